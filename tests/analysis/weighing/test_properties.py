"""What holds for all weights by questions, whatever the issues and the answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.model import Option
from negotui.analysis.weighing.interview import Weighing
from negotui.analysis.weighing.pairs import Pair, Preference, shares_of, smallest_change
from negotui.domain.negotiation import Entry
from tests.analysis.weighing.flat import finished, read

POINTS = st.fractions(0, 100, max_denominator=4)


@st.composite
def issues(draw: st.DrawFn) -> list[Entry]:
    """Two to six issues in figures or with options; names may be the same."""
    made = []
    for number in range(draw(st.integers(2, 6))):
        name = draw(st.sampled_from(["Price", "price", "Term", "Ä", "Zeit", "Bonus"]))
        values = [("name", name)]
        if draw(st.booleans()):
            limit, way = draw(st.integers(0, 50)), draw(st.sampled_from([1, -1]))
            best = limit + way * draw(st.integers(1, 40))
            values += [("better", "more" if way > 0 else "less"), ("limit", str(limit)), ("opening", str(best))]
        else:
            for place, worth in enumerate(draw(st.lists(st.integers(0, 100), min_size=2, max_size=5, unique=True))):
                option = (("option", f"Option {place}"), ("issue", f"i{number}"), ("mine", str(worth)))
                made.append(Entry(f"o{number}-{place}", "n", "options", option))
        made.append(Entry(f"i{number}", "n", "issues", tuple(values)))
    return made


def _hidden(weighing: Weighing, seed: int) -> dict[str, Fraction]:
    """What somebody may think of each issue by its id, whatever stands where."""
    return {swing.id: Fraction(Random(f"{seed} {swing.id}").randrange(0, 400), 4) for swing in weighing.swings}


@given(issues(), st.integers(0, 9), st.randoms(), st.booleans())
def test_the_order_of_the_issues_has_no_say(entries: list[Entry], seed: int, random: Random, takes: bool) -> None:
    shuffled = random.sample(entries, len(entries))
    results = []
    for order in (entries, shuffled):
        weighing = Weighing(read(*(replace(each, position=place) for place, each in enumerate(order)))[0])
        points = _hidden(weighing, seed)
        first = max(points, key=lambda one: (points[one], one))

        def prefers(_: Weighing, pair: Pair) -> bool:
            # An answer that hangs on what is shown alone.
            names = [option.name for option in (*pair.one, *pair.other)]
            return Random(f"{seed} {names}").random() < 0.5

        done = finished(weighing, points, first, prefers, takes)
        named = {swing.id: weight for swing, weight in zip(done.swings, done.weights, strict=True)}
        results.append((named, [(change.number, change.after) for change in done.contradictions]))
        assert sum(done.weights) == 100
    assert results[0] == results[1]


@given(issues(), st.integers(0, 9))
def test_answers_by_the_weights_contradict_nothing(entries: list[Entry], seed: int) -> None:
    weighing = Weighing(read(*entries)[0])
    points = _hidden(weighing, seed)
    first = max(points, key=lambda one: (points[one], one))
    done = finished(weighing, points, first, lambda now, pair: pair.lead(now.weights) > 0)
    assert done.contradictions == ()
    assert all(each.pair.lead(done.weights) != 0 for each in done.preferences)


@given(issues(), st.integers(0, 9))
def test_what_is_taken_agrees_with_the_answer_that_asked_for_it(entries: list[Entry], seed: int) -> None:
    weighing = Weighing(read(*entries)[0])
    points = _hidden(weighing, seed)
    first = max(points, key=lambda one: (points[one], one))
    done = finished(weighing, points, first, lambda now, pair: pair.lead(now.weights) < 0, takes=True)
    assert len(done.taken) == len(done.preferences)
    for change in done.taken:
        assert change.preference.agrees(change.weights)
        assert sum(change.weights) == 100
        assert change.weights[change.number] == change.after != change.before


@given(st.integers(1, 99), st.integers(1, 99), st.booleans())
def test_no_smaller_change_would_do(value: int, weight: int, first: bool) -> None:
    """With two issues every pair of weights can be listed."""
    low, part, high = (Option(str(at), str(at), Fraction(at), None) for at in (0, value, 100))
    preference = Preference(Pair((part, low), (low, high), True), first)
    change = smallest_change((weight, 100 - weight), preference, ())
    # The first package is the better one where value % of the first weight is more than the second.
    fits = [
        one for one in range(101) if (one * value >= (100 - one) * 100 if first else one * value <= (100 - one) * 100)
    ]
    nearest = min(abs(one - weight) for one in fits)
    assert (change is None) == (nearest == 0)
    if change:
        assert abs(change.after - change.before) == nearest
        assert change.weights[0] in fits
        assert change.after > change.before


@given(st.lists(POINTS, min_size=1, max_size=12).filter(any), st.integers(1, 100))
def test_whole_shares_add_up_and_keep_the_order_and_the_proportion(points: list[Fraction], total: int) -> None:
    shares = shares_of(points, total)
    assert sum(shares) == total
    exact = [total * point / sum(points) for point in points]
    assert all(abs(share - one) < 1 for share, one in zip(shares, exact, strict=True))
    pairs = [(point, share) for point, share in zip(points, shares, strict=True)]
    assert all(one[1] >= other[1] for one in pairs for other in pairs if one[0] > other[0])
    assert shares_of([7 * point for point in points], total) == shares
