"""Work that a screen may leave to a thread: what it costs is told before, it needs no file, and it ends when nobody waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from negotui.analysis import cost_of
from negotui.analysis.offers.board import board_of, count_unscored, known_board, latest_board, unscored
from negotui.analysis.offers.cost import cost, result_cost
from negotui.analysis.packages.cost import folding_cost, reading_cost
from negotui.analysis.packages.reading import game_of
from negotui.analysis.work import REPAINT, Stopped
from negotui.domain.negotiation import Entry, Negotiation
from negotui.services.task import Task
from tests.analysis.book import book, context, northwind
from tests.analysis.packages.test_work import choices, price
from tests.tui.harness import open_workspace

HEAVY = (*price(0, 2000), *choices(1, 6), *choices(2, 6))


def offers(count: int, first: int = 900) -> list[Entry]:
    return [
        Entry(f"of{at}", "n", "offers").put("side", ("mine", "theirs")[at % 2]).put("terms", f"i0={first - at}")
        for at in range(count)
    ]


def test_a_task_is_long_where_it_costs_more_than_a_repaint() -> None:
    assert not Task(str, REPAINT).is_long
    assert Task(str, REPAINT + 1).is_long
    assert Task(lambda: 7, 1).run(lambda: True) == 7


def test_every_panel_over_many_packages_is_long_until_they_are_known() -> None:
    heavy = book(*HEAVY)
    where = context(heavy)
    game_of(book(), where)
    for section in ("interests", "options", "theirs", "win-win", "table"):
        assert cost_of(section, heavy, where) > REPAINT, section
    assert reading_cost(heavy, where) <= folding_cost(heavy, where)
    game_of(heavy, where)
    # Read, but not folded yet.
    assert (reading_cost(heavy, where), cost_of("options", heavy, where)) == (1, 2)
    assert cost_of("table", heavy, where) > REPAINT
    latest_board(heavy, where)
    assert (folding_cost(heavy, where), cost_of("table", heavy, where)) == (1, 2)
    # Anything else about these sheets makes all of it unknown again.
    other = book(*HEAVY[1:])
    assert reading_cost(other, context(other)) > 1


def test_the_worked_example_needs_no_thread() -> None:
    example = northwind()
    where = context(example)
    game_of(book(), where)
    assert all(cost_of(section.id, example, where) < REPAINT for section in where.guide.all_sections)


def test_offers_cost_what_is_not_scored_yet() -> None:
    made = book(*price(0, 20), *offers(40, first=50))
    where = context(made)
    latest_board(book(), where)
    assert cost(made, where) > REPAINT
    assert latest_board(made, where) == board_of(made, where)
    assert cost(made, where) == 1
    more = book(*made.entries, *offers(41, first=50)[40:])
    one = cost(more, context(more))
    assert 1 < one < REPAINT
    assert latest_board(more, context(more)) == board_of(more, context(more))
    # What follows a changed offer is scored anew.
    changed = replace(made, entries=(*made.entries[:2], made.entries[2].put("terms", "i0=3"), *made.entries[3:]))
    known = known_board(changed, where)
    assert known is not None
    assert count_unscored(changed, known) == 40


def test_how_it_came_out_costs_nothing_before_it_is_over() -> None:
    made = book(*HEAVY, *offers(2))
    assert result_cost(made, context(made)) == 1
    over = replace(made, details=made.details.put("stage", "agreed"))
    assert result_cost(over, context(over)) > REPAINT


def test_offers_without_values_say_that_these_are_being_worked_out() -> None:
    made = book(*price(0, 20), *offers(2, first=9))
    found = unscored(made, context(made))
    assert [one.worth for one in found.scores] == [None, None]
    assert "still working out" in found.rating.gaps[0].text
    assert not found.stands_still


def test_a_task_needs_no_file_and_ends_when_nobody_waits(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    template = workspace.negotiations.example_template()
    one = workspace.negotiations.create("", template=template)
    game_of(Negotiation("n", one.guide, one.details), workspace.context(one))
    expected = workspace.analysis.panel(one, "wrap-up")
    game_of(Negotiation("n", one.guide, one.details), workspace.context(one))
    tasks = [workspace.analysis.task(one, section) for section in ("wrap-up", "win-win")]
    board = workspace.talk.board_task(one)
    workspace.close()
    with pytest.raises(Stopped):
        tasks[1].run(lambda: True)
    assert tasks[0].work() == expected
    assert board.work().scores == ()
