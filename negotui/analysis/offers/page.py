"""The page to speak from: what to say and ask, and apart from it what nobody else may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis import running_order
from negotui.analysis.alternatives.fallback import MINE, Fallback, best_alternative
from negotui.analysis.alternatives.words import average, steps
from negotui.analysis.figures import amount, of_mine, show
from negotui.analysis.gaps import paragraph, strong
from negotui.analysis.issues import Issue, issues_of
from negotui.analysis.meeting import answers, first_offer, process, trades
from negotui.domain.blocks import Block, Bullets, Column, Heading, Inline, Paragraph, Span, Table, plain
from negotui.domain.guide import FieldType
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ALTERNATIVES, MESSAGES, QUESTIONS
from negotui.domain.text import listed
from negotui.domain.values import Context

TELL, TOLD = "tell", "told"
"""The fields that say whether an entry may be told, and when it was."""
MUST, MAY, CAREFUL, NEVER = MARKS = ("must tell", "may tell", "careful", "never")
"""How an entry may be marked."""
_WHAT, _MOST = "what", 3
"""The name of an alternative; how many are named that cannot be ranked yet."""


@dataclass(frozen=True, slots=True)
class SpeakingPage:
    """What lies on the table. open: for any eyes.  secret: limits, alternatives and what is to be kept back.

    ready: answers and trades held ready, as secret, but only looked at when they are needed.
    """

    open: tuple[Block, ...]
    secret: tuple[Block, ...]
    ready: tuple[Block, ...]


def speaking_page(negotiation: Negotiation, context: Context) -> SpeakingPage:
    """The page of a negotiation, from what its sheets hold; parts of which nothing is written are left out."""
    return SpeakingPage(
        tuple(_open(negotiation, context)), tuple(_secret(negotiation, context)), tuple(_ready(negotiation, context))
    )


def marked(negotiation: Negotiation, context: Context) -> tuple[Entry, ...]:
    """The entries that say whether they may be told, what must be told first and what must not last, by their sheets."""
    sheets = {
        sheet.id
        for sheet in context.guide.sheets
        if any(field.name == TELL and field.type is FieldType.CHOICE for field in sheet.fields)
    }
    found = [entry for entry in negotiation.entries if entry.sheet in sheets and entry.get(TELL) in MARKS]
    return tuple(sorted(found, key=lambda entry: MARKS.index(entry.get(TELL))))


def _open(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    yield from process(negotiation, context)
    if context.guide.has(MESSAGES, "words", "moment") and context.guide.has(QUESTIONS, "question", "answer"):
        order = running_order.steps(negotiation, context)
        if order:
            yield Heading(3, plain("What to say, in this order"))
            yield Bullets(tuple((step,) for step in order), 1)
    untold = [entry for entry in marked(negotiation, context) if not entry.get(TOLD)]
    for mark, title in ((MUST, "Must be told"), (MAY, "May be told")):
        entries = [entry for entry in untold if entry.get(TELL) == mark]
        if entries:
            yield Heading(3, plain(title))
            yield _names(entries, context)


def _secret(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    issues = issues_of(negotiation, context)
    rows = tuple(
        (
            plain(issue.name),
            plain(_figure(issue, "target", issue.target)),
            plain(_figure(issue, "limit", issue.limit)),
        )
        for issue in issues
        if issue.entry.typed("target") or issue.entry.typed("limit")
    )
    if rows:
        yield Table((Column("Your figures"), Column("Target", True), Column("Limit", True)), rows)
    openings = [f"{as_name(issue.name)} {issue.show(issue.opening)}" for issue in issues if issue.opening is not None]
    if openings:
        yield paragraph(strong("Open with "), listed(openings), ".")
    found = best_alternative(MINE, negotiation, context)
    if isinstance(found, Fallback) and found.best:
        yield paragraph(strong("If there is no deal: "), f"{steps(found)}. {average(found)}.")
    elif named := [_priced(entry, context) for entry in of_mine(negotiation.of(ALTERNATIVES)) if entry.get(_WHAT)]:
        yield paragraph(strong("If there is no deal: "), f"{listed(named[:_MOST], 'or')}.")
    guarded = marked(negotiation, context)
    for mark, title in ((CAREFUL, "Careful with"), (NEVER, "Never tell")):
        entries = [entry for entry in guarded if entry.get(TELL) == mark]
        if entries:
            yield Heading(3, plain(title))
            yield _names(entries, context)


def _ready(negotiation: Negotiation, context: Context) -> Iterator[Block]:
    for part in (first_offer, trades, answers):
        yield from part(negotiation, context)


def _figure(issue: Issue, field: str, value: Fraction | None) -> str:
    """A figure for reading; one that cannot be read stands as it was typed, since it may be all there is."""
    return issue.show(value) if value is not None else issue.entry.typed(field)


def _priced(entry: Entry, context: Context) -> str:
    """An alternative whose chance nobody has said yet, with its worth where it has one."""
    worth = amount(entry, "worth")
    name = context.name(entry).rstrip(".")
    return f"{name} ({show(worth.value, worth.unit)})" if worth else name


def _names(entries: Sequence[Entry], context: Context) -> Bullets:
    return Bullets(tuple((Paragraph(_name(entry, context)),) for entry in entries))


def _name(entry: Entry, context: Context) -> Inline:
    told = (Span(" (told)", emphasis=True),) if entry.get(TOLD) else ()
    return (*plain(context.name(entry)), *told)
