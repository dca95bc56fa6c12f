"""Looking back: insights over all negotiations that are over, and the first entry of a review."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence

from negotui.analysis.insights.case import SHEETS, Case, case_of
from negotui.analysis.insights.panel import insights
from negotui.analysis.review.begun import happened, intended
from negotui.domain.blocks import Panel
from negotui.domain.guide import REVIEW, View
from negotui.domain.negotiation import Entry, Negotiation
from negotui.errors import NegotuiError
from negotui.services.entries import Entries
from negotui.services.panels import NOT_WORKED_OUT
from negotui.services.session import Session
from negotui.store import past

CaseCache = MutableMapping[tuple[str, str], Case | None]
"""The cases read so far, by the negotiation's id and when it was last changed; None for one that cannot be read."""
_CHUNK = 100


class Review:
    """What can be learned from the negotiations in one file that are over."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Insights

    def gather(self, cache: CaseCache) -> Iterator[tuple[int, int]]:
        """Reads every negotiation that is over into the cache, and yields after each chunk how many are read, of how many.

        Outdated cases are removed from the cache. Meant for a thread of its own with a workspace of its own.
        """
        closed = past.closed(self._session.database)
        for stale in cache.keys() - set(closed):
            del cache[stale]
        missing = [pair for pair in closed if pair not in cache]
        yield len(closed) - len(missing), len(closed)
        for start in range(0, len(missing), _CHUNK):
            part = dict(missing[start : start + _CHUNK])
            for negotiation in past.load_sheets(self._session.database, part, SHEETS):
                cache[negotiation.id, part.pop(negotiation.id)] = self._case(negotiation)
            # Those that have been deleted since.
            cache.update(dict.fromkeys(part.items()))
            yield len(closed) - len(missing) + min(start + _CHUNK, len(missing)), len(closed)

    def _case(self, negotiation: Negotiation) -> Case | None:
        try:
            return case_of(negotiation, self._session.context(negotiation))
        except (NegotuiError, *NOT_WORKED_OUT):
            return None

    def readable_cases(self, cache: CaseCache) -> tuple[Case, ...]:
        """The cases in the cache that could be read, in the order of their ids."""
        return tuple(case for _, case in sorted(cache.items()) if case is not None)

    def cases(self) -> tuple[Case, ...]:
        """The cases of all negotiations that are over, read at once."""
        cache: dict[tuple[str, str], Case | None] = {}
        for _ in self.gather(cache):
            pass
        return self.readable_cases(cache)

    def insights(self, cases: Sequence[Case]) -> Panel:
        """What the cases say together."""
        return insights(cases)

    # The review

    def first_entry(self, negotiation: Negotiation, view: View) -> Entry:
        """A new entry of the review; the first one starts with what was intended and what happened, from plan and result.

        It is not stored until somebody types.
        """
        entry = Entries(self._session).new(negotiation, view.sheet, view)
        if view.sheet != REVIEW or negotiation.of(view.sheet):
            return entry
        context = self._session.context(negotiation)
        names = {field.name for field in context.sheet(view.sheet).fields}
        try:
            texts = {"topic": "The talk as a whole", "intended": intended(negotiation, context)}
            texts["happened"] = happened(negotiation, context)
        except NOT_WORKED_OUT:
            return entry
        for name, text in texts.items():
            entry = entry.put(name, text if name in names else "")
        return entry
