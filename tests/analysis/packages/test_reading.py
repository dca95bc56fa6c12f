"""From entries to a game: ranges, weights, reservations, and everything that is missing by its name."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.answers import answers_of
from negotui.analysis.packages.data import packages_data
from negotui.analysis.packages.model import Game, Gap, exact
from negotui.analysis.packages.panel import panel
from negotui.analysis.packages.ranges import MOST_STEPS
from negotui.analysis.packages.reading import game_of
from negotui.domain.negotiation import Entry
from tests.analysis.packages.build import book, entry

PRICE = entry("issues", "i0", name="Price", better="more", target="100", limit="80", step="5", weight="60")
TERM = entry("issues", "i1", name="Term", weight="30")
TERM_OPTIONS = (
    entry("options", "o1", option="Short", issue="i1", mine="100", theirs="0"),
    entry("options", "o2", option="Long", issue="i1", mine="0", theirs="100"),
)
LIMITS = (
    entry("limits", "l0", issue="i0", target="80", likely="95", low="90", high="100", weight="30"),
    entry("limits", "l1", issue="i1", likely="1", weight="20"),
)
WHOLE = (PRICE, TERM, *TERM_OPTIONS, *LIMITS)


def game(*entries: Entry) -> Game:
    found = game_of(*book(*entries))
    assert isinstance(found, Game), found
    return found


def gaps(*entries: Entry) -> list[Gap]:
    found = game_of(*book(*entries))
    return list(found.gaps if isinstance(found, Game) else found)


def said(*entries: Entry) -> str:
    return "\n".join(f"{gap.text} [{gap.link}]" for gap in gaps(*entries))


def without(*ids: str) -> list[Entry]:
    return [each for each in WHOLE if each.id not in ids]


def test_a_range_runs_from_the_limit_to_the_target() -> None:
    price, _ = game(*WHOLE).issues
    assert [option.name for option in price.options] == ["80", "85", "90", "95", "100"]
    assert [option.mine for option in price.options] == [0, 25, 50, 75, 100]
    assert [option.theirs for option in price.options] == [
        100,
        Fraction(200, 3),
        Fraction(100, 3),
        0,
        Fraction(-100, 3),
    ]


def test_their_worth_stays_a_range_where_their_limit_is_a_guess() -> None:
    price, _ = game(*WHOLE).issues
    ends: list[object] = [(option.low, option.high) for option in price.options]
    assert ends == [
        (100, 100),
        (50, 75),
        (0, 50),
        (-50, 25),
        (-100, 0),
    ]
    found = game(*WHOLE)
    package = found.package([price.options[1], found.issues[1].options[0]])
    assert (package.mine, package.theirs) == (Fraction(60, 90) / 4 + Fraction(1, 3), Fraction(2, 5))
    assert (package.low, package.high) == (Fraction(3, 10), Fraction(9, 20))


def test_a_range_goes_on_to_an_opening_beyond_the_target_and_keeps_both_ends() -> None:
    price = PRICE.put("opening", "112 EUR").put("target", "98 EUR")
    options = game(price, *without("i0")).issues[0].options
    assert [option.name.removesuffix(" EUR") for option in options] == "80 85 90 95 98 100 105 110 112".split()
    assert options[0].name == "80 EUR"
    assert options[4].mine == 100
    assert options[-1].mine == 100 * Fraction(32, 18)


def test_a_range_where_less_is_better() -> None:
    price = entry(
        "issues", "i0", name="Rent", better="less", opening="70", target="75", limit="90", step="5", weight="1"
    )
    limits = entry("limits", "l0", issue="i0", target="95", likely="80", weight="1")
    options = game(price, limits).issues[0].options
    assert [(option.name, option.mine) for option in options] == [
        ("90", 0),
        ("85", Fraction(100, 3)),
        ("80", Fraction(200, 3)),
        ("75", 100),
        ("70", Fraction(400, 3)),
    ]
    assert [option.theirs for option in options][2] == 0


def test_too_many_steps_are_looked_at_in_wider_ones_and_said() -> None:
    price = PRICE.put("step", "0.001")
    assert len(game(price, *without("i0")).issues[0].options) <= MOST_STEPS + 2
    assert "20,000 steps" in said(price, *without("i0"))


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("target", "", "“Price” is in no package yet: list its options, or give it target. [entry:i0]"),
        ("step", "", "give it step"),
        ("step", "0", "its step is 0"),
        ("limit", "100", "its target is its limit"),
        ("limit", "120", "its limit is better than its target"),
    ],
)
def test_a_range_that_makes_no_sense_leaves_its_issue_out(field: str, text: str, words: str) -> None:
    price = PRICE.put(field, text)
    assert [issue.name for issue in game(price, *without("i0")).issues] == ["Term"]
    assert words in said(price, *without("i0"))


def test_their_side_of_a_range_may_be_missing() -> None:
    assert "What “Price” is worth to them is not known" in said(*without("l0"))
    assert not game(*without("l0")).is_known
    level = LIMITS[0].put("likely", "80")
    assert "since their target is their limit" in said(level, *without("l0"))
    odd = LIMITS[0].put("low", "75")
    assert "One guess of their limit for “Price”" in said(odd, *without("l0"))
    assert game(odd, *without("l0")).is_known


def test_weights_are_shares_whatever_they_add_up_to() -> None:
    found = game(*WHOLE)
    assert found.mine.shares == (Fraction(2, 3), Fraction(1, 3))
    assert found.mine.weighed == 90
    assert found.theirs is not None
    assert found.theirs.shares == (Fraction(3, 5), Fraction(2, 5))


def test_a_missing_weight_counts_nothing_and_is_named() -> None:
    found = game(TERM.put("weight", ""), *without("i1"))
    assert dict(zip([issue.name for issue in found.issues], found.mine.shares or (), strict=True)) == {
        "Term": 0,
        "Price": 1,
    }
    assert "“Term” has no weight and counts nothing for you." in said(TERM.put("weight", ""), *without("i1"))
    assert "“Term” has no weight and counts nothing for you." in said(TERM.put("weight", "-3"), *without("i1"))


def test_weights_of_one_side_only() -> None:
    blind = [each.put("weight", "") if each.sheet == "limits" else each for each in WHOLE]
    assert game(*blind).theirs is None
    assert not game(*blind).is_known
    assert "none of the issues has a weight of theirs" in said(*blind)
    unweighed = [each.put("weight", "") if each.sheet == "issues" else each for each in WHOLE]
    assert isinstance(game_of(*book(*unweighed)), tuple)
    assert "None of your issues has a weight above 0" in said(*unweighed)
    zero = [each.put("weight", "0") if each.get("weight") else each for each in WHOLE]
    assert "None of your issues has a weight above 0" in said(*zero)


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
    assert "“Rest” has no points: no deal may be worth more to your side. [sheet:options/alternatives]" in said(
        *WHOLE, *entries
    )


def test_an_alternative_may_be_worth_its_terms() -> None:
    found = game(*WHOLE, entry("alternatives", "a0", what="Other", side="mine", terms="i0=90;i1=o2"))
    assert found.mine.reservation == Fraction(1, 3)


def test_unknown_reservations_are_named_where_they_go() -> None:
    words = said(*WHOLE)
    assert "none of your alternatives has points. [sheet:options/alternatives]" in words
    assert "none of their alternatives has points. [sheet:theirs/alternatives]" in words
    found = answers_of(game(*WHOLE))
    assert found
    assert found.references.zone is None
    assert found.inside is None


def test_options_without_a_worth_stay_out_and_are_named() -> None:
    more = entry("options", "o3", option="Middling", issue="i1", mine="50")
    found = game(*WHOLE, more)
    assert [option.name for option in found.issues[1].options] == ["Short", "Long"]
    assert "“Middling” of “Term” has no worth to them and stays out of every package. [entry:o3]" in said(*WHOLE, more)
    odd = more.put("mine", "")
    assert "“Middling” of “Term” has no worth to you" in said(*WHOLE, odd)
    blind = [each.put("theirs", "") for each in WHOLE]
    assert not game(*blind).is_known
    assert "What “Term” is worth to them is not known" in said(*blind)
    stray = entry("options", "o4", option="Stray", issue="gone", mine="1", theirs="1")
    assert "“Stray” settles no issue: say which. [entry:o4]" in said(*WHOLE, stray)


def test_an_option_that_is_listed_twice_counts_once() -> None:
    again = entry("options", "o3", option="short ", issue="i1", mine="100", theirs="0")
    package = entry("packages", "p", name="P", terms="i0=80;i1=o3")
    found = game(*WHOLE, again, package)
    assert found.count == game(*WHOLE).count
    assert found.listed[0].package.options[1].id == "o1"
    assert "is listed twice under “Term”" in said(*WHOLE, again)


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
    texts = [gap.text for gap in found.gaps]
    assert "“Half” cannot be valued: 1 issue without a sound term (“Term”)." in texts
    assert "“Lost” cannot be valued: 1 issue without a sound term (“Term”)." in texts
    assert "“Empty” cannot be valued: 2 issues without a sound term (“Price” and “Term”)." in texts
    assert answers_of(found)


def test_nothing_at_all() -> None:
    assert "There are no issues yet" in said()
    assert said(TERM).startswith("“Term” is in no package yet")
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
