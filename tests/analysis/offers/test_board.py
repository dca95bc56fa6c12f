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
from negotui.analysis.offers.verdict import mine_of, theirs_of, verdict
from negotui.analysis.offers.words import explained, kind_word, sentence, standing
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_plain_text
from tests.analysis.book import book, context, entry, panel

PAY = entry("issues", "Pay", better="more", opening="110", target="110", limit="90", weight="60", step="1")
DAYS = entry("issues", "Days", better="more", opening="3", target="3", limit="1", weight="40")
OPTIONS = (
    entry("options", "1", issue="issues-Days", mine="0", theirs="100"),
    entry("options", "2", issue="issues-Days", mine="50", theirs="90"),
    entry("options", "3", issue="issues-Days", mine="100", theirs="0"),
)
LIMITS = (
    entry("limits", "issues-Pay", target="90", likely="110", weight="50"),
    entry("limits", "issues-Days", likely="3", weight="50"),
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
    return as_plain_text(sentence(found.scores[-1], found.rating, context(made)))


def test_a_whole_offer_has_its_exact_worth() -> None:
    (one,) = board(offer(1, "mine", "105", "2")).scores
    assert one.worth is not None
    # Pay runs from 0 at 90 to 100 at 110, theirs from 100 at 90 to 0 at 110.
    assert one.worth.mine == (Fraction(65, 100),) * 3
    assert one.worth.theirs == (Fraction(575, 1000),) * 3
    assert one.worth.open == ()


def test_an_open_issue_makes_a_range_and_no_point() -> None:
    found = board(offer(1, "theirs", pay="100"))
    (one,) = found.scores
    assert one.worth is not None
    assert one.worth.mine == (Fraction(30, 100), None, Fraction(70, 100))
    assert one.worth.theirs == (Fraction(25, 100), None, Fraction(75, 100))
    assert one.worth.package is None
    assert mine_of(one, found.rating) == "30 to 70"
    assert theirs_of(one, found.rating) == "25 to 75"


def test_a_guess_with_a_range_stays_a_range() -> None:
    guessed = entry("limits", "issues-Pay", target="90", low="100", likely="110", high="130", weight="50")
    (one,) = board(offer(1, "mine", "100", "1"), sheets=(*SHEETS[:5], guessed, LIMITS[1], *ALTERNATIVES)).scores
    assert one.worth is not None
    # Their scale goes down to 110, my best, or to 130 where that is their limit.
    assert one.worth.theirs == (Fraction(75, 100), Fraction(75, 100), Fraction(875, 1000))


def test_a_figure_between_two_options_lies_on_the_line_between_them() -> None:
    half = replace(offer(1, "mine"), values=(("side", "mine"), ("terms", "issues-Pay=100;issues-Days=2.5")))
    (one,) = board(half).scores
    assert one.worth is not None
    assert one.worth.mine[0] == Fraction(30, 100) + Fraction(40, 100) * Fraction(75, 100)
    assert one.worth.theirs is not None
    assert one.worth.theirs[1] == Fraction(25, 100) + Fraction(50, 100) * Fraction(45, 100)


def test_a_figure_beyond_the_listed_options_goes_on_along_the_line() -> None:
    """Days 50 more for each: 4 days are 150 of 100, and so 60 points beside the 30 of the pay."""
    far = offer(1, "mine").put("terms", "issues-Pay=100;issues-Days=4")
    found = board(far)
    (one,) = found.scores
    assert one.worth is not None
    assert one.worth.is_full
    assert one.worth.mine == (Fraction(90, 100),) * 3
    assert one.worth.outside == ("Days",)
    assert "Days is outside the range you scored, so its points are a guess." in words_on(far)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (("110", "3"), ("105", "3"), Kind.CONCESSION),
        (("105", "3"), ("110", "3"), Kind.SELFISH),
        (("105", "2"), ("105", "2"), Kind.SILENT),
        (("105", "2"), ("105.5", "2"), Kind.SILENT),
        # Days 3 to 2 costs me 20 and gives them 45; a little more pay takes some of it back.
        (("100", "3"), ("107", "2"), Kind.NICE),
        (("100", "3"), ("109", "2"), Kind.FORTUNATE),
        (("109", "2"), ("100", "3"), Kind.UNFORTUNATE),
    ],
)
def test_what_kind_of_move_it_was(first: tuple[str, str], second: tuple[str, str], kind: Kind) -> None:
    _, moved = board(offer(1, "mine", *first), offer(2, "mine", *second)).scores
    assert moved.change is not None
    assert moved.change.kind is kind


def test_a_move_of_theirs_is_seen_from_their_side() -> None:
    _, moved = board(offer(1, "theirs", "90", "1"), offer(2, "theirs", "100", "1")).scores
    assert moved.change is not None
    assert (moved.change.mine, moved.change.theirs) == (Fraction(30, 100), Fraction(-25, 100))
    assert moved.change.kind is Kind.CONCESSION


def test_offers_are_compared_with_the_one_before_of_the_same_side() -> None:
    scores = board(offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"), offer(3, "mine", "105", "3")).scores
    assert [one.change is None for one in scores] == [True, True, False]
    assert [kind_word(one) for one in scores] == ["first", "first", "gave way"]


def test_offers_with_other_open_issues_are_compared_on_those_that_both_settle() -> None:
    """Pay 110 to 105 alone: 15 points for me, 12.5 for them; what became of the days nobody knows."""
    _, moved = board(offer(1, "mine", "110", "3"), offer(2, "mine", pay="105")).scores
    assert moved.change is not None
    assert (moved.change.mine, moved.change.theirs) == (Fraction(-15, 100), Fraction(125, 1000))
    nothing = board(offer(1, "mine", pay="110"), offer(2, "mine", days="3")).scores[1]
    assert nothing.change is None
    assert kind_word(nothing) == ""


def test_a_move_is_measured_by_what_is_still_open() -> None:
    """They stand at 65 for me. From 68 to 66.5 is half of what is open; the same step from 100 is a twentieth of it."""
    theirs = offer(1, "theirs", "105", "2")
    _, _, late = board(theirs, offer(2, "mine", "106", "2"), offer(3, "mine", "105.5", "2")).scores
    assert late.change is not None
    assert (late.change.mine, late.change.kind) == (Fraction(-15, 1000), Kind.CONCESSION)
    # Of 70 that are open, 1.5 are less than 3 %, for me and for them.
    _, _, early = board(
        offer(1, "theirs", "90", "1"), offer(2, "mine", "110", "3"), offer(3, "mine", "109.5", "3")
    ).scores
    assert early.change is not None
    assert early.change.kind is Kind.SILENT


def test_small_late_steps_are_told_and_are_no_impasse() -> None:
    """After 30 points come 1.5: less than 3, and no more than half of the largest before."""
    first, second = offer(1, "theirs", "90", "1"), offer(2, "theirs", "100", "1")
    third, fourth = offer(3, "theirs", "100.5", "1"), offer(4, "theirs", "101", "1")
    found = board(first, second, third, fourth)
    assert [kind_word(one) for one in found.scores] == ["first", "gave way", "small step", "small step"]
    assert said(first, second, third).endswith(
        "A small step: +2 for you, −1 for them, as you guess. Their steps are getting small: they may be near their limit."
    )
    assert not found.stands_still


def test_a_gift_that_costs_a_little_is_not_called_free() -> None:
    """Days 3 to 2 and pay 100 to 106 cost me 2 points, as part of 100 next to nothing, and give them 30."""
    little = said(offer(1, "mine", "100", "3"), offer(2, "mine", "106", "2"))
    assert little.endswith("You gave a little: −2 for you, +30 for them, as you guess.")
    free = said(offer(1, "mine", "100", "3"), offer(2, "mine", "107", "2"))
    assert free.endswith("You gave them something at no cost to you: +1 for you, +28 for them, as you guess.")


def test_the_time_counts_and_not_the_order_of_writing() -> None:
    late, early = offer(2, "mine", "105", "3"), offer(1, "mine", "110", "3")
    scores = board(late, early).scores
    assert [one.offer.entry.id for one in scores] == [early.id, late.id]


def test_terms_past_my_limit_are_named() -> None:
    (one,) = board(offer(1, "theirs", "85", "1")).scores
    assert [(issue.name, figure) for issue, figure in one.past] == [("Pay", Fraction(85))]


def test_where_both_stand_is_said_and_not_what_each_gave() -> None:
    """I came down 35 from a wild opening, they up 30; what counts is that I stand at 65 and they at 30."""
    made = (
        offer(1, "mine", "110", "3"),
        offer(2, "theirs", "90", "1"),
        offer(3, "mine", "105", "2"),
        offer(4, "theirs", "100", "1"),
    )
    stand = "Where you stand: your last offer 65 points for you, theirs 30, so 35 apart."
    assert standing(board(*made)) == stand
    assert stand in words_on(*made)
    assert standing(board(*made, offer(5, "theirs", "104.5", "2"))) == (
        "Both last offers are worth about the same to you: yours 65 points, theirs 64."
    )
    assert standing(board(*made, offer(5, "theirs", "110", "2"))) == (
        "Their last offer gives you 80 points, more than the 65 you are asking for."
    )
    assert standing(board(*made[:1])) == ""


def test_an_impasse_is_both_sides_repeating_themselves() -> None:
    mine = [offer(number, "mine", "110", "3") for number in range(1, 7)]
    theirs = [offer(number, "theirs", "90", "1") for number in range(1, 7)]
    # I repeat myself three times, and they have not answered: that is no impasse.
    assert not board(*mine[:4]).stands_still
    assert not board(mine[0], theirs[1], mine[2]).stands_still
    assert board(mine[0], theirs[1], mine[2], theirs[3]).stands_still
    assert not board(mine[0], theirs[1], mine[2], theirs[3], offer(5, "mine", "109", "3")).stands_still
    # It takes no values to see that nobody moves.
    assert board(mine[0], theirs[1], mine[2], theirs[3], sheets=(entry("issues", "Pay"),)).stands_still


def test_verdicts_say_what_an_offer_means() -> None:
    assert said(offer(1, "theirs", "90", "1")) == (
        "Theirs 1 is worth 0 points to you: 40 points worse than walking away and 100 short of your target."
    )
    assert said(offer(1, "theirs", "105", "2")) == (
        "Theirs 1 is worth 65 points to you: 25 points better than walking away and 35 short of your target."
    )
    assert said(offer(1, "theirs", "110", "3")) == (
        "Theirs 1 is worth 100 points to you: 60 points better than walking away and about your target."
    )
    # 42 and 40 are too near to make a difference of.
    assert said(offer(1, "theirs", "104", "1")) == (
        "Theirs 1 is worth 42 points to you: about the same as walking away and 58 short of your target."
    )
    assert said(offer(1, "mine", "105", "2")) == "Mine 1 is worth 65 points to you and about 58 to them."
    assert said(offer(1, "mine", "110", "2"), offer(2, "mine", "105", "2")).startswith(
        "Mine 2 is worth 65 points to you and about 58 to them: 38 points better for them than walking away."
    )


def test_an_ambitious_opening_is_no_refusal_and_a_later_offer_may_be() -> None:
    opening, again = offer(1, "mine", "110", "3"), offer(2, "mine", "109", "3")
    assert (
        said(opening)
        == "Mine 1 is worth 100 points to you and about 0 to them: an opening, so expect them to ask for more."
    )
    assert said(opening, again).startswith(
        "Mine 2 is worth 97 points to you and about 3 to them; walking away is worth about 20 to them, so expect a no."
    )


def test_an_offer_past_a_limit_is_a_no_whatever_else_it_brings() -> None:
    assert said(offer(1, "theirs", "85", "3")) == ("Theirs 1 is a no as it stands: Pay 85 is past your limit of 90.")
    assert said(offer(1, "mine", "85", "3")) == ("Mine 1 goes too far: Pay 85 is past your own limit of 90.")


def test_one_term_is_said_as_what_it_is_and_no_score_is_claimed() -> None:
    assert said(offer(1, "theirs", pay="100")) == (
        "Theirs 1: Pay 100, 10 better than your limit. "
        "1 of 2 issues counted: 30 to 70 points for you, depending on the rest."
    )
    assert said(offer(1, "theirs", pay="88")) == (
        "Theirs 1 is a no as it stands: Pay 88 is past your limit of 90. 1 of 2 issues counted."
    )
    # With the best of days this would be worth 43 of 100, and walking away 50.
    away = (*SHEETS[:-2], ALTERNATIVES[0].put("points", "50"), ALTERNATIVES[1])
    assert said(offer(1, "theirs", pay="91"), sheets=away) == (
        "Theirs 1: Pay 91, 1 better than your limit and 19 worse than your target. "
        "1 of 2 issues counted: at best still worse than walking away."
    )


def test_an_issue_without_any_value_is_named_and_drops_nothing_else() -> None:
    bonus = entry("issues", "Bonus", better="more", weight="20")
    paid = offer(1, "theirs", "105", "2").put("terms", "issues-Pay=105;issues-Days=options-2;issues-Bonus=7")
    found = board(paid, sheets=(PAY, DAYS, bonus, *SHEETS[2:]))
    (one,) = found.scores
    assert one.worth is not None
    assert (one.worth.counted, one.worth.of, one.worth.is_full) == (("Pay", "Days"), 3, False)
    words = words_on(paid, sheets=(PAY, DAYS, bonus, *SHEETS[2:]))
    assert "Without a value, so not counted: Bonus." in words
    assert "Bonus" in words
    assert "nothing would be better" not in words
    assert said(paid, sheets=(PAY, DAYS, bonus, *SHEETS[2:])) == (
        "Theirs 1: 2 of 3 issues counted; no score for the whole yet."
    )


def test_what_can_be_read_of_a_draft_is_counted() -> None:
    draft = replace(entry("offers", "theirs 2", side="theirs", terms="!pay 100; a lot of days"), position=2)
    draft = draft.put("at", "2026-11-23T09:02")
    found = board(offer(1, "theirs", "95", "1"), draft)
    assert found.scores[1].offer.unread == ("a lot of days",)
    assert mine_of(found.scores[1], found.rating) == "30"
    assert "I couldn’t read “a lot of days”; the rest is counted." in words_on(offer(1, "theirs", "95", "1"), draft)


def test_what_is_missing_is_said_and_nothing_invented() -> None:
    bare = (entry("issues", "Pay"),)
    assert said(offer(1, "theirs", "100"), sheets=bare).startswith(
        "Theirs 1 has no score yet. Begin with Pay: give it a limit and a target"
    )
    unknown = said(offer(1, "theirs", "105", "2"), sheets=SHEETS[:-2])
    assert unknown == (
        "Theirs 1 is worth 65 points to you: 35 short of your target; score an alternative to compare it with walking away."
    )
    draft = replace(entry("offers", "theirs 1", side="theirs", terms="!pay a lot"), position=1)
    assert said(draft) == "Theirs 1: I can’t read “pay a lot”, so nothing is counted. It is kept as you typed it."


def test_one_price_is_set_beside_an_alternative_in_money() -> None:
    price = entry(
        "issues", "Price", better="more", opening="1400", target="1300", limit="1100", weight="100", step="10"
    )
    other = entry("alternatives", "Another", side="mine", worth="1200", chance="100", cost="0")
    made = replace(entry("offers", "their offer 1", side="theirs", terms="issues-Price=1150"), position=1)
    assert said(made, sheets=(price, other)) == (
        "Their offer 1: Price 1,150, 50 worse than walking away and 150 worse than your target."
    )


def test_a_payer_is_told_that_dearer_is_worse_than_walking_away() -> None:
    """Another shop for 1,300, or with 80 % for 1,300 and else 1,600: 0.8 × 1,300 + 0.2 × 1,600 = 1,360 on average."""
    rent = entry("issues", "Rent", better="less", opening="1000", target="1180", limit="1450", step="10")
    asked = replace(entry("offers", "their offer 1", side="theirs", terms="issues-Rent=1350"), position=1)
    sure = entry("alternatives", "Next door", side="mine", worth="1300", chance="100", cost="0")
    assert said(asked, sheets=(rent, sure)) == (
        "Their offer 1: Rent 1,350, 50 worse than walking away and 170 worse than your target."
    )
    perhaps = sure.put("chance", "80").put("if_not", "1600")
    assert said(asked, sheets=(rent, perhaps)) == (
        "Their offer 1: Rent 1,350, 10 better than walking away on average and 170 worse than your target."
    )


def test_one_price_is_told_in_its_own_figures_for_whoever_pays() -> None:
    """Rent, less is better: from 1,600 to 1,400 they came 200 towards me."""
    rent = entry("issues", "Rent", better="less", opening="1000", target="1180", limit="1450", step="10")

    def rents(number: int, side: str, figure: str) -> Entry:
        at = f"2026-11-23T09:{number:02}"
        return replace(
            entry("offers", f"{side} {number}", side=side, terms=f"issues-Rent={figure}", at=at), position=number
        )

    theirs = rents(1, "theirs", "1600"), rents(3, "theirs", "1400")
    mine = rents(2, "mine", "1000"), rents(4, "mine", "1100")
    assert said(theirs[0], sheets=(rent,)) == ("Theirs 1 is a no as it stands: Rent 1,600 is past your limit of 1,450.")
    assert said(*theirs, sheets=(rent,)) == (
        "Theirs 3: Rent 1,400, 50 better than your limit and 220 worse than your target. They moved towards you by 200."
    )
    assert said(*mine, sheets=(rent,)).endswith("You moved towards them by 100.")
    assert said(*theirs, rents(5, "theirs", "1420"), sheets=(rent,)).endswith("They moved away from you by 20.")
    assert said(*theirs, rents(5, "theirs", "1395"), sheets=(rent,)).endswith(
        "A small step: 5. Their steps are getting small: they may be near their limit."
    )
    found = board(theirs[0], mine[0], theirs[1], mine[1], sheets=(rent,))
    assert standing(found) == "Where you stand: you at 1,100, they at 1,400, so 300 apart."


def test_without_a_guess_their_side_stays_unknown() -> None:
    sheets = (PAY, DAYS, *(replace(one, values=one.values[:3]) for one in OPTIONS), ALTERNATIVES[0])
    first, second = offer(1, "theirs", "90", "1"), offer(2, "theirs", "100", "1")
    found = board(first, second, sheets=sheets)
    assert found.scores[1].change is not None
    assert found.scores[1].change.kind is None
    assert said(first, second, sheets=sheets).endswith("They moved towards you: +30 for you.")


def test_a_weight_of_theirs_that_nobody_guessed_leaves_a_range_and_no_kind_of_move() -> None:
    """Days may weigh nothing for them or as much as pay; so 105 and 2 days are worth from 25 to 58 to them."""
    sheets = (PAY, DAYS, *OPTIONS, LIMITS[0], LIMITS[1].put("weight", ""), *ALTERNATIVES)
    first, second = offer(1, "mine", "110", "3"), offer(2, "mine", "105", "2")
    found = board(first, second, sheets=sheets)
    assert found.scores[1].change is not None
    assert found.scores[1].change.kind is None
    assert kind_word(found.scores[1]) == "came closer"
    assert theirs_of(found.scores[1], found.rating) == "25 to 58"
    assert said(first, second, sheets=sheets) == (
        "Mine 2 is worth 65 points to you and about 25 to 58 to them: 5 points better for them than walking away. "
        "You moved towards them: −35 for you."
    )
    assert "Better" not in words_on(first, second, sheets=sheets)


def test_a_package_better_for_both_is_named_only_where_there_is_one() -> None:
    """Pay 100 with 3 days is 70 for me and 25 for them; pay 110 with 2 days is 80 and 45."""
    words = words_on(offer(1, "mine", "100", "3"))
    assert "Better for both: Pay 100 → 110, Days 3 → 2: +10 for you, +20 for them, as you guess." in words
    assert "nothing would be better" in words_on(offer(1, "mine", "110", "3"))


def test_nothing_is_advised_for_a_point_or_two() -> None:
    """Pay 100.5 for 2 days instead of 109 for... is a matter of a point: nothing is proposed that brings less than 3."""
    words = words_on(offer(1, "theirs", "109", "2"))
    assert "Better" not in words


def test_the_next_step_of_the_plan_follows_my_last_offer() -> None:
    sheets = (
        PAY.put("opening", "120").put("limit", "95"),
        *SHEETS[1:4],
        SHEETS[4],
        LIMITS[0].put("likely", "118"),
        *SHEETS[6:],
    )
    waiting = words_on(offer(1, "mine", "120", "3"), sheets=sheets)
    assert "Your next step, once they have moved: Pay 114" in waiting
    answered = words_on(offer(1, "mine", "114", "3"), offer(2, "theirs", "100", "1"), sheets=sheets)
    assert "Your next step, only in return for something: Pay 111" in answered
    # They offer 111 already: only the target is left to propose, and at 110 nothing.
    nearer = words_on(offer(1, "mine", "114", "3"), offer(2, "theirs", "111", "1"), sheets=sheets)
    assert "Pay 111" not in nearer.partition("Your next step")[2].partition("Issue Term")[0]


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
def test_changes_lead_from_a_sides_first_offer_to_its_last(made: list[tuple[str, int, str]]) -> None:
    found = board(*(offer(number, side, str(pay), days) for number, (side, pay, days) in enumerate(made)))
    for side in ("mine", "theirs"):
        values = [one.worth.mine[1] or 0 for one in found.scores if one.offer.side == side and one.worth]
        changes = [one.change.mine for one in found.scores if one.offer.side == side and one.change]
        assert sum(changes) == (values[-1] - values[0] if values else 0)


@given(st.lists(st.tuples(st.sampled_from(["mine", "theirs"]), FIGURES, DAYS_OFFERED), min_size=1, max_size=6))
def test_scores_kept_from_before_are_those_worked_out_anew(made: list[tuple[str, int, str]]) -> None:
    offers = [offer(number, side, str(pay), days) for number, (side, pay, days) in enumerate(made)]
    first, second = book(*SHEETS, *offers[:-1]), book(*SHEETS, *offers)
    assert board_of(second, context(second), board_of(first, context(first))) == board_of(second, context(second))


def test_the_panel_names_every_offer_with_its_worth() -> None:
    found = panel("offers", *SHEETS, offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"))
    assert found.verdict == verdict_of(offer(1, "mine", "110", "3"), offer(2, "theirs", "90", "1"))
    assert "mine 1" in words_of(found.blocks)
    assert found.method
    assert panel("offers").verdict == "No offers yet: log the first one at the table (t)."


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
    assert one.worth.unvalued == ("Pay",)
    assert one.past == ()
