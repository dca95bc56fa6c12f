"""Games to practise, and a player who gives way step by step, for the tests of counterparts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from hypothesis import strategies as st

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Reply, Turn, reply
from negotui.analysis.practice.game import practice_of
from negotui.analysis.practice.hidden import Hidden, draw
from negotui.analysis.practice.outcome import package_of
from negotui.analysis.practice.settings import PracticeSettings
from negotui.domain.practice import Manner, Pressure
from tests.analysis.book import context, northwind
from tests.analysis.packages.test_properties import games

SETTINGS = st.builds(
    PracticeSettings,
    st.sampled_from(Manner),
    st.integers(2, 12),
    st.sampled_from(Pressure),
    st.booleans(),
    st.integers(0, 500),
)
PLAYED = games().filter(lambda game: game.count > 1)


@cache
def example() -> Game:
    """The worked example's game."""
    return practice_of(northwind(), context(northwind()))[0]


def every_choice(game: Game) -> list[Choice]:
    """All packages, best for me first."""
    choices = product(*(range(len(issue.options)) for issue in game.issues))
    return sorted(choices, key=lambda choice: (-package_of(choice, game).mine, choice))


def counterpart(game: Game, settings: PracticeSettings) -> Hidden:
    """Somebody to talk to, of whom nothing else is guessed than what the game holds."""
    return draw(game, {}, settings)


def talk(
    game: Game, hidden: Hidden, settings: PracticeSettings, pace: int = 1
) -> Iterator[tuple[tuple[Turn, ...], Reply]]:
    """What they answer, with the log before it, to somebody who gives way by so many places of the list of packages a turn."""
    ladder = every_choice(game)
    log: tuple[Turn, ...] = ()
    for number in range(settings.rounds + 1):
        log = (*log, Turn(True, Act.OFFER, ladder[min(number * pace, len(ladder) - 1)]))
        answer = reply(game, hidden, settings, log)
        yield log, answer
        log = (*log, answer.turn)
        if answer.act in {Act.ACCEPT, Act.WALK}:
            return
