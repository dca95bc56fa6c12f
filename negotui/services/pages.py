"""A negotiation as a page to read: everything that was written and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotui.domain.blocks import Block, Column, Heading, Inline, Panel, Paragraph, Quote, Span, Table, plain, text_of
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, Guide, Section, Sheet, View
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import listed, slug
from negotui.domain.values import Context, show
from negotui.guides.markdown.notes import prose


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


def _details(details: Entry, context: Context) -> Iterator[Block]:
    fields = [field for field in DETAILS.fields[1:] if details.typed(field.name)]
    if fields:
        rows = tuple((plain(field.heading), _cell(details, field, context)) for field in fields)
        yield Table((Column(DETAILS.title), Column("")), rows)


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
        else:
            empty.append(view.title)
    if empty and not negotiation.is_closed:
        yield Paragraph((Span(f"Nothing yet: {listed(empty)}.", emphasis=True),))


def _view(view: View, entries: tuple[Entry, ...], context: Context) -> Iterator[Block]:
    """The entries as a table of the short fields; the long fields follow, entry by entry."""
    yield Heading(3, plain(view.title), slug(view.title))
    sheet = context.sheet(view.sheet)
    fields = [field for field in sheet.fields if field.name not in view.fixed_fields]
    written = {field.name for field in fields if any(entry.typed(field.name) for entry in entries)}
    short = [field for field in fields if _is_short(field, sheet)]
    columns = [field for field in short if field.column or field.name in written]
    if columns:
        yield Table(
            tuple(Column(field.heading, spec_of(field).is_figure) for field in columns),
            tuple(tuple(_cell(entry, field, context) for field in columns) for entry in entries),
        )
    for entry in entries:
        below = [field for field in fields if field not in short and entry.typed(field.name)]
        if below and below != [sheet.naming]:
            yield Heading(4, plain(context.name(entry)))
        for field in below:
            yield from _long(entry, field, context)


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
