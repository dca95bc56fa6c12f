"""Who did what in a practised talk, read from its log; and the table at which it is played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from negotui.analysis.offers.offers import ACCEPTED, MINE, THEIRS, in_time
from negotui.analysis.packages.model import Game, Issue
from negotui.analysis.practice.counterpart import Act, Turn
from negotui.analysis.practice.game import choice_of, terms_of_choice
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.references import terms_of
from negotui.domain.sheets import LOG, OFFERS
from negotui.services.session import Session
from negotui.services.talk import Talk

_SIDES = (MINE, THEIRS)


@dataclass(frozen=True, slots=True)
class PracticeMove:
    """A move as it is logged. entry: its line.  turn: what the counterpart reads of it.  words: what was said, or empty."""

    entry: Entry
    turn: Turn
    words: str = ""


@dataclass(frozen=True, slots=True)
class MoveMark:
    """What a line of the log stands for. words: what was said with it.  tactic: the id of a hard tactic, or empty."""

    by_me: bool
    act: Act
    words: str = ""
    tactic: str = ""


@dataclass(slots=True)
class Marks:
    """What the file keeps of a practice besides its log. before, after: confidence from 1 to 5, None where nobody rated it.

    moves: by the id of a line of the log.
    """

    before: int | None = None
    after: int | None = None
    moves: dict[str, MoveMark] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """As plain values, for the file."""
        moves = {id: [mark.by_me, str(mark.act), mark.words, mark.tactic] for id, mark in self.moves.items()}
        return {"before": self.before, "after": self.after, "moves": moves}


def marks_from(data: Mapping[str, Any]) -> Marks:
    """The marks that `data` gave. Raises KeyError, ValueError or TypeError where they are none."""
    moves = {
        id: MoveMark(bool(by_me), Act(act), str(words), str(tactic))
        for id, (by_me, act, words, tactic) in data["moves"].items()
    }
    return Marks(data["before"], data["after"], moves)


def moves_of(negotiation: Negotiation, marks: Marks, game: Game) -> Iterator[PracticeMove]:
    """Every move that is in the log, in the order of time. An offer that nobody can read is none."""
    agreed = [entry for entry in negotiation.of(OFFERS) if entry.get("state") == ACCEPTED]
    for entry in in_time((*negotiation.of(OFFERS), *negotiation.of(LOG))):
        mark = marks.moves.get(entry.id)
        if entry.sheet == OFFERS:
            choice = choice_of(dict(terms_of(entry.get("terms"))), game)
            if choice is not None and entry.get("side") in _SIDES:
                turn = Turn(entry.get("side") == MINE, Act.OFFER, choice, mark.tactic if mark else "")
                yield PracticeMove(entry, turn, entry.get("words"))
        elif mark is not None:
            taken = agreed[-1:] if mark.act is Act.ACCEPT else []
            choice = choice_of(dict(terms_of(taken[0].get("terms"))), game) if taken else None
            yield PracticeMove(entry, Turn(mark.by_me, mark.act, choice, mark.tactic), mark.words)


class PracticeTalk(Talk):
    """The table of a practice: nobody answers half an offer, so each of mine has a term for every issue."""

    def __init__(self, session: Session, game: Game) -> None:
        super().__init__(session)
        self._game = game

    def carried_over_terms(self, negotiation: Negotiation, side: str) -> dict[str, str]:
        """What an offer of mine leaves open stays as in my last one, at first as my plan opens: nothing is given away unsaid."""
        found = super().carried_over_terms(negotiation, side)
        return {**_opening(self._game), **found} if side == MINE else found


def _opening(game: Game) -> dict[str, str]:
    """What my plan opens with: my opening on each issue, or where I have none my best option."""
    return terms_of_choice(tuple(_opening_of(issue) for issue in game.issues), game)


def _opening_of(issue: Issue) -> int:
    planned = [at for at, one in enumerate(issue.options) if issue.opening and one.id == issue.opening.id]
    return planned[0] if planned else max(range(len(issue.options)), key=lambda at: issue.options[at].mine)
