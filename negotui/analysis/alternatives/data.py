"""Alternatives as plain data, for `negotui analyse --json`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.alternatives import scale
from negotui.analysis.alternatives.fallback import MINE, THEIRS, Fallback, read, without
from negotui.analysis.figures import show
from negotui.analysis.optimal_search import Always, Ending, Never, break_even
from negotui.analysis.packages.model import exact
from negotui.domain.negotiation import Negotiation
from negotui.domain.values import Context

_DIGITS = 4000
_MOST = 50
"""So many alternatives get their break-even chances, which each need a plan of their own."""


def my_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """My alternatives, as `_data` says."""
    return _data(MINE, negotiation, context)


def their_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """Their alternatives as I guess them, as `_data` says."""
    return _data(THEIRS, negotiation, context)


def _data(side: str, negotiation: Negotiation, context: Context) -> dict[str, object]:
    """What the alternatives of a side come to, fit for JSON. Figures are exact texts: decimals where they end, else fractions.

    flow: `get` or `pay`, null where it is not certain; why: how that follows.  issue: the one they are measured on, or null, and
    measured_by, why that one.  order: the names in the order in which they are tried; ground: what one falls back on, or null.
    alternatives: all that can be priced, with the index of those that are tried and the value of those that stand by themselves.
    value: the average as an amount got or paid, null where it is not known.  bounds: `at least` or `at most` where something is
    missing.  outcomes: amount, chance, and what it ends with.  break_even: of each alternative the chance at which the plan that
    begins with it matches my limit, target and opening; `always` or `never` where none does.  points: what no deal scores beside
    packages, and points_range: from the least to the most.
    withheld: why no figure is named, or null.  gaps: what is missing.
    """
    found = read(side, negotiation, context)
    points = scale.points_of(side, negotiation, context)
    data: dict[str, object] = {
        **dict.fromkeys(("flow", "why", "issue", "measured_by", "ground", "value", "unit", "bounds")),
        **{key: [] for key in ("order", "alternatives", "outcomes", "break_even")},
        "points": None if points.value is None else _exact(points.value),
        "points_range": [_exact(end) for end in (points.low, points.high) if end is not None],
        "withheld": found.unclear or None,
        "gaps": [{"about": check.label, "text": check.detail, "link": check.link} for check in found.gaps],
    }
    return data | _planned(found.fallback) if found.fallback else data


def _planned(fallback: Fallback) -> dict[str, object]:
    search, issue = fallback.search, fallback.issue
    known = search.value is not None
    return {
        "flow": "pay" if fallback.pays else "get",
        "why": fallback.because or "as the alternatives say",
        "issue": issue.name if issue else None,
        "measured_by": fallback.reason if issue else None,
        "order": [fallback.alternatives[number].name for number in search.order],
        "ground": None if search.ground is None else fallback.alternatives[search.ground].name,
        "alternatives": [_alternative(fallback, number) for number in range(len(fallback.alternatives))],
        "value": _exact(fallback.average) if known else None,
        "unit": fallback.unit,
        "bounds": fallback.bound().strip() if known else None,
        "outcomes": [_outcome(fallback, one) for one in search.outcomes],
        "break_even": list(_break_even(fallback)) if known else [],
    }


def _alternative(fallback: Fallback, number: int) -> dict[str, object]:
    one = fallback.alternatives[number]
    prospect = one.prospect(fallback.pays)
    value = fallback.amount(prospect.expected if prospect.stands else prospect.index)
    return {
        "name": one.name,
        "chance": _exact(one.chance),
        "index": None if prospect.stands else _exact(value),
        "stands_at": _exact(value) if prospect.stands else None,
    }


def _outcome(fallback: Fallback, outcome: Ending) -> dict[str, object]:
    return {
        "amount": _exact(fallback.amount(outcome.value)),
        "chance": _exact(outcome.chance),
        "with": None if outcome.of is None else fallback.alternatives[outcome.of].name,
        "came_off": outcome.of is not None and not outcome.failed,
    }


def _break_even(fallback: Fallback) -> Iterator[dict[str, str]]:
    figures = fallback.issue.figures if fallback.issue else ()
    for number, one in enumerate(fallback.alternatives[:_MOST] if figures else ()):
        prospect = one.prospect(fallback.pays)
        rest = without(fallback, number).value if prospect.if_not is None else prospect.if_not
        if prospect.chance == 1 or rest is None:
            continue
        even = {str(role): _even(break_even(prospect, fallback.amount(at), rest)) for role, at in figures}
        yield {"name": one.name, **even}


def _even(found: Fraction | type[Always] | type[Never]) -> str:
    return _exact(found) if isinstance(found, Fraction) else "always" if found is Always else "never"


def _exact(value: Fraction) -> str:
    """The exact text, or a rounded one with a tilde where chances multiply to thousands of digits."""
    # One decimal digit takes a bit more than three bits.
    return exact(value) if value.denominator.bit_length() < 3 * _DIGITS else show(value, places=12)
