"""What negotiations add up to, as panels, figures, data and pages. Nothing is worked out here: that is up to the analyses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from negotui.analysis import ANALYSES, AnalysisSpec, cost_of, gates, readiness
from negotui.analysis.alternatives.fallback import which_way
from negotui.domain.blocks import Block, Panel
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.sheets import LESSONS
from negotui.domain.summaries import Readiness
from negotui.domain.text import suggestion
from negotui.domain.values import Context
from negotui.errors import NegotuiError, NotFound
from negotui.export.markdown import markdown_of
from negotui.services.lessons import Lessons
from negotui.services.panels import NOT_WORKED_OUT, panel_in, plain_data, titled, worked_out
from negotui.services.session import Session
from negotui.services.task import Task
from negotui.store import negotiations


class Analysis:
    """What the negotiations of one file add up to."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def panel(self, negotiation: Negotiation, section_id: str, focus: str = "") -> Panel | None:
        """What the analyses of a section say, None where it has none; where lessons are, those of earlier talks stand below it.

        focus: the id of the entry that is looked at, or empty.
        """
        return self.task(negotiation, section_id, focus).work()

    def task(self, negotiation: Negotiation, section_id: str, focus: str = "") -> Task[Panel | None]:
        """The same as work that is still to be done: all that it needs from the file is read, and little else is done."""
        context = replace(self._session.context(negotiation), focus=focus)
        section = context.guide.section(section_id)
        blocks: tuple[Block, ...] = ()
        if not negotiation.is_closed and any(view.sheet == LESSONS for view in section.views):
            blocks = Lessons(self._session).blocks(negotiation, " (T copies one here)")

        def work() -> Panel | None:
            found = panel_in(section_id, negotiation, context)
            if not blocks:
                return found
            return (
                replace(found, blocks=(*blocks, *found.blocks))
                if found
                else Panel("Earlier negotiations left notes for this one.", blocks)
            )

        return Task(work, cost_of(section_id, negotiation, context))

    def followed(self, section_id: str) -> frozenset[str]:
        """The sheets of whose entry under the cursor the analyses of a section say more."""
        return frozenset(one.follows for one in ANALYSES if one.section == section_id and one.follows)

    def remark(self, negotiation: Negotiation, entry: Entry) -> str:
        """What to say at once of an entry that has just changed: of an alternative, which way its money goes; else empty."""
        try:
            return as_plain_text(which_way(entry, negotiation, self._session.context(negotiation)))
        except NOT_WORKED_OUT:
            return ""

    def readiness(self, negotiation: Negotiation) -> Readiness:
        """How much of a negotiation is filled in, and how many of its gates are open."""
        try:
            passed = gates.gates(negotiation, self._session.context(negotiation))
        except NOT_WORKED_OUT:
            passed = ()
        percent = _percent(negotiation, self._session.guide_for(negotiation))
        return Readiness(percent, sum(gate.is_open for gate in passed), len(passed))

    def readiness_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How much of these negotiations is filled in, in percent by id; those whose guide cannot be read are left out."""
        found: dict[str, int] = {}
        for negotiation in negotiations.load_all(self._session.database, ids):
            with suppress(NegotuiError):
                found[negotiation.id] = _percent(negotiation, self._session.guide_for(negotiation))
        return found

    def data(self, negotiation: Negotiation, name: str = "") -> dict[str, object]:
        """What an analysis, or each where none is named, says as plain values by its id, for JSON. Raises NotFound.

        Each has its text to read and its blocks to count with.
        """
        context = self._session.context(negotiation)
        found: dict[str, object] = {}
        for analysis in _named(name, context):
            panel, figures = worked_out(analysis, negotiation, context)
            about = {"title": analysis.title, "section": analysis.section, "stage": str(negotiation.stage)}
            text = markdown_of(panel.blocks) if panel.blocks else ""
            found[analysis.id] = {
                **about,
                "verdict": panel.verdict,
                "text": text,
                "blocks": plain_data(panel.blocks),
                **figures,
            }
        return found

    def page(self, negotiation: Negotiation, name: str = "") -> str:
        """The same as Markdown. Raises NotFound."""
        context = self._session.context(negotiation)
        blocks: list[Block] = []
        for analysis in _named(name, context):
            blocks += titled(analysis.title, worked_out(analysis, negotiation, context)[0])
        return markdown_of(blocks)


def _percent(negotiation: Negotiation, guide: Guide) -> int:
    try:
        return int(readiness.readiness(negotiation, guide) * 100)
    except NOT_WORKED_OUT:
        return 0


def _named(name: str, context: Context) -> Iterator[AnalysisSpec]:
    """The analyses of that name that the guide has the fields for."""
    if name and all(analysis.id != name for analysis in ANALYSES):
        raise NotFound(f"There is no analysis {name!r}.", suggestion(name, [analysis.id for analysis in ANALYSES]))
    for analysis in ANALYSES:
        if name not in {"", analysis.id}:
            continue
        if all(context.guide.has(sheet, *fields) for sheet, fields in analysis.reads):
            yield analysis
        elif name:
            raise NotFound(f"The guide {context.guide.id} doesn’t have the fields that {analysis.title} needs.")
