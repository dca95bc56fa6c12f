"""Weights by questions: what can be weighed in a negotiation, and the weights that result."""

from __future__ import annotations

from negotui.analysis.weighing.interview import FEWEST, Weighing
from negotui.analysis.weighing.pairs import WeightChange
from negotui.analysis.weighing.swings import Lack, note_of, swings_of
from negotui.analysis.weighing.swings import left_out as left_out
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ISSUES
from negotui.errors import NegotuiError, NotFound
from negotui.services import saving
from negotui.services.session import Session


class Weights:
    """The weights of issues, for the negotiations in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, negotiation: Negotiation) -> tuple[Weighing, tuple[Lack, ...]]:
        """The questions before the first answer, and the issues that they leave out.

        Raises NegotuiError if nothing can be saved or fewer than two issues can be weighed, NotFound if the guide has no weights.
        """
        session = self._session
        if session.database.read_only:
            raise NegotuiError(session.database.read_only, "Nothing could be saved, so there is no use in weighing.")
        context = session.context(negotiation)
        if not context.guide.has(ISSUES, "weight"):
            raise NotFound(f"The guide {context.guide.id} doesn’t ask for weights.")
        swings, lacks = swings_of(negotiation, context)
        if len(swings) >= FEWEST:
            return Weighing(swings), lacks
        if len(swings) + len(lacks) < FEWEST:
            few = "You have only one issue" if swings or lacks else "You have no issues yet"
            raise NegotuiError(f"{few}, so there is nothing to weigh.", "Write down everything that has to be agreed.")
        can = f"Only {swings[0].short} can be weighed so far" if swings else "None of your issues can be weighed yet"
        raise NegotuiError(f"{can}.", left_out(lacks))

    def save(self, negotiation: Negotiation, weighing: Weighing) -> tuple[str, ...]:
        """Saves all weights in one step, each with the range that it applies to. Returns what other windows did, a sentence each.

        negotiation: as it was when the questions began. Raises StoreError, NotFound.
        """
        remembers = self._session.guide_for(negotiation).has(ISSUES, "span")
        pairs = []
        for swing, weight in zip(weighing.swings, weighing.weights, strict=True):
            before = negotiation.entry(swing.id)
            if before is None:
                raise NotFound(f"{swing.short} was deleted meanwhile.")
            after = before.put("weight", str(weight))
            pairs.append((before, after.put("span", note_of(weight, swing)) if remembers else after))
        saved = saving.save_all(self._session, pairs, self._session.ids.new())
        return tuple(dict.fromkeys(one.note for one in saved if one.note))

    def data(self, weighing: Weighing, lacks: tuple[Lack, ...]) -> dict[str, object]:
        """The weights and what the answers left open as plain values, for JSON."""

        def change_data(change: WeightChange) -> dict[str, object]:
            swing = weighing.swings[change.number]
            return {"id": swing.id, "name": swing.name, "weight": change.before, "agrees": change.after}

        return {
            "weights": [
                {
                    "id": swing.id,
                    "name": swing.name,
                    "weight": weight,
                    "worst": swing.options[0].name,
                    "best": swing.options[-1].name,
                }
                for swing, weight in zip(weighing.swings, weighing.weights, strict=True)
            ],
            "taken": [change_data(change) for change in weighing.taken],
            "contradictions": [change_data(change) for change in weighing.contradictions],
            "left_out": [{"id": lack.id, "name": lack.name, "needs": lack.needs} for lack in lacks],
        }


def summary(weighing: Weighing) -> tuple[str, ...]:
    """The weights that were changed after a check, and the contradictions that remain, one sentence each."""
    taken = [
        f"You changed {weighing.swings[change.number].short} from {change.before} to {change.after}."
        for change in weighing.taken
    ]
    return (*taken, *(f"Still open: {weighing.contradiction(change)}" for change in weighing.contradictions))
