"""What is due in all negotiations: what is listed, in which order, and what can be marked done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from negotui.domain.agenda import DueItem, Nearness, by_span
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError, NotFound
from negotui.services.workspace import Workspace
from tests.tui.harness import TODAY, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with the guide that comes with the program; its day is Monday 23 Nov 2026."""
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def rent(workspace: Workspace) -> Negotiation:
    return workspace.negotiations.create("Rent", "Mrs. Okafor", deadline="27 Nov")


def whats(workspace: Workspace, days: int | None = None) -> list[str]:
    return [one.what for one in workspace.agenda.items(days)]


def add(workspace: Workspace, negotiation: Negotiation, sheet: str, **texts: str) -> str:
    return workspace.entries.add(workspace.lookup.negotiation(negotiation.id), sheet, texts).id


def test_promises_steps_deadlines_and_offers_by_day(workspace: Workspace, rent: Negotiation) -> None:
    ruth = add(workspace, rent, "people", name="Ruth")
    add(workspace, rent, "commitments", what="Send the draft", who="me", due="today")
    add(workspace, rent, "steps", what="Call", person=ruth, due="yesterday")
    add(workspace, rent, "alternatives", what="Mill Lane", next="See the shop", due="in 2 days")
    add(workspace, rent, "delay", what="The lease ends", deadline="in 30 days")
    add(workspace, rent, "offers", name="Second", side="theirs", until="in 3 days", terms="")
    add(workspace, rent, "commitments", what="Thank her", who="me")
    found = workspace.agenda.items()
    assert [(one.what, one.kind, one.more) for one in found] == [
        ("Call", "step", "for Ruth"),
        ("Send the draft", "promise", "me"),
        ("See the shop", "next step", "for Mill Lane"),
        ("Second", "offer lapses", "theirs"),
        ("Rent", "deadline", ""),
        ("The lease ends", "last day", ""),
        ("Thank her", "promise", "me"),
    ]
    spans = by_span(found, TODAY)
    assert [(span, len(ones)) for span, ones in spans.items()] == [
        (Nearness.OVERDUE, 1), (Nearness.TODAY, 1), (Nearness.NEAR, 3), (Nearness.LATER, 1), (Nearness.UNDATED, 1)
    ]  # fmt: skip
    assert {one.title for one in found} == {"Rent"}


@pytest.mark.parametrize(
    ("when", "span"),
    [
        ("2026-11-22", Nearness.OVERDUE),
        ("2025-01-01", Nearness.OVERDUE),
        ("2026-11-23", Nearness.TODAY),
        ("2026-11-23T18:00", Nearness.TODAY),
        ("2026-11-24", Nearness.NEAR),
        ("2026-11-30", Nearness.NEAR),
        ("2026-12-01", Nearness.LATER),
        ("", Nearness.UNDATED),
        ("some day", Nearness.UNDATED),
    ],
)
def test_how_near_a_day_is(when: str, span: Nearness) -> None:
    assert DueItem("e", "n", "T", "", "promise", "x", "", when, True).span(date(2026, 11, 23)) is span


@pytest.mark.parametrize(
    ("sheet", "texts"),
    [
        ("commitments", {"what": "x", "who": "me", "due": "today", "done": "yes"}),
        ("steps", {"what": "x", "due": "today", "done": "yes"}),
        ("alternatives", {"what": "x", "next": "y", "due": "today", "next_done": "yes"}),
        ("alternatives", {"what": "x", "side": "theirs", "next": "y", "due": "today"}),
        ("alternatives", {"what": "x"}),
        ("delay", {"what": "x", "deadline": "yesterday"}),
        ("delay", {"what": "x"}),
        ("offers", {"name": "x", "until": "yesterday"}),
        ("offers", {"name": "x", "until": "tomorrow", "state": "refused"}),
        ("facts", {"claim": "x", "date": "today"}),
    ],
)
def test_what_is_done_past_or_theirs_is_not_listed(workspace: Workspace, sheet: str, texts: dict[str, str]) -> None:
    rent = workspace.negotiations.create("Rent")
    add(workspace, rent, sheet, **texts)
    assert whats(workspace) == []


def test_after_the_talk_only_promises_and_steps_remain(workspace: Workspace, rent: Negotiation) -> None:
    add(workspace, rent, "commitments", what="Pay", who="me")
    add(workspace, rent, "steps", what="Thank", due="tomorrow")
    add(workspace, rent, "alternatives", what="Mill Lane", next="See it", due="tomorrow")
    workspace.entries.edit(rent.id, {"stage": "agreed"})
    assert whats(workspace) == ["Thank", "Pay"]


def test_archived_and_deleted_negotiations_are_left_out(workspace: Workspace, rent: Negotiation) -> None:
    other = workspace.negotiations.create("Van", deadline="tomorrow")
    add(workspace, rent, "commitments", what="Pay", due="today")
    workspace.negotiations.archive(rent.id)
    assert whats(workspace) == ["Van"]
    workspace.negotiations.delete(other.id)
    assert whats(workspace) == []


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (None, ["a", "b", "c", "Rent", "d", "e"]),
        (0, ["a", "b"]),
        (1, ["a", "b", "c"]),
        (4, ["a", "b", "c", "Rent"]),
        (40, ["a", "b", "c", "Rent", "d"]),
    ],
)
def test_days_ahead(workspace: Workspace, rent: Negotiation, days: int | None, found: list[str]) -> None:
    for what, due in (("a", "yesterday"), ("b", "today"), ("c", "tomorrow"), ("d", "in 30 days"), ("e", "")):
        add(workspace, rent, "commitments", what=what, due=due)
    assert whats(workspace, days) == found


@pytest.mark.parametrize(
    ("sheet", "texts"),
    [
        ("commitments", {"what": "x"}),
        ("steps", {"what": "x", "due": "today"}),
        ("alternatives", {"what": "x", "next": "y"}),
    ],
)
def test_marking_done_is_one_step_of_its_negotiation(workspace: Workspace, sheet: str, texts: dict[str, str]) -> None:
    rent = workspace.negotiations.create("Rent")
    id = add(workspace, rent, sheet, **texts)
    workspace.agenda.mark(id)
    assert whats(workspace) == []
    assert workspace.lookup.negotiation(rent.id).entry(id) is not None
    workspace.history.undo(rent.id)
    assert len(whats(workspace)) == 1
    workspace.agenda.mark(id)
    workspace.agenda.mark(id, done=False)
    assert len(whats(workspace)) == 1


@pytest.mark.parametrize("sheet", ["delay", "facts", "details"])
def test_what_has_no_mark_is_refused(workspace: Workspace, rent: Negotiation, sheet: str) -> None:
    texts = {"delay": {"what": "x"}, "facts": {"claim": "x"}}
    id = add(workspace, rent, sheet, **texts[sheet]) if sheet in texts else rent.id
    with pytest.raises(NegotuiError, match="Only a promise or a step"):
        workspace.agenda.mark(id)


@pytest.mark.parametrize("ref", ["send the draft", "SEND", "draft", "Send thé draft", "draft send"])
def test_an_item_is_found_by_its_words(workspace: Workspace, rent: Negotiation, ref: str) -> None:
    id = add(workspace, rent, "commitments", what="Send the draft")
    add(workspace, rent, "commitments", what="Call back")
    assert workspace.agenda.find(ref).entry == id
    assert workspace.agenda.find(id[:20]).entry == id


@pytest.mark.parametrize("ref", ["send", "e", "nothing such", "", "Rent"])
def test_it_never_guesses_between_two_and_never_takes_a_deadline(
    workspace: Workspace, rent: Negotiation, ref: str
) -> None:
    add(workspace, rent, "commitments", what="Send the draft")
    add(workspace, rent, "commitments", what="Send the keys")
    with pytest.raises(NotFound) as refused:
        workspace.agenda.find(ref)
    assert refused.value.hint


def test_the_whole_name_wins_over_a_longer_one(workspace: Workspace, rent: Negotiation) -> None:
    id = add(workspace, rent, "commitments", what="Send")
    add(workspace, rent, "commitments", what="Send the keys")
    assert workspace.agenda.find("send").entry == id


def test_a_copy_begins_with_its_steps_not_done(workspace: Workspace, rent: Negotiation) -> None:
    id = add(workspace, rent, "alternatives", what="Mill Lane", next="See the shop")
    workspace.agenda.mark(id)
    copy = workspace.negotiations.duplicate(workspace.lookup.negotiation(rent.id))
    assert [(one.what, one.negotiation) for one in workspace.agenda.items() if one.kind == "next step"] == [
        ("See the shop", copy.id)
    ]
