"""What kind of move an offer was. Must not know an entry or a sheet.

The kinds are those of Hindriks, Jonker and Tykhonov, “Analysis of Negotiation Dynamics” (2007): an offer is compared with the one
that the same side made before it, once by its worth to that side and once by its worth to the other.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

THRESHOLD = Fraction(3, 100)
"""A change of worth that is smaller than this part of a side's scale counts as none."""


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
    a part of that side's scale, from -1 to 1. What is below THRESHOLD counts as no change: silent (neither changes), nice (only
    the other gains), fortunate (both gain), selfish (the own side gains, the other does not), concession (the own side loses,
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


def _sign(change: Fraction) -> int:
    return 0 if abs(change) < THRESHOLD else 1 if change > 0 else -1
