"""A talk of a trial goes as a practice goes, and nobody in it signs what is worse than walking away."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Turn, reply
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.simulation.field import FINE, TrialField, trial_field
from negotui.analysis.simulation.players import Player
from negotui.analysis.simulation.talks import Chair, TalkEnd
from tests.analysis.practice.talks import PLAYED, SETTINGS, counterpart, every_choice

QUIET = SETTINGS.map(lambda settings: replace(settings, tactics=False))


def player(field: TrialField, rounds: int, pace: int) -> Player:
    """Somebody who gives way by so many places of the list of packages a round."""
    ladder = every_choice(field.game)
    offers = [ladder[min(turn * pace, len(ladder) - 1)] for turn in range(rounds + 1)]
    return Player(tuple(offers), tuple(map(field.worth, offers)))


def chair(game: Game, settings: PracticeSettings) -> Chair:
    return Chair(trial_field(game, {}, {}), counterpart(game, settings), settings)


def move_by_move(at: Chair, mine: Player, floor: int) -> TalkEnd:
    """The same talk as a practice, in which every offer of theirs is worked out."""
    log: list[Turn] = []
    for turn, offer in enumerate(mine.offers):
        log.append(Turn(True, Act.OFFER, offer))
        answer = reply(at.field.game, at.hidden, at.settings, log)
        if answer.act is Act.ACCEPT:
            return TalkEnd(offer, turn + 1)
        if answer.act is Act.WALK:
            break
        assert answer.choice is not None
        log.append(answer.turn)
        left = mine.worths[turn + 1 :]
        least = max(left[0], floor) if len(left) > 1 else floor
        if at.could_sign(answer.choice) and at.field.worth(answer.choice) >= least:
            return TalkEnd(answer.choice, turn + 1)
    return TalkEnd(None, len(mine.offers))


def suits(at: Chair, choice: Choice) -> bool:
    return not at.field.is_past(choice) and at.hidden.can_sign(choice)


@given(PLAYED, QUIET, st.integers(0, 5))
def test_a_talk_goes_as_a_practice_goes(game: Game, settings: PracticeSettings, pace: int) -> None:
    at = chair(game, settings)
    mine = player(at.field, settings.rounds, pace)
    floor = mine.worths[-1]
    assert at.play(mine, floor) == move_by_move(at, mine, floor)


@given(PLAYED, QUIET, st.integers(0, 5), st.integers(0, 10))
def test_nobody_signs_what_is_worse_than_walking_away(
    game: Game, settings: PracticeSettings, pace: int, part: int
) -> None:
    at = chair(game, settings)
    mine = player(at.field, settings.rounds, pace)
    floor = mine.worths[-1] + (mine.worths[0] - mine.worths[-1]) * part // 10
    deal = at.play(mine, floor).deal
    if deal is not None:
        assert at.hidden.can_sign(deal)
        assert deal in mine.offers or at.field.worth(deal) >= floor
        assert at.hidden.worth(deal) >= at.hidden.reservation - 10 * len(game.issues)


@given(PLAYED, QUIET)
def test_what_was_left_is_what_a_list_of_all_packages_says(game: Game, settings: PracticeSettings) -> None:
    at = chair(game, settings)
    both = [choice for choice in every_choice(game) if suits(at, choice)]
    span = sum(max(row) - min(row) for row in at.field.mine) or 1
    # A step of the fold is 25 points of theirs and 20 parts of mine, lost once an issue at most.
    theirs, mine = 25 * len(game.issues), 21 * len(game.issues)
    for deal in both:

        def most(least: int, deal: Choice = deal) -> int:
            found = [at.field.worth(one) for one in both if at.hidden.worth(one) >= at.hidden.worth(deal) + least]
            return (max(found, default=at.field.worth(deal)) - at.field.worth(deal)) * FINE // span

        assert most(theirs) - mine <= at.left(deal) <= most(-theirs) + mine
    if not both:
        assert at.most(0) is None
