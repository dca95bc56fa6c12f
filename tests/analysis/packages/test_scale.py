"""One scale, limits, unknown weights and partial terms: examples worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from negotui.analysis.limits import limits_of
from negotui.analysis.packages.answers import answers_of, equal_at
from negotui.analysis.packages.data import packages_data
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.panel import panel
from negotui.analysis.packages.value import value_of
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Entry
from tests.analysis.packages.build import book, entry
from tests.analysis.packages.workbook import game, said

PAY = entry(
    "issues", "pay", name="Pay", better="more", opening="130", target="120", limit="100", step="10", weight="60"
)
DAYS = entry("issues", "days", name="Days", better="more", target="3", limit="2", weight="40")
DAY_OPTIONS = tuple(
    entry("options", f"d{days}", option=str(days), issue="days", mine=str(mine), theirs=str(theirs))
    for days, mine, theirs in ((1, 0, 100), (2, 60, 80), (3, 100, 0))
)
PAY_LIMIT = entry("limits", "lp", issue="pay", target="90", low="110", likely="115", high="120", weight="70")
DAY_LIMIT = entry("limits", "ld", issue="days", weight="30")
NO_DEALS = (
    entry("alternatives", "a0", what="Stay", side="mine", points="30"),
    entry("alternatives", "a1", what="Another", side="theirs", points="30"),
)
ALL = (PAY, DAYS, *DAY_OPTIONS, PAY_LIMIT, DAY_LIMIT, *NO_DEALS)


def but(*changed: Entry) -> tuple[Entry, ...]:
    ids = {each.id for each in changed}
    return (*(each for each in ALL if each.id not in ids), *changed)


def verdict(*entries: Entry) -> str:
    return panel(*book(*entries)).verdict


def words(*entries: Entry) -> str:
    return words_of(panel(*book(*entries)).blocks)


def values(of: Game, issue: str) -> object:
    found = next(each for each in of.issues if each.id == issue)
    return [(option.name, option.mine, option.theirs) for option in found.options]


def test_an_issue_spans_from_my_limit_to_my_opening_and_theirs_over_what_is_on_the_table() -> None:
    found = values(game(*ALL), "pay")
    # Mine from 100 to 130; theirs from 130, which is worse for them than their limit of 115, to 90, their target.
    assert found == [
        ("100", 0, 75),
        ("110", Fraction(100, 3), 50),
        ("120", Fraction(200, 3), 25),
        ("130", 100, 0),
    ]


def test_a_limit_or_an_opening_beyond_the_options_stretches_the_scale() -> None:
    base = entry("issues", "pay", name="Pay", better="more", opening="125000", limit="110000", weight="60")
    options = [
        entry("options", f"p{place}", option=name, issue="pay", mine=mine, theirs=theirs)
        for place, (name, mine, theirs) in enumerate((("115,000", "0", "100"), ("120,000", "100", "0")))
    ]
    found = game(base, *options, *(each for each in ALL if each.id not in {"pay", "lp"}), DAY_LIMIT.put("issue", "pay"))
    # 20 a thousand: −100 at the limit and 200 at the opening, so 300 in all.
    assert values(found, "pay") == [("115,000", Fraction(100, 3), 100), ("120,000", Fraction(200, 3), 0)]


def test_a_listed_option_that_is_worse_than_the_limit_is_the_worst_on_the_table() -> None:
    assert values(game(*ALL), "days") == [("1", 0, 100), ("2", 60, 80), ("3", 100, 0)]
    fewer = [each for each in ALL if each.id != "d1"]
    # Without it the limit, two days, is the worst for me, and the best for them.
    assert values(game(*fewer), "days") == [("2", 0, 100), ("3", 100, 0)]


def test_limits_are_one_answer_for_all() -> None:
    negotiation, context = book(*ALL)
    pay = limits_of(negotiation, context)["pay"]
    assert (pay.mine, pay.theirs) == (Fraction(100), Fraction(120))
    assert [pay.is_past_mine(Fraction(figure)) for figure in (99, 100)] == [True, False]
    assert [pay.is_past_theirs(Fraction(figure)) for figure in (120, 121)] == [False, True]
    found = game(*ALL)
    assert [option.name for option in found.issues[1].options if option.past_mine] == ["1"]
    assert [option.name for option in found.issues[0].options if option.past_theirs] == ["130"]
    assert (found.count, found.signable().count) == (12, 6)


def test_without_a_direction_limit_and_target_tell_it() -> None:
    negotiation, context = book(*but(PAY.put("better", "")))
    pay = limits_of(negotiation, context)["pay"]
    assert (pay.more, pay.theirs) == (True, Fraction(120))


def test_who_wants_the_same_has_no_limit_to_cross() -> None:
    negotiation, context = book(*but(PAY_LIMIT.put("target", "140")))
    assert limits_of(negotiation, context)["pay"].theirs is None


def test_what_lies_past_a_limit_is_never_recommended_and_is_marked() -> None:
    over = entry("packages", "p0", name="Over", terms="pay=130;days=d1")
    found = words(*ALL, over)
    assert "Over × " in found
    assert "past your limit on Days; × more than they can give on Pay" in found
    assert (
        "Left out: Pay 130 (× more than they can give, even on your most hopeful guess); Days 1 (past your limit)."
        in found
    )
    data = packages_data(*book(*ALL, over))
    for key in ("frontier", "packages", "nash"):
        packages = data[key]
        assert isinstance(packages, list)
        assert packages
        assert not any("past_limit" in each or "past_their_limit" in each for each in packages)
    everything = data["listed"]
    assert isinstance(everything, list)
    (listed,) = everything
    assert (listed["past_limit"], listed["past_their_limit"]) == (["Days"], ["Pay"])
    # At my target, 120 and 3 days, they keep 18 points of the 30 that they have without a deal.
    assert (data["equal_offers"], data["equal_offers_level"]) == ([], "0.8")


def test_where_limits_do_not_meet_the_verdict_says_so() -> None:
    far = but(PAY_LIMIT.put("low", "").put("high", "").put("likely", "95"))
    assert verdict(*far) == (
        "No package can work on Pay as it stands: the limits don’t meet, even on your softest guess."
    )
    only = tuple(each for each in ALL if each.id not in {"d2", "d3"})
    assert verdict(*only) == "Every option for Days is past your limit. Add one you could accept."
    assert packages_data(*book(*only))["frontier"] == []


def test_all_limits_together_may_be_worse_than_no_deal() -> None:
    # Pay at 100 is 0, Days at 2 is 60: 24 together, and walking away is 44.
    apart = but(NO_DEALS[0].put("points", "44"))
    sentence = "Each limit alone is fine; together they are worse than walking away, by 20 points (24 against 44)."
    assert sentence in words(*apart)
    # Under 3 points is about the same.
    assert "Each limit alone" not in words(*but(NO_DEALS[0].put("points", "26")))
    assert packages_data(*book(*apart))["limits_together"] == "0.24"


def test_the_screen_shows_whole_points_and_data_are_exact() -> None:
    data = packages_data(*book(*ALL))
    nash = data["nash"]
    assert isinstance(nash, list)
    (deal,) = nash
    # 110 and 2 days: 60/3 + 24 for me, 35 + 24 for them; 14 × 29 is the largest product of gains.
    assert (deal["mine"], deal["theirs"]) == ("0.44", "0.59")
    assert verdict(*ALL) == "The most balanced deal scores 44 for you and about 59 for them."
    assert "~" not in words(*ALL)


def test_an_unknown_weight_of_theirs_holds_the_verdict_back_and_is_a_range() -> None:
    unsaid = but(DAY_LIMIT.put("weight", ""))
    assert verdict(*unsaid) == "Which deal is most balanced depends on how much Days matters to them."
    listed = entry("packages", "p0", name="One", terms="pay=110;days=d2")
    data = packages_data(*book(*unsaid, listed))
    assert data["withheld"] == ["which deal is most balanced depends on how much Days matters to them"]
    everything = data["listed"]
    assert isinstance(everything, list)
    (one,) = everything
    # 50 on Pay, which weighs 70, and 80 on Days, which weighs from 0 to 70.
    assert (one["theirs_low"], one["theirs_high"]) == ("0.5", "0.65")
    issues = data["issues"]
    assert isinstance(issues, list)
    assert [each["theirs"] for each in issues] == [
        {"low": "0.5", "high": "1", "guessed": True},
        {"low": "0", "high": "0.5", "guessed": False},
    ]
    assert "50 to 65" in words(*unsaid, listed)
    assert "You haven’t guessed how much Days matters to them, so I took the middle." in words(*unsaid, listed)


def test_a_trade_must_hurt_nobody_whatever_an_unknown_weight_is() -> None:
    start = entry("packages", "p0", name="Start", terms="pay=100;days=d3")
    swap = "Swap: Pay 100 → 120, Days 3 → 2."
    # They lose 35 on Pay, and gain 24 on Days: no swap. At a weight of 70 it would be one.
    assert swap not in words(*ALL, start)
    assert swap in words(*but(DAY_LIMIT.put("weight", "70")), start)
    assert swap not in words(*but(DAY_LIMIT.put("weight", "")), start)


def test_issues_that_are_not_counted_withhold_score_and_zone() -> None:
    more = entry("issues", "extra", name="Extra", weight="20")
    listed = entry("packages", "p0", name="One", terms="pay=110;days=d2")
    assert verdict(*ALL, more, listed) == "2 of 3 issues counted (not Extra), so there is no full score yet."
    found = words(*ALL, more, listed)
    assert "nothing" not in found.split("Your packages")[1].split("Swaps")[0]
    data = packages_data(*book(*ALL, more, listed))
    assert data["withheld"] == ["2 of 3 issues counted (not Extra), so there is no full score yet"]
    assert data["reservations"] == {"mine": None, "theirs": None}
    assert (data["nash"], data["inside"]) == ([], None)
    # Of an issue that weighs nothing nothing is lost.
    assert game(*ALL, more.put("weight", "0")).left == ()


def test_an_issue_that_is_left_out_may_be_called_like_another() -> None:
    twin = entry("issues", "twin", name="Pay", weight="20")
    found = game(*ALL, twin)
    assert (found.counted, found.left) == (("Pay", "Days"), ("Pay (2)",))


def test_data_say_why_nothing_more_is_worked_out() -> None:
    def withheld(*entries: Entry) -> object:
        return packages_data(*book(*entries))["withheld"]

    assert withheld() == ["I can’t work out any packages yet"]
    assert withheld(*but(PAY_LIMIT.put("likely", ""))) == ["you haven’t guessed what Pay is worth to them"]
    blind = but(PAY_LIMIT.put("weight", ""), DAY_LIMIT.put("weight", ""))
    assert withheld(*blind) == ["you haven’t guessed how much any issue matters to them"]
    only = tuple(each for each in ALL if each.id not in {"d2", "d3"})
    assert withheld(*only) == ["every option for Days is past your limit. Add one you could accept"]
    far = but(PAY_LIMIT.put("low", "").put("high", "").put("likely", "95"))
    assert withheld(*far) == [
        "no package can work on Pay as it stands: the limits don’t meet, even on your softest guess"
    ]
    assert withheld(*(each for each in ALL if each.id != "a1")) == [
        "score one of their alternatives to see which deals beat walking away"
    ]


def test_left_out_weights_are_named_where_they_do_not_add_up() -> None:
    more = entry("issues", "extra", name="Extra", weight="20")
    light = but(DAYS.put("weight", "20"))
    assert "Your weights add up to 80, not to 100; each counts as its share of that. Not counted: Extra." in words(
        *light, more
    )


def test_weights_that_come_to_100_but_for_rounding_are_not_corrected() -> None:
    thirds = but(PAY.put("weight", "66.667"), DAYS.put("weight", "33.333"))
    assert "add up" not in words(*thirds)
    nearly = but(PAY.put("weight", "66.66"), DAYS.put("weight", "33.33"))
    assert "add up" not in words(*nearly)


def test_a_reference_point_that_hangs_on_a_weak_guess_is_called_fragile() -> None:
    steep = but(
        entry("options", "d1", option="1", issue="days", mine="0", theirs="100"),
        entry("options", "d2", option="2", issue="days", mine="50", theirs="50"),
        entry("options", "d3", option="3", issue="days", mine="100", theirs="0"),
        DAYS.put("limit", "").put("weight", "50"),
        PAY.put("weight", "50"),
        PAY_LIMIT.put("weight", "55"),
        DAY_LIMIT.put("weight", "45").put("confidence", "2"),
    )
    assert verdict(*steep).endswith("Fragile: it rests on your weak guess for Days.")
    sure = [each.put("confidence", "4") if each.id == "ld" else each for each in steep]
    assert "Fragile" not in verdict(*sure)


def test_terms_are_valued_as_far_as_they_go() -> None:
    found = game(*ALL)
    value = value_of({"pay": "110", "days": "gone", "other": "5"}, found)
    assert value is not None
    assert (value.counted, value.of, value.unvalued, value.open) == (("Pay",), 2, ("Days",), ())
    assert not value.is_full
    assert value.package is None
    # Pay is 60/3 for me; Days may be anything from 0 to 40.
    assert value.mine == (Fraction(20, 100), None, Fraction(60, 100))
    assert value.theirs == (Fraction(35, 100), None, Fraction(65, 100))
    assert value.settled == (Fraction(20, 100), Fraction(35, 100))


def test_a_figure_past_a_limit_is_valued_on_the_line_and_named() -> None:
    value = value_of({"pay": "90", "days": "d3"}, game(*ALL))
    assert value is not None
    assert value.is_full
    assert (value.outside, value.past_mine, value.past_theirs) == (("Pay",), ("Pay",), ())
    # −1/3 of 60, and 40.
    assert value.mine == (Fraction(20, 100),) * 3
    over = value_of({"pay": "140", "days": "d3"}, game(*ALL))
    assert over is not None
    assert (over.outside, over.past_theirs) == (("Pay",), ("Pay",))
    assert over.mine[1] == Fraction(120, 100)


def test_beyond_the_options_the_value_is_a_range_between_the_flattest_and_the_steepest_stretch() -> None:
    value = value_of({"pay": "100", "days": "4"}, game(*ALL))
    assert value is not None
    # Days are worth 60 and 40 more to me, so a fourth is worth 140 to 160; to them 20 and 80 less, so −20 to −80.
    assert value.mine == (Fraction(56, 100), Fraction(56, 100), Fraction(64, 100))
    assert value.theirs is not None
    low, likely, high = value.theirs
    assert (low, likely, high) == (Fraction(525 - 240, 1000), Fraction(525 - 240, 1000), Fraction(525 - 60, 1000))


def test_without_any_value_there_is_none() -> None:
    assert value_of({"pay": "soon"}, game(*ALL)) is None


def test_their_second_entry_is_said_to_be_ignored_only_for_its_figures() -> None:
    again = entry("limits", "l9", issue="pay", likely="112", target="90", weight="70")
    assert "You guessed their limits on Pay more than once: the first guess counts. [entry:l9]" in said(*ALL, again)


def three_prices(*more: Entry) -> list[Entry]:
    """Three issues from 0 to 10 with a target of 8, of weights 40, 30 and 30 for me, and 30, 30 and 40 for them."""
    entries = [*NO_DEALS, *more]
    for number, (mine, theirs) in enumerate(((40, 30), (30, 30), (30, 40))):
        figures = {"better": "more", "limit": "0", "target": "8", "opening": "10", "step": "1"}
        entries.append(entry("issues", f"i{number}", name="ABC"[number], weight=str(mine), **figures))
        entries.append(entry("limits", f"l{number}", issue=f"i{number}", target="0", likely="10", weight=str(theirs)))
    return entries


def test_three_equal_offers_stand_at_my_target_and_each_leads_with_another_issue() -> None:
    low = [each.put("points", "10") if each.id == "a1" else each for each in three_prices()]
    found = words(*low)
    assert "Three equal offers worth about 80 to you, like your target" in found
    data = packages_data(*book(*low))
    offers = data["equal_offers"]
    assert isinstance(offers, list)
    assert sorted(offer["lead"] for offer in offers) == ["A", "B", "C"]
    assert data["equal_offers_level"] == "0.8"
    for offer in offers:
        figures = [int(figure) for figure in offer["terms"].values()]
        # 4, 3 and 3 a step for me; 3, 3 and 4 a step less for them; no step at my limit of 0.
        assert Fraction(offer["mine"]) * 100 == 4 * figures[0] + 3 * (figures[1] + figures[2])
        assert Fraction(offer["theirs"]) * 100 == 100 - 3 * (figures[0] + figures[1]) - 4 * figures[2]
        assert abs(Fraction(offer["mine"]) - Fraction("0.8")) < Fraction("0.015")
        assert Fraction(offer["theirs"]) >= Fraction("0.1")
        assert min(figures) > 0


def test_fewer_offers_say_how_many_and_what_would_make_more() -> None:
    # With 30 for them without a deal nobody can have 80 of mine: together there are 100 and a few.
    assert "No offer is worth about 80 to you and still beats walking away for both of you." in words(*three_prices())
    rich = [each.put("points", "90") if each.id == "a0" else each for each in three_prices()]
    poor = [each.put("points", "0") if each.id == "a1" else each for each in rich]
    assert "Your target package is worth less to you than walking away" in words(*poor)
    two = [each.put("points", "10") if each.id == "a1" else each for each in three_prices()]
    two = [each for each in two if each.id not in {"i2", "l2"}]
    assert "it takes three issues with several options each: add an issue to trade." in words(*two)


def test_at_another_level_other_offers_are_made() -> None:
    low = [each.put("points", "0") if each.id == "a1" else each for each in three_prices()]
    found = answers_of(game(*low), "opening")
    assert found is not None
    assert (found.equal.level, found.equal.of) == (Fraction(1), "your opening")
    step = equal_at(found.grid, Fraction("0.7"), "your next step")
    assert len(step.offers) == 3
