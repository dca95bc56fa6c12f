"""What lists show of a negotiation, a search result or a lesson. None holds an entry, so lists are drawn without reading any.

Named tuples, because `negotui list` imports no other values of the domain and need not pay for dataclasses.
"""

from __future__ import annotations

from typing import NamedTuple


class Summary(NamedTuple):
    """A negotiation as the library lists it.

    id: its id.  title, counterpart, kind, stage, deadline, result: canonical texts of its details, or empty.
    updated: when anything in it was last changed, UTC, ISO 8601.  example: whether it is the worked example.
    archived: whether the list hides it unless asked.  closed: the day when it ended.  tags: words, separated by commas.
    """

    id: str
    title: str
    counterpart: str
    kind: str
    stage: str
    deadline: str
    result: str
    updated: str
    example: bool = False
    archived: bool = False
    closed: str = ""
    tags: str = ""


class Readiness(NamedTuple):
    """How far a preparation has come. filled_in: in percent, rounded down.  open, gates: how many gates are open, of how many."""

    filled_in: int
    open: int
    gates: int


class Hit(NamedTuple):
    """A place where search words were found.

    negotiation: its id.  title: what the negotiation is called.  sheet: the id of the sheet, `details` for the negotiation itself.
    entry: the id of the entry; for details that of the negotiation.  snippet: the words around the place, in pieces; True marks
    those that match.  name: what the entry is called.  section: the id of the section that shows it.  place: where that is, such
    as `Options · My alternatives`.  The last three are empty if the search was not asked for names.
    """

    negotiation: str
    title: str
    sheet: str
    entry: str
    name: str
    snippet: tuple[tuple[str, bool], ...]
    section: str = ""
    place: str = ""


class Remark(NamedTuple):
    """A lesson, or something still to be done, in a list over several negotiations.

    negotiation: its id.  title: what that is called.  sheet: the id of the sheet.  entry: the id of the entry.
    text: the lesson or the task.  more: for a lesson what to do next time, else who does it.  due: the day, ISO 8601, or empty.
    """

    negotiation: str
    title: str
    sheet: str
    entry: str
    text: str
    more: str = ""
    due: str = ""


class Counterpart(NamedTuple):
    """Everything about one person or firm.

    name: as written in the latest talk.  talks: last changed first, including archived ones.  lessons: learned in them.
    open: what was promised or planned in them and is not done, the most urgent first.
    """

    name: str
    talks: tuple[Summary, ...]
    lessons: tuple[Remark, ...]
    open: tuple[Remark, ...]
