"""A section as lines: its verdict, its sheets one under the other, its panel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from negotui.domain.blocks import Panel
from negotui.domain.fields import spec_of
from negotui.domain.guide import REVIEW, Field, Guide, Section, Sheet, View
from negotui.domain.links import SEE, Link, LinkKind
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import NOTES
from negotui.domain.text import harmless, plural
from negotui.domain.values import Context, shown
from negotui.tui.drawing.blocks import column_widths, draw, fit, inline, wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal, literal_lines


@dataclass(frozen=True, slots=True)
class SectionContent:
    """What a section draws."""

    section: Section
    negotiation: Negotiation
    context: Context
    panel: Panel | None = None


def entry_target(entry: Entry) -> str:
    """What the cursor stands on in an entry's row."""
    return str(Link.entry(entry.id))


def ghost_target(section: Section, view: View) -> str:
    """What the cursor stands on in the empty last row of a view."""
    return str(Link.ghost(section.id, section.views.index(view)))


def place_of(link: str, guide: Guide, negotiation: Negotiation) -> tuple[int, str] | None:
    """Where a link to a section, a sheet or an entry leads: the number of the section and the cursor's target there."""
    to = Link.parse(link)
    if to is None:
        return None
    entry = negotiation.entry(to.id) if to.kind is LinkKind.ENTRY else None
    for number, section in enumerate(guide.sections):
        for view in section.views:
            if entry is not None and entry.belongs(view):
                return number, entry_target(entry)
            if to.kind is LinkKind.SHEET and (section.id, view.sheet) == (to.id, to.part):
                return number, ghost_target(section, view)
        if to.kind is LinkKind.SECTION and section.id == to.id:
            return number, ""
    return None


def room_of(link: str, guide: Guide, negotiation: Negotiation) -> str:
    """The id of the section with a screen of its own that a link leads to; empty if it leads elsewhere."""
    to = Link.parse(link)
    if to is None:
        return ""
    entry = negotiation.entry(to.id) if to.kind is LinkKind.ENTRY else None
    for room in guide.rooms:
        if to.kind in {LinkKind.SECTION, LinkKind.SHEET} and to.id == room.id:
            return room.id
        if entry is not None and any(entry.belongs(view) for view in room.views):
            return room.id
    return ""


def section_lines(content: SectionContent, width: int) -> list[Line]:
    """The whole section in lines of `width` cells."""
    lines: list[Line] = []
    panel = content.panel
    # Looking back, what came of it is read before anything is written.
    figures_first = content.section.id == REVIEW
    if panel is not None:
        top = str(Link.section(content.section.id)) if figures_first else ""
        lines += [Line(line, top) for line in wrapped(inline(panel.headline), width - 2, " ", " ")]
        lines.append(BLANK)
    sheets = [view for view in content.section.views if view.sheet != NOTES]
    notes = [view for view in content.section.views if view.sheet == NOTES]
    listed = [line for view in sheets for line in (*_view(content, view, width), BLANK)]
    figures = list(_figures(panel, width)) if panel is not None else []
    lines += [*figures, *listed] if figures_first else [*listed, *figures]
    for view in notes:
        lines += [*_view(content, view, width), BLANK]
    return lines


def figures_from(lines: Sequence[Line], content: SectionContent) -> int:
    """The number of the line from which on figures stand below the sheets; 0 where there are none."""
    sheets = [view for view in content.section.views if view.sheet != NOTES]
    if content.panel is None or not content.panel.blocks or not sheets:
        return 0
    last = ghost_target(content.section, sheets[-1])
    return next((number + 2 for number, line in enumerate(lines) if line.target == last), 0)


def _figures(panel: Panel, width: int) -> Iterator[Line]:
    for line in draw(panel.blocks, width - 2):
        yield Line(Content(" ") + line.text, f"{SEE}{line.target}" if line.target else "")
    if panel.blocks:
        yield BLANK


def _view(content: SectionContent, view: View, width: int) -> Iterator[Line]:
    entries = content.negotiation.shown(view)
    ghost = ghost_target(content.section, view)
    count = plural(len(entries), "entry", "entries") if entries else ""
    yield Line(fit(literal(f" {view.title}", "heading"), width - len(count) - 1) + literal(count, "muted"))
    sheet = content.context.sheet(view.sheet)
    if spec_of(sheet.naming).is_long:
        for entry in entries:
            yield from _note(entry, sheet, width)
    elif entries:
        yield from _rows(entries, _columns(sheet, view), content.context, width)
    yield Line(fit(literal(f"   + {view.ask}", "faint"), width), ghost)


def _columns(sheet: Sheet, view: View) -> list[Field]:
    """The fields of the list: the name, then those with a heading that the view does not hold fixed."""
    fixed = view.fixed_fields
    return [field for field in sheet.fields if (field.column and field.name not in fixed) or field is sheet.naming]


def _rows(entries: Sequence[Entry], fields: Sequence[Field], context: Context, width: int) -> Iterator[Line]:
    done = context.sheet(entries[0].sheet).check
    titles = [literal(field.heading, "muted") for field in fields]
    cells = [[_cell(entry, field, context) for field in fields] for entry in entries]
    right = [spec_of(field).is_figure for field in fields]
    sizes = column_widths([titles, *cells], max(width - 4, 8), least=9, first=16)
    if len(fields) > 1:
        yield Line(Content("   ") + _row(titles, sizes, right))
    for entry, row in zip(entries, cells, strict=True):
        content = Content("   ") + _row(row, sizes, right)
        if done is not None and entry.get(done.name):
            content = content.stylize_before("done")
        yield Line(content, entry_target(entry))


def _row(cells: Sequence[Content], sizes: Sequence[int], right: Sequence[bool]) -> Content:
    parts = [fit(cell, size, to_right) for cell, size, to_right in zip(cells, sizes, right, strict=False)]
    return Content("  ").join(parts)


def _cell(entry: Entry, field: Field, context: Context) -> Content:
    """A field in a list; what is not sound yet is marked, what is required and missing is a question mark, never a figure."""
    if draft := entry.draft(field.name):
        return literal(f"! {harmless(draft)}", "bad")
    text = shown(entry, field, context)
    if not text and entry.needs(field):
        return literal("?", "warn")
    return literal(_first_line(text))


def _first_line(text: str) -> str:
    """One line of a text, marked where more follows."""
    first, _, more = text.strip().partition("\n")
    return f"{first} …" if more else first


def _note(entry: Entry, sheet: Sheet, width: int) -> Iterator[Line]:
    """A note in full: it is the reader's own, and a table would cut it."""
    text = entry.typed(sheet.naming.name)
    for piece in wrapped(literal_lines(text), width - 4):
        yield Line(Content("   ") + piece, entry_target(entry))
