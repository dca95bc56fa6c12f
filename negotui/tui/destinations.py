"""Resolves links for an open negotiation: the one place that decides where a link leads, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from negotui.domain.guide import Guide
from negotui.domain.links import HELP, Link, LinkKind
from negotui.domain.negotiation import Negotiation
from negotui.tui.widgets.section_lines import place_of, room_of


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """A question or a term of the help. link: as the help knows it."""

    link: str


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """A place in a section. number: of the section, from 0.  target: for the cursor, empty to leave it where it is.

    field: the name of a field of the entry there that is to be filled in, or empty.
    """

    number: int
    target: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A section with a screen of its own. id: of ROOMS.  entry: the id of the entry to begin at, or empty."""

    id: str
    entry: str


@dataclass(frozen=True, slots=True)
class Details:
    """The details of the open negotiation."""


@dataclass(frozen=True, slots=True)
class OtherNegotiation:
    """Another negotiation, or an entry of one. id: of either."""

    id: str


Destination = HelpTopic | SectionPlace | Room | Details | OtherNegotiation


def destination(link: str, guide: Guide, negotiation: Negotiation) -> Destination | None:
    """Where a link leads from an open negotiation with that guide; None if it leads nowhere."""
    to = Link.parse(link)
    if to is None:
        return None
    if to.kind in HELP:
        return HelpTopic(str(to.place))
    if (place := place_of(link, guide, negotiation)) is not None:
        return SectionPlace(*place, to.part if to.kind is LinkKind.ENTRY else "")
    if room := room_of(link, guide, negotiation):
        return Room(room, to.id if to.kind is LinkKind.ENTRY else "")
    if to.kind is not LinkKind.ENTRY:
        return None
    if to.id == negotiation.id:
        return Details()
    # What is left of this negotiation is an entry that no section shows.
    return OtherNegotiation(to.id) if negotiation.entry(to.id) is None else None
