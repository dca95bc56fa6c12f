"""A practised talk while it is played: in a workbook in memory, and after each change in a row of the real file.

The workbook in memory holds a copy of the one negotiation, so that the table, its offers, undo and forms work as ever. Who did
what is read from its log, so that an undo or a crash leaves nothing behind that the log does not say.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from negotui.analysis.offers.offers import MINE, THEIRS, last_of
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Reply, Turn, reply
from negotui.analysis.practice.game import terms_of_choice
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.speech import speech
from negotui.analysis.work import REPAINT
from negotui.domain.negotiation import Negotiation
from negotui.domain.practice import PracticePages
from negotui.domain.references import terms_text
from negotui.domain.sheets import ISSUES, OFFERS
from negotui.domain.stages import Stage
from negotui.errors import NegotuiError
from negotui.services.history import History
from negotui.services.practice_log import Marks, MoveMark, PracticeMove, PracticeTalk, moves_of
from negotui.services.readings import Readings
from negotui.services.session import Session
from negotui.services.talk import offer_name
from negotui.services.talk_log import Logged, TalkLog
from negotui.services.task import Task
from negotui.store import negotiations, practices
from negotui.store.practices import KeptPractice

_READING = "At the end of the practice you see how near this comes."
Document = Callable[[Negotiation], dict[str, Any]]
"""Makes of the negotiation in memory the document that is kept."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """What a practice begins with and never changes: the game, what they hide, how they were asked for, what they say."""

    game: Game
    hidden: Hidden
    settings: PracticeSettings
    pages: PracticePages

    @property
    def cost(self) -> int:
        """About how many steps of folding an answer takes; an agent of others takes its time."""
        return max(self.game.count, REPAINT + 1) if self.hidden.agent else self.game.count


class PlayedPractice:
    """A practised talk that can go on. session: the workbook in memory.  dealt: as above.  marks: what else is kept.

    All methods raise only NegotuiError.
    """

    def __init__(
        self, real: Session, memory: Session, kept: KeptPractice, dealt: Dealt, marks: Marks, document: Document
    ) -> None:
        """real: the session of the file.  document: makes the document that is kept, of the negotiation in memory."""
        self.session, self.dealt, self.marks = memory, dealt, marks
        self.talk, self.readings = PracticeTalk(memory, dealt.game), Readings(memory, _READING)
        self._real, self._kept, self._document = real, kept, document
        self._log = TalkLog(memory)
        self._kept_at = -1
        self._read: tuple[int, Negotiation] | None = None
        self._moves: tuple[PracticeMove, ...] | None = None

    @property
    def id(self) -> str:
        """Its id in the file."""
        return self._kept.id

    @property
    def negotiation(self) -> Negotiation:
        """The practised negotiation as it is now. What has not changed is not read again: a screen asks at every key."""
        now = practices.count_of_changes(self.session.database)
        if self._read is None or self._read[0] != now:
            self._read = (now, negotiations.load(self.session.database, self._kept.negotiation))
            self._moves = None
        return self._read[1]

    @property
    def is_over(self) -> bool:
        """Whether somebody has accepted or walked away."""
        return self.negotiation.is_closed

    # Who did what

    def moves(self) -> tuple[PracticeMove, ...]:
        """Every move that is in the log, in the order of time."""
        negotiation = self.negotiation
        if self._moves is None:
            self._moves = tuple(moves_of(negotiation, self.marks, self.dealt.game))
        return self._moves

    def turns(self) -> tuple[Turn, ...]:
        """The same as the counterpart reads them."""
        return tuple(move.turn for move in self.moves())

    @property
    def is_theirs(self) -> bool:
        """Whether it is their turn to answer."""
        turns = self.turns()
        return bool(turns) and turns[-1].by_me and not self.is_over

    @property
    def round(self) -> int:
        """How many times they have answered so far."""
        return sum(not turn.by_me for turn in self.turns())

    def last_move(self) -> PracticeMove | None:
        """Their last move, None before the first."""
        return next((move for move in reversed(self.moves()) if not move.turn.by_me), None)

    # My moves

    def offer(self, typed: str) -> Logged:
        """Logs my offer. Raises ValueRefused."""
        return self.talk.offer(self.negotiation, MINE, typed)

    def wait(self) -> Logged:
        """I say nothing, and leave the word to them."""
        return self._event("You let them speak.", MINE, Act.SILENCE)

    def accept(self) -> Logged:
        """Accepts their last offer, which ends the talk. Raises NegotuiError where they have made none."""
        negotiation = self.negotiation
        theirs = last_of(negotiation, THEIRS)
        if theirs is None:
            raise NegotuiError("They have offered nothing yet.", "Make an offer, or let them begin.")
        self._event("You accept.", MINE, Act.ACCEPT)
        return self.talk.close(self.negotiation, Stage.AGREED, theirs)

    def walk_away(self) -> Logged:
        """Walks away, which ends the talk."""
        self._event("You walk away.", MINE, Act.WALK)
        return self.talk.close(self.negotiation, Stage.WALKED_AWAY)

    # Their moves

    def reply_task(self) -> Task[Reply]:
        """What they do next, as work that is still to be done."""
        dealt, turns = self.dealt, self.turns()
        return Task(partial(reply, dealt.game, dealt.hidden, dealt.settings, turns), dealt.cost)

    def take(self, answer: Reply) -> Logged:
        """Logs what they do, with their words."""
        negotiation, words = self.negotiation, self._words(answer)
        if answer.act is Act.OFFER and answer.choice is not None:
            terms = terms_text(terms_of_choice(answer.choice, self.dealt.game))
            texts = {"side": THEIRS, "words": words, "name": offer_name(negotiation, THEIRS)}
            entry = self._log.new_entry(negotiation, OFFERS, texts).put("terms", terms)
            self.marks.moves[entry.id] = MoveMark(False, Act.OFFER, words, answer.tactic)
            return self._log.save(negotiation, entry)
        logged = self._event(words or "They say nothing.", THEIRS, answer.act, answer.tactic)
        if answer.act is Act.ACCEPT:
            return self.talk.close(logged.negotiation, Stage.AGREED, last_of(logged.negotiation, MINE))
        if answer.act is Act.WALK:
            return self.talk.close(logged.negotiation, Stage.NO_AGREEMENT)
        return logged

    def answer(self) -> Logged:
        """Their answer, worked out and logged at once."""
        return self.take(self.reply_task().work())

    def _words(self, answer: Reply) -> str:
        dealt, moves = self.dealt, self.moves()
        said = [move.words for move in moves if not move.turn.by_me]
        turns = [move.turn for move in moves]
        counted = {issue.id: issue.typed("unit") for issue in self.negotiation.of(ISSUES)}
        return speech(dealt.pages, dealt.game, dealt.hidden, answer, turns, dealt.settings.seed, said, counted)

    def _event(self, text: str, side: str, act: Act, tactic: str = "") -> Logged:
        negotiation = self.negotiation
        entry = self._log.event(negotiation, text, "note", {"side": side})
        self.marks.moves[entry.id] = MoveMark(side == MINE, act, text, tactic)
        return self._log.save(negotiation, entry)

    # Undo

    def undo(self) -> str:
        """Takes back the last change; after an answer of theirs, my move before it as well. Raises NegotuiError."""
        before, history = self.turns(), History(self.session)
        said = history.undo(self._kept.negotiation)
        while before and not before[-1].by_me and len(left := self.turns()) < len(before) and left:
            before = left
            with suppress(NegotuiError):
                said = history.undo(self._kept.negotiation)
        return said

    def redo(self) -> str:
        """Does again what was undone, my move with their answer. Raises NegotuiError."""
        before, history = len(self.turns()), History(self.session)
        said = history.redo(self._kept.negotiation)
        turns = self.turns()
        if len(turns) > before and turns[-1].by_me:
            with suppress(NegotuiError):
                history.redo(self._kept.negotiation)
        return said

    # The file

    def keep(self) -> None:
        """Writes it to the real file, where anything has changed. Raises StoreError, StoreBusy."""
        now = practices.count_of_changes(self.session.database)
        if now == self._kept_at:
            return
        negotiation = self.negotiation
        ended = self._kept.ended or (self._real.stamp() if negotiation.is_closed else "")
        fields = {**self._kept.fields, **self.marks.data(), "stage": str(negotiation.stage), "rounds": self.round}
        fields["result"] = negotiation.details.get("result")
        self._kept = replace(self._kept, ended=ended, fields=fields)
        with self._real.database.write():
            practices.keep(self._real.database, self._kept, self._document(negotiation))
        self._kept_at = now

    def rate(self, after: int | None) -> None:
        """Notes how confident I am after it, from 1 to 5."""
        self.marks.after, self._kept_at = after, -1
        self.keep()
