"""What the review's form begins with: what was intended and what happened, in plain words. Why is left to the user."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis.issues import issues_of
from negotui.analysis.review.outcome import outcome_of
from negotui.analysis.review.words import beside, verdict
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.values import Context


def intended(negotiation: Negotiation, context: Context) -> str:
    """Opening, target and limit of each issue, a line an issue; empty where there are none."""
    lines = []
    for issue in issues_of(negotiation, context):
        figures = {role.value: issue.show(value) for role, value in issue.figures}
        said = [f"{name} {figures[name]}" for name in ("opening", "target", "limit") if name in figures]
        if said:
            lines.append(f"{issue.name}: {', '.join(said)}")
    return "\n".join(lines)


def happened(negotiation: Negotiation, context: Context) -> str:
    """The result in a sentence, then issue by issue; while it is not over, nothing."""
    return "\n".join(_happened(negotiation, context)) if negotiation.is_closed else ""


def _happened(negotiation: Negotiation, context: Context) -> Iterator[str]:
    outcome = outcome_of(negotiation, context)
    yield as_plain_text(verdict(outcome))
    for one in outcome.settled if outcome.is_deal else ():
        if one.figure is not None:
            yield f"{one.issue.name}: {one.term}, {beside(one)}"
        elif one.term:
            yield f"{one.issue.name}: {one.term}"
