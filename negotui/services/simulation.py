"""Trying the plan of a negotiation in many talks. It runs only where it is asked for: no panel and no export begins it."""

from __future__ import annotations

from collections.abc import Callable

from negotui.analysis import ANALYSES
from negotui.analysis.simulation.data import trial_data
from negotui.analysis.simulation.field import field_of
from negotui.analysis.simulation.panel import panel
from negotui.analysis.simulation.players import players_of
from negotui.analysis.simulation.trial import ROUNDS, Trial, try_plan
from negotui.analysis.simulation.trial import TALKS as TALKS
from negotui.domain.blocks import Heading, Panel, Paragraph, plain
from negotui.domain.negotiation import Negotiation
from negotui.export.markdown import markdown_of
from negotui.services.session import Session
from negotui.services.task import Task

SECTION = next(one.section for one in ANALYSES if one.id == "concessions")
"""The section in which the plan stands."""
_STEPS = 400
"""A talk with all its variants takes about as long as so many steps of folding."""


class Simulation:
    """Plans tried, for the negotiations in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def task(
        self,
        negotiation: Negotiation,
        talks: int = TALKS,
        rounds: int = ROUNDS,
        seed: int = 0,
        progress: Callable[[int], None] | None = None,
    ) -> Task[Trial]:
        """The talks as work that is still to be done. Raises CannotPractise where there is nothing to try or nobody to try it on.

        progress: told how many talks are done, in whatever thread does them.  The same seed always says the same.
        """
        field = field_of(negotiation, self._session.context(negotiation))
        players = players_of(field, rounds)
        return Task(lambda: try_plan(field, players, talks, rounds, seed, progress), talks * _STEPS)

    def panel(self, trial: Trial) -> Panel:
        """What came of it, as blocks to show."""
        return panel(trial)

    def page(self, trial: Trial) -> str:
        """What came of it, as Markdown."""
        found = panel(trial)
        how = Heading(3, plain("How it is worked out"))
        return markdown_of((Paragraph(found.headline), *found.blocks, how, *found.method))

    def data(self, trial: Trial) -> dict[str, object]:
        """What came of it as plain values, for JSON."""
        return trial_data(trial)
