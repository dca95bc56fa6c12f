"""Two windows, one entry: what both have written comes together. Must not drop a word that either side typed without saying so."""

from __future__ import annotations

from dataclasses import replace

from negotui.domain.negotiation import Entry


def same(one: Entry, other: Entry) -> bool:
    """Whether two states of an entry say the same, whenever they were kept."""
    return (dict(one.values), dict(one.drafts), one.position) == (
        dict(other.values),
        dict(other.drafts),
        other.position,
    )


def merged(base: Entry, mine: Entry, theirs: Entry) -> tuple[Entry, tuple[str, ...]]:
    """The entry with the changes of both sides, and the fields that both changed, each in its own way: there mine stands.

    base: what both began from.
    """
    result = theirs
    disputed: list[str] = []
    for name in dict.fromkeys(key for entry in (base, mine, theirs) for key, _ in (*entry.values, *entry.drafts)):
        before, here, there = (_state(entry, name) for entry in (base, mine, theirs))
        if here in (before, there):
            continue
        if there != before:
            disputed.append(name)
        result = result.put(name, "").put(name, here[0] or here[1], sound=bool(here[0]))
    if mine.position != base.position:
        result = replace(result, position=mine.position)
    return result, tuple(disputed)


def _state(entry: Entry, name: str) -> tuple[str, str]:
    return entry.get(name), entry.draft(name)
