"""Published cases with known answers, as tests and the bench take them. Must not hold what a program of ours worked out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CaseIssue:
    """An issue of a case. mine, theirs: its weights, None where points add up as they stand.

    options: name, worth to me and worth to them, of each.
    """

    name: str
    mine: Fraction | None
    theirs: Fraction | None
    options: tuple[tuple[str, Fraction, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case. name: what it is called.  source: who published it.  me, them: the sides.  issues: in the order of the source."""

    name: str
    source: str
    me: str
    them: str
    issues: tuple[CaseIssue, ...]
