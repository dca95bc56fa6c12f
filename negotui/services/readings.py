"""What their offers say, beside the log; and taking it over into the guesses of their limits."""

from __future__ import annotations

from functools import partial

from negotui.analysis.figures import number
from negotui.analysis.packages.options import exact
from negotui.analysis.reading.belief import OfferReading, as_weights, cost, reading_of
from negotui.analysis.reading.panel import blocks_of
from negotui.domain.blocks import Block
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import LIMITS
from negotui.domain.text import listed
from negotui.domain.values import write_valid
from negotui.errors import NegotuiError
from negotui.services.entries import Entries
from negotui.services.saving import save_all
from negotui.services.session import Session
from negotui.services.talk_log import unwritten
from negotui.services.task import Task

_TAKE = "Press T to make this your guess, and u to take that back."


class Readings:
    """What the offers of others say, for the negotiations of one file."""

    def __init__(self, session: Session, hint: str = _TAKE) -> None:
        """hint: what stands below a reading."""
        self._session, self._hint = session, hint

    def task(self, negotiation: Negotiation) -> Task[tuple[Block, ...]]:
        """What their offers say, for beside the log, as work that is still to be done; nothing where there is nothing new."""
        context = self._session.context(negotiation)
        if not context.guide.has(LIMITS, "issue", "weight"):
            return Task(tuple, 1)
        return Task(partial(blocks_of, negotiation, context, self._hint), cost(negotiation, context))

    def take_over(self, negotiation: Negotiation) -> str:
        """Writes what was read into the guesses of their limits, in one step. Returns what was written, as a sentence.

        Raises NegotuiError where there is nothing new to take over, StoreError.
        """
        context = self._session.context(negotiation)
        found = reading_of(negotiation, context) if context.guide.has(LIMITS, "issue", "weight") else OfferReading(0)
        texts: dict[str, dict[str, str]] = {}
        if found.price:
            pace = found.price.pace
            ends = {"low": pace.low, "likely": (pace.low + pace.high) / 2, "high": pace.high}
            unit = found.price.unit
            texts[found.price.id] = {name: f"{exact(figure)} {unit}".strip() for name, figure in ends.items()}
        elif found.news:
            texts = {id: {"weight": str(weight)} for id, weight in as_weights(found).items()}
        if not texts:
            raise NegotuiError("Their offers don’t say anything new yet, so there is nothing to take over.")
        pairs = [self._changed(negotiation, issue, fields) for issue, fields in texts.items()]
        save_all(self._session, pairs, self._session.ids.new())
        names = [context.name(entry) for id in texts if (entry := negotiation.entry(id))]
        what = "limit" if found.price else "weights"
        return f"Your guess of their {what} now follows their offers: {listed(names)}."

    def _changed(self, negotiation: Negotiation, issue: str, texts: dict[str, str]) -> tuple[Entry, Entry]:
        """The guess of an issue before and after; a new one where there is none."""
        context = self._session.context(negotiation)
        sheet = context.sheet(LIMITS)
        guesses = [entry for entry in negotiation.of(LIMITS) if entry.get("issue") == issue]
        weighed = [entry for entry in guesses if number(entry, next(iter(texts))) is not None]
        if not guesses:
            texts = {"issue": issue, **texts}
        before = (weighed or guesses or [unwritten(Entries(self._session).new(negotiation, LIMITS))])[0]
        after = before
        for name, text in texts.items():
            after = after.put(name, text) if name == "issue" else write_valid(after, sheet.field(name), text, context)
        return before, after
