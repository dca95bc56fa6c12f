"""The panels of the analyses, each worked out without fail, and turned into pages and plain data.

A figure that cannot be worked out keeps nobody from their words.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from fractions import Fraction

from negotui.analysis import AnalysisSpec, panel_for
from negotui.analysis.packages.model import exact
from negotui.domain.blocks import Block, Heading, Panel, Paragraph, Span, Table, plain, text_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name, as_plain_text
from negotui.domain.values import Context
from negotui.services.session import Session

NOT_WORKED_OUT = (ArithmeticError, ValueError, LookupError)
"""What an analysis raises over figures that nobody thought of."""


def panel_of(session: Session, negotiation: Negotiation, section_id: str) -> Panel | None:
    """What the analyses of a section say, None where it has none."""
    return panel_in(section_id, negotiation, session.context(negotiation))


def panel_in(section_id: str, negotiation: Negotiation, context: Context) -> Panel | None:
    """The same in a context that is known already, so that it needs no file."""
    try:
        return panel_for(section_id, negotiation, context)
    except NOT_WORKED_OUT:
        return failed(context.guide.section(section_id).title)


def worked_out(analysis: AnalysisSpec, negotiation: Negotiation, context: Context) -> tuple[Panel, dict[str, object]]:
    """What one analysis says, and its figures as plain values."""
    try:
        figures = analysis.data(negotiation, context) if analysis.data else {}
        return analysis.panel(negotiation, context), {name: plain_data(value) for name, value in figures.items()}
    except NOT_WORKED_OUT:
        return failed(analysis.title), {}


def failed(title: str) -> Panel:
    """What stands in the place of a panel that could not be worked out."""
    return Panel(f"I couldn’t work out the figures of {as_name(title, 60)}; what you wrote is all there.")


def titled(title: str, panel: Panel) -> tuple[Block, ...]:
    """A panel under a title."""
    return (Heading(1, plain(title)), Paragraph(panel.headline), *panel.blocks)


def plain_data(value: object) -> object:
    """A block, or what one is made of, as JSON takes it: figures as exact texts, running text without its styles."""
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, str):
        return as_plain_text(value)
    if isinstance(value, dict):
        return {key: plain_data(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        if value and all(isinstance(part, Span) for part in value):
            return text_of(tuple(value))
        return [plain_data(part) for part in value]
    if isinstance(value, Table):
        # A cell without words is a text too, which its type alone would not tell.
        rows = [[text_of(cell) for cell in row] for row in value.rows]
        return {"is": "table", "columns": [plain_data(column) for column in value.columns], "rows": rows}
    if is_dataclass(value):
        parts = {field.name: plain_data(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__.lower(), **parts}
    return value
