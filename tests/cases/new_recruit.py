"""New Recruit: eight issues, 390,625 packages, a table of points without weights, some of them below zero."""

from __future__ import annotations

from fractions import Fraction

from tests.cases import Case, CaseIssue

_POINTS = {
    "Salary": "-6000/0 -4500/-1500 -3000/-3000 -1500/-4500 0/-6000",
    "Signing bonus": "0/4000 1000/3000 2000/2000 3000/1000 4000/0",
    "Job": "0/0 -600/-600 -1200/-1200 -1800/-1800 -2400/-2400",
    "Car": "1200/1200 900/900 600/600 300/300 0/0",
    "Start": "1600/0 1200/1000 800/2000 400/3000 0/4000",
    "Vacation": "0/1600 1000/1200 2000/800 3000/400 4000/0",
    "Moving": "0/3200 200/2400 400/1600 600/800 800/0",
    "Insurance": "0/800 800/600 1600/400 2400/200 3200/0",
}
"""Points of the recruiter (me) and of the candidate, per option."""


def _issue(name: str, points: str) -> CaseIssue:
    pairs = (pair.split("/") for pair in points.split())
    options = tuple(
        (letter, Fraction(mine), Fraction(theirs)) for letter, (mine, theirs) in zip("ABCDE", pairs, strict=True)
    )
    return CaseIssue(name, None, None, options)


NEW_RECRUIT = Case(
    "New Recruit",
    "TextArena's NewRecruit (MIT licence), after MIT OpenCourseWare 15.668.",
    "the recruiter",
    "the candidate",
    tuple(_issue(*item) for item in _POINTS.items()),
)
