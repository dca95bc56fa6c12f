"""Practising with a counterpart who answers: who sits there, what kinds of moves there are, and the pages of what they say."""

from __future__ import annotations

import re
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
    CANNOT = "cannot"
    DEMAND = "demand"
    LAST = "last"
    ACCEPT = "accept"
    WALK = "walk"
    SILENCE = "silence"
    NIBBLE = "nibble"


TACTICS = ("exploding-offer", "nibble", "higher-authority", "good-bad-cop", "silence", "highball")
"""The hard tactics that a counterpart may use; each has a page of its own."""


WITH_A_PAGE = {MoveKind.SILENCE: "silence", MoveKind.NIBBLE: "nibble"}
"""The kinds of moves that are a tactic themselves: what is said with them stands on the page of that tactic."""


PLACES = ("offer", "change", "issue", "figure", "yours")
"""What is filled into a line: the whole offer; what it changes; the issue that moves most, what they ask there, what I asked.

Where nothing moves, the issue is the one on which my last offer is furthest from what they want.
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that a counterpart may say. text: with places such as `{offer}`.  manner: who says it, None for anyone."""

    text: str
    manner: Manner | None = None


_PLACE = re.compile(r"\{([^{}]*)\}")
_BEGINS = re.compile(r"(?:^|[.?!…]\s+)\Z")


def places_of(text: str) -> tuple[str, ...]:
    """The names of the places in a line that are filled in."""
    return tuple(_PLACE.findall(text))


def filled(text: str, words: Mapping[str, str]) -> str:
    """A line with its places filled in. words: by the name of the place; one that has none stays as it is.

    What begins a sentence has a capital letter there.
    """

    def put(place: re.Match[str]) -> str:
        word = words.get(place[1], place[0])
        return f"{word[:1].upper()}{word[1:]}" if _BEGINS.search(text[: place.start()]) else word

    return _PLACE.sub(put, text)


def aloud(said: str) -> str:
    """What somebody said, in quotation marks; what they only do stands in brackets in the pages, and has none."""
    return said if said.startswith("(") else f"“{said}”"


def could_be(text: str, said: str) -> bool:
    """Whether something that was said is that line, whatever was filled in."""
    first, *rest = _PLACE.split(text)[::2]
    if not rest:
        return said == first
    at, end = len(first), len(said) - len(rest[-1])
    if not said.startswith(first) or not said.endswith(rest[-1]):
        return False
    for part in rest[:-1]:
        at = said.find(part, at) + len(part)
        if at < len(part):
            return False
    return at <= end


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
