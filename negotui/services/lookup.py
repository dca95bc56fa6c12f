"""Finds the negotiation, entry or counterpart that a typed text refers to. It never guesses between two."""

from __future__ import annotations

from collections.abc import Iterable

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import COMMITMENTS, LESSONS, STEPS
from negotui.domain.summaries import Counterpart, Remark
from negotui.domain.text import clean, folded, listed, one_line, quoted, suggestion
from negotui.errors import NotFound
from negotui.services.entry_names import entry_called
from negotui.services.library import NONE_YET, Library
from negotui.services.session import Session
from negotui.store import entries, listing, negotiations
from negotui.store.ids import ALPHABET
from negotui.store.listing import short_id

_SHORTEST_REF = 4
_NAMES_IN_HINT = 5
"""How many candidates a hint lists."""
_NAMES_IDS = (
    "`negotui search WORDS` finds entries with their ids, `negotui show ID --json` names those of a negotiation."
)


class Lookup:
    """Looks up what one file contains by what people call it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def negotiation(self, ref: str) -> Negotiation:
        """The negotiation with this id or title; a prefix, or a part of the title, will do if unambiguous. Raises NotFound."""
        id = self._negotiation_id(ref)
        if not id:
            raise NotFound(f"There is no negotiation {quoted(ref)}.", self._titles_hint(ref))
        return negotiations.load(self._session.database, id)

    def entry(self, ref: str, name: str = "", sheet: str = "") -> tuple[Negotiation, Entry]:
        """The entry with this id or prefix, or the details of the negotiation with this id or title. Raises NotFound.

        name, sheet: the entry of that name in that negotiation, and the id of its sheet if the name alone would not do.
        """
        if name.strip():
            whole = self.negotiation(ref)
            return whole, entry_called(clean(name), clean(sheet).strip(), self._session.context(whole))
        id, owner = self._entry_ids(clean(ref).strip())
        whole = negotiations.load(self._session.database, owner)
        return whole, whole.entry(id) or whole.details

    def deleted(self, ref: str) -> str:
        """The id of the deleted negotiation with this id or title; the beginning of either will do. Empty if there is none.

        Raises NotFound if several fit.
        """
        wanted, prefix = folded(ref), clean(ref).strip()
        gone = [(id, title, folded(title)) for id, title in listing.deleted(self._session.database)]
        for found in (
            [one for one in gone if _looks_like_id(prefix) and one[0].startswith(prefix)],
            [one for one in gone if one[2] == wanted],
            [one for one in gone if wanted and one[2].startswith(wanted)],
        ):
            if len(found) > 1:
                which = [f"{quoted(title)} ({id})" for id, title, _ in found[:_NAMES_IN_HINT]]
                hint = _candidates_hint(which, len(found))
                raise NotFound(f"{quoted(ref)} means several deleted negotiations.", hint)
            if found:
                return found[0][0]
        return ""

    def counterparts(self) -> list[str]:
        """The names of all counterparts, up to 200."""
        return listing.counterparts(self._session.database)

    def counterpart(self, name: str) -> Counterpart:
        """All talks with a person or firm, what was learned in them and what is still open. Raises NotFound.

        Names must be the same except for case and accents.
        """
        talks = listing.with_counterpart(self._session.database, name) if name.strip() else ()
        if not talks:
            hint = suggestion(name, self.counterparts()) or self._beginning
            raise NotFound(
                f"There is no negotiation with {quoted(name)}.",
                hint or "The details of a negotiation say whom it is with.",
            )
        titles = {talk.id: talk.title for talk in talks}
        found = entries.of_sheets(self._session.database, titles, (LESSONS, COMMITMENTS, STEPS))
        lessons = [_remark(entry, titles, "lesson", "next") for entry in found if entry.sheet == LESSONS]
        undone = [entry for entry in found if entry.sheet != LESSONS and not entry.get("done")]
        open_ = [_remark(entry, titles, "what", "who") for entry in undone]
        places = {id: place for place, id in enumerate(titles)}
        lessons.sort(key=lambda lesson: places[lesson.negotiation])
        open_.sort(key=lambda remark: (remark.due == "", remark.due, places[remark.negotiation]))
        return Counterpart(talks[0].counterpart, talks, tuple(lessons), tuple(open_))

    def _titles_hint(self, ref: str) -> str:
        titles = [summary.title for summary in listing.summaries(self._session.database, stop=200)]
        hint = suggestion(ref, titles) if len(titles) <= _NAMES_IN_HINT else _title_hint(ref, titles)
        return hint or self._beginning

    @property
    def _beginning(self) -> str:
        """How to begin, if nothing has been begun; else empty."""
        return NONE_YET if Library(self._session).is_empty else ""

    def _negotiation_id(self, ref: str) -> str:
        """The id of the negotiation that a text refers to, or empty. Raises NotFound if several fit."""
        ref = clean(ref).strip()
        wanted = folded(ref)
        by_id = listing.with_id_prefix(self._session.database, ref) if _looks_like_id(ref) else []
        if len(by_id) == 1:
            return by_id[0][0]
        titled = listing.with_title_words(self._session.database, ref) if wanted else []
        for found in (
            [(id, title) for id, title in titled if folded(title) == wanted],
            [(id, title) for id, title in titled if folded(title).startswith(wanted)],
            titled,
            by_id,
        ):
            if len(found) == 1:
                return found[0][0]
            if found:
                which = [
                    f"{quoted(title)} ({short_id(self._session.database, id)})" for id, title in found[:_NAMES_IN_HINT]
                ]
                raise NotFound(f"{quoted(ref)} fits several negotiations.", _candidates_hint(which, len(found)))
        return ""

    def _entry_ids(self, ref: str) -> tuple[str, str]:
        """The ids of the entry that a text refers to and of its negotiation; for details both are the same. Raises NotFound."""
        found: list[tuple[str, str]] = []
        if _looks_like_id(ref):
            found += entries.with_id_prefix(self._session.database, ref)
            found += [(id, id) for id, _ in listing.with_id_prefix(self._session.database, ref)]
        exact = [pair for pair in found if pair[0] == ref] or found
        if len(exact) > 1:
            which = [short_id(self._session.database, id) for id, _ in exact[:_NAMES_IN_HINT]]
            raise NotFound(f"{quoted(ref)} fits several entries.", _candidates_hint(which, len(exact)))
        if exact:
            return exact[0]
        id = self._negotiation_id(ref)
        if not id:
            raise NotFound(f"There is no entry or negotiation {quoted(ref)}.", self._beginning or _NAMES_IDS)
        return id, id


def _candidates_hint(names: list[str], count: int) -> str:
    """A hint that names the first candidates. count: how many there are in all."""
    if count <= len(names):
        return f"Did you mean {listed(names, 'or')}?"
    return f"Did you mean one of {', '.join(names)} and {count - len(names)} more?"


def _title_hint(ref: str, titles: Iterable[str]) -> str:
    hint = suggestion(ref, titles)
    return hint if hint.startswith("Did") else "`negotui list` shows them all."


def _looks_like_id(ref: str) -> bool:
    return len(ref) >= _SHORTEST_REF and set(ref) <= set(ALPHABET)


def _remark(entry: Entry, titles: dict[str, str], text: str, more: str) -> Remark:
    summary, detail = (one_line(entry.typed(field)) for field in (text, more))
    return Remark(
        entry.negotiation, titles[entry.negotiation], entry.sheet, entry.id, summary, detail, entry.get("due")
    )
