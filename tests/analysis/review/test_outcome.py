"""How a negotiation came out: the guide's own examples, walk-aways, ranges that rest on guesses, what was left, what is unknown."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.gaps import LONGEST
from negotui.analysis.review.begun import happened, intended
from negotui.analysis.review.data import review_data
from negotui.analysis.review.learned import chances, guessed
from negotui.analysis.review.outcome import Outcome, outcome_of
from negotui.analysis.review.panel import panel
from negotui.analysis.review.result import result
from negotui.analysis.review.share import share_of_range
from negotui.analysis.review.words import NOT_OVER, verdict, won
from negotui.domain.blocks import Checklist, Panel, State, words_of
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.stages import CLOSED
from tests.analysis.book import book, checks, context, entry, northwind, rows
from tests.analysis.test_all import sound, workbooks
from tests.hostile import HOSTILE_TEXTS

FIGURES = st.fractions(-1_000, 1_000)
FEE = {"better": "more", "opening": "14500", "target": "13200", "limit": "10300"}


def over(stage: str, result: str, *entries: Entry) -> Negotiation:
    """A negotiation that has ended so."""
    of = book(*entries)
    return replace(of, details=of.details.put("title", "x").put("stage", stage).put("result", result))


def fee(result: str = "12600", stage: str = "agreed", *more: Entry, **limits: str) -> Negotiation:
    """The worked example of the last tab."""
    issue = entry("issues", "Fee", **FEE)
    guess = [Entry("limits-Fee", "n", "limits", (("issue", issue.id), *limits.items()))] if limits else []
    return over(stage, result, issue, *guess, *more)


def offer(number: int, side: str, terms: str, state: str = "") -> Entry:
    made = entry("offers", f"offer {number}", side=side, terms=terms, at=f"2026-11-20T10:{number:02}")
    return made.put("state", state)


def outcome(of: Negotiation) -> Outcome:
    return outcome_of(of, context(of))


def review(of: Negotiation) -> Panel:
    return panel(of, context(of))


# The range


def test_the_freelance_fee_of_the_guide() -> None:
    of = fee(likely="13500", actual="14000")
    (settled,) = outcome(of).settled
    assert settled.won is not None
    assert settled.won.low == settled.won.high == Fraction(2300, 3700)
    assert won(settled.won) == "62 %. How do you know their limit?"
    assert review(of).verdict == "Fee was agreed at 12,600: 600 short of your target, 2,300 better than your limit."
    assert "Fee: 62 %." in words_of(review(of).blocks)


def test_the_van_of_the_guide() -> None:
    """Of a range of 1,100 the buyer kept 400, a bit more than a third."""
    assert share_of_range(Fraction(15_000), Fraction(13_900), Fraction(14_600), more=False) == Fraction(4, 11)


@given(mine=FIGURES, theirs=FIGURES, agreed=FIGURES, more=st.booleans())
def test_both_shares_are_the_whole_range(mine: Fraction, theirs: Fraction, agreed: Fraction, more: bool) -> None:
    share, other = share_of_range(mine, theirs, agreed, more), share_of_range(theirs, mine, agreed, not more)
    assert (share is None) == (other is None) == ((theirs - mine if more else mine - theirs) <= 0)
    if share is not None and other is not None:
        assert share + other == 1
        assert share_of_range(mine, theirs, mine, more) == 0
        assert share_of_range(mine, theirs, theirs, more) == 1


def test_a_guess_keeps_the_share_a_range_and_says_so() -> None:
    of = fee(low="13000", likely="13500", high="15000")
    (settled,) = outcome(of).settled
    assert settled.won is not None
    assert (settled.won.low, settled.won.likely, settled.won.high) == (
        Fraction(2300, 4700),
        Fraction(2300, 3200),
        Fraction(2300, 2700),
    )
    assert "by your guess of their limit" in words_of(review(of).blocks)
    assert ("Fee", "did you find out: what was their limit?", "entry:limits-Fee") in checks(review(of), State.MISSING)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("I saw it", "62 %."),
        ("it was in the contract", "62 %."),
        ("they said so", "62 %, if their limit was what they say it was. Words afterwards are cheap."),
        ("", "62 %. How do you know their limit?"),
    ],
)
def test_how_a_limit_was_learnt_says_what_the_share_is_worth(how: str, said: str) -> None:
    of = fee(likely="13500", actual="14000", how=how)
    (settled,) = outcome(of).settled
    assert settled.won is not None
    assert won(settled.won) == said
    asked = [detail for label, detail, _ in checks(review(of), State.MISSING) if label == "Fee"]
    assert asked == ([] if how else ["how do you know their limit: they said so, you saw it, it was in the contract?"])


def test_a_guess_that_the_result_disproves_is_left_out() -> None:
    """12,600 was agreed: 12,000 was not their limit. Of the others: 2,300 ÷ 2,700 and 2,300 ÷ 3,700, that is 62 to 85 %."""
    of = fee(low="12000", likely="13000", high="14000")
    (settled,) = outcome(of).settled
    assert settled.won is not None
    assert (settled.won.low, settled.won.high, settled.won.passed) == (Fraction(23, 37), Fraction(23, 27), True)
    assert won(settled.won).startswith(
        "62 % to 85 %, likely 85 %, by your guess of their limit; guesses that they went past"
    )
    of = fee(low="11000", likely="11500", high="12500")
    (settled,) = outcome(of).settled
    assert settled.won is not None
    assert (
        won(settled.won) == "they went further than your most hopeful guess of their limit, so I can’t tell your share."
    )
    assert review_data(of, context(of))["issues"]["Fee"]["share_of_range"] is None  # type: ignore[index]


def test_a_range_too_wide_is_no_share() -> None:
    """2,300 ÷ 2,400 is 96 %, 2,300 ÷ 9,700 is 24 %: that may be anything."""
    of = fee(low="12700", likely="14000", high="20000")
    (settled,) = outcome(of).settled
    assert settled.won is not None
    assert not settled.won.is_share
    assert won(settled.won) == "anything from 24 % to 96 % by your guess of their limit: too wide to judge by."


def test_a_limit_that_they_went_beyond_was_none() -> None:
    (settled,) = outcome(fee("14500", actual="14000")).settled
    assert settled.won is not None
    assert won(settled.won) == "they went further than the limit you noted, so that wasn’t their limit."
    (settled,) = outcome(fee("9000", actual="14000")).settled
    assert settled.won is not None
    assert won(settled.won) == "you agreed past your own limit."


@pytest.mark.parametrize(
    ("actual", "how", "said"),
    [
        # 2,900 of 9,700 is 30 %.
        ("20000", "I saw it", "it was timid: it asked for 30 % of the range"),
        ("20000", "they said so", "nobody can say"),
        ("", "", "nobody can say"),
        # 2,900 of 3,700 is 78 %: nothing to warn of.
        ("14000", "it was in the contract", ""),
    ],
)
def test_a_reached_target_proves_little_if_it_was_timid(actual: str, how: str, said: str) -> None:
    found = words_of(review(fee("13200", likely="13500", actual=actual, how=how)).blocks)
    assert said in found
    assert ("You reached your target" in found) == bool(said)
    assert "You reached your target" not in words_of(review(fee("12600", actual=actual, how=how)).blocks)


def test_a_first_offer_that_was_taken_is_told() -> None:
    first = offer(1, "mine", "issues-Fee=14500", "accepted")
    assert "They took your first offer" in words_of(review(fee("", "agreed", first)).blocks)
    second = (offer(1, "mine", "issues-Fee=14500"), offer(2, "mine", "issues-Fee=13200", "accepted"))
    assert "They took your first offer" not in words_of(review(fee("", "agreed", *second)).blocks)


def test_limits_that_do_not_meet_leave_no_range() -> None:
    of = fee("10300", actual="10000")
    assert outcome(of).settled[0].won is None
    assert "there was no range" in words_of(review(of).blocks)


# The result


@pytest.mark.parametrize("text", ["12600", "12,600", "Fee 12600", "Fee = 12,600"])
def test_a_result_in_words_is_read_where_all_of_it_can_be(text: str) -> None:
    assert outcome(fee(text)).settled[0].figure == 12_600


@pytest.mark.parametrize("text", ["12,600 with tyres", "", "about 12,600", "Fee"])
def test_a_result_that_cannot_be_read_is_no_figure_and_what_is_missing_is_named(text: str) -> None:
    of = fee(text)
    assert outcome(of).settled[0].figure is None
    assert review(of).verdict == "Agreed, but no figures were logged."
    assert ("Result", "entry:n") in [(label, link) for label, _, link in checks(review(of), State.MISSING)]
    assert "not logged" in words_of(review(of).blocks)


def test_the_accepted_offer_goes_before_the_words_and_the_last_of_several_counts() -> None:
    made = (offer(1, "theirs", "issues-Fee=11000", "accepted"), offer(2, "mine", "issues-Fee=13200", "accepted"))
    of = fee("12600", "agreed", *made)
    assert outcome(of).settled[0].figure == 13_200
    assert "you reached your target" in review(of).verdict


def test_a_deal_past_the_limit_is_told() -> None:
    of = fee("9800")
    assert "500 worse than your limit" in review(of).verdict
    assert rows(review(of))[0][-1] == "500 past your limit"


def test_another_currency_is_no_figure_of_the_issue() -> None:
    issue = entry("issues", "Fee", better="more", target="13200 EUR", limit="10300 EUR")
    assert outcome(over("agreed", "$12,600", issue)).settled[0].figure is None


def test_the_result_stands_against_opening_target_limit_and_alternative() -> None:
    alternative = entry("alternatives", "Another client", side="mine", worth="11000", chance="80", cost="0")
    of = fee("12600", "agreed", alternative)
    (row,) = rows(result(of, context(of)))
    assert row == ("Fee", "12,600", "14,500", "13,200", "10,300", "8,800", "600 short")


# No deal

GAME = (
    entry("issues", "Pay", better="more", target="10", limit="0"),
    entry("options", "low", issue="issues-Pay", mine="0", theirs="10"),
    entry("options", "middle", issue="issues-Pay", mine="4", theirs="4"),
    entry("options", "high", issue="issues-Pay", mine="10", theirs="0"),
)


def ended(points: str, terms: str = "issues-Pay=options-middle", stage: str = "walked away") -> Negotiation:
    alternative = entry("alternatives", "Go", side="mine", worth="1", chance="50", points=points)
    return over(stage, "", *GAME, alternative, offer(1, "theirs", terms))


def test_walking_away_from_less_than_the_alternative_is_a_success() -> None:
    for stage in CLOSED[1:]:
        of = ended("5", stage=stage)
        assert outcome(of).justified is True
        assert review(of).verdict == "A success: their best offer scored 4 for you, walking away 5."
        assert review_data(of, context(of))["success"] is True


@pytest.mark.parametrize("points", ["4", "3"])
def test_walking_away_from_as_much_or_more_is_told_as_it_is(points: str) -> None:
    of = ended(points)
    assert outcome(of).justified is False
    assert f"their best offer scored 4 for you, walking away {points}" in review(of).verdict


def test_without_points_the_one_issue_that_can_be_compared_decides() -> None:
    alternative = entry("alternatives", "Another client", side="mine", worth="11000", chance="100", cost="0")
    offers = (offer(1, "theirs", "issues-Fee=10900"), offer(2, "theirs", "issues-Fee=10400"))
    of = fee("", "walked away", alternative, *offers)
    assert outcome(of).offered == 10_900
    assert (
        review(of).verdict == "A success: their best offer would have brought you 10,900, walking away brings 11,000."
    )
    assert rows(review(of))[0][:2] == ("Fee", "10,900")


def test_what_cannot_be_compared_is_unknown_and_named() -> None:
    of = fee("", "no agreement", offer(1, "theirs", "issues-Fee=10900"))
    assert outcome(of).justified is None
    assert review(of).verdict == "No deal. We can’t say whether their best offer beat your alternative."
    assert "Alternatives" in [label for label, _, _ in checks(review(of), State.MISSING)]
    of = fee("", "no agreement", entry("alternatives", "Go", worth="11000", chance="100"))
    assert "Offers" in [label for label, _, _ in checks(review(of), State.MISSING)]


# The share of the package

SIDES = (
    entry("issues", "Day", better="more", target="10", limit="0"),
    entry("options", "Monday", issue="issues-Day", mine="0", theirs="6"),
    entry("options", "Friday", issue="issues-Day", mine="6", theirs="4"),
    entry("alternatives", "Go", side="mine", worth="1", chance="50", points="2"),
    entry("alternatives", "They go", side="theirs", worth="1", chance="50", points="4"),
)


def test_the_share_of_the_package_comes_before_any_issue() -> None:
    """Low, middle and high are (0, 10), (4, 4) and (10, 0), the days (0, 6) and (6, 4).

    No deal is worth 2 to me and 4 to them. Best for me among what leaves them 4: high and Friday, 16 and 4. Best for them among
    what leaves me 2: low and Friday, 6 and 14. Agreed are middle and Friday, 10 and 8: I got 8 of 14, they 4 of 10.
    """
    agreed = offer(1, "mine", "issues-Pay=options-middle;issues-Day=options-Friday", "accepted")
    of = over("agreed", "done", *GAME, *SIDES, agreed)
    share = outcome(of).package_share
    assert share is not None
    assert (share.mine, share.theirs) == (Fraction(8, 14), Fraction(4, 10))
    found = words_of(review(of).blocks)
    assert "You got 57 % of the most you could have gained, and they about 40 % of theirs, as you guess." in found
    assert review_data(of, context(of))["package_share"] == {"mine": "4/7", "theirs": "0.4"}


def test_without_a_value_of_no_deal_there_is_no_share_of_the_package() -> None:
    agreed = offer(1, "mine", "issues-Pay=options-middle;issues-Day=options-Friday", "accepted")
    for missing in (3, 4):
        known = tuple(one for place, one in enumerate(SIDES) if place != missing)
        assert outcome(over("agreed", "done", *GAME, *known, agreed)).package_share is None


def test_an_issue_that_weighs_and_has_no_options_leaves_no_score_for_the_whole() -> None:
    """Pay is scored, days count for half and cannot be: no figure is claimed for the deal, whatever Pay alone comes to."""
    pay = entry("issues", "Pay", better="more", target="10", limit="0", weight="50")
    options = tuple(
        entry("options", name, issue=pay.id, mine=mine, theirs=theirs)
        for name, mine, theirs in (("high", "100", "0"), ("low", "0", "100"))
    )
    days = entry("issues", "Days", better="more", weight="50")
    guess = entry("limits", pay.id, issue=pay.id, likely="5", weight="60")
    stay = entry("alternatives", "Stay", side="mine", points="30")
    agreed = offer(1, "mine", f"{pay.id}=options-high", "accepted")
    of = over("agreed", "done", pay, days, *options, guess, stay, agreed)
    found = outcome(of)
    assert found.worth is not None
    assert found.worth.package is not None
    assert (found.whole, found.left, found.package_share) == (None, None, None)
    assert "of 100" not in review(of).verdict
    assert review_data(of, context(of))["worth"] is None


# What was left


def test_what_was_left_and_who_would_have_had_it() -> None:
    """Agreed are 9 and 5; all for me on one issue and Friday on the other make 16 and 9."""
    other = (
        entry("issues", "Day", better="more", target="10", limit="0"),
        entry("options", "Monday", issue="issues-Day", mine="5", theirs="1"),
        entry("options", "Friday", issue="issues-Day", mine="6", theirs="9"),
    )
    agreed = offer(1, "mine", "issues-Pay=options-middle;issues-Day=options-Monday", "accepted")
    found = outcome(over("agreed", "done", *GAME, *other, agreed))
    assert found.left is not None
    assert found.left.gain == 11
    assert [[option.name for option in package.options] for package in found.left.packages] == [["high", "Friday"]]


def test_on_the_frontier_nothing_was_left() -> None:
    agreed = offer(1, "mine", "issues-Pay=options-high", "accepted")
    of = over("agreed", "done", *GAME, agreed)
    found = outcome(of)
    assert found.left is not None
    assert found.left.gain == 0
    assert "Nothing: no package was better" in words_of(review(of).blocks)


# What was learnt


def test_guesses_right_wrong_and_never_learnt() -> None:
    of = fee(
        "12600",
        "agreed",
        entry("interests", "Peace", side="theirs", proved="right"),
        entry("interests", "Speed", side="theirs"),
        entry("interests", "Mine", side="mine"),
        entry("signals", "Cough", seen="yes", proved="wrong"),
        entry("signals", "Never seen"),
        entry("facts", "It rains", proved="right"),
        entry("facts", "Nobody asks"),
        entry("alternatives", "Go", worth="1", chance="70", proved="came off"),
        entry("alternatives", "Stay", worth="1", chance="30"),
        low="13000",
        likely="13500",
        high="13800",
        actual="14000",
    )
    found = {one.entry.id: one.right for one in guessed(of)}
    assert found == {
        "limits-Fee": False,
        "interests-Peace": True,
        "interests-Speed": None,
        "signals-Cough": False,
        "facts-It rains": True,
    }
    assert [(one.stated, one.came_off) for one in chances(of)] == [(Fraction(7, 10), True)]
    assert "2 guesses right, 2 wrong." in words_of(review(of).blocks)
    assert [label for label, detail, _ in checks(review(of)) if "did you find out" in detail] == ["Speed"]


def test_ends_of_a_guess_may_stand_the_wrong_way_round_and_count_as_inside() -> None:
    for actual, held in (("13000", True), ("15000", True), ("15001", False)):
        (found,) = guessed(fee(low="15000", likely="14000", high="13000", actual=actual))
        assert found.right is held
    (found,) = guessed(fee(likely="14000", actual="14000"))
    assert found.right is None
    assert found.is_learnt


# Before and in general


def test_what_is_not_over_says_so_and_how_to_end_it() -> None:
    of = northwind()
    for made in (result, panel):
        found = made(of, context(of))
        assert (found.verdict, found.blocks) == (NOT_OVER, ())
    assert review_data(of, context(of)) == {"closed": False}
    assert happened(of, context(of)) == ""
    assert intended(of, context(of)).splitlines()[0] == "Base salary: opening 130,000, target 126,000, limit 110,000"


def test_what_happened_begins_with_the_verdict() -> None:
    of = fee()
    assert happened(of, context(of)).splitlines() == [
        as_plain_text(verdict(outcome(of))),
        "Fee: 12,600, 600 short of your target, 2,300 better than your limit",
    ]


@given(entries=workbooks(), stage=st.sampled_from(CLOSED), text=st.sampled_from(HOSTILE_TEXTS))
def test_no_workbook_that_is_over_is_too_odd(entries: tuple[Entry, ...], stage: str, text: str) -> None:
    of = over(stage, text, *entries)
    for found in (review(of), result(of, context(of))):
        sound(found)
        assert len(found.verdict) <= LONGEST
    review_data(of, context(of))
    happened(of, context(of))


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_names_in_a_review(text: str) -> None:
    issue = entry("issues", "Fee", **FEE).put("name", text)
    guess = Entry("g", "n", "limits", (("issue", issue.id), ("likely", "13500"), ("actual", "14000")))
    cue = entry("signals", "Cough", seen="yes", proved="wrong").put("cue", text)
    made = (offer(1, "theirs", "issues-Fee=11000"), offer(2, "mine", "issues-Fee=12000", "accepted").put("name", text))
    of = over("agreed", text, issue, guess, cue, *made)
    sound(review(of))
    assert not [block for block in result(of, context(of)).blocks if isinstance(block, Checklist)]
