"""Offers valued in a small workbook by hand, and what follows from them: ranges, moves, limits, balances, standstill."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.offers.board import Board, board_of
from negotui.analysis.offers.moves import Kind
from negotui.analysis.offers.rating import frontier_with
from negotui.analysis.offers.words import explained, kind_word, mine_of, sentence, theirs_of, verdict
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Entry
from tests.analysis.book import book, context, entry, panel

PAY = entry("issues", "Pay", better="more", opening="120", target="110", limit="90", weight="60", step="1")
DAYS = entry("issues", "Days", better="more", opening="3", target="3", limit="1", weight="40")
OPTIONS = (
    entry("options", "1", issue="issues-Days", mine="0", theirs="100"),
    entry("options", "2", issue="issues-Days", mine="50", theirs="90"),
    entry("options", "3", issue="issues-Days", mine="100", theirs="0"),
)
LIMITS = (
    entry("limits", "issues-Pay", target="90", likely="110", weight="50"),
    entry("limits", "issues-Days", likely="2", weight="50"),
)
ALTERNATIVES = (
    entry("alternatives", "Stay", side="mine", points="40"),
    entry("alternatives", "Another", side="theirs", points="20"),
)
SHEETS = (PAY, DAYS, *OPTIONS, *LIMITS, *ALTERNATIVES)


def offer(number: int, side: str, pay: str = "", days: str = "", **more: str) -> Entry:
    terms = ";".join(
        f"{issue}={value}"
        for issue, value in (("issues-Pay", pay), ("issues-Days", days and f"options-{days}"))
        if value
    )
    at = f"2026-11-23T09:{number:02}"
    name = f"{side} {number}"
    return replace(entry("offers", name, side=side, terms=terms, at=at, **more), position=number)


def board(*offers: Entry, sheets: tuple[Entry, ...] = SHEETS) -> Board:
    made = book(*sheets, *offers)
    return board_of(made, context(made))


def said(*offers: Entry, sheets: tuple[Entry, ...] = SHEETS) -> str:
    made = book(*sheets, *offers)
    found = board_of(made, context(made))
    return sentence(found.scores[-1], found.rating, context(made))


def test_a_whole_offer_has_its_exact_worth() -> None:
    (one,) = board(offer(1, "mine", "105", "2")).scores
    assert one.worth is not None
    # Pay runs from 0 at 90, my limit, to 100 at 120, my opening, and the other way round for them.
    assert one.worth.mine == (Fraction(50, 100),) * 2
    assert one.worth.theirs == (Fraction(70, 100),) * 3
    assert one.worth.open == ()


def test_an_open_issue_makes_a_range_and_no_point() -> None:
    found = board(offer(1, "theirs", pay="100"))
    (one,) = found.scores
    assert one.worth is not None
    assert one.worth.mine == (Fraction(20, 100), Fraction(60, 100))
    assert one.worth.theirs == (Fraction(1, 3), None, Fraction(5, 6))
    assert one.worth.package is None
    assert mine_of(one, found.rating) == "20 to 60"
    assert theirs_of(one, found.rating) == "33 to 83"


def test_a_guess_with_a_range_stays_a_range() -> None:
    guessed = entry("limits", "issues-Pay", target="90", low="100", likely="110", high="130", weight="50")
    (one,) = board(offer(1, "mine", "100", "1"), sheets=(*SHEETS[:5], guessed, LIMITS[1], *ALTERNATIVES)).scores
    assert one.worth is not None
    # A limit of 130 lies beyond my opening of 120: only then is 100 worth three quarters of the way to them, not two thirds.
    assert one.worth.theirs == (Fraction(5, 6), Fraction(5, 6), Fraction(875, 1000))


def test_a_figure_between_two_options_lies_on_the_line_between_them() -> None:
    half = replace(offer(1, "mine"), values=(("side", "mine"), ("terms", "issues-Pay=100;issues-Days=2.5")))
    (one,) = board(half).scores
    assert one.worth is not None
    assert one.worth.mine[0] == Fraction(20, 100) + Fraction(40, 100) * Fraction(75, 100)
    assert one.worth.theirs is not None
    assert one.worth.theirs[1] == Fraction(1, 3) + Fraction(50, 100) * Fraction(45, 100)


def test_a_figure_beyond_the_listed_options_goes_on_along_the_line() -> None:
    far = replace(offer(1, "mine"), values=(("side", "mine"), ("terms", "issues-Pay=100;issues-Days=5")))
    (one,) = board(far).scores
    assert one.worth is not None
    assert one.worth.open == ()
    # To me each day is worth 50 more, so five are worth 200; to them 10 less at first and then 90, so from −20 to −180.
    assert one.worth.mine == (Fraction(20, 100) + Fraction(80, 100),) * 2
    assert one.worth.theirs == (
        Fraction(1, 3) - Fraction(90, 100),
        Fraction(1, 3) - Fraction(90, 100),
        Fraction(1, 3) - Fraction(10, 100),
    )
    assert one.worth.value is not None
    assert (one.worth.value.outside, one.worth.value.past_theirs) == (("Days",), ("Days",))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (("110", "3"), ("105", "3"), Kind.CONCESSION),
        (("105", "3"), ("110", "3"), Kind.SELFISH),
        (("105", "2"), ("105", "2"), Kind.SILENT),
        (("105", "2"), ("105.5", "2"), Kind.SILENT),
        # Days 3 to 2 costs me 20 and gives them 45; a little more pay takes some of it back.
        (("100", "3"), ("109", "2"), Kind.NICE),
        (("100", "3"), ("112", "2"), Kind.FORTUNATE),
        (("109", "2"), ("100", "3"), Kind.UNFORTUNATE),
    ],
)
def test_what_kind_of_move_it_was(first: tuple[str, str], second: tuple[str, str], kind: Kind) -> None:
    _, moved = board(offer(1, "mine", *first), offer(2, "mine", *second)).scores
    assert moved.change is not None
    assert moved.change.kind is kind
    assert kind_word(moved) == kind.value


def test_a_move_of_theirs_is_seen_from_their_side() -> None:
    _, moved = board(offer(1, "theirs", "90", "1"), offer(2, "theirs", "100", "1")).scores
    assert moved.change is not None
    assert (moved.change.mine, moved.change.theirs) == (Fraction(20, 100), Fraction(-1, 6))
    assert moved.change.kind is Kind.CONCESSION


def test_offers_are_compared_with_the_one_before_of_the_same_side() -> None:
    scores = board(offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"), offer(3, "mine", "105", "3")).scores
    assert [one.change is None for one in scores] == [True, True, False]
    assert [kind_word(one) for one in scores] == ["first", "first", "concession"]


def test_other_open_issues_make_a_move_that_cannot_be_told() -> None:
    _, moved = board(offer(1, "mine", "110", "3"), offer(2, "mine", pay="105")).scores
    assert moved.change is None
    assert kind_word(moved) == ""


def test_the_time_counts_and_not_the_order_of_writing() -> None:
    late, early = offer(2, "mine", "105", "3"), offer(1, "mine", "110", "3")
    scores = board(late, early).scores
    assert [one.offer.entry.id for one in scores] == [early.id, late.id]


def test_terms_past_my_limit_are_named() -> None:
    (one,) = board(offer(1, "theirs", "85", "1")).scores
    assert [(issue.name, figure) for issue, figure in one.past] == [("Pay", Fraction(85))]


def test_the_balance_adds_up_moves_on_my_scale_and_on_theirs() -> None:
    found = board(
        offer(1, "mine", "110", "3"),
        offer(2, "theirs", "90", "1"),
        offer(3, "mine", "105", "3"),
        offer(4, "theirs", "100", "1"),
        offer(5, "mine", "105", "2"),
    )
    mine, theirs = found.given("mine"), found.given("theirs")
    assert (mine.moves, mine.mine, mine.theirs) == (2, Fraction(-30, 100), Fraction(8, 15))
    assert (theirs.moves, theirs.mine, theirs.theirs) == (1, Fraction(20, 100), Fraction(-1, 6))


def test_three_silent_moves_are_an_impasse_and_two_are_not() -> None:
    same = [offer(number, "mine", "110", "3") for number in range(1, 5)]
    assert not board(*same[:3]).stands_still
    assert board(*same).stands_still
    assert not board(*same, offer(5, "theirs", "90", "1")).stands_still


def test_verdicts_say_what_an_offer_means() -> None:
    assert said(offer(1, "theirs", "90", "1")) == "Theirs 1 is worth 0 to you: 40 less than no deal."
    assert said(offer(1, "theirs", "105", "2")) == (
        "Theirs 1 is worth 50 to you: 10 better than no deal, 30 short of your target."
    )
    assert said(offer(1, "theirs", "110", "3")) == (
        "Theirs 1 is worth 80 to you: 40 better than no deal, and reaches your target."
    )
    assert said(offer(1, "mine", "110", "3")).endswith("about 17 to them: no deal is better for them, at 20.")
    assert said(offer(1, "mine", "105", "2")).endswith("about 70 to them: 50 better than no deal.")


def test_what_is_missing_is_said_and_nothing_invented() -> None:
    bare = (entry("issues", "Pay"),)
    assert said(offer(1, "theirs", "100"), sheets=bare).startswith("Theirs 1 cannot be valued: ")
    unknown = said(offer(1, "theirs", "105", "2"), sheets=SHEETS[:-2])
    assert "what no deal is worth is not known" in unknown
    draft = replace(entry("offers", "theirs 1", side="theirs", terms="!pay a lot"), position=1)
    assert said(draft) == "Theirs 1 is kept as it was typed, “pay a lot”, and cannot be valued."


def test_without_a_guess_their_side_stays_unknown() -> None:
    sheets = (PAY, DAYS, *(replace(one, values=one.values[:3]) for one in OPTIONS), ALTERNATIVES[0])
    first, second = offer(1, "theirs", "90", "1"), offer(2, "theirs", "100", "1")
    found = board(first, second, sheets=sheets)
    assert found.scores[1].change is not None
    assert found.scores[1].change.kind is None
    assert said(first, second, sheets=sheets).endswith("what that means for them is not known.")
    assert found.given("theirs").theirs is None


def test_a_package_better_for_both_is_named_only_where_there_is_one() -> None:
    made = book(*SHEETS, offer(1, "mine", "99", "3"))
    found = board_of(made, context(made))
    words = words_of(explained(found.scores[0], found, made, context(made)))
    assert "Better for both: " in words
    assert "Days = 2" in words
    on_it = book(*SHEETS, offer(1, "mine", "120", "3"))
    best = board_of(on_it, context(on_it))
    assert "Nothing is better" in words_of(explained(best.scores[0], best, on_it, context(on_it)))


def test_the_next_step_of_the_plan_follows_my_last_offer() -> None:
    made = book(*SHEETS, offer(1, "mine", "120", "3"))
    found = board_of(made, context(made))
    assert "Next in your plan: Pay 114" in words_of(explained(found.scores[0], found, made, context(made)))
    later = book(*SHEETS, offer(1, "mine", "114", "3"))
    found = board_of(later, context(later))
    assert "Next in your plan: Pay 111" in words_of(explained(found.scores[0], found, later, context(later)))


def test_one_more_offer_leaves_the_scores_of_the_others_as_they_are() -> None:
    first = book(*SHEETS, offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"))
    before = board_of(first, context(first))
    second = book(*first.entries, offer(3, "mine", "105", "3"))
    after = board_of(second, context(second), before)
    assert after.rating is before.rating
    assert all(one is other for one, other in zip(before.scores, after.scores, strict=False))
    assert after == board_of(second, context(second))


def test_a_changed_sheet_or_offer_is_valued_anew() -> None:
    first = book(*SHEETS, offer(1, "mine", "110", "3"))
    before = board_of(first, context(first))
    other = book(replace(PAY, revision=2).put("weight", "10"), *SHEETS[1:], offer(1, "mine", "110", "3"))
    assert board_of(other, context(other), before) == board_of(other, context(other))
    edited = book(*SHEETS, replace(offer(1, "mine", "100", "3"), revision=5))
    assert board_of(edited, context(edited), before) == board_of(edited, context(edited))


FIGURES = st.integers(min_value=90, max_value=120)
DAYS_OFFERED = st.sampled_from(["1", "2", "3"])


@given(st.lists(st.tuples(st.sampled_from(["mine", "theirs"]), FIGURES, DAYS_OFFERED), min_size=1, max_size=8))
def test_what_was_given_is_the_way_from_a_sides_first_offer_to_its_last(made: list[tuple[str, int, str]]) -> None:
    found = board(*(offer(number, side, str(pay), days) for number, (side, pay, days) in enumerate(made)))
    for side in ("mine", "theirs"):
        worths = [one.worth.mine[0] for one in found.scores if one.offer.side == side and one.worth]
        assert found.given(side).mine == (worths[-1] - worths[0] if worths else 0)


def test_the_panel_names_every_offer_with_its_worth() -> None:
    found = panel("offers", *SHEETS, offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"))
    assert found.verdict == verdict_of(offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"))
    assert "mine 1" in words_of(found.blocks)
    assert found.method
    assert panel("offers").verdict == "No offer has been logged yet."


def verdict_of(*offers: Entry) -> str:
    made = book(*SHEETS, *offers)
    found = board_of(made, context(made))
    return verdict(found.scores[-1], found.rating, context(made))


def words_on(*offers: Entry, sheets: tuple[Entry, ...] = SHEETS) -> str:
    made = book(*sheets, *offers)
    found = board_of(made, context(made))
    return words_of(explained(found.scores[-1], found, made, context(made)))


def test_nothing_past_my_limit_is_called_better() -> None:
    # Below 90 is past my limit, and would be the cheapest thing to give: it must not be named.
    far = (
        *(
            entry("options", str(pay), issue="issues-Pay", mine=str(mine), theirs=str(theirs))
            for pay, mine, theirs in ((80, 40, 100), (90, 0, 60), (100, 50, 30), (110, 100, 0))
        ),
    )
    words = words_on(offer(1, "theirs").put("terms", "issues-Pay=100;issues-Days=options-1"), sheets=(*SHEETS, *far))
    assert "Pay = 80" not in words


def test_a_figure_between_two_options_is_compared_with_what_it_could_be_traded_for() -> None:
    half = offer(1, "mine").put("terms", "issues-Pay=100;issues-Days=2.5")
    made = book(*SHEETS, half)
    found = board_of(made, context(made))
    whole = found.scores[0].worth
    assert whole is not None
    assert whole.package is not None
    wider = frontier_with(found.rating, whole.package)
    assert wider is not None
    assert wider is not found.rating.frontier
    options = {option.name for issue in wider.grid.game.issues for option in issue.options}
    assert "2.5" in options


def test_an_offer_without_a_time_stays_where_it_was_written_down() -> None:
    first, second, third = (replace(offer(n, "theirs", str(90 + n), "1"), id=f"{n}") for n in (1, 2, 3))
    cleared = second.put("at", "")
    assert [one.offer.entry.id for one in board(third, cleared, first).scores] == ["1", "2", "3"]


def test_another_currency_is_not_valued() -> None:
    pounds = (PAY.put("target", "110 £").put("limit", "90 £").put("opening", "120 £"), *SHEETS[1:])
    dollars = offer(1, "theirs").put("terms", "issues-Pay=85 $;issues-Days=options-1")
    (one,) = board(dollars, sheets=pounds).scores
    assert one.worth is not None
    assert one.worth.open == ("Pay",)
    assert one.past == ()
