"""Employment: a job offer over five issues, 3,125 packages; four pull apart, unequally, and one is wanted by both."""

from __future__ import annotations

from fractions import Fraction

from tests.cases import Case, CaseIssue

_ISSUES = (
    ("Signing bonus", 41, 17, ("10 %", "8 %", "6 %", "4 %", "2 %")),
    ("Division", 8, 8, ("A", "B", "C", "D", "E")),
    ("Moving costs", 28, 6, ("100 %", "90 %", "80 %", "70 %", "60 %")),
    ("Insurance", 6, 28, ("100 %", "80 %", "60 %", "20 %", "0 %")),
    ("Salary", 17, 41, ("40,000", "38,000", "36,000", "34,000", "32,000")),
)
"""Name, weight of the employee (me) and of the employer, options from the best for the employee down."""

_FALLING = (100, 75, 50, 25, 0)
_RISING = _FALLING[::-1]


def _issue(name: str, mine: int, theirs: int, options: tuple[str, ...]) -> CaseIssue:
    shared = name == "Division"
    worths = zip(options, _RISING if shared else _FALLING, _RISING, strict=True)
    return CaseIssue(
        name, Fraction(mine), Fraction(theirs), tuple((option, Fraction(a), Fraction(b)) for option, a, b in worths)
    )


EMPLOYMENT = Case(
    "Employment",
    "After Leigh Thompson, The Mind and Heart of the Negotiator: the employment exercise of her experiments.",
    "the employee",
    "the employer",
    tuple(_issue(*issue) for issue in _ISSUES),
)
