"""What negotiations add up to, by the analyses. Must not let a figure that cannot be worked out keep anyone from their words."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from negotui.analysis import ANALYSES, panel_for
from negotui.analysis import readiness as ready
from negotui.analysis.gates import gates
from negotui.domain.blocks import Panel
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.session import Session
from negotui.store import negotiations

NOT_WORKED_OUT = (ArithmeticError, ValueError, LookupError)
"""What an analysis raises over figures that nobody thought of."""


def panel(session: Session, negotiation: Negotiation, section_id: str, focus: str = "") -> Panel | None:
    """What the analysis of a section says, None where it has none. focus: the id of the entry that is looked at."""
    context = replace(session.context(negotiation), focus=focus)
    try:
        return panel_for(section_id, negotiation, context)
    except NOT_WORKED_OUT:
        return failed(context.guide.section(section_id).title)


def followed(section_id: str) -> frozenset[str]:
    """The sheets of whose entry under the cursor the section's analyses say more."""
    return frozenset(one.follows for one in ANALYSES if one.section == section_id and one.follows)


def failed(title: str) -> Panel:
    """What stands in the place of a panel that could not be worked out."""
    return Panel(f"The figures of “{title}” could not be worked out; what you wrote is all there.")


class Readiness(NamedTuple):
    """How far a preparation has come. filled_in: in percent, rounded down.  open, gates: so many gates are open, of so many."""

    filled_in: int
    open: int
    gates: int


def readiness(session: Session, negotiation: Negotiation) -> Readiness:
    """How much of a negotiation is filled in, and how many of its gates are open."""
    percent = _percent(negotiation, session.guide(negotiation.guide))
    try:
        found = gates(negotiation, session.context(negotiation))
    except NOT_WORKED_OUT:
        found = ()
    return Readiness(percent, sum(gate.is_open for gate in found), len(found))


def readiness_of(session: Session, ids: Iterable[str]) -> dict[str, int]:
    """How much of these negotiations is filled in, in percent by id; those whose guide cannot be read are left out."""
    found: dict[str, int] = {}
    for negotiation in negotiations.load_all(session.database, ids):
        with suppress(NegotuiError):
            found[negotiation.id] = _percent(negotiation, session.guide(negotiation.guide))
    return found


def _percent(negotiation: Negotiation, guide: Guide) -> int:
    try:
        return int(ready.readiness(negotiation, guide) * 100)
    except NOT_WORKED_OUT:
        return 0
