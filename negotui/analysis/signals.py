"""Signals seen and how they were read; triggers without a plan."""

from __future__ import annotations

from collections.abc import Sequence

from negotui.analysis.gaps import entry_link, formula, gap, missing, sheet_link, title_of, worries, worry
from negotui.domain.blocks import Block, Check, Column, Panel, Table, plain
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import SIGNALS, TRIGGERS
from negotui.domain.text import one_line, plural
from negotui.domain.values import Context

READS = ((TRIGGERS, ("what", "plan")), (SIGNALS, ("cue", "meaning", "response", "seen")))
"""The sheets and fields that the panel rests on."""

METHOD = formula(
    "",
    "There is no formula. A reading with a semicolon, the word “or”, or a second line counts as more than one reading; "
    "a signal with only one is pointed out, since a guess should have a rival until a question has tested it.",
    "Plans of the form “if this, then I” are Peter Gollwitzer’s implementation intentions (1999).",
)

_LONGEST = 90


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """What was seen with its readings, what has still to be watched for, and triggers that would find me without a plan."""
    signals, triggers = negotiation.of(SIGNALS), negotiation.of(TRIGGERS)
    if not signals and not triggers:
        return Panel("Nothing yet: write what could throw you off, and what you will do when it comes.", method=METHOD)
    seen = [entry for entry in signals if entry.get("seen")]
    blocks: list[Block] = []
    if seen:
        blocks.append(_table("Seen", seen, context, ("seen", "meaning", "response"), ("When", "May mean", "My answer")))
    waiting = [entry for entry in signals if not entry.get("seen")]
    if waiting:
        titles = ("May mean", "My answer")
        blocks.append(_table("To watch for", waiting, context, ("meaning", "response"), titles))
    single = [entry for entry in signals if entry.get("meaning") and not has_two_readings(entry.get("meaning"))]
    blocks += worries(
        [worry(title_of(entry, context), "what else might it mean?", entry_link(entry)) for entry in single]
    )
    unplanned = [entry for entry in triggers if not entry.get("plan").strip()]
    blocks += missing(_gaps(signals, triggers, unplanned, context))
    return Panel(_verdict(signals, seen, triggers, unplanned), tuple(blocks), METHOD)


def has_two_readings(meaning: str) -> bool:
    """Whether a reading names more than one thing that a cue might mean."""
    text = meaning.strip()
    return ";" in text or "\n" in text or " or " in f" {text.lower()} "


def _table(
    title: str, entries: Sequence[Entry], context: Context, fields: Sequence[str], titles: Sequence[str]
) -> Table:
    rows = tuple(
        (plain(title_of(entry, context)), *(plain(_cell(entry.get(name))) for name in fields)) for entry in entries
    )
    return Table((Column(title), *map(Column, titles)), rows)


def _cell(text: str) -> str:
    """A note on one line, in words that a table has room for."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _gaps(
    signals: Sequence[Entry], triggers: Sequence[Entry], unplanned: Sequence[Entry], context: Context
) -> list[Check]:
    found = [
        gap(title_of(entry, context), "what will you do when it comes?", entry_link(entry, "response"))
        for entry in unplanned
    ]
    found += [
        gap(title_of(entry, context), "what might it mean?", entry_link(entry, "meaning"))
        for entry in signals
        if not entry.get("meaning")
    ]
    if not signals:
        link = sheet_link(context.guide, SIGNALS)
        found.append(gap("Signals", "which signs will you watch for?", link))
    if not triggers:
        link = sheet_link(context.guide, TRIGGERS)
        found.append(gap("Triggers", "what could throw you off?", link))
    return found


def _verdict(
    signals: Sequence[Entry], seen: Sequence[Entry], triggers: Sequence[Entry], unplanned: Sequence[Entry]
) -> str:
    if not signals:
        watched = "You have no signals to watch for yet"
    elif not seen:
        watched = (
            f"You have not seen {f'any of your {len(signals)} signals' if len(signals) > 1 else 'your signal'} yet"
        )
    else:
        watched = f"You have seen {len(seen)} of {plural(len(signals), 'signal')}"
    if not triggers:
        return f"{watched}, and you have named no trigger of your own."
    if unplanned:
        count = plural(len(triggers), "trigger")
        return f"{watched}; for {len(unplanned)} of {count} you have no plan."
    return f"{watched}; you have a plan for {'your trigger' if len(triggers) == 1 else 'every trigger'}."
