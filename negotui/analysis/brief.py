"""The page for the room: what to have in front of you while you talk, in parts, so that what has no room can be named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from negotui.analysis import running_order
from negotui.analysis.alternatives.fallback import MINE, Fallback, best_alternative
from negotui.analysis.alternatives.words import average, steps
from negotui.analysis.figures import amount, of_mine, show
from negotui.analysis.gaps import paragraph, strong, title_of
from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.guesses import Guess, guesses
from negotui.analysis.issues import Issue, issues_of
from negotui.analysis.ladders import ladders
from negotui.analysis.meeting import answers, first_offer, process, trades
from negotui.analysis.offers.page import CAREFUL, MAY, MUST, NEVER, TOLD, marked
from negotui.domain.blocks import Block, Bullets, Column, Heading, Inline, Paragraph, Span, named, plain
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import (
    ALTERNATIVES,
    COMMITMENTS,
    FIRST_OFFER,
    GIVE_GET,
    ISSUES,
    LINES,
    MESSAGES,
    PROCESS,
    QUESTIONS,
    TACTICS,
    WEAK_POINTS,
)
from negotui.domain.text import cut, listed, one_line
from negotui.domain.values import Context

_LONGEST = 300
"""The most letters of one item: whoever speaks cannot read more at a glance."""
_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A part of the page.

    title: its heading.  items: what stands below it, a row of cells each; a list has one cell.  columns: their headings in a table,
    else empty.  numbered: whether the order counts.  sheet: where the rest is found.  secret: whether only my side may see it.
    weight: how much it would be missed, from 1.  is_bare: whether each item says itself what it is, and needs no heading.
    """

    title: str
    items: tuple[tuple[Inline, ...], ...]
    sheet: str
    weight: int
    secret: bool = True
    numbered: bool = False
    columns: tuple[Column, ...] = ()
    is_bare: bool = False


def brief_parts(negotiation: Negotiation, context: Context) -> tuple[BriefPart, ...]:
    """The parts in the order of the page; one of which nothing is written is left out."""
    found = (part for make in _PARTS for part in make(negotiation, context))
    return tuple(part for part in found if part.items)


def _one(inline: Iterable[Span]) -> tuple[Inline, ...]:
    """An item of one cell, no longer than one reads at a glance."""
    spans: list[Span] = []
    room = _LONGEST
    for span in inline:
        text = one_line(f"x{span.text}x")[1:-1]
        if len(text) > room:
            return ((*spans, Span(cut(text, max(room, 2)), span.strong, span.emphasis)),)
        spans.append(Span(text, span.strong, span.emphasis, name=span.name))
        room -= len(text)
    return (tuple(spans),)


def _items(blocks: Iterable[Block]) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    """What analyses say elsewhere as blocks: each list as its items, each paragraph as an item."""
    for block in blocks:
        match block:
            case Paragraph(text=text):
                yield (_one(text),)
            case Bullets(items=items):
                yield tuple(_one(first.text) for item in items for first in item[:1] if isinstance(first, Paragraph))


def _flat(blocks: Iterable[Block]) -> tuple[tuple[Inline, ...], ...]:
    return tuple(item for items in _items(blocks) for item in items)


# The parts, in the order of the page


def _meeting(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    yield BriefPart("The meeting", _flat(process(negotiation, context)), PROCESS, 7, secret=False, is_bare=True)


def _figures(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    issues = issues_of(negotiation, context)
    guessed = guesses(negotiation, issues, context)[0] if context.guide.has(GUESS_READS[0], *GUESS_READS[1]) else {}
    rows = tuple(
        (
            plain(cut(issue.name, 34)),
            *(plain(_figure(issue, name)) for name in ("opening", "target", "limit")),
            plain(_theirs(issue, guessed.get(issue.entry.id))),
        )
        for issue in issues
        if not issue.untouched
    )
    columns = (Column("Issue"), *(Column(title, True) for title in ("Open", "Target", "Limit", "Their limit, a guess")))
    if not guessed:
        rows, columns = tuple(row[:-1] for row in rows), columns[:-1]
    yield BriefPart("My figures", rows, ISSUES, 12, columns=columns)


def _figure(issue: Issue, name: str) -> str:
    """A figure for reading; one that cannot be read stands as it was typed, since it may be all there is."""
    value = getattr(issue, name)
    return issue.show(value) if value is not None else cut(issue.entry.typed(name), 16) or "–"


def _theirs(issue: Issue, guess: Guess | None) -> str:
    if guess is None:
        return "–"
    ends = [issue.show(end) for end in (guess.low, guess.high) if end is not None]
    return f"{issue.show(guess.likely)} ({' to '.join(ends)})" if len(ends) > 1 else issue.show(guess.likely)


def _no_deal(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    found = best_alternative(MINE, negotiation, context)
    items: tuple[tuple[Inline, ...], ...] = ()
    if isinstance(found, Fallback) and found.best:
        items = (_one(named(Span(f"{steps(found)}. {average(found)}."))),)
    else:
        mine = [entry for entry in of_mine(negotiation.of(ALTERNATIVES)) if entry.get("what")]
        priced = [_priced(entry, context) for entry in mine[:_ALTERNATIVES]]
        items = (_one(plain(f"{listed(priced, 'or')}.")),) if priced else ()
    yield BriefPart("If there is no deal", items, ALTERNATIVES, 8)


def _priced(entry: Entry, context: Context) -> str:
    worth = amount(entry, "worth")
    name = cut(context.name(entry), 60).rstrip(".")
    return f"{name} ({show(worth.value, worth.unit)})" if worth else name


def _order(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    if context.guide.has(MESSAGES, "words", "moment") and context.guide.has(QUESTIONS, "question", "answer"):
        said = _flat(running_order.steps(negotiation, context))
        yield BriefPart("Say and ask, in this order", said, MESSAGES, 9, secret=False, numbered=True)


def _opening(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    yield BriefPart("The first figure", _flat(first_offer(negotiation, context)), FIRST_OFFER, 6, is_bare=True)


def _steps(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    items = []
    for ladder in ladders(negotiation, context):
        if len(ladder.steps) > 1:
            way = " → ".join(ladder.issue.show(step) for step in ladder.steps)
            items.append(_one((strong(f"{cut(ladder.issue.name, 34)}: "), Span(way))))
    yield BriefPart("My steps, each for something in return", tuple(items), ISSUES, 5)
    yield BriefPart("Give and get", _flat(trades(negotiation, context)), GIVE_GET, 6)


def _lines(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    lines = tuple(_one(plain(context.name(entry))) for entry in negotiation.of(LINES))
    yield BriefPart("Lines to keep calm with", lines, LINES, 3)


def _answers(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    title = ""
    for block in answers(negotiation, context):
        match block:
            case Heading(text=text):
                title = "".join(span.text for span in text)
            case Bullets():
                sheet = WEAK_POINTS if "raise" in title else TACTICS
                yield BriefPart(title, _flat((block,)), sheet, 4)
            case Paragraph():
                yield BriefPart("When to break off", _flat((block,)), PROCESS, 6, is_bare=True)


def _open_pledges(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
    pledged = [entry for entry in negotiation.of(COMMITMENTS) if entry.get("what") and not entry.get("done")]
    yield BriefPart("Promised so far", tuple(_one(plain(title_of(one, context))) for one in pledged), COMMITMENTS, 3)


def _marks(*marks: str) -> Callable[[Negotiation, Context], Iterator[BriefPart]]:
    """What may be told and what not, as it is marked in several sheets."""

    def make(negotiation: Negotiation, context: Context) -> Iterator[BriefPart]:
        entries = marked(negotiation, context)
        for mark in marks:
            title, weight, secret = _TELLING[mark]
            found = [one for one in entries if one.get("tell") == mark and (secret or not one.get(TOLD))]
            items = tuple(_one((*plain(context.name(one)), *_told(one))) for one in found)
            yield BriefPart(title, items, found[0].sheet if found else "", weight, secret)

    return make


def _told(entry: Entry) -> Inline:
    return (Span(" (told)", emphasis=True),) if entry.get(TOLD) else ()


_TELLING = {
    MUST: ("Must be told", 7, False),
    MAY: ("May be told", 2, False),
    CAREFUL: ("Careful with", 5, True),
    NEVER: ("Never tell", 8, True),
}
_PARTS: tuple[Callable[[Negotiation, Context], Iterator[BriefPart]], ...] = (
    *(_meeting, _figures, _no_deal, _marks(NEVER, CAREFUL), _order, _marks(MUST), _opening, _steps),
    *(_answers, _lines, _open_pledges, _marks(MAY)),
)


def what_first(context: Context) -> Block:
    """What to write first, on a page with nothing on it."""
    tab = next((section.tab for section, view in context.guide.views() if view.sheet == ISSUES), "")
    where = f" It goes into the tab {tab}." if tab else ""
    return paragraph(
        f"Nothing to take into the room yet. Begin with what has to be agreed, and your limit for it.{where}"
    )
