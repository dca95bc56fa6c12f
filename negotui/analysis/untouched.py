"""Issues about which nothing has been filled in yet, as a template brings them: left out of every figure, and said once."""

from __future__ import annotations

from collections.abc import Sequence

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import terms_of
from negotui.domain.sheets import ALTERNATIVES, ISSUES, LIMITS, OPTIONS, PACKAGES
from negotui.domain.text import listed
from negotui.domain.values import YES

_SAID = ("opening", "target", "limit", "weight", "must", "step", "plan")
"""What I can say about an issue beside what it is; its unit and its direction come with a template."""
_VALUES = ("mine", "theirs")
_NAMED = 3


def untouched(negotiation: Negotiation) -> frozenset[str]:
    """The ids of the issues without a figure, a weight, an option with points, a guess of their limit or a term that names them."""
    bare = {entry.id for entry in negotiation.of(ISSUES) if not any(map(entry.typed, _SAID))}
    if not bare:
        return frozenset()
    bare -= {one.get("issue") for one in negotiation.of(OPTIONS) if any(map(one.typed, _VALUES))}
    bare -= {one.get("issue") for one in negotiation.of(LIMITS)}
    for sheet in (PACKAGES, ALTERNATIVES):
        bare -= {id for one in negotiation.of(sheet) for id, _ in terms_of(one.get("terms"))}
    return frozenset(bare)


def is_optional(issue: Entry) -> bool:
    """Whether the deal could be made without settling it."""
    return issue.get("optional") == YES


def spared(negotiation: Negotiation) -> frozenset[str]:
    """The ids of the untouched issues that the deal can do without: of them nothing is missing."""
    bare = untouched(negotiation)
    return frozenset(entry.id for entry in negotiation.of(ISSUES) if entry.id in bare and is_optional(entry))


def left_out(names: Sequence[str]) -> str:
    """That these issues are left out, as a sentence: `Rent is left out, since nothing is filled in for it yet.`"""
    if len(names) == 1:
        return f"{names[0]} is left out, since nothing is filled in for it yet."
    shown = [*names[:_NAMED], *([f"{len(names) - _NAMED:,} more"] if len(names) > _NAMED else [])]
    return f"{listed(shown)} are left out, since nothing is filled in for them yet."
