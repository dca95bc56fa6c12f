"""One negotiation as the beginning of another: what goes along, where links lead, and what stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.domain.references import terms_of
from negotui.guides.folders import GuideFolders, content_folder
from negotui.services.copies import FRAME
from negotui.services.library import LIBRARY
from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, open_workspace

from ..hostile import HOSTILE_TEXTS

BEHIND = {"offers", "log", "review", "commitments", "lessons"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with the guide that comes with the program: what goes along is said of its sheets."""
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def source(workspace: Workspace) -> Negotiation:
    made = make_example(workspace)
    workspace.entries.edit(
        made.id, {"result": "signed", "closed": "yesterday", "stage": "agreed", "tags": "pay, remote"}
    )
    for sheet, texts in (
        ("offers", {"name": "First", "side": "mine", "terms": "Base salary = 132,000"}),
        ("log", {"text": "They smiled"}),
        ("review", {"topic": "All of it"}),
        ("lessons", {"lesson": "Ask early"}),
        ("steps", {"what": "Call", "due": "yesterday", "done": "yes"}),
        ("steps", {"what": "Write", "due": "in 9 days"}),
        ("questions", {"question": "Who signs?", "answer": "The director"}),
        ("arguments", {"point": "Value", "answer": "Mine"}),
        ("signals", {"cue": "Silence", "seen": "twice", "proved": "right"}),
    ):
        workspace.entries.add(workspace.lookup.negotiation(made.id), sheet, texts)
    workspace.negotiations.archive(made.id)
    return workspace.lookup.negotiation(made.id)


def test_with_all_notes(workspace: Workspace, source: Negotiation) -> None:
    copy = workspace.negotiations.duplicate(source)
    assert workspace.lookup.negotiation(copy.id) == copy
    details = dict(copy.details.values)
    assert details == {
        "title": f"{source.title} (copy)",
        "counterpart": source.details.get("counterpart"),
        "kind": source.details.get("kind"),
        "tags": "pay, remote",
        "stage": "preparing",
    }
    kept = [entry for entry in source.entries if entry.sheet not in BEHIND]
    assert [entry.sheet for entry in copy.entries] == [entry.sheet for entry in kept]
    assert {entry.id for entry in copy.entries}.isdisjoint(entry.id for entry in source.entries)
    for entry in copy.entries:
        assert not any(entry.get(name) for name in ("told", "proved", "actual", "seen", "done"))
    steps = {step.get("what"): step.get("due") for step in copy.of("steps")}
    assert (steps["Call"], steps["Write"]) == ("", "2026-12-02")
    (asked,) = [one for one in copy.of("questions") if one.get("question") == "Who signs?"]
    (argued,) = [one for one in copy.of("arguments") if one.get("point") == "Value"]
    assert (asked.get("answer"), argued.get("answer")) == ("", "Mine")


def test_links_lead_to_the_copies(workspace: Workspace, source: Negotiation) -> None:
    copy = workspace.negotiations.duplicate(source, "Next year")
    assert copy.title == "Next year"
    ids = {entry.id for entry in copy.entries}
    context, before = workspace.context(copy), workspace.context(source)
    linked = 0
    for old, new in zip([entry for entry in source.entries if entry.sheet not in BEHIND], copy.entries, strict=True):
        for field in context.sheet(new.sheet).fields:
            if field.type in {"link", "links", "terms"} and old.get(field.name):
                linked += 1
                text = new.get(field.name)
                links = [issue for issue, _ in terms_of(text)] if field.type == "terms" else text.split()
                assert links
                assert ids.issuperset(links)
        assert context.name(new) == before.name(old)
    assert linked > 10
    shown = workspace.export.data(copy)
    assert "(deleted)" not in str(shown)


def test_the_bones_only(workspace: Workspace, source: Negotiation) -> None:
    copy = workspace.negotiations.duplicate(source, frame=True)
    assert {entry.sheet for entry in copy.entries} == {entry.sheet for entry in source.entries} & FRAME.keys()
    for entry in copy.entries:
        assert {name for name, _ in (*entry.values, *entry.drafts)} <= FRAME[entry.sheet]
    for sheet in FRAME:
        assert len(copy.of(sheet)) == len(source.of(sheet))
    issues = {entry.id for entry in copy.of("issues")}
    assert all(option.get("issue") in issues for option in copy.of("options"))
    # Which way the money goes, what it is measured on, when to ask and whom: the next talk is built the same way.
    assert {(one.get("flow"), one.get("issue") in issues) for one in copy.of("alternatives")} == {
        ("I get", True),
        ("I pay", True),
    }
    assert [one.get("moment") for one in copy.of("questions")][:3] == ["before figures", "after theirs", "when stuck"]
    people = {one.id: one for one in copy.of("people")}
    asked = {one.get("name"): people[one.get("asks")].get("name") for one in people.values() if one.get("asks")}
    assert asked == {"Ruth": "Daniel", "Maja": "Ruth"}
    assert not any(one.get("mandate") for one in people.values())


def test_the_frame_names_what_the_guide_has(workspace: Workspace) -> None:
    guide = GuideFolders(content_folder()).guide("leverage")
    for sheet, fields in FRAME.items():
        assert guide.has(sheet, *fields)


def test_it_is_one_step_of_the_library(workspace: Workspace, source: Negotiation) -> None:
    workspace.negotiations.duplicate(source, "Next year")
    assert workspace.history.undo(LIBRARY) == "Undid: added “Next year”."
    assert workspace.library.count() == 0
    workspace.history.redo(LIBRARY)
    assert [summary.title for summary in workspace.library.summaries()] == ["Next year"]
    assert workspace.lookup.negotiation(source.id) == source


def test_a_copy_of_a_copy_and_what_was_not_read_yet(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent", deadline="in 3 days")
    step = workspace.entries.new(made, "steps").put("what", "Call")
    workspace.entries.write_field(made, step, "due", "some day", workspace.entries.step())
    entry = workspace.entries.new(made, "facts")
    workspace.entries.write_field(made, entry.put("claim", "Next door"), "figure", "about 9", workspace.entries.step())
    again = workspace.negotiations.duplicate(workspace.negotiations.duplicate(workspace.lookup.negotiation(made.id)))
    assert again.title == "Rent (copy) (copy)"
    assert again.details.get("deadline") == ""
    (fact,) = again.of("facts")
    assert fact.draft("figure") == "about 9"
    assert [(one.get("what"), one.draft("due")) for one in again.of("steps")] == [("Call", "some day")]


@pytest.mark.parametrize("text", HOSTILE_TEXTS[::7])
def test_any_text_goes_along(workspace: Workspace, text: str) -> None:
    made = workspace.negotiations.create(f"x {text}", counterpart=text)
    for title in ("", text):
        copy = workspace.negotiations.duplicate(made, title)
        assert workspace.lookup.negotiation(copy.id) == copy
