"""How much work packages are: told before, bounded, done once, and ended on request."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from negotui.analysis import cost_of
from negotui.analysis.packages.answers import MOST_PACKAGES, Answers, answers_of, worked_out
from negotui.analysis.packages.data import packages_data
from negotui.analysis.packages.frontier import MOST_WORK
from negotui.analysis.packages.panel import panel
from negotui.analysis.packages.ranges import most_steps
from negotui.analysis.work import REPAINT, Stopped, cancellable, checkpoint
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import context, northwind
from tests.analysis.packages.build import book, entry
from tests.analysis.packages.workbook import game


def price(number: int, steps: int, mine: str = "1", theirs: str = "1") -> Iterator[Entry]:
    """A price of so many steps that one side wants high and the other low."""
    yield entry(
        "issues",
        f"i{number}",
        name=f"Price {number}",
        better="more",
        limit="0",
        target=str(steps),
        step="1",
        weight=mine,
    )
    yield entry("limits", f"l{number}", issue=f"i{number}", target="0", likely=str(steps), weight=theirs)


def choices(number: int, count: int, mine: str = "1", theirs: str = "1") -> Iterator[Entry]:
    """A list on which what is better for one side is as much worse for the other."""
    yield entry("issues", f"i{number}", name=f"List {number}", weight=mine)
    yield entry("limits", f"l{number}", issue=f"i{number}", weight=theirs)
    for place in range(count):
        worth = 100 * place // (count - 1)
        yield entry(
            "options",
            f"o{number}-{place}",
            option=f"Way {chr(65 + place)}",
            issue=f"i{number}",
            mine=str(worth),
            theirs=str(100 - worth),
        )


def solved(*entries: Entry) -> Answers:
    found = answers_of(game(*entries))
    assert found is not None
    assert found.frontier.work <= MOST_WORK
    return found


def test_all_packages_of_a_frontier_are_checked_and_not_the_first_thousand() -> None:
    entries = tuple(price(0, 2000))
    found = solved(*entries)
    assert found.held == {10: 2001, 20: 2001}
    data = packages_data(*book(*entries))
    assert (data["packages_count"], data["frontier_count"]) == (2001, 2001)
    packages = data["packages"]
    assert isinstance(packages, list)
    assert len(packages) == MOST_PACKAGES
    assert data["robust_counts"] == {"10": 2001, "20": 2001}
    assert "2,001 of them still stand if you misjudged" in words_of(panel(*book(*entries)).blocks)


def test_pure_conflict_on_a_fine_price_and_two_lists_is_bounded() -> None:
    found = solved(*price(0, 2000), *choices(1, 6), *choices(2, 6))
    # What one gains the other loses, so nothing can be improved.
    assert sum(found.at_points) == 2001 * 36
    assert found.held is None


def test_three_fine_prices_are_looked_at_in_wider_steps() -> None:
    found = solved(*price(0, 1000, "51", "30"), *price(1, 1000, "29", "33"), *price(2, 1000, "20", "37"))
    assert all(len(issue.options) <= most_steps(3) + 2 for issue in found.game.issues)
    assert found.frontier.points


def test_what_helps_against_too_many_packages_fits_the_issue() -> None:
    fine = [
        entry("options", f"x{place}", option=str(place), issue="i9", mine=str(place / 20), theirs=str(100 - place / 20))
        for place in range(1500)
    ]
    many = (*price(0, 1900, "3", "5"), entry("issues", "i9", name="Fine", weight="1"), *fine)
    many = (*many, entry("limits", "l9", issue="i9", weight="1"))
    assert "a wider step for Price 0" in words_of(panel(*book(*many)).blocks)


def test_the_cost_is_told_before_and_is_nothing_afterwards() -> None:
    example = northwind()
    assert cost_of("win-win", example, context(example)) < REPAINT
    heavy, where = book(*price(0, 2000), *choices(1, 6), *choices(2, 6))
    assert cost_of("win-win", heavy, where) > REPAINT
    assert cost_of("leverage", heavy, where) < REPAINT
    first = worked_out(heavy, where)
    assert cost_of("win-win", heavy, where) < REPAINT
    again = worked_out(heavy, where)
    assert again[0] is first[0]
    assert again[1] is first[1]
    assert cost_of("win-win", *book()) < REPAINT


def test_work_ends_as_soon_as_nobody_waits_for_it() -> None:
    heavy, where = book(*price(0, 1999), *choices(1, 6))
    asked = []

    def nobody_waits() -> bool:
        asked.append(True)
        return len(asked) > 2

    with cancellable(nobody_waits), pytest.raises(Stopped):
        panel(heavy, where)
    assert len(asked) == 3
    # Outside of it nothing is asked.
    checkpoint()
    assert panel(heavy, where).verdict
