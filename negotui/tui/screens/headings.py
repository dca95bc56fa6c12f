"""What the top line says of a negotiation: in the workbook and the review, and at the table."""

from __future__ import annotations

from negotui.domain.sheets import OFFERS
from negotui.domain.times import moment_of
from negotui.tui.screens.negotiation_rows import day_shown
from negotui.tui.screens.open_negotiation import SAVED, OpenNegotiation
from negotui.tui.widgets.bars import TopHeading

READ_ONLY, _HIDDEN = "read-only", "hidden"
SCRATCH = "nothing is kept"


def workbook_heading(opened: OpenNegotiation) -> TopHeading:
    """What the top line of a workbook says: with whom, by when, how much is filled in, how many gates are open."""
    negotiation, workspace = opened.negotiation, opened.workspace
    details = negotiation.details
    facts = [f"with {counterpart}"] if (counterpart := details.get("counterpart")) else []
    if deadline := details.get("deadline"):
        facts.append(day_shown(deadline, workspace.today()))
    elif unread := details.draft("deadline"):
        facts.append(f"! {unread}")
    if negotiation.is_closed:
        facts.append(negotiation.stage)
    readiness = workspace.analysis.readiness(negotiation)
    filled_in = (f"filled in {readiness.filled_in} %",)
    gates = (f"ready {readiness.open} of {readiness.gates}",) if readiness.gates else ()
    status, trouble = status_of(opened)
    return TopHeading(negotiation.title, tuple(facts), (*filled_in, *gates), status, trouble, gates or filled_in)


def talk_heading(opened: OpenNegotiation, now: str, hidden: bool) -> TopHeading:
    """What the top line says at the table. now: the local time, canonical.  hidden: whether secrets are left out."""
    negotiation = opened.negotiation
    facts = [f"with {counterpart}"] if (counterpart := negotiation.details.get("counterpart")) else []
    facts.append(negotiation.stage)
    figures = [now[11:]]
    last_offer_at = max((entry.get("at") for entry in negotiation.of(OFFERS) if "T" in entry.get("at")), default="")
    since = moment_of(last_offer_at) if last_offer_at <= now else None
    if since is not None and (current := moment_of(now)) is not None:
        figures.append(f"last offer {_ago((current - since).total_seconds())}")
    status, trouble = status_of(opened)
    if hidden and not trouble:
        # Where it is seen at every width.
        status = _HIDDEN
    return TopHeading(negotiation.title, tuple(facts), tuple(figures), status, trouble)


def status_of(opened: OpenNegotiation) -> tuple[str, bool]:
    """Whether all is saved, or why not, in a few words; and whether that is bad news."""
    if opened.workspace.read_only:
        return READ_ONLY, True
    if opened.workspace.scratch and opened.status == SAVED:
        return SCRATCH, False
    return opened.status, opened.status != SAVED


def _ago(seconds: float) -> str:
    """How long ago something was, in the largest unit that says enough."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{minutes // 1440} days ago"
