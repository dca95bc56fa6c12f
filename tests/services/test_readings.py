"""What their offers say is shown beside the log, changes no other figure, and is taken over in one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, open_workspace

OFFERS = (
    "base 115k; bonus 0; remote 1; first pay After 12 months; start In 5 weeks",
    "bonus 5,000",
    "bonus 10,000",
    "remote 2",
    "remote 3",
    "first pay After 9 months",
    "first pay After 6 months",
)
"""They move on everything but the base and the start."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path / "notes.db")
    yield workspace
    workspace.close()


@pytest.fixture
def talked(workspace: Workspace) -> Negotiation:
    negotiation = make_example(workspace)
    mine = "base 130k; bonus 10,000; remote 3; first pay After 6 months; start In 13 weeks"
    negotiation = workspace.talk.offer(negotiation, "mine", mine).negotiation
    for typed in OFFERS:
        negotiation = workspace.talk.offer(negotiation, "theirs", typed).negotiation
    return negotiation


def weights(negotiation: Negotiation) -> dict[str, str]:
    return {negotiation.entry(one.get("issue")).get("name"): one.get("weight") for one in negotiation.of("limits")}  # type: ignore[union-attr]


def test_nothing_is_said_below_three_offers(workspace: Workspace) -> None:
    negotiation = make_example(workspace)
    assert workspace.readings.task(negotiation).work() == ()
    for typed in OFFERS[:2]:
        negotiation = workspace.talk.offer(negotiation, "theirs", typed).negotiation
        assert workspace.readings.task(negotiation).work() == ()
    with pytest.raises(NegotuiError, match="nothing to take over"):
        workspace.readings.take_over(negotiation)


def test_what_they_held_on_to_seems_to_matter_more(workspace: Workspace, talked: Negotiation) -> None:
    text = words_of(workspace.readings.task(talked).work())
    assert "it seems to matter more to them (about 37, not 30; 80 % between 24 and 45)" in text
    assert "Press T to make this your guess" in text
    assert "A guess about people, from 7 offers of theirs" in text


def test_a_reason_is_given_only_where_their_moves_are_one(workspace: Workspace, talked: Negotiation) -> None:
    first = words_of(workspace.readings.task(talked).work()).splitlines()[0]
    assert first.startswith("They have moved on Signing bonus twice and never on Start date: it seems to matter more")


def test_taking_over_again_and_again_comes_to_rest(workspace: Workspace, talked: Negotiation) -> None:
    """The same offers count once more beside the new guess, so that there may be a second step; but no third."""
    for _ in range(2):
        workspace.readings.take_over(talked)
        talked = workspace.lookup.negotiation(talked.id)
    assert workspace.readings.task(talked).work() == ()
    with pytest.raises(NegotuiError, match="nothing to take over"):
        workspace.readings.take_over(talked)


def test_it_changes_no_figure_until_it_is_taken_over_and_undo_brings_the_guess_back(
    workspace: Workspace, talked: Negotiation
) -> None:
    before = weights(talked)
    workspace.readings.task(talked).work()
    assert weights(workspace.lookup.negotiation(talked.id)) == before
    sentence = workspace.readings.take_over(talked)
    assert sentence.startswith("Your guess of their weights now follows their offers: ")
    taken = weights(workspace.lookup.negotiation(talked.id))
    assert taken != before
    assert sum(int(weight) for weight in taken.values()) == 100
    workspace.history.undo(talked.id)
    assert weights(workspace.lookup.negotiation(talked.id)) == before


def test_where_the_steps_of_a_price_lead_becomes_the_guess_of_their_limit(workspace: Workspace) -> None:
    negotiation = workspace.negotiations.create("A car")
    issue = workspace.entries.add(
        negotiation,
        "issues",
        {"name": "Price", "better": "more", "opening": "9,000", "target": "8,000", "limit": "7,000"},
    )
    negotiation = workspace.lookup.negotiation(negotiation.id)
    for figure in ("5,000", "6,000", "6,500"):
        negotiation = workspace.talk.offer(negotiation, "theirs", f"Price {figure}").negotiation
    assert "6,700 and 7,700" in words_of(workspace.readings.task(negotiation).work())
    workspace.readings.take_over(negotiation)
    (guess,) = workspace.lookup.negotiation(negotiation.id).of("limits")
    assert guess.get("issue") == issue.id
    assert [guess.get(name) for name in ("low", "likely", "high")] == ["6700", "7200", "7700"]


def test_the_review_says_how_good_the_reading_was(workspace: Workspace, talked: Negotiation) -> None:
    closed = workspace.talk.close(talked, "agreed").negotiation
    panel = workspace.analysis.panel(closed, "review")
    assert panel is not None
    assert "From their offers:" in words_of(panel.blocks)
