"""From entries to a game: weights, reservations, and everything that is missing by its name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.answers import answers_of
from negotui.analysis.packages.data import packages_data
from negotui.analysis.packages.model import exact
from negotui.analysis.packages.panel import panel
from negotui.analysis.packages.reading import game_of
from negotui.domain.sentences import as_plain_text
from tests.analysis.packages.build import book, entry
from tests.analysis.packages.workbook import LIMITS, TERM, WHOLE, game, said, without


def test_weights_are_shares_whatever_they_add_up_to() -> None:
    found = game(*WHOLE)
    assert found.mine.shares == (Fraction(2, 3), Fraction(1, 3))
    assert found.mine.weighed == 90
    assert found.theirs is not None
    assert found.theirs.shares == (Fraction(3, 5), Fraction(2, 5))


def test_a_missing_weight_of_mine_leaves_its_issue_out_and_is_named() -> None:
    found = game(TERM.put("weight", ""), *without("i1"))
    assert dict(zip([issue.name for issue in found.issues], found.mine.shares or (), strict=True)) == {
        "Term": 0,
        "Price": 1,
    }
    assert "You haven’t said how much Term matters to you, so it is left out." in said(
        TERM.put("weight", ""), *without("i1")
    )
    assert "You haven’t said how much Term matters to you, so it is left out." in said(
        TERM.put("weight", "-3"), *without("i1")
    )
    assert (found.counted, found.left) == (("Price",), ("Term",))


def test_a_missing_weight_of_theirs_is_unknown_and_makes_a_range() -> None:
    found = game(LIMITS[1].put("weight", ""), *without("l1"))
    assert found.theirs is not None
    # Price weighs 30 for them, so that Term may weigh from 0 to 70: 35 in the middle.
    assert found.theirs.shares == (Fraction(30, 65), Fraction(35, 65))
    price, term = found.issues
    package = found.package([price.options[1], term.options[0]])
    # 75 on Price, 0 on Term: all on Price, or 30 of 100 of it.
    assert (package.low, package.high) == (Fraction(225, 1000), Fraction(75, 100))
    best = found.package([price.options[0], term.options[1]])
    assert (best.low, best.high) == (Fraction(1), Fraction(1))
    words = "You haven’t said how much Term matters to them, so what packages are worth to them is a range."
    assert words in said(LIMITS[1].put("weight", ""), *without("l1"))


def test_several_unknown_weights_make_the_widest_range_there_is() -> None:
    more = [entry("issues", f"i{number}", name=f"More {number}", weight="5") for number in (2, 3)]
    options = [
        entry(
            "options", f"o{number}-{place}", option=str(place), issue=f"i{number}", mine=str(place), theirs=str(guess)
        )
        for number in (2, 3)
        for place, guess in ((0, 100), (100, 0))
    ]
    found = game(*WHOLE, *more, *options)
    assert found.theirs is not None
    assert found.theirs.unknown == (2, 3)
    # 30 and 20 are known, so that each of the others may weigh from 0 to 50.
    price, term, two, three = found.issues
    package = found.package([price.options[0], term.options[0], two.options[0], three.options[1]])
    # Values 100, 0, 100, 0 for them: 30 of 50, with the third 80 of 100, with the fourth 30 of 100.
    assert (package.low, package.high) == (Fraction(30, 100), Fraction(80, 100))


def test_a_second_entry_of_their_limits_keeps_the_weight() -> None:
    first, second = LIMITS[0].put("weight", ""), entry("limits", "l9", issue="i0", weight="30")
    found = game(first, second, *without("l0"))
    assert found.theirs is not None
    assert found.theirs.shares == (Fraction(3, 5), Fraction(2, 5))
    other = second.put("weight", "10")
    assert "the first counts. [entry:l9]" in said(*WHOLE, other)


def test_weights_of_one_side_only() -> None:
    blind = [each.put("weight", "") if each.sheet == "limits" else each for each in WHOLE]
    assert game(*blind).theirs is None
    assert not game(*blind).is_known
    assert "How much does each issue matter to them?" in said(*blind)
    unweighed = [each.put("weight", "") if each.sheet == "issues" else each for each in WHOLE]
    assert isinstance(game_of(*book(*unweighed)), tuple)
    assert "You gave no issue in your packages a weight above 0." in said(*unweighed)
    zero = [each.put("weight", "0") if each.get("weight") else each for each in WHOLE]
    assert "You gave no issue in your packages a weight above 0." in said(*zero)


def test_without_weights_points_add_up_as_they_stand() -> None:
    points = [each.put("weight", "") for each in WHOLE]
    found = game(*points, entry("alternatives", "a", what="Wait", side="mine", points="30"))
    assert not found.weighted
    assert found.mine.reservation == 30
    assert found.package([issue.options[0] for issue in found.issues]).mine == 100


def test_the_reservation_is_the_most_points_of_an_alternative() -> None:
    entries = (
        entry("alternatives", "a0", what="Stay", side="mine", points="30", chance="80"),
        entry("alternatives", "a1", what="Go", points="40"),
        entry("alternatives", "a2", what="Rest"),
        entry("alternatives", "a3", what="Replace me", side="theirs", points="25.5"),
    )
    found = game(*WHOLE, *entries)
    assert found.mine.reservation == Fraction(2, 5)
    assert found.theirs is not None
    assert found.theirs.reservation == Fraction("0.255")
    words = "Rest has no score yet, so walking away may be worth more to you than shown. [entry:a2]"
    assert words in said(*WHOLE, *entries)


def test_an_alternative_may_be_worth_its_terms() -> None:
    found = game(*WHOLE, entry("alternatives", "a0", what="Other", side="mine", terms="i0=90;i1=o2"))
    assert found.mine.reservation == Fraction(1, 3)


def test_points_off_the_scale_are_no_score_and_said_so() -> None:
    far = entry("alternatives", "a0", what="Far", side="mine", points="140")
    assert game(*WHOLE, far).mine.reservation is None
    near = entry("alternatives", "a1", what="Near", side="mine", points="40")
    assert "Far has points off the scale: give it 0 to 100. [entry:a0]" in said(*WHOLE, far, near)
    plain = [each.put("weight", "") for each in WHOLE]
    assert game(*plain, far).mine.reservation == 140


def test_unknown_reservations_are_named_where_they_go() -> None:
    words = said(*WHOLE)
    assert "Score one of your alternatives from 0 to 100, to see which deals beat walking away. [sheet:options" in words
    assert "Score one of their alternatives from 0 to 100, to see which deals beat walking away. [sheet:theirs" in words
    found = answers_of(game(*WHOLE))
    assert found
    assert found.references.zone is None
    assert found.inside is None


def test_options_without_a_worth_stay_out_and_are_named() -> None:
    more = entry("options", "o3", option="Middling", issue="i1", mine="50")
    found = game(*WHOLE, more)
    assert [option.name for option in found.issues[1].options] == ["Short", "Long"]
    assert "Middling (Term) has no value for them yet, so it is left out. [entry:o3]" in said(*WHOLE, more)
    odd = more.put("mine", "")
    assert "Middling (Term) has no value for you" in said(*WHOLE, odd)
    blind = [each.put("theirs", "") for each in WHOLE]
    assert not game(*blind).is_known
    assert "How would they rate the options of Term?" in said(*blind)
    stray = entry("options", "o4", option="Stray", issue="gone", mine="1", theirs="1")
    assert "Which issue does Stray belong to? [entry:o4]" in said(*WHOLE, stray)


def test_an_option_that_is_listed_twice_counts_once() -> None:
    again = entry("options", "o3", option="short ", issue="i1", mine="100", theirs="0")
    package = entry("packages", "p", name="P", terms="i0=80;i1=o3")
    found = game(*WHOLE, again, package)
    assert found.count == game(*WHOLE).count
    assert found.listed[0].package.options[1].id == "o1"
    assert "Term lists short twice: it counts once." in said(*WHOLE, again)


def test_names_that_occur_twice_are_told_apart() -> None:
    other = entry("options", "o3", option="Short", issue="i1", mine="90", theirs="5")
    twin = entry("issues", "i2", name="Term", weight="5")
    twins = entry("options", "o4", option="Any", issue="i2", mine="1", theirs="1")
    found = game(*WHOLE, other, twin, twins)
    assert [issue.name for issue in found.issues] == ["Price", "Term", "Term (2)"]
    assert [option.name for option in found.issues[1].options] == ["Short", "Long", "Short (2)"]


def test_listed_packages() -> None:
    found = game(
        *WHOLE,
        entry("packages", "p0", name="Fine", terms="i0=87 EUR;i1=o1;gone=o9"),
        entry("packages", "p1", name="Half", terms="i0=80"),
        entry("packages", "p2", name="Lost", terms="i0=80;i1=deleted"),
        entry("packages", "p3", name="Empty"),
    )
    (fine,) = found.listed
    assert [option.name for option in fine.package.options] == ["87", "Short"]
    assert fine.package.mine == Fraction(2, 3) * Fraction(35, 100) + Fraction(1, 3)
    texts = [as_plain_text(gap.text) for gap in found.gaps]
    assert (
        "Half can’t be scored in full: nothing is set for Term, so it scores 0 to 33 for you (1 of 2 issues counted)."
        in texts
    )
    assert (
        "Lost can’t be scored in full: nothing is set for Term, so it scores 0 to 33 for you (1 of 2 issues counted)."
        in texts
    )
    assert "Empty can’t be scored in full: nothing is set for Price or Term (0 of 2 issues counted)." in texts
    assert answers_of(found)


def test_nothing_at_all() -> None:
    assert "You have no issues yet" in said()
    assert said(TERM).startswith("Term is left out so far")
    assert "[sheet:interests/issues]" in said()


@given(st.fractions())
def test_exact_figures_are_read_back_as_they_were(value: Fraction) -> None:
    assert Fraction(exact(value)) == value
    if "/" not in exact(value):
        assert Decimal(exact(value)) == value


TEXTS = st.sampled_from(
    ["", "0", "-5", "7", "100", "1e999999999", "nonsense", "NaN", "3 EUR", "i0", "o1", "i0=3;i1=o1;=;x", "mine"]
)


@given(st.data())
def test_no_entry_however_bad_raises(data: st.DataObject) -> None:
    fields = {
        "issues": ("name", "better", "opening", "target", "limit", "weight", "step"),
        "options": ("option", "issue", "mine", "theirs"),
        "limits": ("issue", "target", "low", "likely", "high", "weight"),
        "alternatives": ("what", "side", "points", "terms"),
        "packages": ("name", "terms"),
    }
    entries = list(WHOLE)
    for number in range(data.draw(st.integers(0, 6))):
        sheet = data.draw(st.sampled_from(sorted(fields)))
        entries.append(entry(sheet, f"e{number}", **{name: data.draw(TEXTS) for name in fields[sheet]}))
    for place in data.draw(st.lists(st.integers(0, len(WHOLE) - 1), max_size=4)):
        entries[place] = entries[place].put(data.draw(st.sampled_from(fields[entries[place].sheet])), data.draw(TEXTS))
    negotiation, context = book(*entries)
    assert panel(negotiation, context).verdict
    assert "gaps" in packages_data(negotiation, context)
