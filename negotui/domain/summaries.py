"""What lists show of a negotiation, of a search result, of a lesson. None holds an entry: a list is drawn without reading them.

Named tuples: `negotui list` imports no other value of the domain, and pays for no dataclass.
"""

from __future__ import annotations

from typing import NamedTuple


class Summary(NamedTuple):
    """A negotiation as the library lists it.

    id: its id.  title, counterpart, kind, stage, deadline, result: canonical texts of its details, empty where it says nothing.
    updated: when anything in it was last changed, UTC, ISO 8601.  example: whether it is the worked example.
    archived: whether the list hides it unless asked.  closed: the day when it was over.  tags: words, apart by commas.
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


class Hit(NamedTuple):
    """A place where searched words were found.

    negotiation: its id.  title: what the negotiation is called.  sheet: the id of the sheet, `details` for the negotiation itself.
    entry: the id of the entry, for details that of the negotiation.  name: what the entry is called, empty where nobody asked.
    snippet: the words around the place, in pieces; True marks those that match.
    section: the id of the section that shows it.  place: where that is, such as `Options · My alternatives`.  Both empty as name.
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
    """An entry of some negotiation, beside others of its kind: a lesson, or what is still to be done.

    negotiation: its id.  title: what that is called.  sheet: the id of the sheet.  entry: the id of the entry.
    text: what it says first.  more: of a lesson what to do next time, else who does it.  due: the day, ISO 8601, or empty.
    """

    negotiation: str
    title: str
    sheet: str
    entry: str
    text: str
    more: str = ""
    due: str = ""


class Counterpart(NamedTuple):
    """All there is with one person or firm.

    name: as the last talk has it.  talks: last changed first, archived ones too.  lessons: learned in them.
    open: what was promised or planned in them and is not done, the most pressing first.
    """

    name: str
    talks: tuple[Summary, ...]
    lessons: tuple[Remark, ...]
    open: tuple[Remark, ...]
