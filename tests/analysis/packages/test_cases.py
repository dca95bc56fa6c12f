"""Published cases come out as they were published, to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest

from negotui.analysis.packages.answers import Answers, answers_of
from negotui.analysis.packages.model import Game, Package
from negotui.analysis.packages.moves import better_than
from negotui.analysis.packages.offers import equal_offers
from negotui.analysis.packages.reading import game_of
from tests.analysis.packages.build import beats, book, case_entries, every, names, point, unbeaten
from tests.cases import Case
from tests.cases.employment import EMPLOYMENT
from tests.cases.new_recruit import NEW_RECRUIT
from tests.cases.panama import panama

DEAL = ("10 %", "E", "100 %", "0 %", "32,000")
MIDDLE = ("6 %", "C", "80 %", "60 %", "36,000")


@cache
def game(case: Case, mine: str = "0", theirs: str = "0") -> Game:
    found = game_of(*book(*case_entries(case, mine, theirs)))
    assert isinstance(found, Game)
    return found


@cache
def answers(case: Case, mine: str = "0", theirs: str = "0") -> Answers:
    found = answers_of(game(case, mine, theirs))
    assert found
    return found


def pair(mine: str, theirs: str) -> tuple[Fraction, Fraction]:
    return Fraction(mine), Fraction(theirs)


def worths(found: Answers, points: tuple[int, ...]) -> list[tuple[Fraction, Fraction]]:
    return [found.grid.worths(point) for point in points]


def package(of: Game, *options: str) -> Package:
    chosen = [
        next(option for option in issue.options if option.name == name)
        for issue, name in zip(of.issues, options, strict=True)
    ]
    return of.package(chosen)


def test_employment_frontier() -> None:
    found = answers(EMPLOYMENT)
    assert (found.grid.game.count, len(found.frontier.points), sum(found.at_points)) == (3125, 25, 25)
    frontier = worths(found, found.frontier.points)
    assert frontier[0] == pair("1", "0.08")
    assert frontier[-1] == pair("0.08", "1")
    through = [pair("0.8275", "0.5975"), pair("0.8125", "0.6675"), pair("0.785", "0.70"), pair("0.77", "0.77")]
    start = frontier.index(through[0])
    assert frontier[start : start + 4] == through
    listed = unbeaten(every(game(EMPLOYMENT)))
    assert [point(each) for each in listed] == frontier
    assert {names(each) for each in listed} == {names(each) for each in found.packages}


def test_employment_all_points_of_reference_agree() -> None:
    found = answers(EMPLOYMENT)
    references = found.references
    for points in (references.nash, references.most_equal, references.kalai_smorodinsky, references.largest_total):
        assert worths(found, points) == [pair("0.77", "0.77")]
        assert names(found.at(points[0])) == DEAL
        assert sum(worths(found, points)[0]) == Fraction("1.54")


def test_employment_middle_of_every_issue_can_be_better_for_both() -> None:
    found = answers(EMPLOYMENT)
    assert names(found.start) == MIDDLE
    assert point(found.start) == pair("0.5", "0.5")
    better = better_than(found.start, found.frontier, found.counts)
    assert (better.packages, better.strictly) == (486, 470)
    assert better.gain == Fraction("0.54")
    assert names(found.at(better.points[0])) == DEAL
    assert {change.issue.name for change in found.free[0].changes} == {"Division"}
    best = found.trades[0]
    assert [(change.issue.name, change.after.name) for change in best.changes] == [
        ("Signing bonus", "10 %"),
        ("Salary", "32,000"),
    ]
    assert (best.mine, best.theirs) == pair("0.12", "0.12")


def test_employment_equal_offers_at_seventy() -> None:
    found = answers(EMPLOYMENT)
    near = [each for each in every(game(EMPLOYMENT)) if abs(each.mine - Fraction("0.7")) <= Fraction("0.01")]
    assert len(near) == 93
    offers = equal_offers(found.grid, Fraction("0.7"), 3, Fraction("0.01"))
    packages = [found.grid.package(offer.choice) for offer in offers]
    assert point(packages[0]) == pair("0.70", "0.785")
    assert packages[0] == max(near, key=lambda each: point(each)[1])
    # Of those that are at least half as good for them no two are unlike enough beside it, so all are looked at.
    for share, are_there in ((Fraction(1, 2), False), (Fraction(0), True)):
        good = [each for each in near if point(each)[1] >= Fraction("0.785") * share and names(each)[1] == "E"]
        rest = [each for each in good if each != packages[0]]
        groups = [(packages[0], *others) for others in combinations(rest, 2)]
        distances = [distance for group in groups if (distance := nearest(group)) and leads(group)]
        assert bool(distances) == are_there
    assert nearest(packages) == max(distances)
    assert [found.grid.game.issues[offer.lead].name for offer in offers] == leads(packages)


def parts(package: Package) -> list[Fraction]:
    """What each issue adds to my value."""
    shares = game(EMPLOYMENT).mine.shares
    assert shares
    return [share * option.mine for share, option in zip(shares, package.options, strict=True)]


def nearest(group: Sequence[Package]) -> Fraction:
    """The least distance of two of them in weighted shares; 0 where one beats another."""
    if any(beats(point(one), point(other)) for one in group for other in group):
        return Fraction(0)
    return min(
        sum((abs(a - b) for a, b in zip(parts(one), parts(other), strict=True)), Fraction(0))
        for one, other in combinations(group, 2)
    )


def leads(group: Sequence[Package]) -> list[str]:
    """The issue on which each takes most beyond the mean of all; nothing where two lead with the same."""
    found = []
    for each in group:
        ahead = [part * len(group) - sum(all_) for part, *all_ in zip(parts(each), *map(parts, group), strict=True)]
        found.append(EMPLOYMENT.issues[ahead.index(max(ahead))].name)
    return found if len(set(found)) == len(found) else []


@pytest.mark.parametrize(
    ("mine", "theirs", "inside", "nash"),
    [("60", "60", 99, [pair("0.77", "0.77")]), ("50", "80", 11, [pair("0.565", "0.855")]), ("80", "80", 0, [])],
)
def test_employment_reservations(mine: str, theirs: str, inside: int, nash: list[tuple[Fraction, Fraction]]) -> None:
    found = answers(EMPLOYMENT, mine, theirs)
    assert found.inside == inside
    assert worths(found, found.references.nash) == nash
    if not nash:
        assert found.references.zone == ()
        assert not found.references.most_equal
        assert not found.references.kalai_smorodinsky
        assert not found.references.largest_total


def test_new_recruit() -> None:
    found = answers(NEW_RECRUIT)
    assert found.grid.game.count == 390_625
    assert found.counts is not None
    assert len(found.counts.sums) == 4193
    assert sum(found.counts.sums.values()) == 390_625
    assert (len(found.frontier.points), sum(found.at_points), len(set(found.packages))) == (45, 53, 53)
    assert found.inside == 256_265
    references = found.references
    assert worths(found, references.nash) == [pair("7400", "7400")]
    assert worths(found, references.most_equal) == [pair("7400", "7400")]
    totals = worths(found, references.largest_total)
    assert pair("7400", "7400") in totals
    assert {sum(total) for total in totals} == {14_800}
    mine, theirs = worths(found, references.nash)[0]
    assert mine * theirs == 54_760_000
    assert names(found.start) == ("C",) * 8
    assert point(found.start) == pair("3200", "3200")
    assert better_than(found.start, found.frontier, found.counts).at_points == 540


def test_new_recruit_best_and_worst() -> None:
    mine = [[worth for _, worth, _ in issue.options] for issue in NEW_RECRUIT.issues]
    theirs = [[worth for _, _, worth in issue.options] for issue in NEW_RECRUIT.issues]
    for side in (mine, theirs):
        assert sum(max(row) for row in side) == 14_800
        assert sum(min(row) for row in side) == -8_400
    found = answers(NEW_RECRUIT)
    assert found.grid.worths(found.frontier.points[0])[0] == 14_800
    assert found.grid.worths(found.frontier.points[-1])[1] == 14_800


def test_new_recruit_equal_offers_are_nearly_the_best_there_are() -> None:
    found = answers(NEW_RECRUIT)
    assert found.counts is not None
    within = Fraction(232)
    offers = [found.grid.package(offer.choice) for offer in equal_offers(found.grid, Fraction(5000), 3, within)]
    assert [abs(offer.mine - 5000) <= within for offer in offers] == [True] * 3
    near = [found.grid.worths(sum_) for sum_ in found.counts.sums]
    best = max(theirs for mine, theirs in near if abs(mine - 5000) <= within)
    assert point(offers[0])[1] == best
    assert all(point(offer)[1] >= best * 3 / 4 for offer in offers)
    assert not any(beats(point(one), point(other)) for one in offers for other in offers)


def test_panama_before_and_after_the_tie_is_shared() -> None:
    whole = answers(panama())
    assert sorted(worths(whole, whole.references.largest_total)) == [
        pair("64", "68"),
        pair("79", "53"),
    ]
    shared = answers(panama(15))
    assert worths(shared, shared.references.most_equal) == [pair("66", "66")]
    assert worths(shared, shared.references.nash) == [pair("66", "66")]
    (deal,) = [shared.at(point) for point in shared.references.most_equal]
    assert deal.options[2].name == "2/15 to the United States"
    assert [option.name[0] for option in deal.options] == ["1", "1", "2", "1", "0", "1", "0", "0", "0", "0"]
    before = [option.mine for number, option in enumerate(deal.options, 1) if number != 3]
    after = [option.theirs for number, option in enumerate(deal.options, 1) if number != 3]
    assert (sum(before), sum(each or 0 for each in after)) == (64, 53)


def test_the_listed_points_of_employment_are_all_beaten_or_on_the_frontier() -> None:
    found = answers(EMPLOYMENT)
    frontier = worths(found, found.frontier.points)
    assert all(
        point(each) in frontier or any(beats(other, point(each)) for other in frontier)
        for each in every(game(EMPLOYMENT))
    )
