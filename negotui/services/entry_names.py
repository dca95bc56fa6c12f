"""Finds an entry of one negotiation by what it is called. It never guesses between two."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.negotiation import Entry
from negotui.domain.references import Context
from negotui.domain.sentences import name_in_sentence
from negotui.domain.text import folded, listed, nearest, quoted
from negotui.errors import NotFound

_SHORTEST_ID = 4
_NAMES_IN_HINT = 5


def entry_called(name: str, sheet: str, context: Context) -> Entry:
    """The entry of that name, else the only one whose name or id begins with it. Raises NotFound with the candidates.

    sheet: the id of the sheet it is in; empty to look in all of them.
    """
    among = context.of(context.guide.sheet(sheet).id) if sheet else context.entries
    names = {entry.id: _name(entry, context) for entry in among}
    wanted = folded(name) or name.strip()
    for found in (
        [entry for entry in among if folded(names[entry.id]) == wanted],
        [entry for entry in among if wanted and folded(names[entry.id]).startswith(wanted)],
        [entry for entry in among if len(wanted) >= _SHORTEST_ID and entry.id.startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            which = [f"{one.sheet} {name_in_sentence(names[one.id])} ({one.id})" for one in found[:_NAMES_IN_HINT]]
            more = f" There are {len(found) - len(which)} more." if len(found) > len(which) else ""
            raise NotFound(
                f"{quoted(name)} could be {len(found)} entries.", f"It could be {listed(which, 'or')}.{more}"
            )
    where = f"in {sheet}" if sheet else "in this negotiation"
    raise NotFound(f"There is no entry {quoted(name)} {where}.", _hint(name, sheet, list(names.values()), context))


def _hint(name: str, sheet: str, names: list[str], context: Context) -> str:
    if not sheet and (known := next((one for one in context.guide.sheets if one.id == folded(name)), None)):
        there = _some(_name(entry, context) for entry in context.of(known.id))
        return f"{known.id} is a sheet: name an entry after it. {there or 'It has none yet.'}"
    close = nearest(name, names) if len(names) <= 500 else ""
    return f"Did you mean {name_in_sentence(close)}?" if close else _some(names) or "There are no entries yet."


def _some(names: Iterable[str]) -> str:
    """The first names as a sentence; empty if there are none."""
    every = [name_in_sentence(name) for name in names]
    more = f" and {len(every) - _NAMES_IN_HINT} more" if len(every) > _NAMES_IN_HINT else ""
    return f"There are: {', '.join(every[:_NAMES_IN_HINT])}{more}." if every else ""


def _name(entry: Entry, context: Context) -> str:
    try:
        return context.name(entry)
    except NotFound:  # written with another guide, which has this sheet
        return next((text for _, text in entry.values), "")
