"""Negotiations that come in from a file, and what is to become of them here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.text import listed, plural


@dataclass(frozen=True, slots=True)
class Incoming:
    """A negotiation as another file has it.

    past: by the id of an entry, or of the negotiation for its details, the states that it had there before; empty where the file
    keeps none.  gone: when each entry was deleted there that no longer is in it, by its id.
    """

    negotiation: Negotiation
    past: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to be written. before: as it is here, None for something new.  after: as it will be, None where it goes."""

    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """What it is about, as it will be, else as it was."""
        if (entry := self.after or self.before) is None:
            raise ValueError("a step has a state before or after")
        return entry


@dataclass(frozen=True, slots=True)
class Arrival:
    """What becomes of one negotiation. is_new: whether this file has none of its id.  comes_back: whether it was deleted here.

    steps: what is written of its details and entries.  disputed: in how many entries both sides had changed the same field.
    older: how many entries were older there than here, and stay as they are.
    """

    negotiation: Negotiation
    is_new: bool = False
    comes_back: bool = False
    steps: tuple[Step, ...] = ()
    disputed: int = 0
    older: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.is_new or self.comes_back or self.steps)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import does, in words. lines: one for each negotiation that changes.  sentence: all of it in one."""

    lines: tuple[str, ...]
    sentence: str
    is_empty: bool


def summary_of(arrivals: Sequence[Arrival]) -> ImportSummary:
    """What these arrivals do."""
    lines = tuple(f"{one.negotiation.title or 'Untitled'}: {_said(one)}" for one in arrivals if not one.is_empty)
    new = sum(one.is_new for one in arrivals)
    changed = sum(not one.is_empty and not one.is_new for one in arrivals)
    same = sum(one.is_empty for one in arrivals)
    parts = [f"{new:,} new"] if new else []
    parts += [f"{changed:,} changed"] if changed else []
    parts += [f"{same:,} as they are here"] if same else []
    return ImportSummary(lines, f"{plural(len(arrivals), 'negotiation')}: {listed(parts) or 'nothing'}.", not lines)


def _said(arrival: Arrival) -> str:
    if arrival.is_new:
        return f"new, with {plural(len(arrival.negotiation.entries), 'entry', 'entries')}"
    added = sum(step.before is None for step in arrival.steps)
    removed = sum(step.after is None for step in arrival.steps)
    changed = len(arrival.steps) - added - removed
    parts = ["brought back"] if arrival.comes_back else []
    for count, word in ((added, "added"), (changed, "changed"), (removed, "deleted")):
        parts += [f"{count:,} {word}"] if count else []
    if arrival.disputed:
        parts.append(f"{arrival.disputed:,} changed on both sides, kept side by side")
    if arrival.older:
        parts.append(f"{arrival.older:,} older there, left as they are here")
    return ", ".join(parts)
