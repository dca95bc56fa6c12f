"""A negotiation as a page to read: everything that was written and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from negotui.domain.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Inline,
    Panel,
    Paragraph,
    Quote,
    Span,
    Table,
    plain,
    text_of,
)
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Guide, Section, Sheet, View
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import listed, one_line, slug
from negotui.domain.values import Context, show
from negotui.guides.markdown.notes import prose

_CELL = 90
"""The most letters in a cell beside which others are still found at a glance."""


def notes_page(
    negotiation: Negotiation, guide: Guide, context: Context, panels: Mapping[str, Panel | None]
) -> tuple[Block, ...]:
    """All notes of a negotiation, and one line that lists the empty sections.

    panels: the analyses by section. Drafts appear as they were typed.
    """
    title = negotiation.title or "Untitled"
    page: list[Block] = [Heading(1, plain(title), slug(title)), *_details(negotiation.details, context)]
    empty = []
    for section in guide.all_sections:
        panel = panels.get(section.id)
        if any(negotiation.shown(view) for view in section.views) or (panel and panel.blocks):
            page += _section(section, negotiation, context, panel)
        elif section not in guide.rooms:
            empty.append(section.tab)
    if empty:
        nothing = "Nothing" if negotiation.is_closed else "Nothing yet"
        page.append(Paragraph((Span(f"{nothing} in {listed(empty)}.", emphasis=True),)))
    return tuple(page)


def shared_page(negotiation: Negotiation, guide: Guide, context: Context) -> tuple[Block, ...]:
    """What is written, sheet by sheet, and nothing of what is not: that would say something too."""
    title = negotiation.title or "Untitled"
    page: list[Block] = [Heading(1, plain(title), slug(title)), *_details(negotiation.details, context)]
    for _, view in guide.views():
        if entries := negotiation.shown(view):
            page += _view(view, entries, context, 2)
    return tuple(page)


def _details(details: Entry, context: Context) -> Iterator[Block]:
    """What the negotiation is about, a line for each of its details."""
    spans: list[Span] = []
    for field in DETAILS.fields[1:]:
        if details.typed(field.name):
            spans += [*([Span("\n")] if spans else []), Span(f"{field.heading}: ", strong=True)]
            spans += _cell(details, field, context)
    if spans:
        yield Paragraph(tuple(spans))


def _section(section: Section, negotiation: Negotiation, context: Context, panel: Panel | None) -> Iterator[Block]:
    yield Heading(2, plain(section.title), slug(section.title))
    if panel:
        yield Paragraph(panel.headline)
        yield from panel.blocks
    empty = []
    for view in section.views:
        entries = negotiation.shown(view)
        if entries:
            yield from _view(view, entries, context)
        elif view.want:
            empty.append(view.title)
    if empty and not negotiation.is_closed:
        yield Paragraph((Span(f"Nothing yet: {listed(empty)}.", emphasis=True),))


def _view(view: View, entries: tuple[Entry, ...], context: Context, level: int = 3) -> Iterator[Block]:
    """The entries as a table of the short fields, then what is longer, entry by entry; as a list alone where it says as much.

    level: of its heading.
    """
    yield Heading(level, plain(view.title), slug(view.title))
    sheet = context.sheet(view.sheet)
    fields = [field for field in sheet.fields if field.name not in view.fixed_fields]
    written = [field for field in fields if any(entry.typed(field.name) for entry in entries)]
    short = [field for field in written if _is_short(field, sheet)]
    long = [field for field in written if field not in short]
    if not short:
        for entry in entries:
            for field in long:
                if entry.typed(field.name):
                    yield from _long(entry, field, context)
        return
    rows = tuple(tuple(_cell(entry, field, context) for field in short) for entry in entries)
    if len(short) > 1 and len(entries) > 1 and _is_for_table(short, long, rows):
        yield Table(tuple(Column(field.heading, spec_of(field).is_figure) for field in short), rows)
        short = []
    items = tuple(_item(entry, short, long, context) for entry in entries)
    if items := tuple(item for item in items if item):
        yield Bullets(items)


def _is_for_table(short: Sequence[Field], long: Sequence[Field], rows: Sequence[Sequence[Inline]]) -> bool:
    """Whether short fields are compared down a column, as figures are, rather than read one after the other, as sentences are."""
    if any(spec_of(field).is_figure for field in short):
        return True
    return not long and all(len(text_of(cell)) <= _CELL for row in rows for cell in row)


def _item(entry: Entry, short: Sequence[Field], long: Sequence[Field], context: Context) -> tuple[Block, ...]:
    """An entry in a list: its name with its short fields, then its long ones. short: empty where a table has them already."""
    below = [block for field in long if entry.typed(field.name) for block in _long(entry, field, context)]
    if not short and not below:
        return ()
    naming = context.sheet(entry.sheet).naming
    # A day that names an entry is shown as a day.
    named = "" if entry.draft(naming.name) else text_of(_cell(entry, naming, context))
    title = one_line(named) or context.name(entry)
    name = Span(title, strong=len(title) <= _CELL)
    said = [
        (Span(f"{field.heading}: "), *_cell(entry, field, context)) for field in short[1:] if entry.typed(field.name)
    ]
    first = _cell(entry, short[0], context) if short and entry.draft(short[0].name) else (name,)
    head = Paragraph((*first, *(span for part in said for span in (Span(" · "), *part))))
    match below:
        case [Paragraph(text=text)] if not said:
            return (Paragraph((*head.text, Span(" · "), *text)),)
    # What is one line each stands together: a list with air between its lines takes twice the paper.
    joined: list[Block] = [head]
    for block in below:
        last = joined[-1]
        if isinstance(block, Paragraph) and isinstance(last, Paragraph):
            joined[-1] = Paragraph((*last.text, Span("\n"), *block.text))
        else:
            joined.append(block)
    return tuple(joined)


def _is_short(field: Field, sheet: Sheet) -> bool:
    """Whether a field fits in a cell; a text counts as short if lists show it or it names the entry."""
    spec = spec_of(field)
    return not spec.is_long and (not spec.is_text or bool(field.column) or field is sheet.naming)


def _long(entry: Entry, field: Field, context: Context) -> Iterator[Block]:
    """A text after its label; a note of more than one plain line goes below it as a quote."""
    label = () if field is context.sheet(entry.sheet).naming else (Span(f"{field.heading}: ", strong=True),)
    if not spec_of(field).is_long or entry.draft(field.name):
        yield Paragraph((*label, *_cell(entry, field, context)))
        return
    match prose(entry.get(field.name), keep_lines=True):
        case (Paragraph(text=text),) if label and "\n" not in text_of(text):
            yield Paragraph((*label, *text))
        case blocks:
            if label:
                yield Paragraph(label)
            yield Quote(blocks)


def _cell(entry: Entry, field: Field, context: Context) -> Inline:
    if draft := entry.draft(field.name):
        return (Span("not understood yet: ", emphasis=True), Span(draft))
    return plain(show(field, entry.get(field.name), context))
