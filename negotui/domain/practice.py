"""Practising with a counterpart who answers: who sits there, what kinds of moves there are, and the pages of what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from negotui.domain.blocks import Block


class Manner(StrEnum):
    """How a counterpart gives way. Firm, even and eager give late, evenly or early; mirror and stepwise answer what they get."""

    FIRM = "firm"
    EVEN = "even"
    EAGER = "eager"
    MIRROR = "mirror"
    STEPWISE = "stepwise"


class Pressure(StrEnum):
    """How hard the end of the talk presses them: how near to their limit they come by then."""

    LOW = "low"
    EVEN = "even"
    HIGH = "high"


class MoveKind(StrEnum):
    """What a counterpart does with a turn. Each has lines of its own in the pages."""

    OPENING = "opening"
    CONCESSION = "concession"
    TRADE = "trade"
    SMALL = "small"
    REPEAT = "repeat"
    DEMAND = "demand"
    LAST = "last"
    ACCEPT = "accept"
    WALK = "walk"
    SILENCE = "silence"
    NIBBLE = "nibble"


TACTICS = ("exploding-offer", "nibble", "higher-authority", "good-bad-cop", "silence", "highball")
"""The hard tactics that a counterpart may use; each has a page of its own."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that a counterpart may say. text: with places such as `{offer}`.  manner: who says it, None for anyone."""

    text: str
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Tactic:
    """A hard tactic. id: of TACTICS.  title: its name.  says: how it sounds.  what: what it is.  todo: what to do then."""

    id: str
    title: str
    says: tuple[Spoken, ...]
    what: tuple[Block, ...]
    todo: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PracticePages:
    """All that a counterpart can say. lines: for each kind of move.  tactics: in the order of their pages."""

    lines: Mapping[MoveKind, tuple[Spoken, ...]]
    tactics: tuple[Tactic, ...]
