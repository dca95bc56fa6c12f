"""Whole negotiations: created from a template or from another one, archived, deleted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from negotui.domain.guide import Guide
from negotui.domain.negotiation import DETAILS, Entry, Negotiation, in_order
from negotui.domain.text import one_line
from negotui.domain.values import YES, Context, write, write_valid
from negotui.domain.workbooks import Template, Templates
from negotui.errors import NegotuiError, ValueRefused
from negotui.guides.names import is_id
from negotui.services.copies import copy_of
from negotui.services.file_names import stem
from negotui.services.labels import words_in
from negotui.services.session import DEFAULT_GUIDE, Session
from negotui.services.templates import entries_of, template_of
from negotui.store import changes, entries, negotiations
from negotui.store.changes import Change, archived_state, deleted_state
from negotui.store.listing import ARCHIVED, EXAMPLE, LIBRARY
from negotui.store.rows import cleaned


class Negotiations:
    """The negotiations in one file, each as a whole. Changes made here are undone in the scope LIBRARY."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def templates(self) -> Templates:
        """The starting points for a new negotiation, and what is wrong with those of one's own that cannot be used."""
        return self._session.guides.templates()

    def as_template(self, source: Negotiation, name: str, when: str = "") -> tuple[str, str]:
        """The id and the page of a template that begins another negotiation as this one began. Raises NegotuiError.

        name: what it is called; its id is made of it.  when: when to choose it; empty for a sentence that names the source.
        """
        from negotui.guides.pages import MAX_ROWS  # 10 ms that nothing else here needs
        from negotui.guides.template_page import page_of

        if source.guide != DEFAULT_GUIDE:
            raise NegotuiError(
                "A template works with the guide that comes with negotui, and this negotiation has another.",
                "`negotui duplicate --frame` copies it without its figures.",
            )
        session = self._session
        when = one_line(when) or f"For a talk like “{source.title}”."
        context = session.context(source)
        id = stem(name).lower()
        if not (one_line(name) and is_id(id)):
            raise NegotuiError(
                f"I can’t make the name of a file of “{one_line(name)}”.", "Use a few letters from a to z."
            )
        made = template_of(source, context, session.ids, id=id, title=name, when=when)
        if not made.sheets:
            raise NegotuiError(
                "There is nothing in this negotiation that a template would keep.",
                "A template keeps issues, options, interests, people, alternatives, questions, triggers and tactics.",
            )
        if long := next((rows for rows in made.sheets if len(rows.rows) > MAX_ROWS), None):
            raise NegotuiError(
                f"The sheet {long.sheet} has {len(long.rows):,} entries; a template takes {MAX_ROWS:,} at the most.",
                "Copy the negotiation with `negotui duplicate --frame`, and delete some there.",
            )
        return id, page_of(made, context.guide)

    def guides(self) -> tuple[Guide, ...]:
        """The guides that a negotiation can be begun with; one that cannot be read is left out."""
        found = []
        for id in self._session.guides.ids():
            with suppress(NegotuiError):
                found.append(self._session.guides.guide(id))
        return tuple(found)

    def example_template(self) -> Template:
        """The worked example, to be passed to `create`."""
        return self._session.guides.example()

    def create(
        self,
        title: str,
        counterpart: str = "",
        template: Template | None = None,
        kind: str = "",
        deadline: str = "",
        guide: str = "",
    ) -> Negotiation:
        """Stores a new negotiation from typed values; empty ones are taken from the template, and so is the guide.

        Raises ValueRefused, NotFound, StoreError.
        """
        guide = guide or (template.guide if template else DEFAULT_GUIDE)
        typed = {"title": title, "counterpart": counterpart, "kind": kind, "deadline": deadline}
        session = self._session
        context = Context(session.today(), session.guide(guide))
        id = session.ids.new()
        details = Entry(id, id, DETAILS.id)
        for name, text in template.details if template else ():
            details, _ = write(details, DETAILS.field(name), text, context)
        for name, text in typed.items():
            if text.strip():
                details = write_valid(details, DETAILS.field(name), text, context)
        if template and not details.get("title"):
            details = details.put("title", template.title)
        if not details.get("title"):
            raise ValueRefused("A negotiation needs a title.", "Say in a few words what it is about.")
        if template and not template.own and template.id == session.guides.example().id:
            details = details.put(EXAMPLE, YES)
        new_entries = entries_of(template, id, context, session.ids) if template else ()
        return self._add(guide, details, in_order(new_entries))

    def duplicate(self, source: Negotiation, title: str = "", frame: bool = False) -> Negotiation:
        """Stores a copy of a negotiation, or of its frame only. Raises NotFound, GuideError, StoreError.

        title: of the copy; empty for `… (copy)`.  frame: whether to copy only what still applies to the next talk of the same kind.
        """
        session = self._session
        today = session.today().isoformat()
        details, copied = copy_of(source, session.guide_for(source), session.ids, today, title=title, frame=frame)
        return self._add(source.guide, details, copied)

    def store(self, negotiation: Negotiation) -> None:
        """Stores a negotiation that was made in memory, without its entries; does nothing if the file has it. Raises StoreError."""
        if not negotiations.exists(self._session.database, negotiation.id):
            self._add(negotiation.guide, negotiation.details, ())

    def _add(self, guide_id: str, details: Entry, new_entries: tuple[Entry, ...]) -> Negotiation:
        """Stores a new negotiation with its entries, in one step of the library."""
        session = self._session
        now = session.stamp()
        details = cleaned(replace(details, revision=1, created=now, updated=now))
        stored = tuple(cleaned(replace(entry, revision=1, created=now, updated=now)) for entry in new_entries)
        made = Negotiation(details.id, guide_id, details, stored)
        guide = session.guide_for(made)
        with session.database.write():
            negotiations.insert(session.database, guide_id, details)
            for entry in stored:
                entries.keep(session.database, entry, words_in(guide, entry))
            self._record(details, None, deleted_state(None), "added")
        return made

    def archive(self, id: str, archived: bool = True) -> bool:
        """Hides a negotiation from the list, or shows it again; False if nothing had to change. Raises NotFound, StoreError.

        It keeps its place in the list.
        """
        value = YES if archived else ""
        database = self._session.database
        with database.write():
            details = negotiations.details(database, id)
            before = details.get(ARCHIVED)
            if bool(before) == archived:
                return False
            negotiations.update(database, replace(details.put(ARCHIVED, value), revision=details.revision + 1))
            did = "archived" if archived else "took out of the archive"
            self._record(details, archived_state(before), archived_state(value), did)
        return True

    def delete(self, id: str) -> None:
        """Deletes a negotiation; does nothing if it is deleted already. Raises NotFound, StoreError."""
        database = self._session.database
        with database.write():
            details = negotiations.details(database, id)
            if negotiations.deleted_at(database, id):
                return
            at = self._session.stamp()
            negotiations.mark_deleted(database, id, at)
            self._record(details, deleted_state(None), deleted_state(at), "deleted")

    def bring_back(self, id: str) -> str:
        """Brings a deleted negotiation back, and returns its title. Raises NotFound, StoreError."""
        database = self._session.database
        with database.write():
            details = negotiations.details(database, id)
            if at := negotiations.deleted_at(database, id):
                negotiations.mark_deleted(database, id, None)
                self._record(details, deleted_state(at), deleted_state(None), "brought back")
        return one_line(details.get("title"))

    def _record(self, details: Entry, before: str | None, after: str, did: str) -> None:
        session = self._session
        name = one_line(details.get("title"))
        change = Change(LIBRARY, session.ids.new(), changes.NEGOTIATIONS, details.id, before, after, did, name)
        changes.record(session.database, change, session.stamp())
