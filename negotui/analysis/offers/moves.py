"""What kind of move an offer was, from what it changed for both sides.

The kinds are those of Hindriks, Jonker and Tykhonov, “Analysis of Negotiation Dynamics” (2007): an offer is compared with the one
that the same side made before it, once by its value to that side and once by its value to the other.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

THRESHOLD = Fraction(3, 100)
"""A change smaller than this part of what is still open between the two last offers counts as none."""
SMALL = Fraction(3, 100)
"""A step smaller than this part of the whole scale is a small one."""


class Kind(StrEnum):
    """A kind of move, by what it does to the side that makes it and to the other side."""

    SILENT = "silent"
    NICE = "nice"
    CONCESSION = "concession"
    SELFISH = "selfish"
    FORTUNATE = "fortunate"
    UNFORTUNATE = "unfortunate"


def kind_of(own: Fraction, other: Fraction) -> Kind:
    """The kind of a move.

    own, other: how much more the offer is worth than the one before it to the side that makes it and to the other side, each as
    a part of the room that is still open for that side. What is below THRESHOLD counts as no change: silent (neither changes), nice
    (only the other gains), fortunate (both gain), selfish (the own side gains, the other does not), concession (the own side loses,
    the other does not), unfortunate (the other loses, the own side does not gain).
    """
    mine, theirs = _sign(own), _sign(other)
    if not mine and not theirs:
        return Kind.SILENT
    if mine > 0:
        return Kind.FORTUNATE if theirs > 0 else Kind.SELFISH
    if theirs < 0:
        return Kind.UNFORTUNATE
    return Kind.CONCESSION if mine < 0 else Kind.NICE


def part_of(change: Fraction, room: Fraction, scale: Fraction) -> Fraction:
    """A change as a part of the room still open between the last offers, or of the whole scale where no room is known."""
    whole = room or scale
    return change / whole if whole else Fraction(0)


def is_small_late(step: Fraction, scale: Fraction, largest: Fraction) -> bool:
    """Whether a step is small and comes after a much larger one of the same side, as steps near a limit do.

    step, largest: how much this move, and the largest before it, gave; in the value of the side that looks on, below 0 for none.
    """
    return 0 < step < SMALL * scale and step * 2 <= largest


def _sign(change: Fraction) -> int:
    return 0 if abs(change) < THRESHOLD else 1 if change > 0 else -1
