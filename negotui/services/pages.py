"""A negotiation as pages to read: all that was written and what it adds up to. Must not know a format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotui.domain.blocks import Block, Bullets, Column, Heading, Inline, Panel, Paragraph, Quote, Span, Table, plain
from negotui.domain.guide import Field, FieldType, Guide, Section, View
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.text import listed, slug
from negotui.domain.values import Context, show
from negotui.guides.prose import prose


def notes_page(
    negotiation: Negotiation, guide: Guide, context: Context, panels: Mapping[str, Panel | None]
) -> tuple[Block, ...]:
    """All notes of a negotiation.

    panels: what the analyses say, by section. What was typed and could not be read stands there as it was typed.
    """
    title = negotiation.title or "Untitled"
    return (
        Heading(1, plain(title), slug(title)),
        *_details(negotiation.details, context),
        *(
            block
            for section in guide.sections
            for block in _section(section, negotiation, context, panels.get(section.id))
        ),
    )


def _details(details: Entry, context: Context) -> Iterator[Block]:
    fields = [field for field in DETAILS.fields[1:] if details.typed(field.name)]
    if fields:
        rows = tuple((plain(field.heading), _cell(details, field, context)) for field in fields)
        yield Table((Column("About"), Column("")), rows)


def _section(section: Section, negotiation: Negotiation, context: Context, panel: Panel | None) -> Iterator[Block]:
    yield Heading(2, plain(section.title), slug(section.title))
    if panel:
        yield Paragraph((Span(panel.verdict, strong=True),))
        yield from panel.blocks
    empty = []
    for view in section.views:
        entries = negotiation.shown(view)
        if entries:
            yield from _view(view, entries, context)
        else:
            empty.append(view.title)
    if empty:
        yield Paragraph((Span(f"Nothing yet: {listed(empty)}.", emphasis=True),))


def _view(view: View, entries: tuple[Entry, ...], context: Context) -> Iterator[Block]:
    yield Heading(3, plain(view.title), slug(view.title))
    given = {condition.field for condition in view.only if len(condition.values) == 1}
    fields = [field for field in context.sheet(view.sheet).fields if field.name not in given]
    columns = [field for field in fields if field.column and field.type is not FieldType.NOTE]
    if columns:
        yield Table(
            tuple(Column(field.heading, field.type.is_figure) for field in columns),
            tuple(tuple(_cell(entry, field, context) for field in columns) for entry in entries),
        )
    below = [field for field in fields if field not in columns]
    for entry in entries:
        written = [field for field in below if entry.typed(field.name)]
        if written and written != [context.sheet(view.sheet).naming]:
            yield Heading(4, plain(context.name(entry)))
        short = [field for field in written if field.type is not FieldType.NOTE or entry.draft(field.name)]
        if short:
            yield Bullets(tuple((Paragraph((*_label(field), *_cell(entry, field, context))),) for field in short))
        for field in written:
            if field not in short:
                yield from _note(entry, field, context)


def _note(entry: Entry, field: Field, context: Context) -> Iterator[Block]:
    if field is not context.sheet(entry.sheet).naming:
        yield Paragraph(_label(field))
    yield Quote(prose(entry.get(field.name), keep_lines=True))


def _label(field: Field) -> Inline:
    return (Span(f"{field.heading}: ", strong=True),)


def _cell(entry: Entry, field: Field, context: Context) -> Inline:
    if draft := entry.draft(field.name):
        return (Span("not read yet: ", emphasis=True), Span(draft))
    return plain(show(field, entry.get(field.name), context))
