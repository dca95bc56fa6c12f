"""Practising a negotiation with a counterpart who answers: begun, gone on with, laid open, and kept apart from real talks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from negotui.analysis.guesses import Guess
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.advice import advice
from negotui.analysis.practice.agents import check_agent
from negotui.analysis.practice.game import practice_of
from negotui.analysis.practice.hidden import Hidden, draw, hidden_from
from negotui.analysis.practice.settings import PracticeSettings, settings_from
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.sheets import LINES, LOG, OFFERS, REHEARSALS
from negotui.domain.stages import Stage
from negotui.domain.text import folded
from negotui.errors import CannotPractise, NegotuiError, NotFound
from negotui.services.entries import Entries
from negotui.services.json_file import file_data, read_file
from negotui.services.played import Dealt, PlayedPractice
from negotui.services.practice_log import Marks, marks_from
from negotui.services.practice_report import PastPractice, called, shown_of
from negotui.services.session import Session
from negotui.services.task import Task
from negotui.store import entries, negotiations, practices
from negotui.store.opening import in_memory, prepare_memory
from negotui.store.practices import KeptPractice

_NEEDS = (OFFERS, "name", "side", "terms", "words", "at")
"""The sheet and fields that a guide must have for an offer at the table."""
_LEFT_OUT = (OFFERS, LOG)
"""The sheets of what was said, which a practice begins without."""


_UNKNOWN: Mapping[str, Any] = {
    "hidden": {"manner": ""},
    "settings": {"manner": ""},
    "stage": "",
    "result": "",
    "rounds": 0,
    "before": None,
    "after": None,
}
"""What stands in a list where the file does not say it."""


class Practising:
    """What is practised of the negotiations in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def why_not(self, negotiation: Negotiation) -> str:
        """Why a negotiation cannot be practised, in a sentence or two; empty where it can."""
        if self._session.database.read_only:
            return f"A practice is kept in the file, and this one is read-only: {self._session.database.read_only}"
        try:
            self._read(negotiation)
        except NegotuiError as error:
            return str(error)
        return ""

    # Beginning and going on

    def prepare(self) -> None:
        """Loads what takes time the first time, in any thread."""
        prepare_memory()

    def hidden_task(self, negotiation: Negotiation, settings: PracticeSettings) -> Task[Hidden]:
        """Who will sit there, as work that is still to be done, with all that takes time of beginning. Raises NegotuiError.

        Drawing the same negotiation with the same settings gives the same counterpart.
        """
        game, guessed = self._read(negotiation)

        def work() -> Hidden:
            self.prepare()
            return draw(game, guessed, settings)

        return Task(work, game.count)

    def begin(
        self,
        negotiation: Negotiation,
        settings: PracticeSettings,
        before: int | None = None,
        hidden: Hidden | None = None,
    ) -> PlayedPractice:
        """A new practice, kept in the file. before: confidence from 1 to 5.  hidden: where it was drawn already.

        Raises NegotuiError with what is missing.
        """
        game, guessed = self._read(negotiation)
        if settings.agent:
            check_agent(settings.agent, game)
        hidden = hidden or draw(game, guessed, settings)
        copy = _emptied(negotiation)
        memory = self._memory(copy, [])
        session = self._session
        fields = {"settings": settings.data(), "hidden": hidden.data()}
        kept = KeptPractice(session.ids.new(), negotiation.id, session.stamp(), "", fields)
        played = self._played(memory, kept, Dealt(game, hidden, settings, session.guides.practice()), Marks(before))
        played.keep()
        return played

    def go_on(self, id: str) -> PlayedPractice:
        """A practice as it was left, or as it ended. Raises NotFound, and NegotuiError for one that cannot be read any more."""
        kept, document = practices.load(self._session.database, id)
        try:
            history = document.pop("history")
            (copy,) = read_file(json.dumps(document).encode(), lambda _: True)
            (game, _), settings = self._read(copy), settings_from(kept.fields["settings"])
            dealt = Dealt(game, hidden_from(kept.fields["hidden"], game), settings, self._session.guides.practice())
            marks = marks_from(kept.fields)
            memory = self._memory(copy, history)
        except (KeyError, ValueError, TypeError, AttributeError, IndexError) as problem:
            hint = "`negotui practise ID --forget` removes it; a new one begins as ever."
            raise NegotuiError("I can’t read this practice any more.", hint) from problem
        return self._played(memory, kept, dealt, marks)

    def _played(self, memory: Session, kept: KeptPractice, dealt: Dealt, marks: Marks) -> PlayedPractice:
        def document(negotiation: Negotiation) -> dict[str, Any]:
            return {**file_data([negotiation]), "history": practices.history(memory.database)}

        return PlayedPractice(self._session, memory, kept, dealt, marks, document)

    def _memory(self, copy: Negotiation, history: list[list[Any]]) -> Session:
        """A workbook in memory with this negotiation alone."""
        path = self._session.database.path
        database = in_memory(path.with_name(f"{path.name}.practice"))
        with database.write():
            negotiations.insert(database, copy.guide, replace(copy.details, revision=1))
            for entry in copy.entries:
                # Nobody searches it, so it has no words to be found by.
                entries.keep(database, replace(entry, revision=1), "")
            practices.put_history(database, history)
        return self._session.over(database)

    def _read(self, negotiation: Negotiation) -> tuple[Game, Mapping[str, Guess]]:
        context = self._session.context(negotiation)
        if not context.guide.has(*_NEEDS):
            raise CannotPractise("This negotiation’s guide has no page for the table, so there is nothing to practise.")
        return practice_of(negotiation, context)

    # What is kept

    def past(self, negotiation: Negotiation) -> tuple[PastPractice, ...]:
        """The practices of a negotiation, the newest first."""
        return tuple(map(_past, practices.of_negotiation(self._session.database, negotiation.id)))

    def unfinished(self, negotiation: Negotiation) -> PastPractice | None:
        """The newest practice that is not over, None where there is none."""
        return next((one for one in self.past(negotiation) if not one.ended), None)

    def named(self, negotiation: Negotiation, ref: str) -> PastPractice:
        """The practice of this id, or the only one whose id begins so. Raises NotFound."""
        found = [one for one in self.past(negotiation) if ref and one.id.startswith(ref.strip().lower())]
        if len(found) != 1:
            what = "Several practices have" if found else "No practice has"
            raise NotFound(f"{what} an id that begins with {ref}.", "`negotui practise ID --list` shows all of them.")
        return found[0]

    def forget(self, id: str) -> None:
        """Removes a practice for good. Raises NotFound, StoreError."""
        with self._session.database.write():
            if not practices.remove(self._session.database, id):
                raise NotFound("This practice no longer exists.")

    # What it leaves in the workbook

    def finish(self, negotiation: Negotiation, played: PlayedPractice, after: int | None) -> Entry | None:
        """Notes how confident I am afterwards, and where I have rated it at all, the practice among the rehearsals of the real
        negotiation, as one step. None where nothing was rated or the guide has no place for it. Raises StoreError, NotFound.
        """
        played.rate(after)
        context, marks = self._session.context(negotiation), played.marks
        if not context.guide.has(REHEARSALS, "date", "before", "after") or not (marks.before or marks.after):
            return None
        said = folded(" ".join(move.words for move in played.moves() if move.turn.by_me))
        lines = [one for one in negotiation.of(LINES) if (line := folded(one.get("line"))) and line in said]
        texts = {
            "date": self._session.today().isoformat(),
            "partner": f"negotui, {called(played.dealt.hidden)}",
            "lines": " ".join(one.id for one in lines),
            "before": str(marks.before or ""),
            "after": str(marks.after or ""),
            "change": as_plain_text(advice(shown_of(played))),
        }
        kept = Entries(self._session)
        entry = before = kept.new(negotiation, REHEARSALS)
        for name, text in texts.items():
            if text and context.guide.has(REHEARSALS, name):
                entry = entry.put(name, text)
        return kept.save(before, entry, kept.step()).entry


def _emptied(negotiation: Negotiation) -> Negotiation:
    """The negotiation as its talk begins: nothing has been said yet."""
    details = negotiation.details.put("stage", Stage.TALKING.value).put("result", "").put("closed", "")
    return replace(
        negotiation, details=details, entries=tuple(one for one in negotiation.entries if one.sheet not in _LEFT_OUT)
    )


def _who(told: Mapping[str, Any]) -> str:
    """The manner of whoever sits there; empty where it is unknown, or an agent of others."""
    is_agent = bool(told["agent"]) if "agent" in told else False
    return "" if is_agent else told["manner"] or ""


def _past(kept: KeptPractice) -> PastPractice:
    fields = {**_UNKNOWN, **kept.fields}
    # Who sits there is told at the end, unless I asked for it.
    told = fields["hidden" if kept.ended else "settings"]
    manner = _who(told)
    names = ("stage", "result", "rounds", "before", "after")
    return PastPractice(kept.id, kept.started, kept.ended, manner, *(fields[name] for name in names))
