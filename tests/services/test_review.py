"""Looking back over a file: cases read once, lessons that come back, one taken over, the form that begins filled in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.analysis.insights.case import Case
from negotui.domain.blocks import Check, Checklist, State, words_of
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError, NotFound
from negotui.export.markdown import markdown_of
from negotui.services import review
from negotui.services.library import LIBRARY
from negotui.services.workspace import Workspace
from tests.closed import fee, over, talked
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


def lesson(workspace: Workspace, of: Negotiation, text: str, **more: str) -> str:
    return workspace.entries.add(workspace.lookup.negotiation(of.id), "lessons", {"lesson": text, **more}).id


def lessons(workspace: Workspace, of: Negotiation) -> list[str]:
    return [one.entry.get("lesson") for one in workspace.lessons.earlier(workspace.lookup.negotiation(of.id))]


# Insights


def test_only_what_is_over_counts_and_the_example_does_not(workspace: Workspace) -> None:
    talked(workspace)
    first, second = fee(workspace), fee(workspace)
    fee(workspace, stage="talking")
    workspace.negotiations.delete(second.id)
    assert [case.id for case in workspace.review.cases()] == [first.id]
    workspace.history.undo(LIBRARY)
    assert {case.id for case in workspace.review.cases()} == {first.id, second.id}


def test_what_has_not_changed_is_not_read_again(workspace: Workspace) -> None:
    first, second, third = (fee(workspace) for _ in range(3))
    known: dict[tuple[str, str], Case | None] = {}
    assert list(workspace.review.gather(known)) == [(0, 3), (3, 3)]
    before = {id: case for (id, _), case in known.items()}
    workspace.entries.edit(second.id, {"result": "13,000"})
    workspace.negotiations.delete(third.id)
    assert list(workspace.review.gather(known)) == [(1, 2), (2, 2)]
    after = {id: case for (id, _), case in known.items()}
    assert after.keys() == {first.id, second.id}
    assert after[first.id] is before[first.id]
    assert after[second.id] != before[second.id]


def test_a_negotiation_that_cannot_be_read_is_left_out(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    fee(workspace)
    known: dict[tuple[str, str], Case | None] = {}
    monkeypatch.setattr(review, "case_of", _fails)
    list(workspace.review.gather(known))
    assert list(known.values()) == [None]
    assert workspace.review.readable_cases(known) == ()


def _fails(*_: object) -> None:
    raise ArithmeticError


def test_insights_in_words_and_data(workspace: Workspace) -> None:
    over(workspace)
    cases = workspace.review.cases()
    document = workspace.export.insights(cases)
    page, data = markdown_of(document.blocks), document.data
    assert isinstance(data, dict)
    assert page.startswith("# Insights\n")
    assert data["verdict"] == workspace.review.insights(cases).verdict
    assert isinstance(data["figures"], dict)
    assert data["figures"]["brier"]["cases"] == 8


# Lessons come back


def test_lessons_come_back_for_the_same_counterpart_and_the_same_kind(workspace: Workspace) -> None:
    one = workspace.negotiations.create("Flour", "Halden Mills", kind="renewal")
    two = workspace.negotiations.create("Rent", "Mrs. Okafor", kind="Renewal")
    other = workspace.negotiations.create("Van", "Lindqvist Motors", kind="purchase")
    for of, text in ((one, "Ask first"), (two, "Stay calm"), (other, "Ring two dealers")):
        lesson(workspace, of, text)
    made = workspace.negotiations.create("Yeast", "HALDEN  mills", kind="renewal")
    assert lessons(workspace, made) == ["Ask first", "Stay calm"]
    assert [one.same_counterpart for one in workspace.lessons.earlier(made)] == [True, False]
    assert lessons(workspace, workspace.negotiations.create("Something else")) == []
    assert lessons(workspace, one) == ["Stay calm"]


@pytest.mark.parametrize("text", [text for text in HOSTILE_TEXTS if text.strip()][::4])
def test_whatever_the_counterpart_is_called(workspace: Workspace, text: str) -> None:
    one = workspace.negotiations.create("one", text[:200])
    if not one.details.get("counterpart"):
        return
    lesson(workspace, one, "Ask")
    made = workspace.negotiations.create("two", text[:200])
    assert lessons(workspace, made) == ["Ask"]
    assert words_of(workspace.lessons.blocks(made))


def test_a_kind_that_is_a_part_of_another_is_another(workspace: Workspace) -> None:
    lesson(workspace, workspace.negotiations.create("one", kind="agreed renewal"), "Ask")
    assert lessons(workspace, workspace.negotiations.create("two", kind="renewal")) == []


def test_open_commitments_come_back_and_done_ones_do_not(workspace: Workspace) -> None:
    one = workspace.negotiations.create("Flour", "Halden Mills")
    for what, done in (("Send the list", ""), ("Pay", "yes")):
        workspace.entries.add(one, "commitments", {"what": what, "who": "me", "due": "1 Dec 2026", "done": done})
    made = workspace.negotiations.create("Yeast", "Halden Mills")
    (block,) = workspace.lessons.blocks(made)
    assert isinstance(block, Checklist)
    assert [(check.label, check.detail) for check in block.checks] == [
        ("Send the list", "me · by Tue 1 Dec · from “Flour”")
    ]


def test_of_many_lessons_the_first_twelve_stand_there_and_the_others_are_counted(workspace: Workspace) -> None:
    one = workspace.negotiations.create("Flour", "Halden Mills")
    for number in range(14):
        lesson(workspace, one, f"Lesson {number}")
    (block,) = workspace.lessons.blocks(workspace.negotiations.create("Yeast", "Halden Mills"), " (T)")
    assert isinstance(block, Checklist)
    assert block.title == "Lessons from other negotiations (T)"
    assert [check.label for check in block.checks[:12]] == [f"Lesson {number}" for number in range(12)]
    assert block.checks[12:] == (Check("and 2 more", State.READY, "in the older ones", ""),)


def test_they_stand_in_the_tab_of_conclusions_until_it_is_over_and_in_no_export(workspace: Workspace) -> None:
    one = workspace.negotiations.create("Flour", "Halden Mills")
    id = lesson(workspace, one, "Ask first", next="Bring the list")
    made = workspace.negotiations.create("Yeast", "Halden Mills")
    panel = workspace.analysis.panel(made, "wrap-up")
    assert panel is not None
    (found,) = [block for block in panel.blocks if isinstance(block, Checklist) and "Lessons" in block.title]
    assert [(check.label, check.detail, check.link) for check in found.checks] == [
        ("Ask first", "Bring the list · from “Flour”", f"entry:{id}")
    ]
    assert "Ask first" not in words_of(panel_blocks(workspace, made, "options"))
    assert "Ask first" not in workspace.export.text(made)
    workspace.entries.edit(made.id, {"stage": "agreed"})
    assert "Ask first" not in words_of(panel_blocks(workspace, workspace.lookup.negotiation(made.id), "wrap-up"))


def panel_blocks(workspace: Workspace, of: Negotiation, section: str) -> tuple:  # type: ignore[type-arg]
    panel = workspace.analysis.panel(of, section)
    return panel.blocks if panel else ()


def test_one_is_taken_over_and_undone(workspace: Workspace) -> None:
    one = workspace.negotiations.create("Flour", "Halden Mills")
    id = lesson(workspace, one, "Ask first", happened="Nobody asked", next="Bring the list")
    made = workspace.negotiations.create("Yeast", "Halden Mills")
    workspace.lessons.take_over(made, id)
    (copied,) = workspace.lookup.negotiation(made.id).of("lessons")
    assert dict(copied.values) == {"lesson": "Ask first", "happened": "Nobody asked", "next": "Bring the list"}
    assert lessons(workspace, made) == [], "what is here already is not offered again"
    workspace.history.undo(made.id)
    assert workspace.lookup.negotiation(made.id).of("lessons") == ()
    assert workspace.lookup.negotiation(one.id).of("lessons")[0].get("lesson") == "Ask first"


def test_what_is_no_lesson_of_another_is_not_taken_over(workspace: Workspace) -> None:
    one, made = workspace.negotiations.create("Flour"), workspace.negotiations.create("Yeast")
    fact = workspace.entries.add(one, "facts", {"claim": "It rains"}).id
    own = lesson(workspace, made, "Ask")
    for id in (fact, own):
        with pytest.raises(NegotuiError):
            workspace.lessons.take_over(made, id)
    with pytest.raises(NotFound):
        workspace.lessons.take_over(made, "gone")


# The review's form


def test_the_first_entry_of_the_review_begins_filled_in_and_is_not_kept(workspace: Workspace) -> None:
    of = fee(workspace)
    (view,) = workspace.guide().section("review").views
    begun = workspace.review.first_entry(of, view)
    assert begun.get("intended") == "Fee: opening 14,500, target 13,200, limit 10,300"
    assert begun.get("happened").startswith("Fee was agreed at 12,600")
    assert not begun.get("why")
    assert workspace.lookup.negotiation(of.id).of("review") == ()
    workspace.entries.write_field(of, begun, "why", "They were in a hurry.", workspace.entries.step())
    (kept,) = workspace.lookup.negotiation(of.id).of("review")
    assert (kept.get("topic"), kept.get("why")) == ("The talk as a whole", "They were in a hurry.")
    workspace.history.undo(of.id)
    assert workspace.lookup.negotiation(of.id).of("review") == ()


def test_a_second_entry_and_other_sheets_begin_empty(workspace: Workspace) -> None:
    of = fee(workspace)
    workspace.entries.add(of, "review", {"topic": "The opening"})
    of = workspace.lookup.negotiation(of.id)
    guide = workspace.guide()
    (view,) = guide.section("review").views
    assert workspace.review.first_entry(of, view).values == ()
    wanted = next(view for _, view in guide.views() if view.sheet == "lessons")
    assert workspace.review.first_entry(of, wanted).values == ()


def test_the_export_of_what_is_over_holds_the_review(workspace: Workspace) -> None:
    of = talked(workspace)
    page = workspace.export.text(of)
    assert "## Looking Back\n\n**Agreed at 62 of 100: 27 better than walking away, 19 short of your target.**" in page
    assert "What was left on the table" in page
    assert "Looking Back" not in workspace.export.text(workspace.negotiations.create("open"))


def test_after_closing_the_last_tab_begins_with_the_result(workspace: Workspace) -> None:
    of = fee(workspace)
    panel = workspace.analysis.panel(of, "wrap-up")
    assert panel is not None
    assert panel.verdict.startswith("Fee was agreed at 12,600")
    assert "Filled in" in words_of(panel.blocks)
