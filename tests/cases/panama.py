"""Panama Canal: ten issues, each of which goes to one side; the third, which both value alike, can be shared."""

from __future__ import annotations

from fractions import Fraction

from tests.cases import Case, CaseIssue

UNITED_STATES = (22, 22, 15, 14, 11, 6, 4, 2, 2, 2)
"""Points of the United States (me) per issue, 100 in all."""

PANAMA = (9, 15, 15, 3, 15, 5, 11, 7, 7, 13)
"""Points of Panama per issue, 100 in all."""

TIED = 3
"""The number of the issue that both value alike."""


def panama(parts: int = 1) -> Case:
    """The case. parts: into how many the tied issue may be divided."""
    issues = []
    for number, (mine, theirs) in enumerate(zip(UNITED_STATES, PANAMA, strict=True), 1):
        shares = [Fraction(part, parts) for part in range(parts + 1)] if number == TIED else [Fraction(0), Fraction(1)]
        options = tuple((f"{share} to the United States", mine * share, theirs * (1 - share)) for share in shares)
        issues.append(CaseIssue(f"Issue {number}", None, None, options))
    return Case(
        "Panama Canal",
        "Howard Raiffa, The Art and Science of Negotiation (1982).",
        "the United States",
        "Panama",
        tuple(issues),
    )
