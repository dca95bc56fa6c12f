"""The analyses asked for by name, as data and as a page. Must not work anything out itself."""

from __future__ import annotations

from collections.abc import Iterator

from negotui.analysis import ANALYSES, Analysis
from negotui.domain.blocks import Block, Heading, Panel, Paragraph, Span, plain
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import suggestion
from negotui.domain.values import Context
from negotui.errors import NotFound
from negotui.export import FORMATS
from negotui.services.desk import Desk
from negotui.services.insight import NOT_WORKED_OUT, failed

_render = FORMATS["markdown"].render


def analyse(desk: Desk, negotiation: Negotiation, name: str) -> dict[str, object]:
    """What an analysis, or each where none is named, says as plain values by its id. Raises NotFound."""
    context = desk.context(negotiation)
    found: dict[str, object] = {}
    for analysis in _meant(name, context):
        panel, figures = _worked_out(analysis, negotiation, context)
        said = {"title": analysis.title, "section": analysis.section, "verdict": panel.verdict}
        found[analysis.id] = {**said, "text": _render(panel.blocks) if panel.blocks else "", **figures}
    return found


def page(desk: Desk, negotiation: Negotiation, name: str) -> str:
    """The same as Markdown. Raises NotFound."""
    context = desk.context(negotiation)
    blocks: list[Block] = []
    for analysis in _meant(name, context):
        panel, _ = _worked_out(analysis, negotiation, context)
        blocks += (Heading(1, plain(analysis.title)), Paragraph((Span(panel.verdict, strong=True),)), *panel.blocks)
    return _render(blocks)


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
