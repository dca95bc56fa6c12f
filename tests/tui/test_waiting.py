"""What takes longer than a repaint is worked out beside the screen: it can be used meanwhile, and nothing stale is ever shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event

import pytest
from textual.pilot import Pilot

from negotui.analysis import cost_of, panel_for
from negotui.analysis.offers import board as boards
from negotui.analysis.offers.board import Board, latest_board
from negotui.analysis.offers.cost import cost as offers_cost
from negotui.analysis.work import REPAINT, Stopped, checkpoint
from negotui.domain.blocks import WORKING, Panel
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context
from negotui.services.workspace import Workspace
from negotui.tui.screens.method import show_method
from tests.tui.harness import (
    answered,
    entries,
    make_example,
    paste,
    press,
    running,
    screen_text,
    settled,
    table,
    told,
    workbook,
)

SLOW = "win-win"


class Slow:
    """An analysis that takes until `gate` opens.

    begun: what it was begun for.  ended: how many times it was stopped.  done: how many times not.  over: set at each end.
    """

    def __init__(self) -> None:
        self.gate = Event()
        self.begun: list[Negotiation] = []
        self.ended = self.done = 0
        self.over = Event()

    def wait(self, negotiation: Negotiation) -> None:
        self.begun.append(negotiation)
        try:
            while not self.gate.wait(0.005):
                checkpoint()
        except Stopped:
            self.ended += 1
            raise
        finally:
            self.over.set()
        self.done += 1

    def cost(self, section: str, negotiation: Negotiation, context: Context) -> int:
        return REPAINT + 1 if section == SLOW else cost_of(section, negotiation, context)

    def panel(self, section: str, negotiation: Negotiation, context: Context) -> Panel | None:
        if section != SLOW:
            return panel_for(section, negotiation, context)
        self.wait(negotiation)
        return Panel(f"Worked out over {len(negotiation.entries)} entries.")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    made = Slow()
    monkeypatch.setattr("negotui.services.analysis.cost_of", made.cost)
    monkeypatch.setattr("negotui.services.panels.panel_for", made.panel)
    return made


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Let the screen go on until something has come about."""
    while not true():
        await pilot.pause()
    await settled(pilot)


async def begin(pilot: Pilot[None], slow: Slow, times: int = 1) -> None:
    """Go to the section that takes so long, and wait until the thread has begun."""
    await press(pilot, "0")
    await until(pilot, lambda: len(slow.begun) == times)


async def test_a_tab_can_be_used_while_its_figures_are_worked_out(workspace: Workspace, slow: Slow) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await begin(pilot, slow)
        assert WORKING.verdict in screen_text(pilot)
        assert workbook(pilot).body.pane.section.views[0].title in screen_text(pilot)
        view = workbook(pilot).body.pane.section_view
        stood = view.target
        await press(pilot, "j")
        assert view.target != stood
        await press(pilot, "enter")
        assert workbook(pilot).forms.form is not None
        await press(pilot, "escape", "equals_sign")
        assert WORKING.verdict in told(pilot)
        slow.gate.set()
        await answered(pilot)
        assert "Worked out over" in screen_text(pilot)
        assert WORKING.verdict not in screen_text(pilot)
        # Moving on to other entries while it was worked out did not begin it anew.
        assert (slow.begun[0], slow.ended) == (workbook(pilot).negotiation, 0)


async def test_leaving_the_tab_stops_it_and_coming_back_begins_it_anew(workspace: Workspace, slow: Slow) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await begin(pilot, slow)
        await press(pilot, "1")
        await until(pilot, lambda: slow.ended == 1)
        assert WORKING.verdict not in screen_text(pilot)
        await begin(pilot, slow, 2)
        slow.gate.set()
        await answered(pilot)
        assert "Worked out over" in screen_text(pilot)
        done = slow.done
        await press(pilot, "1", "0")
        assert slow.done == done, "what is known is not worked out again"


async def test_passing_by_begins_nothing(workspace: Workspace, slow: Slow) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await pilot.press("0", "1")
        await answered(pilot)
        assert workbook(pilot).body.pane.section.id == "leverage"
        assert (len(slow.begun) - slow.ended, slow.done) == (0, 0)


async def test_a_change_meanwhile_discards_what_was_begun_before(workspace: Workspace, slow: Slow) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        count = len(workbook(pilot).negotiation.entries)
        await begin(pilot, slow)
        await press(pilot, "a")
        await paste(pilot, "Another one")
        await press(pilot, "escape")
        assert len(workbook(pilot).negotiation.entries) == count + 1
        await until(pilot, lambda: slow.ended >= 1 and len(slow.begun[-1].entries) == count + 1)
        content = workbook(pilot).body.pane.section_view.content
        assert content is not None
        assert content.panel is WORKING
        slow.gate.set()
        await answered(pilot)
        content = workbook(pilot).body.pane.section_view.content
        assert content is not None
        assert content.panel is not None
        assert content.panel.verdict == f"Worked out over {count + 1} entries."


async def test_closing_the_workbook_stops_it(workspace: Workspace, slow: Slow) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await begin(pilot, slow)
        await press(pilot, "escape")
        await until(pilot, lambda: slow.ended == 1)


async def test_quitting_does_not_wait_for_it(workspace: Workspace, slow: Slow) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await begin(pilot, slow)
        slow.over.clear()
        await pilot.press("ctrl+q")
    assert await asyncio.to_thread(slow.over.wait, 30)
    assert (slow.ended, slow.done) == (1, 0)


async def test_figures_that_cannot_be_worked_out_are_told_of(
    workspace: Workspace, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(section: str, negotiation: Negotiation, context: Context) -> Panel | None:
        if section == SLOW:
            raise ArithmeticError
        return panel_for(section, negotiation, context)

    monkeypatch.setattr("negotui.services.panels.panel_for", fails)
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "0")
        await answered(pilot)
        title = workbook(pilot).body.pane.section.title
        assert f"I couldn’t work out the figures of {title}" in " ".join(screen_text(pilot).split())
        await press(pilot, "1")
        assert workbook(pilot).body.pane.section.id == "leverage"


async def test_the_formula_of_what_is_being_worked_out_comes_later(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        show_method(workbook(pilot), WORKING)
        await settled(pilot)
        assert told(pilot) == [WORKING.verdict]
        show_method(workbook(pilot), None)
        await settled(pilot)
        assert "has no formula" in told(pilot)[-1]


async def test_offers_are_logged_while_their_values_are_worked_out(
    workspace: Workspace, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def score(negotiation: Negotiation, context: Context) -> Board:
        slow.wait(negotiation)
        return latest_board(negotiation, context)

    def cost(negotiation: Negotiation, context: Context) -> int:
        return offers_cost(negotiation, context) if slow.done else REPAINT + 1

    monkeypatch.setattr(boards, "latest_board", score)
    monkeypatch.setattr("negotui.services.talk.offers_cost", cost)
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        await press(pilot, "t", "o")
        await until(pilot, lambda: len(slow.begun) == 1)
        await paste(pilot, "base 124k")
        assert "has no score yet. I’m still working out the figures" in screen_text(pilot)
        await press(pilot, "enter", "o")
        await paste(pilot, "base 126k")
        await press(pilot, "enter")
        assert [one.get("name") for one in entries(pilot, "offers")] == ["their offer 1", "their offer 2"]
        assert "has no score yet" in screen_text(pilot)
        # Both were logged on top of what is being worked out: it goes on.
        assert (len(slow.begun), slow.ended) == (1, 0)
        await press(pilot, "o")
        slow.gate.set()
        await answered(pilot)
        await paste(pilot, "base 125k")
        assert "15,000 better than your limit" in screen_text(pilot)
        await press(pilot, "escape")
        board = table(pilot).log_pane.board
        shown = table(pilot).negotiation
        assert board == boards.board_of(shown, workspace.context(shown))
        assert "has no score yet" not in screen_text(pilot)


async def test_leaving_the_table_stops_it(workspace: Workspace, slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    def score(negotiation: Negotiation, context: Context) -> Board:
        slow.wait(negotiation)
        return latest_board(negotiation, context)

    monkeypatch.setattr(boards, "latest_board", score)
    monkeypatch.setattr("negotui.services.talk.offers_cost", lambda *_: REPAINT + 1)
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await until(pilot, lambda: len(slow.begun) == 1)
        await press(pilot, "escape")
        await until(pilot, lambda: slow.ended == 1)
        assert workbook(pilot).is_current
