"""What is wrong with a workbook: in the file, in the guides it needs, and in the links between entries."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from negotui.domain.guide import FieldType
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import one_line, plural, quoted
from negotui.errors import NegotuiError
from negotui.services.session import Session
from negotui.store import negotiations
from negotui.store.findings import findings

_AT_ONCE = 200


class Checkup:
    """Looks through one workbook. Changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def findings(self) -> list[str]:
        """What is wrong with the file, a sentence each. Raises StoreError where it cannot be read at all."""
        return findings(self._session.database)

    def remarks(self) -> list[str]:
        """What a sound file may hold all the same: guides that are not here, links to entries that are gone. Raises StoreError."""
        session, missing, links = self._session, Counter[str](), Counter[str]()
        ids = iter(negotiations.all_ids(session.database))
        while some := list(islice(ids, _AT_ONCE)):
            for one in negotiations.load_all(session.database, some):
                try:
                    guide = session.guide(one.guide)
                except NegotuiError:
                    missing[one.guide] += 1
                    continue
                fields = {
                    (sheet.id, field.name)
                    for sheet in guide.sheets
                    for field in sheet.fields
                    if field.type in {FieldType.LINK, FieldType.LINKS}
                }
                if count := _lost_links(one, fields):
                    links[one_line(one.title) or "Untitled"] += count
        return [
            *(
                f"The guide {quoted(id)} of {plural(count, 'negotiation')} is not here."
                for id, count in missing.items()
            ),
            *(f"{quoted(title)}: {plural(count, 'link')} to entries that are gone." for title, count in links.items()),
        ]


def _lost_links(negotiation: Negotiation, fields: set[tuple[str, str]]) -> int:
    there = {one.id for one in negotiation.entries}
    return sum(
        id not in there
        for one in negotiation.entries
        for name, value in one.values
        if (one.sheet, name) in fields
        for id in value.split()
    )
