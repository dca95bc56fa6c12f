"""Practising and trying a plan: `python -m benchmarks.practising` prints samples as JSON, milliseconds or MB by name.

Must not check what is worked out.
"""

from __future__ import annotations

import json
import resource
from collections.abc import Sequence
from functools import partial

from benchmarks.folding import conflict, timed
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.packages.reading import game_of
from negotui.analysis.practice.counterpart import Act, Turn, reply
from negotui.analysis.practice.hidden import draw
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.simulation.field import trial_field
from negotui.analysis.simulation.players import Players, Variant, players_of
from negotui.analysis.simulation.trial import try_plan
from negotui.domain.practice import Manner
from tests.analysis.packages.build import book, case_entries
from tests.cases.employment import EMPLOYMENT

_TIMES, _TRIALS, _TALKS, _ROUNDS = 15, 3, 1_000, 20


def answers(game: Game) -> None:
    """What each manner answers to the fifth offer of somebody who gives way on one issue after the other."""
    settings = PracticeSettings(rounds=10, tactics=False, seed=1)
    for manner in Manner:
        hidden = draw(game, {}, PracticeSettings(manner, 10, tactics=False, seed=1))
        log: list[Turn] = []
        for offer in _falling(game, 5):
            log += [Turn(True, Act.OFFER, offer), Turn(False, Act.OFFER, offer)]
        reply(game, hidden, settings, log[:-1])


def _falling(game: Game, count: int) -> Sequence[Choice]:
    best = [
        max(range(len(issue.options)), key=[option.mine for option in issue.options].__getitem__)
        for issue in game.issues
    ]
    return [(*(max(at - 2, 0) for at in best[:given]), *best[given:]) for given in range(count)]


def main() -> None:
    """Work each out a few times."""
    samples = {"answer 10^10": [each / len(Manner) for each in timed(partial(answers, conflict()), _TIMES)]}
    game = game_of(*book(*case_entries(EMPLOYMENT)))
    if not isinstance(game, Game):
        raise TypeError("a published case lacks nothing")
    field = trial_field(game, {}, {})
    players = players_of(field, _ROUNDS)
    plan = Players({Variant.PLAN: players.by[Variant.PLAN]}, players.floor)
    try_plan(field, players, 10, _ROUNDS)
    samples["trial few memory"] = [_memory()]
    samples["trial"] = timed(partial(try_plan, field, plan, _TALKS, _ROUNDS), _TRIALS)
    samples["trial with changes"] = timed(partial(try_plan, field, players, _TALKS, _ROUNDS), _TRIALS)
    samples["trial memory"] = [_memory()]
    print(json.dumps(samples))


def _memory() -> float:
    """The most that this process has used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
