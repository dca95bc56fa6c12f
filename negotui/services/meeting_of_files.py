"""What becomes of a negotiation that two files have: entry by entry, the newer state stands, and no words of either are lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from negotui.domain.incoming import Arrival, Incoming, Step
from negotui.domain.negotiation import Entry, Negotiation
from negotui.services.saving import merged, same_content

_Words = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
_Content = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], int]


@dataclass(slots=True)
class _Steps:
    """What was decided so far. words: the texts of every entry of both files, with its id."""

    words: frozenset[tuple[str, _Words]]
    steps: list[Step] = field(default_factory=list)
    disputed: int = 0
    older: int = 0


def arrival(
    incoming: Incoming,
    here: Negotiation,
    past: Mapping[str, Sequence[Entry]],
    gone: Mapping[str, str],
    new_id: Callable[[], str],
) -> Arrival:
    """What becomes of a negotiation that this file has too.

    past, gone: of this file, as `Incoming` has them for the other.  new_id: makes the id of a version that stands beside another.
    """
    there = incoming.negotiation
    decided = _Steps(frozenset((entry.id, _content(entry)[:2]) for entry in (*here.entries, *there.entries)))
    _meet(here.details, there.details, past, incoming.past, decided, None)
    mine = {entry.id: entry for entry in here.entries}
    for entry in there.entries:
        own = mine.get(entry.id)
        if own is not None:
            _meet(own, entry, past, incoming.past, decided, new_id)
        elif entry.updated > gone.get(entry.id, ""):
            decided.steps.append(Step(None, entry))
        else:
            decided.older += 1
    theirs = {entry.id for entry in there.entries}
    for entry in here.entries:
        if entry.id not in theirs and entry.updated <= incoming.gone.get(entry.id, ""):
            decided.steps.append(Step(entry, None))
    return Arrival(there, False, False, tuple(decided.steps), decided.disputed, decided.older)


def _meet(
    here: Entry,
    there: Entry,
    past_here: Mapping[str, Sequence[Entry]],
    past_there: Mapping[str, Sequence[Entry]],
    decided: _Steps,
    new_id: Callable[[], str] | None,
) -> None:
    """Decide between two states of one entry. new_id: None for details, of which there is only one version."""
    if same_content(here, there):
        return
    was_here = {_content(state) for state in past_here.get(here.id, ())}
    was_there = {_content(state): state for state in past_there.get(here.id, ())}
    if _content(there) in was_here:
        decided.older += 1
        return
    if _content(here) in was_there:
        decided.steps.append(Step(here, there))
        return
    newer, older = (there, here) if _is_newer(there, here) else (here, there)
    base = next((state for content, state in reversed(was_there.items()) if content in was_here), None)
    if base is None:
        if newer is there:
            decided.steps.append(Step(here, there))
        else:
            decided.older += 1
        return
    both, disputed = merged(base, newer, older)
    both = replace(both, id=here.id, position=newer.position, updated=max(here.updated, there.updated))
    if not same_content(both, here):
        decided.steps.append(Step(here, both))
    if disputed:
        decided.disputed += 1
        # The other file may have set the version aside already, when it met this one.
        aside = any(id != here.id and words == _content(older)[:2] for id, words in decided.words)
        if new_id is not None and not aside:
            decided.steps.append(Step(None, replace(older, id=new_id(), position=newer.position, revision=0)))


def _is_newer(one: Entry, other: Entry) -> bool:
    """Whether one state is newer; of two of the same time both files must choose the same."""
    return (one.updated, _content(one)) > (other.updated, _content(other))


def _content(entry: Entry) -> _Content:
    return tuple(sorted(entry.values)), tuple(sorted(entry.drafts)), entry.position
