"""Who sits there is drawn from my guesses: inside their ranges, nearer to the surer ones, and the same again by the same seed."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.model import Game
from negotui.analysis.practice.game import choice_of, practice_of, terms_of_choice
from negotui.analysis.practice.hidden import draw, hidden_from
from negotui.analysis.practice.outcome import outcome
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.targets import VALUE
from negotui.domain.negotiation import Negotiation
from negotui.errors import CannotPractise
from tests.analysis.book import book, context, entry, northwind
from tests.analysis.practice.talks import PLAYED, SETTINGS, counterpart, every_choice, example

PAY = entry("issues", "Pay", better="more", opening="130000", target="120000", limit="110000", step="500")


def guess(**values: str) -> Negotiation:
    return book(PAY, entry("limits", "theirs", issue="issues-Pay", **values))


@given(PLAYED, SETTINGS)
def test_points_run_from_nothing_to_all(game: Game, settings: PracticeSettings) -> None:
    hidden = counterpart(game, settings)
    totals = [hidden.worth(choice) for choice in every_choice(game)]
    assert min(totals) == 0
    assert max(totals) <= VALUE
    assert max(totals) >= VALUE - len(game.issues) or max(totals) == 0
    assert 0 <= hidden.reservation <= VALUE


@given(PLAYED, SETTINGS)
def test_a_counterpart_survives_a_file(game: Game, settings: PracticeSettings) -> None:
    hidden = counterpart(game, settings)
    assert hidden_from(json.loads(json.dumps(hidden.data())), game) == hidden


def test_a_counterpart_of_another_game_is_refused() -> None:
    data = counterpart(example(), PracticeSettings()).data()
    game, guessed = practice_of(guess(likely="118000", target="105000"), context(guess()))
    assert draw(game, guessed, PracticeSettings())
    with pytest.raises(ValueError, match="another game"):
        hidden_from(data, game)


@given(st.integers(0, 300))
def test_their_limit_lies_within_the_guess(seed: int) -> None:
    negotiation = guess(low="116000", likely="118000", high="122000", target="105000")
    game, guessed = practice_of(negotiation, context(negotiation))
    hidden = draw(game, guessed, PracticeSettings(seed=seed))
    figures = [int(option.id) for option in game.issues[0].options]
    highest = max(figure for number, figure in enumerate(figures) if number not in hidden.refused[0])
    assert 115_500 <= highest <= 122_000
    assert min(figures) == 105_000


def test_the_surer_the_guess_the_nearer() -> None:
    def spread(sure: str) -> int:
        limits = []
        for seed in range(60):
            negotiation = guess(likely="118000", target="105000", confidence=sure)
            game, guessed = practice_of(negotiation, context(negotiation))
            hidden = draw(game, guessed, PracticeSettings(seed=seed))
            limits.append(len(hidden.refused[0]))
        return max(limits) - min(limits)

    assert spread("5") < spread("3") < spread("1")


def test_guesses_that_contradict_each_other_still_make_somebody() -> None:
    # Their limit is better for them than what they hope for, and the range excludes the likely figure.
    negotiation = guess(low="150000", likely="104000", high="90000", target="105000", opening="103000")
    game, guessed = practice_of(negotiation, context(negotiation))
    hidden = draw(game, guessed, PracticeSettings(seed=1))
    assert hidden.best > 0


def test_terms_and_packages_say_the_same() -> None:
    game = example()
    for choice in every_choice(game)[::50]:
        assert choice_of(terms_of_choice(choice, game), game) == choice


def test_a_figure_between_two_options_is_taken_for_the_nearest() -> None:
    negotiation = guess(likely="118000", target="105000")
    game, _ = practice_of(negotiation, context(negotiation))
    found = choice_of({"issues-Pay": "117700"}, game)
    assert found is not None
    assert game.issues[0].options[found[0]].id == "117500"
    assert choice_of({}, game) is None


@pytest.mark.parametrize(
    ("negotiation", "said"),
    [
        (book(), "nothing to offer"),
        (book(PAY), "haven’t guessed anything"),
        (
            book(
                entry("issues", "Colour"),
                entry("options", "Red", issue="issues-Colour", mine="100", theirs="0"),
            ),
            "Only one deal",
        ),
    ],
)
def test_who_cannot_practise_is_told_what_to_write(negotiation: Negotiation, said: str) -> None:
    with pytest.raises(CannotPractise, match=said) as problem:
        practice_of(negotiation, context(negotiation))
    assert problem.value.hint


def test_an_issue_nobody_guessed_is_wanted_the_other_way_round_and_named() -> None:
    bonus = entry("issues", "Bonus", better="more", opening="10", target="8", limit="0", step="1")
    negotiation = book(PAY, bonus, entry("limits", "theirs", issue="issues-Pay", likely="118000", target="105000"))
    game, guessed = practice_of(negotiation, context(negotiation))
    hidden = draw(game, guessed, PracticeSettings(seed=2))
    assert hidden.assumed == ("issues-Bonus",)
    assert hidden.points[1] == tuple(sorted(hidden.points[1], reverse=True))


@given(PLAYED, SETTINGS)
def test_an_outcome_agrees_with_a_listing(game: Game, settings: PracticeSettings) -> None:
    hidden = counterpart(game, settings)
    every = every_choice(game)
    found = outcome(game, hidden, every[-1])
    possible = [
        choice
        for choice in every
        if hidden.can_sign(choice) and hidden.worth(choice) >= hidden.reservation + 10 * len(game.issues) + 10
    ]
    mine = game.mine.reservation
    best = max(
        (game.package([i.options[n] for i, n in zip(game.issues, c, strict=True)]).mine for c in possible), default=None
    )
    if best is not None and (mine is None or best >= mine):
        assert found.most is not None
        span = sum((max(o.mine for o in i.options) - min(o.mine for o in i.options) for i in game.issues), Fraction(0))
        assert found.most.mine >= best - max(span, Fraction(1)) / 1_000
    assert found.theirs == hidden.worth(every[-1])


def test_the_worked_example_can_be_practised() -> None:
    game, guessed = practice_of(northwind(), context(northwind()))
    for seed in range(20):
        hidden = draw(game, guessed, PracticeSettings(seed=seed))
        assert hidden.assumed == ()
        assert outcome(game, hidden, None).was_possible
