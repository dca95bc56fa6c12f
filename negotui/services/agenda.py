"""The agenda: what is due in all negotiations, and marking it done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from negotui.domain.agenda import DueItem
from negotui.domain.guide import DONE
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ALTERNATIVES, COMMITMENTS, DELAY, OFFERS, STEPS
from negotui.domain.text import clean, folded, one_line, quoted
from negotui.domain.values import YES
from negotui.errors import NegotuiError, NotFound
from negotui.services.saving import save
from negotui.services.session import Session
from negotui.store import agenda, entries, listing, negotiations
from negotui.store.listing import EXAMPLE

_MOST = 1000
"""The most items of each sort that are read: more is no agenda."""
_NAMED = 5
"""How many candidates a hint lists."""
_SHORTEST_REF = 4


class _Kind(NamedTuple):
    """How the entries of a sheet stand in the agenda.

    called: a word or two for the kind.  what: the fields that may say what it is, the first one filled in counts.  more: the
    sentence behind it from the entry and the name of who is linked.  check: the field that marks it done, or empty.
    """

    called: str
    what: tuple[str, ...]
    more: Callable[[Entry, str], str]
    check: str


def _for(name: str) -> str:
    return f"for {name}" if name else ""


_KINDS: Mapping[str, _Kind] = {
    COMMITMENTS: _Kind("promise", ("what",), lambda entry, _: entry.typed("who"), DONE),
    STEPS: _Kind("step", ("what",), lambda _, person: _for(person), DONE),
    ALTERNATIVES: _Kind("next step", ("next", "what"), lambda entry, _: _for(entry.typed("what")), "next_done"),
    DELAY: _Kind("last day", ("what",), lambda entry, _: "theirs" if entry.get("side") == "theirs" else "", ""),
    OFFERS: _Kind("offer lapses", ("name", "words"), lambda entry, _: entry.get("side"), ""),
}


def due_in(negotiation: Negotiation) -> tuple[DueItem, ...]:
    """What is due and not done in one negotiation, by day, its own deadline too."""
    details = negotiation.details
    owner = agenda.Owner(negotiation.id, negotiation.title, details.get("counterpart"), bool(details.get(EXAMPLE)))
    people = {entry.id: entry for entry in negotiation.entries}
    waiting = [
        entry
        for entry in negotiation.entries
        if entry.sheet in _KINDS
        and entry.get(_day_field(entry))
        and not entry.get(_KINDS[entry.sheet].check)
        and not (negotiation.is_closed and entry.sheet not in {COMMITMENTS, STEPS})
        and not (entry.sheet == ALTERNATIVES and entry.get("side") == "theirs")
        and entry.get("state") in {"", "open"}
    ]
    found = [_due_item(entry, owner, people.get(entry.get("person"))) for entry in waiting]
    if (day := details.get("deadline")) and not negotiation.is_closed:
        found.append(_deadline(owner, day))
    return tuple(sorted(found, key=lambda one: one.when))


class Agenda:
    """What is due in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def items(self, days: int | None = None) -> tuple[DueItem, ...]:
        """What is due and not done, in what the unfiltered list shows, by day; what has no day comes last.

        days: how many days ahead to look, today not counted; None for all, and only then what has no day.
        """
        today = self._session.today()
        until = "" if days is None else (today + timedelta(days=min(days, 36_500) + 1)).isoformat()
        database = self._session.database
        found = self._dues(agenda.waiting(database, today.isoformat(), until, _MOST))
        found += [_deadline(owner, day) for day, owner in agenda.deadlines(database, until, _MOST)]
        return tuple(sorted(found, key=lambda one: (not one.when, one.when)))

    def _dues(self, pairs: Sequence[tuple[Entry, agenda.Owner]]) -> list[DueItem]:
        people = entries.load_all(self._session.database, {entry.get("person") for entry, _ in pairs} - {""})
        return [_due_item(entry, owner, people.get(entry.get("person"))) for entry, owner in pairs]

    def find(self, ref: str) -> DueItem:
        """The item that a text refers to, by the id of its entry, a beginning of that, or its words. Raises NotFound.

        It never guesses between two, and finds only what can be marked done.
        """
        items = [one for one in self.items() if one.markable]
        wanted = folded(clean(ref))
        by_id = [one for one in items if len(wanted) >= _SHORTEST_REF and one.entry.startswith(wanted)]
        same = [one for one in items if folded(one.what) == wanted]
        begins = [one for one in items if wanted and folded(one.what).startswith(wanted)]
        inside = [one for one in items if wanted and all(word in folded(one.what) for word in wanted.split())]
        for found in (by_id, same, begins, inside):
            if len(found) == 1:
                return found[0]
            if found:
                names = [
                    f"{quoted(one.what)} in {one.title} ({listing.short_id(self._session.database, one.entry)})"
                    for one in found[:_NAMED]
                ]
                more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
                raise NotFound(
                    f"{quoted(ref)} could be several things.",
                    f"Name one by the id in front of it: {', '.join(names)}{more}.",
                )
        raise NotFound(
            f"Nothing that is still to be done is called {quoted(ref)}.",
            "`negotui due` lists what is, each with its id.",
        )

    def mark(self, id: str, done: bool = True) -> Entry:
        """Marks the entry of that id done, or not done again, as one step of its negotiation. Raises NegotuiError."""
        session = self._session
        entry = entries.load(session.database, id)
        if entry is None:
            raise NegotuiError("Only a promise or a step can be marked done.", "Change a deadline where it stands.")
        check = _KINDS[entry.sheet].check if entry.sheet in _KINDS else ""
        guide = session.guide(negotiations.guide_of(session.database, entry.negotiation))
        if not check or not guide.has(entry.sheet, check):
            raise NegotuiError("Only a promise or a step can be marked done.", "Change the day where it stands.")
        return save(session, entry, entry.put(check, YES if done else ""), session.ids.new()).entry


def _day_field(entry: Entry) -> str:
    return {DELAY: "deadline", OFFERS: "until"}.get(entry.sheet, "due")


def _due_item(entry: Entry, owner: agenda.Owner, person: Entry | None) -> DueItem:
    kind = _KINDS[entry.sheet]
    what = next((text for name in kind.what if (text := one_line(entry.typed(name)))), "(no name yet)")
    more = one_line(kind.more(entry, person.typed("name") if person else ""))
    when = entry.get(_day_field(entry))
    head = owner.title, owner.counterpart, kind.called
    return DueItem(entry.id, owner.id, *head, what, more, when, bool(kind.check), owner.example)


def _deadline(owner: agenda.Owner, day: str) -> DueItem:
    head = owner.title, owner.counterpart, "deadline"
    return DueItem(owner.id, owner.id, *head, owner.title, "", day, False, owner.example)
