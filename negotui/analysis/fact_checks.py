"""What weakens facts and arguments: age, a guess, no source, no fact behind a point; and what is still to find out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from negotui.analysis.figures import day, linked, scale
from negotui.analysis.gaps import checklist, entry_link, gap, title_of, worry
from negotui.domain.blocks import Block, Check
from negotui.domain.dates import show_date
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ARGUMENTS, FACTS, ISSUES
from negotui.domain.values import Context

_GUESS = 2
"""So sure or less, of 5, is a guess."""


def is_old(found: date, today: date) -> bool:
    """Whether a fact is older than a year."""
    return (found.year + 1, found.month, found.day) < (today.year, today.month, today.day)


def is_question(fact: Entry) -> bool:
    """Whether a fact is still something to find out: a question, with neither a source nor a figure."""
    return fact.get("claim").rstrip().endswith("?") and not fact.typed("source") and not fact.typed("figure")


def doubts(facts: Sequence[Entry], context: Context) -> tuple[list[Check], list[Check]]:
    """Facts that are old or guessed, and facts without a source."""
    dubious, unsourced = [], []
    for entry in facts:
        name, link = title_of(entry, context), entry_link(entry)
        found, sure = day(entry, "date"), scale(entry, "confidence")
        if found and is_old(found, context.today):
            dubious.append(worry(name, f"older than a year: {show_date(found.isoformat(), context.today)}", link))
        if sure is not None and sure <= _GUESS:
            dubious.append(worry(name, f"a guess ({sure} out of 5 sure)", link))
        if not entry.typed("source"):
            unsourced.append(gap(name, "has no source", entry_link(entry, "source")))
    return dubious, unsourced


def to_find_out(negotiation: Negotiation, context: Context) -> tuple[Block, ...]:
    """The facts that are still questions, each under the issue it bears on."""
    asked = [fact for fact in negotiation.of(FACTS) if is_question(fact)]
    found = []
    for fact in asked:
        issue = linked(fact, "issue", ISSUES, context)
        found.append(gap(title_of(issue, context) if issue else "In general", context.name(fact), entry_link(fact)))
    return checklist("To find out", found)


def loose_arguments(negotiation: Negotiation, context: Context) -> list[Check]:
    """Arguments that no fact carries; a fact that was deleted carries nothing."""
    known = {entry.id for entry in negotiation.of(FACTS) if not is_question(entry)}
    return [
        gap(title_of(entry, context), "rests on no fact", entry_link(entry, "facts"))
        for entry in negotiation.of(ARGUMENTS)
        if not known & set(entry.get("facts").split())
    ]
