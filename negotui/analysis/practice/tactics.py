"""When a counterpart uses a hard tactic: now and then, each once, at most with every third of their moves."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from negotui.analysis.practice.settings import PracticeSettings
from negotui.domain.practice import TACTICS

_OFTEN = 0.45
_FREE = 2
"""Between two tactics lie so many moves without one."""
_FROM = {"highball": 0, "good-bad-cop": 1, "nibble": 1, "higher-authority": 2, "silence": 2, "exploding-offer": 3}
"""From which of their turns on a tactic can be used, from 0."""
_ONLY_FIRST = "highball"


def tactic_for(settings: PracticeSettings, turn: int, used: Sequence[str]) -> str:
    """The tactic of one of their turns, from 0; empty for none. used: those of the turns before.

    With the last turn comes none, since it is not to be taken for one.
    """
    if not settings.tactics or turn >= settings.rounds - 1:
        return ""
    if turn and len(used) * (_FREE + 1) > turn:
        return ""
    dice = Random(settings.seed * 1009 + turn)  # noqa: S311 - repeatable, not secret
    if dice.random() > _OFTEN:
        return ""
    left = [name for name in TACTICS if name not in used and turn >= _FROM[name] and (name != _ONLY_FIRST or not turn)]
    return left[int(dice.random() * len(left))] if left else ""
