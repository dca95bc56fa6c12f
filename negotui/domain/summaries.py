"""What lists of negotiations and of search results show of each. Must not hold an entry: a list is drawn without reading them.

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
    section: the id of the section that shows it, place: what it is called there, such as `Options · My alternatives`; empty as name.
    """

    negotiation: str
    title: str
    sheet: str
    entry: str
    name: str
    snippet: tuple[tuple[str, bool], ...]
    section: str = ""
    place: str = ""
