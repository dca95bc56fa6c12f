"""What holds for every game, tried on small ones against a list of all their packages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.answers import Answers, answers_of
from negotui.analysis.packages.grid import grid_of
from negotui.analysis.packages.model import Game, Issue, Option, Package, Side
from negotui.analysis.packages.moves import better_than, free_gains, trades_from
from negotui.analysis.packages.offers import equal_offers, tolerance_of
from negotui.analysis.packages.robust import SHIFTS
from tests.analysis.packages.build import beats, every, game_from, names, point

WORTHS = st.lists(
    st.lists(st.tuples(st.integers(-4, 8), st.integers(-4, 8)), min_size=1, max_size=4), min_size=1, max_size=4
)
RESERVATIONS = st.none() | st.fractions(-3, 8, max_denominator=6)


@st.composite
def sides(draw: st.DrawFn, issues: int, weighted: bool) -> Side:
    reservation = draw(RESERVATIONS)
    if not weighted:
        return Side(reservation=reservation)
    weights = draw(st.lists(st.integers(0, 9), min_size=issues, max_size=issues).filter(any))
    total = sum(weights)
    scaled = None if reservation is None else reservation / 100
    return Side(tuple(Fraction(weight, total) for weight in weights), Fraction(total), scaled)


@st.composite
def games(draw: st.DrawFn) -> Game:
    worths, weighted = draw(WORTHS), draw(st.booleans())
    return game_from(worths, draw(sides(len(worths), weighted)), draw(sides(len(worths), weighted)))


def solved(game: Game) -> Answers:
    found = answers_of(game)
    assert found
    return found


def ids(packages: Sequence[Package]) -> set[tuple[str, ...]]:
    return {tuple(sorted(names(package))) for package in packages}


def unbeaten(packages: Sequence[Package]) -> list[Package]:
    points = {point(package) for package in packages}
    return [package for package in packages if not any(beats(other, point(package)) for other in points)]


def at(found: Answers, points: Sequence[int]) -> set[tuple[str, ...]]:
    choices = (choice for each in points for choice in found.frontier.at(each))
    return ids([found.grid.package(choice) for choice in choices])


@given(games())
def test_the_folded_frontier_is_the_listed_one(game: Game) -> None:
    found = solved(game)
    listed = unbeaten(every(game))
    points = [found.grid.worths(each) for each in found.frontier.points]
    assert points == sorted({point(package) for package in listed}, reverse=True)
    assert ids(found.packages) == ids(listed)
    assert sum(found.at_points) == len(listed) == len(found.packages)
    for each, count in zip(found.frontier.points, found.at_points, strict=True):
        assert count == len(list(found.frontier.at(each)))
        assert found.frontier.first(each) in set(found.frontier.at(each))
        assert point(found.at(each)) == found.grid.worths(each)
    assert not any(beats(one, other) for one in points for other in points)


@given(games())
def test_counts_are_those_of_the_list(game: Game) -> None:
    found, packages = solved(game), every(game)
    assert game.count == len(packages)
    assert found.counts is not None
    assert len(found.counts.sums) == len({point(package) for package in packages})
    mine, theirs = game.mine.reservation, (game.theirs or Side()).reservation
    if mine is None or theirs is None:
        assert found.inside is None
    else:
        assert found.inside == sum(here >= mine and there >= theirs for here, there in map(point, packages))
    for package in packages[:: max(1, len(packages) // 5)]:
        better = better_than(package, found.frontier, found.counts)
        beating = [point(other) for other in packages if beats(point(other), point(package))]
        here, there = point(package)
        assert (better.packages, better.at_points) == (len(beating), len(set(beating)))
        assert better.strictly == sum(a > here and b > there for a, b in beating)
        assert better.gain == max((a + b - here - there for a, b in beating), default=0)
        assert bool(better.points) == bool(beating)


@given(games())
def test_every_point_of_reference_is_on_the_frontier_and_the_largest_of_all_packages(game: Game) -> None:
    found = solved(game)
    references = found.references
    mine, theirs = game.mine.reservation, (game.theirs or Side()).reservation
    for points in (references.nash, references.most_equal, references.kalai_smorodinsky, references.largest_total):
        assert set(points) <= set(found.frontier.points)
    zone = [
        (here, there)
        for here, there in map(point, every(game))
        if (mine is None or here >= mine) and (theirs is None or there >= theirs)
    ]
    assert {sum(found.grid.worths(each)) for each in references.largest_total} == (
        {max(here + there for here, there in zone)} if zone else set()
    )
    if mine is None or theirs is None:
        assert references.zone is None
        assert (references.nash, references.most_equal, references.kalai_smorodinsky) == ((), (), ())
        return
    assert bool(references.zone) == bool(references.nash) == bool(references.kalai_smorodinsky) == bool(zone)
    if not zone:
        return
    gains = [(here - mine, there - theirs) for here, there in zone]
    most = max(here for here, _ in gains), max(there for _, there in gains)
    shares = [tuple(sorted((_share(gain[0], most[0]), _share(gain[1], most[1])))) for gain in gains]

    def gain_at(each: int) -> tuple[Fraction, Fraction]:
        here, there = found.grid.worths(each)
        return here - mine, there - theirs

    for each in references.nash:
        assert gain_at(each)[0] * gain_at(each)[1] == max(here * there for here, there in gains)
    for each in references.most_equal:
        assert sorted(gain_at(each)) == max(sorted(gain) for gain in gains)
    for each in references.kalai_smorodinsky:
        share = (_share(gain_at(each)[0], most[0]), _share(gain_at(each)[1], most[1]))
        assert tuple(sorted(share)) == max(shares)


def _share(gain: Fraction, most: Fraction) -> Fraction:
    return gain / most if most else Fraction(1)


@given(WORTHS, st.fractions(Fraction(1, 9), 9, max_denominator=9), st.fractions(-2, 5), st.fractions(-2, 5))
def test_scaling_one_side_changes_neither_frontier_nor_nash(
    worths: list[list[tuple[int, int]]], by: Fraction, mine: Fraction, theirs: Fraction
) -> None:
    one = solved(game_from(worths, Side(reservation=mine), Side(reservation=theirs)))
    scaled = [[(here, there * by) for here, there in options] for options in worths]
    other = solved(game_from(scaled, Side(reservation=mine), Side(reservation=theirs * by)))
    assert ids(one.packages) == ids(other.packages)
    assert at(one, one.references.nash) == at(other, other.references.nash)
    assert at(one, one.references.kalai_smorodinsky) == at(other, other.references.kalai_smorodinsky)


@given(games(), st.fractions(0, 3, max_denominator=4), st.booleans())
def test_raising_a_reservation_never_adds_packages(game: Game, by: Fraction, my_own: bool) -> None:
    mine, theirs = replace(game.mine, reservation=Fraction(0)), replace(game.theirs or Side(), reservation=Fraction(0))
    low = replace(game, mine=mine, theirs=theirs)
    raised = replace(mine if my_own else theirs, reservation=by / (100 if game.weighted else 1))
    high = replace(low, mine=raised) if my_own else replace(low, theirs=raised)
    before, after = solved(low), solved(high)
    assert before.inside is not None
    assert after.inside is not None
    assert after.inside <= before.inside
    assert before.references.zone is not None
    assert after.references.zone is not None
    assert at(after, after.references.zone) <= at(before, before.references.zone)


@given(games(), st.randoms(use_true_random=False))
def test_the_order_of_issues_and_options_does_not_matter(game: Game, random: object) -> None:
    shuffle = random.shuffle  # type: ignore[attr-defined]
    order = list(range(len(game.issues)))
    shuffle(order)

    def mixed(issue: Issue) -> Issue:
        options = list(issue.options)
        shuffle(options)
        return replace(issue, options=tuple(options))

    def moved(side: Side) -> Side:
        return replace(side, shares=side.shares and tuple(side.shares[number] for number in order))

    other = Game(tuple(mixed(game.issues[number]) for number in order), moved(game.mine), moved(game.theirs or Side()))
    one, two = solved(game), solved(other)
    assert ids(one.packages) == ids(two.packages)
    assert one.inside == two.inside
    for name in ("nash", "most_equal", "kalai_smorodinsky", "largest_total"):
        assert at(one, getattr(one.references, name)) == at(two, getattr(two.references, name))
    assert (one.robust is None) == (two.robust is None)
    for points in SHIFTS if one.robust and two.robust else ():
        assert ids((one.robust or {})[points]) == ids((two.robust or {})[points])


@given(games(), st.integers(0, 999))
def test_trades_are_all_there_are_and_cost_nobody_anything(game: Game, number: int) -> None:
    found, packages = solved(game), every(game)
    start = packages[number % len(packages)]
    wanted = {}
    for one, other in combinations(range(len(game.issues)), 2):
        for a in game.issues[one].options:
            for b in game.issues[other].options:
                options = list(start.options)
                gains = []
                for place, option in ((one, a), (other, b)):
                    alone = list(start.options)
                    alone[place] = options[place] = option
                    gains.append(tuple(x - y for x, y in zip(point(game.package(alone)), point(start), strict=True)))
                if all(min(gain) < 0 < max(gain) for gain in gains) and beats(
                    point(game.package(options)), point(start)
                ):
                    wanted[frozenset((a.id, b.id))] = point(game.package(options))
    trades = trades_from(start, found.grid, most=10_000)
    here, there = point(start)
    assert {
        frozenset(change.after.id for change in trade.changes): (here + trade.mine, there + trade.theirs)
        for trade in trades
    } == wanted
    joint = [trade.mine + trade.theirs for trade in trades]
    assert joint == sorted(joint, reverse=True)
    for free in free_gains(start, found.grid):
        assert min(free.mine, free.theirs) >= 0
        assert free.mine + free.theirs > 0


@st.composite
def bounded_games(draw: st.DrawFn) -> Game:
    """Games of which some options lie past a limit or at mine."""
    game = draw(games())
    flags = st.sampled_from(("", "", "", "mine", "theirs", "at"))
    issues = []
    for issue in game.issues:
        found = []
        for option in issue.options:
            flag = draw(flags)
            found.append(replace(option, past_mine=flag == "mine", past_theirs=flag == "theirs", at_mine=flag == "at"))
        issues.append(replace(issue, options=tuple(found)))
    return replace(game, issues=tuple(issues))


@given(bounded_games(), st.integers(0, 999))
def test_equal_offers_are_sound_and_as_many_as_there_are(game: Game, number: int) -> None:
    grid, packages = grid_of(game.signable()), every(game)
    level = packages[number % len(packages)].mine
    within = tolerance_of(grid)
    mine, theirs = game.mine.reservation, (game.theirs or Side()).reservation

    def is_open(option: Option) -> bool:
        return not (option.past_mine or option.past_theirs or option.at_mine)

    def wastes(option: Option, issue: Issue) -> bool:
        """Whether another option of the issue could be had in its place and is better for one and as good for the other."""
        alone = worth_of(game, issue, option)
        return any(is_open(other) and beats(worth_of(game, issue, other), alone) for other in issue.options)

    could_be = [
        each
        for each in packages
        if all(is_open(option) for option in each.options)
        and not any(wastes(option, issue) for issue, option in zip(game.issues, each.options, strict=True))
        and abs(each.mine - level) <= within
        and (mine is None or each.mine >= mine)
        and (theirs is None or point(each)[1] >= theirs)
    ]
    offers = equal_offers(grid, level)
    chosen = [grid.package(offer.choice) for offer in offers]
    assert bool(chosen) == bool(could_be)
    assert ids(chosen) <= ids(could_be)
    assert [point(each)[1] for each in chosen] == sorted((point(each)[1] for each in chosen), reverse=True)
    for one, other in combinations(chosen, 2):
        assert not beats(point(one), point(other))
        assert not beats(point(other), point(one))
        assert any(
            worth_of(game, issue, a)[0] != worth_of(game, issue, b)[0]
            for issue, a, b in zip(game.issues, one.options, other.options, strict=True)
        )
    assert len({offer.lead for offer in offers}) == len(offers)
    if len(could_be) <= 40:
        points = {
            tuple(worth_of(game, issue, option) for issue, option in zip(game.issues, each.options, strict=True))
            for each in could_be
        }
        assert len(offers) == max(
            (len(group) for group in groups(points) if is_led(group)), default=min(len(points), 1)
        )


def worth_of(game: Game, issue: Issue, option: Option) -> tuple[Fraction, Fraction]:
    """What an option adds to a package."""
    number = [each.id for each in game.issues].index(issue.id)
    sides = game.mine.shares, game.theirs.shares if game.theirs else None
    values = option.mine, option.theirs or Fraction(0)
    mine, theirs = (
        value if share is None else value * share[number] for value, share in zip(values, sides, strict=True)
    )
    return mine, theirs


_Parts = tuple[tuple[Fraction, Fraction], ...]


def groups(points: Collection[_Parts]) -> Iterator[tuple[_Parts, ...]]:
    for count in (2, 3):
        yield from combinations(points, count)


def is_led(group: Sequence[_Parts]) -> bool:
    """Whether none of them beats another or takes the same for me on every issue, and each leads with another issue."""
    zero = Fraction(0)
    totals = [(sum((a for a, _ in each), zero), sum((b for _, b in each), zero)) for each in group]
    mine = [tuple(a for a, _ in each) for each in group]
    if any(beats(one, other) for one in totals for other in totals) or len(set(mine)) < len(mine):
        return False
    sums = [sum(each) for each in zip(*mine, strict=True)]
    ahead = [[part * len(mine) - total for part, total in zip(each, sums, strict=True)] for each in mine]
    return len({each.index(max(each)) for each in ahead}) == len(mine)


@given(games())
def test_no_value_lies_off_the_scale_where_options_do_not(game: Game) -> None:
    if not game.weighted:
        return
    spanned = replace(
        game,
        issues=tuple(
            replace(
                issue,
                options=tuple(
                    replace(
                        option,
                        mine=(option.mine + 4) * Fraction(100, 12),
                        theirs=((option.theirs or 0) + 4) * Fraction(100, 12),
                    )
                    for option in issue.options
                ),
            )
            for issue in game.issues
        ),
    )
    assert all(0 <= each.mine <= 1 and 0 <= point(each)[1] <= 1 for each in every(spanned))


@given(games())
def test_robust_packages_are_those_on_every_shifted_frontier(game: Game) -> None:
    found = solved(game)
    shares = (game.theirs or Side()).shares
    if shares is None:
        assert found.robust is None
        return
    robust = found.robust
    assert robust is not None
    for points in SHIFTS:
        stay = ids(found.packages)
        for number in range(len(shares)):
            for shift in (Fraction(points, 100), Fraction(-points, 100)):
                moved = [max(share + shift * (place == number), Fraction(0)) for place, share in enumerate(shares)]
                side = Side(tuple(share / sum(moved) for share in moved), Fraction(100))
                stay &= ids(unbeaten(every(replace(game, theirs=side))))
        assert ids(robust[points]) == stay
