"""The analyses asked for by name, as data and as a page. Must not work anything out itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction

from negotui.analysis import ANALYSES, Analysis
from negotui.analysis.packages.model import exact
from negotui.domain.blocks import Block, Heading, Panel, Paragraph, Span, Table, plain, text_of
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import suggestion
from negotui.domain.values import Context
from negotui.errors import NotFound
from negotui.export import FORMATS
from negotui.services.session import Session
from negotui.services.readings_tmp import NOT_WORKED_OUT, failed

_render = FORMATS["markdown"].render


def analyse(session: Session, negotiation: Negotiation, name: str) -> dict[str, object]:
    """What an analysis, or each where none is named, says as plain values by its id: text to read, blocks to count with.

    Raises NotFound.
    """
    context = session.context(negotiation)
    found: dict[str, object] = {}
    for analysis in _meant(name, context):
        panel, figures = _worked_out(analysis, negotiation, context)
        said = {"title": analysis.title, "section": analysis.section, "verdict": panel.verdict}
        text = _render(panel.blocks) if panel.blocks else ""
        found[analysis.id] = {**said, "text": text, "blocks": plain_data(panel.blocks), **figures}
    return found


def plain_data(value: object) -> object:
    """A block, or what one is made of, as JSON takes it: figures as exact texts, running text without its styles."""
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, tuple):
        if value and all(isinstance(part, Span) for part in value):
            return text_of(value)
        return [plain_data(part) for part in value]
    if isinstance(value, Table):
        # A cell without words is a text too, which its type alone would not tell.
        rows = [[text_of(cell) for cell in row] for row in value.rows]
        return {"is": "table", "columns": [plain_data(column) for column in value.columns], "rows": rows}
    if is_dataclass(value):
        parts = {field.name: plain_data(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__.lower(), **parts}
    return value


def page(session: Session, negotiation: Negotiation, name: str) -> str:
    """The same as Markdown. Raises NotFound."""
    context = session.context(negotiation)
    blocks: list[Block] = []
    for analysis in _meant(name, context):
        blocks += _titled(analysis.title, _worked_out(analysis, negotiation, context)[0])
    return _render(blocks)


def panel_page(title: str, panel: Panel) -> str:
    """A panel under a title as Markdown."""
    return _render(_titled(title, panel))


def _titled(title: str, panel: Panel) -> tuple[Block, ...]:
    return (Heading(1, plain(title)), Paragraph((Span(panel.verdict, strong=True),)), *panel.blocks)


def _meant(name: str, context: Context) -> Iterator[Analysis]:
    """The analyses of that name that the guide has the fields for."""
    if name and all(analysis.id != name for analysis in ANALYSES):
        raise NotFound(f"There is no analysis {name!r}.", suggestion(name, [analysis.id for analysis in ANALYSES]))
    for analysis in ANALYSES:
        if name not in {"", analysis.id}:
            continue
        if all(context.guide.has(sheet, *fields) for sheet, fields in analysis.reads):
            yield analysis
        elif name:
            raise NotFound(f"The guide {context.guide.id} lacks what {analysis.title} rests on.")


def _worked_out(analysis: Analysis, negotiation: Negotiation, context: Context) -> tuple[Panel, dict[str, object]]:
    try:
        figures = analysis.data(negotiation, context) if analysis.data else {}
        return analysis.panel(negotiation, context), figures
    except NOT_WORKED_OUT:
        return failed(analysis.title), {}
