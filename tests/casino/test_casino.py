"""Thirty negotiations between real people go in and come out again, word for word. Must not be given an easier text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from negotui.domain.negotiation import Negotiation
from negotui.domain.text import clean, one_line
from negotui.errors import NegotuiError
from negotui.guides.folders import GuideFolders, content_folder
from negotui.services.library import LIBRARY
from negotui.services.workspace import Workspace
from tests import KEPT
from tests.casino.load import ITEMS, SUBMIT, Case, cases, load, messages, other, result, title

CASES = cases()
Loaded = list[tuple[Case, Negotiation]]


def opened(path: Path) -> Workspace:
    return Workspace.open(
        path,
        GuideFolders(content_folder(), cache=KEPT),
        today=lambda: date(2026, 11, 23),
        now=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """All thirty in one file, which no test changes."""
    workspace = opened(tmp_path_factory.mktemp("casino") / "casino.db")
    load(workspace, CASES)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def loaded(workspace: Workspace) -> Loaded:
    """Each with its negotiation as it was read back from the file."""
    return [(case, workspace.lookup.negotiation(title(case))) for case in CASES]


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Workspace]:
    """A file with the first one alone, to be changed."""
    workspace = opened(tmp_path / "scratch.db")
    load(workspace, CASES[:1])
    yield workspace
    workspace.close()


def fields(data: dict[str, Any], sheet: str, **only: str) -> list[dict[str, str]]:
    """The fields of the entries of a sheet that have these values."""
    found = [entry["fields"] for entry in data["sheets"][sheet]]
    return [entry for entry in found if all(entry.get(name) == value for name, value in only.items())]


def plain(markdown: str) -> str:
    """The words of a Markdown page, as a reader that knows tables and strikethrough shows them."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    blocks = ("".join(map(_word, token.children or ())) for token in tokens)
    return one_line(" ".join(blocks))


def _word(token: Token) -> str:
    return token.content if token.type in {"text", "code_inline"} else " " * token.type.endswith("break")


def test_the_results_are_those_of_the_corpus() -> None:
    for case in CASES:
        for side in ("1", "2"):
            share, worth = result(case, side), case["sides"][side]["points_per_item"]
            assert share is not None
            assert sum(share[item] * worth[item] for item in ITEMS) == case["sides"][side]["points_scored"]


def test_all_load_without_a_draft_or_a_loss(workspace: Workspace, loaded: Loaded) -> None:
    assert workspace.library.count() == len(CASES) == 30
    for case, negotiation in loaded:
        assert not negotiation.details.drafts
        assert not [entry for entry in negotiation.entries if entry.drafts]
        assert len(negotiation.entries) == 3 + 3 + 3 + 12 + 1 + 1 + len(case["log"])
        assert negotiation.title == title(case)
        assert negotiation.stage == "agreed"


def test_every_text_comes_out_again(workspace: Workspace, loaded: Loaded) -> None:
    for case, negotiation in loaded:
        data = workspace.export.data(negotiation)
        for side, whose in (("1", "mine"), (other("1"), "theirs")):
            reasons = case["sides"][side]["reason"]
            assert [entry["why"] for entry in fields(data, "interests", side=whose)] == [
                clean(reasons[item]) for item in ITEMS
            ]
        said = [entry["text"] for entry in fields(data, "log")]
        assert [text for text in said if text in set(map(one_line, messages(case)))] == list(
            map(one_line, messages(case))
        )
        submitted = sum(message["text"] == SUBMIT for message in case["log"])
        assert len(fields(data, "offers")) == submitted


def test_figures_are_exact(workspace: Workspace, loaded: Loaded) -> None:
    for case, negotiation in loaded:
        data = workspace.export.data(negotiation)
        worths = case["sides"]["1"]["points_per_item"]
        issues = {entry["name"]: entry for entry in fields(data, "issues")}
        names = {entry.id: entry.get("name") for entry in negotiation.of("issues")}
        most = {names[entry["issue"]]: entry["mine"] for entry in fields(data, "options") if entry["option"] == "3"}
        assert most == {item: str(3 * worths[item]) for item in ITEMS}
        assert {entry["opening"] for entry in issues.values()} == {"3"}
        assert [(entry["worth"], entry["chance"]) for entry in fields(data, "alternatives")] == [("5", "100")] * 2


def test_readiness_is_a_number(workspace: Workspace, loaded: Loaded) -> None:
    ready = workspace.analysis.readiness_of([negotiation.id for _, negotiation in loaded])
    assert len(ready) == 30
    assert all(0 < percent < 100 for percent in ready.values())
    assert all(workspace.analysis.readiness(negotiation) == ready[negotiation.id] for _, negotiation in loaded)


def test_every_panel_has_a_verdict(workspace: Workspace, loaded: Loaded) -> None:
    for _, negotiation in loaded:
        for section in workspace.guide(negotiation.guide).sections:
            panel = workspace.analysis.panel(negotiation, section.id)
            assert panel is None or (panel.verdict and "could not be worked out" not in panel.verdict)


@pytest.mark.parametrize("number", range(30))
def test_the_export_has_every_word(workspace: Workspace, loaded: Loaded, number: int) -> None:
    case, negotiation = loaded[number]
    words = plain(workspace.export.text(negotiation, "markdown"))
    for message in messages(case):
        assert one_line(message) in words
    for side in case["sides"].values():
        for reason in side["reason"].values():
            assert one_line(reason) in words
    assert negotiation.details.get("result") in words


def test_search_finds_words_of_a_message(workspace: Workspace, loaded: Loaded) -> None:
    for case, negotiation in loaded:
        longest = max(messages(case), key=len)
        hits = workspace.search.find(longest)
        assert [hit.sheet for hit in hits if hit.negotiation == negotiation.id] == ["log"]


def test_what_is_changed_is_undone(scratch: Workspace) -> None:
    before = scratch.lookup.negotiation(title(CASES[0]))
    scratch.entries.write_field(before, before.of("log")[0], "text", "Forgotten.", scratch.entries.step())
    assert scratch.lookup.negotiation(before.id).of("log")[0].get("text") == "Forgotten."
    scratch.history.undo(before.id)
    assert scratch.lookup.negotiation(before.id).of("log")[0].get("text") == before.of("log")[0].get("text")
    with pytest.raises(NegotuiError):
        scratch.history.undo(before.id)
    scratch.history.redo(before.id)
    assert scratch.lookup.negotiation(before.id).of("log")[0].get("text") == "Forgotten."


def test_deleting_is_undone(scratch: Workspace) -> None:
    before = scratch.lookup.negotiation(title(CASES[0]))
    scratch.negotiations.delete(before.id)
    assert scratch.library.count() == 0
    assert scratch.search.find("rainy season") == ()
    scratch.history.undo(LIBRARY)
    assert scratch.lookup.negotiation(before.id) == before
