"""My plan as somebody who talks, and what a thousand talks of it add up to."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from statistics import mean as plain_mean
from statistics import variance as plain_variance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from negotui.analysis.packages.model import Game
from negotui.analysis.simulation.averages import apart, difference
from negotui.analysis.simulation.data import trial_data
from negotui.analysis.simulation.field import TrialField, field_of, trial_field
from negotui.analysis.simulation.panel import METHOD, panel, verdict
from negotui.analysis.simulation.players import Variant, players_of
from negotui.analysis.simulation.trial import Trial, try_plan
from negotui.analysis.work import Stopped, cancellable
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.practice import Manner
from negotui.errors import CannotPractise
from tests.analysis.book import book, context, entry, northwind
from tests.analysis.practice.talks import PLAYED

WORTHS = st.lists(st.integers(-50, 50), min_size=1, max_size=40)


@cache
def example() -> TrialField:
    return field_of(northwind(), context(northwind()))


@cache
def tried(talks: int = 60, seed: int = 0) -> Trial:
    return try_plan(example(), players_of(example(), 10), talks, 10, seed)


def price(**guess: str) -> Negotiation:
    """One price that I sell at: from 100 down to 60."""
    issue = entry("issues", "price", better="more", opening="100", target="90", limit="60")
    theirs = entry("limits", "theirs", issue=issue.id, **guess)
    return book(issue, theirs)


def trial_of(negotiation: Negotiation, talks: int = 60) -> Trial:
    field = field_of(negotiation, context(negotiation))
    return try_plan(field, players_of(field, 10), talks, 10)


def said(trial: Trial) -> str:
    found = panel(trial)
    return f"{found.verdict}\n{words_of(found.blocks)}"


# The players


def test_the_example_opens_as_planned_and_keeps_a_reserve() -> None:
    field, players = example(), players_of(example(), 9)
    plan = players.by[Variant.PLAN]
    openings = [issue.options[number].name for issue, number in zip(field.game.issues, plan.offers[0], strict=True)]
    assert openings == ["130,000", "10,000", "3", "After 6 months", "In 13 weeks"]
    targets = [issue.options[number].name for issue, number in zip(field.game.issues, plan.offers[6], strict=True)]
    assert targets == ["126,000", "5,000", "3", "After 9 months", "In 9 weeks"]
    assert plan.worths[-1] < plan.worths[6]
    assert Variant.HIGHER not in players.by


@given(PLAYED, st.integers(2, 20))
def test_no_plan_asks_for_more_again_or_offers_what_is_worse_than_walking_away(game: Game, rounds: int) -> None:
    field = trial_field(game, {}, {})
    try:
        players = players_of(field, rounds)
    except CannotPractise:
        best = sum(max(row) for row in field.mine)
        assert field.reservation is not None
        assert best < field.reservation
        return
    for variant, player in players.by.items():
        assert len(player.offers) == len(player.worths) == rounds + 1
        assert list(map(field.worth, player.offers)) == list(player.worths)
        assert all(worth >= players.floor for worth in player.worths)
        if variant is not Variant.TRADING:
            assert all(before >= after for before, after in pairwise(player.worths))


@given(PLAYED)
def test_who_trades_offers_deals_that_suit_them_no_less(game: Game) -> None:
    field = trial_field(game, {}, {})
    assume(field.reservation is None and len(game.issues) > 1)
    players = players_of(field, 8)
    plan, trading = players.by[Variant.PLAN], players.by[Variant.TRADING]
    span = sum(max(row) - min(row) for row in field.mine)
    assert game.theirs is not None

    def theirs(choice: tuple[int, ...]) -> Fraction:
        assert game.theirs is not None
        options = [issue.options[number] for issue, number in zip(game.issues, choice, strict=True)]
        return game.theirs.total([option.theirs or Fraction(0) for option in options])

    everything = [[option.theirs or Fraction(0) for option in issue.options] for issue in game.issues]
    most = game.theirs.total([max(row) for row in everything]) - game.theirs.total([min(row) for row in everything])
    for mine, other in zip(plan.offers, trading.offers, strict=True):
        assert field.worth(other) >= field.worth(mine) - span * len(game.issues) // 1000 - 1
        assert theirs(other) >= theirs(mine) - most * len(game.issues) / 1000


def test_later_and_earlier_are_the_same_way_at_another_pace() -> None:
    by = players_of(example(), 12).by
    rows = zip(by[Variant.EARLIER].worths, by[Variant.PLAN].worths, by[Variant.LATER].worths, strict=True)
    assert all(early <= even <= late for early, even, late in rows)
    assert by[Variant.EARLIER].worths != by[Variant.PLAN].worths != by[Variant.LATER].worths


# The trial


def test_the_same_seed_says_the_same_and_another_one_does_not() -> None:
    again = try_plan(example(), players_of(example(), 10), 60, 10, 0)
    assert trial_data(again) == trial_data(tried())
    assert trial_data(tried(seed=1))["plan"] != trial_data(tried())["plan"]


def test_every_manner_sits_there_as_often() -> None:
    trial = tried()
    assert {group.talks for group in trial.kinds.values()} == {12}
    assert set(trial.kinds) == set(Manner)
    assert sum(group.deals for group in trial.kinds.values()) == trial.all.deals == len(trial.worths)


def test_a_trial_tells_how_far_it_is_and_ends_where_nobody_waits() -> None:
    told: list[int] = []
    players = players_of(example(), 4)
    try_plan(example(), players, 5, 4, progress=told.append)
    assert told == [1, 2, 3, 4, 5]
    told.clear()
    with cancellable(lambda: len(told) == 2), pytest.raises(Stopped):
        try_plan(example(), players, 5, 4, progress=told.append)
    assert told == [1, 2]


def test_a_change_that_changes_nothing_is_even() -> None:
    field, players = example(), players_of(example(), 6)
    plan = players.by[Variant.PLAN]
    same = try_plan(field, replace(players, by={Variant.PLAN: plan, Variant.LATER: plan}), 30, 6)
    (change,) = same.changes
    assert change.gain.mean == change.gain.square == 0
    assert not change.gain.is_clear()
    assert "about even" in said(same)


@given(st.data(), WORTHS)
def test_a_difference_is_that_of_the_pairs(data: st.DataObject, plan: list[int]) -> None:
    changed = data.draw(st.lists(st.integers(-50, 50), min_size=len(plan), max_size=len(plan)))
    pairs = [Fraction(one - other, 7) for one, other in zip(changed, plan, strict=True)]
    found = difference(changed, plan, 7)
    assert found.mean == plain_mean(pairs)
    assert found.square == (plain_variance(pairs) / len(pairs) if len(pairs) > 1 else 0)
    assert abs(found.error**2 - found.square) < Fraction(1, 1000)


def test_what_was_drawn_low_is_set_against_what_was_drawn_high() -> None:
    drawn, results = [1] * 30 + [2] * 30 + [3] * 30, [0] * 30 + [50] * 30 + [90] * 30
    clear = apart(drawn, results, 1)
    assert clear is not None
    assert [clear[0], clear[1]] == [0, 90]
    assert [clear[2].mean, clear[2].square] == [90, 0]
    found = apart([1] * 80 + [2] * 25, [5] * 80 + [6] * 25, 1)
    assert found is not None
    assert [found[0], found[1]] == [5, 6]
    assert apart([1] * 90, results, 1) is None
    assert apart([1] * 80 + [2] * 10, results, 1) is None


# What is said of it


def test_the_example_begins_with_its_verdict() -> None:
    text = verdict(tried())
    assert re.fullmatch(
        r"Of 60 talks \d\d % end in a deal, at \d\d points on average; walking away is worth 35\.", text
    )
    words = said(tried())
    assert "You already ask for the best option everywhere, so you can’t open higher." in words
    assert "A talk without a deal counts as 35 points." in words
    assert METHOD


def test_for_one_price_opening_higher_is_tried() -> None:
    trial = trial_of(price(low="75", likely="80", high="85", target="60"))
    assert [one.variant for one in trial.changes] == [
        Variant.HIGHER,
        Variant.LOWER,
        Variant.LATER,
        Variant.EARLIER,
    ]
    assert "trading" not in said(trial)
    assert "Score one of your alternatives" in said(trial)


def test_where_there_is_no_zone_no_talk_ends_in_a_deal() -> None:
    trial = trial_of(price(low="30", likely="40", high="50", target="20"), 35)
    assert verdict(trial) == "None of 35 talks ends in a deal; none of them had room for one."
    assert trial.all.worth is None
    assert "their limits and yours never meet" in said(trial)
    assert trial_data(trial)["no_deal_but_possible"] == 0


def test_nothing_is_tried_without_a_guess_or_an_issue() -> None:
    lonely = book(entry("issues", "price", better="more", opening="100", target="90", limit="60"))
    for negotiation in (lonely, book()):
        with pytest.raises(CannotPractise) as refused:
            field_of(negotiation, context(negotiation))
        assert refused.value.hint


def test_a_plan_that_opens_below_walking_away_is_refused_in_words() -> None:
    mine = entry("alternatives", "better", side="mine", points="90")
    issue = entry("issues", "price", better="more", opening="60", target="60", limit="60", weight="100")
    options = [
        entry("options", name, issue=issue.id, mine=points, theirs=str(100 - int(points)))
        for name, points in (("100", "100"), ("60", "10"), ("50", "0"))
    ]
    theirs = entry("limits", "t", issue=issue.id, likely="55", target="50")
    negotiation = book(mine, issue, *options, theirs)
    with pytest.raises(CannotPractise, match="worth less to you than walking away"):
        players_of(field_of(negotiation, context(negotiation)), 5)
