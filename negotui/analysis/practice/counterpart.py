"""The counterpart: what they answer to a log of moves. The same log always gets the same answer, so a talk can be gone on with.

They accept what brings them no less than what they would offer next (AC-next: Baarslag, Hindriks and Jonker 2014), and never less
than walking away. Firm, even and eager come down by the clock, mirror by what they get, relative tit for tat (both after Faratin,
Sierra and Jennings 1998), stepwise by one step for each new offer of mine, never more (MiCRO: de Jonge, IJCAI 2022). Among the
packages that bring them what they want they offer the one nearest to what I seem to want.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.agents import agent_answer
from negotui.analysis.practice.folding import front_of
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.likeness import likeness
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.tactics import tactic_for
from negotui.analysis.practice.targets import EXPONENTS, VALUE, lowest, on_curve
from negotui.domain.practice import Manner, MoveKind

COARSE = 10
"""Points are folded by tens: a counterpart may ask for so much more than they want, and never for less."""
_STEPS = 4
"""A stepwise counterpart goes the whole way in so many times their rounds, one step for each new offer of mine."""
_SMALL = VALUE // 33
_SAME = VALUE // 200
_ORDINARY = (MoveKind.CONCESSION, MoveKind.SMALL, MoveKind.TRADE, MoveKind.REPEAT, MoveKind.DEMAND)
"""The moves with which they may rather say what they cannot agree to."""
_SMALL_THING = VALUE // 12
"""What they ask for on top of an agreement is worth no more than this to them."""


class Act(StrEnum):
    """What is done with a turn."""

    OFFER = "offer"
    ACCEPT = "accept"
    WALK = "walk"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Turn:
    """A move that was made. choice: the package of an offer, None without one.  tactic: the hard one with it, or empty."""

    by_me: bool
    act: Act
    choice: Choice | None = None
    tactic: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What they do now. kind: for the line they say.  target: the points that they want by now."""

    act: Act
    kind: MoveKind
    target: int
    choice: Choice | None = None
    tactic: str = ""

    @property
    def turn(self) -> Turn:
        """It as a move of the log."""
        return Turn(False, self.act, self.choice, self.tactic)


def offers(log: Sequence[Turn], by_me: bool) -> list[Choice]:
    """The packages that one side has offered, the first first."""
    return [turn.choice for turn in log if turn.by_me is by_me and turn.act is Act.OFFER and turn.choice is not None]


def reply(game: Game, hidden: Hidden, settings: PracticeSettings, log: Sequence[Turn]) -> Reply:
    """Their answer to the log so far, which a move of mine ends, or which is empty where they begin."""
    turns = sum(not turn.by_me for turn in log)
    mine, theirs = offers(log, True), offers(log, False)
    target = wanted(hidden, settings, log)
    tactic = tactic_for(settings, turns, [turn.tactic for turn in log if turn.tactic])
    last = mine[-1] if mine and log and log[-1].by_me and log[-1].act is Act.OFFER else None
    if log and log[-1].by_me and log[-1].act is Act.ACCEPT:
        return Reply(Act.ACCEPT, MoveKind.ACCEPT, target, theirs[-1] if theirs else None)
    if hidden.agent:
        return _of_agent(game, hidden, settings, log)
    if hidden.best < hidden.reservation:
        # Nothing that they could sign is as good as walking away: they say so rather than pretend to bargain.
        return Reply(Act.WALK, MoveKind.WALK, target)
    following = next_offer(game, hidden, target, mine, theirs)
    asked = hidden.worth(following) if following else target
    if last is not None and is_enough(hidden, last, asked if turns < settings.rounds else 0):
        more = _one_thing_more(hidden, last) if tactic == "nibble" else None
        if more is not None:
            return Reply(Act.OFFER, MoveKind.NIBBLE, target, more, "nibble")
        return Reply(Act.ACCEPT, MoveKind.ACCEPT, target, last)
    if following is None or turns >= settings.rounds:
        return Reply(Act.WALK, MoveKind.WALK, target)
    tactic = "" if tactic == "nibble" else tactic
    if tactic == "silence":
        return Reply(Act.SILENCE, MoveKind.SILENCE, target, None, tactic)
    if tactic == "higher-authority" and theirs:
        following = theirs[-1]
    kind = _kind(hidden, settings, turns, following, theirs)
    if last is not None and kind in _ORDINARY and not tactic and is_all_but_signed(hidden, last, target):
        kind = MoveKind.CANNOT
    return Reply(Act.OFFER, kind, target, following, tactic)


def _of_agent(game: Game, hidden: Hidden, settings: PracticeSettings, log: Sequence[Turn]) -> Reply:
    """What an agent of NegMAS answers. Raises CannotPractise where it is not there, or fails."""
    mine, theirs = offers(log, True), offers(log, False)
    first = next((turn for turn in log if turn.act is Act.OFFER), None)
    began = first is not None and first.by_me
    turns = sum(not turn.by_me for turn in log)
    accepts, choice = agent_answer(hidden.agent, game, hidden, settings.rounds, settings.seed, mine, began)
    if accepts and mine:
        return Reply(Act.ACCEPT, MoveKind.ACCEPT, hidden.reservation, mine[-1])
    if choice is None or turns >= settings.rounds:
        return Reply(Act.WALK, MoveKind.WALK, hidden.reservation)
    return Reply(Act.OFFER, _kind(hidden, settings, turns, choice, theirs), hidden.worth(choice), choice)


def wanted(hidden: Hidden, settings: PracticeSettings, log: Sequence[Turn]) -> int:
    """The points that they want of their next offer, never less than walking away is worth to them."""
    best, low = hidden.best, lowest(hidden.best, hidden.reservation, settings.pressure)
    turns = sum(not turn.by_me for turn in log)
    if hidden.manner in EXPONENTS:
        return on_curve(hidden.manner, Fraction(turns, max(settings.rounds - 1, 1)), best, low)
    mine = [hidden.worth(choice) for choice in offers(log, True)]
    if hidden.manner is Manner.STEPWISE:
        return max(best - len(dict.fromkeys(offers(log, True))) * (best - low) // (_STEPS * settings.rounds), low)
    return mirrored(mine, best, low)


def mirrored(mine: Sequence[int], best: int, low: int) -> int:
    """The points that a mirror wants after offers of mine worth so much to them: they go the same part of their way as I of mine.

    Relative tit for tat over what is still open: where I come from asking `a` to asking `b`, they keep b ÷ a of their claim.
    """
    claim = best - low
    for before, after in pairwise(mine):
        asked, asks = max(best - before, 1), max(best - after, 1)
        claim = min(claim * asks // asked, best - low)
    return low + claim


def is_all_but_signed(hidden: Hidden, choice: Choice, target: int) -> bool:
    """Whether a package brings them enough, and only what they cannot agree to keeps them from it: they had better say so."""
    return hidden.worth(choice) >= max(target, hidden.reservation) and not hidden.can_sign(choice)


def is_enough(hidden: Hidden, choice: Choice, asked: int) -> bool:
    """Whether they would sign a package: it brings them what they ask, and no less than walking away."""
    return hidden.can_sign(choice) and hidden.worth(choice) >= max(asked, hidden.reservation)


def next_offer(
    game: Game,
    hidden: Hidden,
    target: int,
    mine: Sequence[Choice],
    theirs: Sequence[Choice],
    near: Sequence[Sequence[int]] = (),
) -> Choice | None:
    """The package of at least so many points that is nearest to what I seem to want; None where they can agree to none.

    near: what I seem to want, as `likeness` says it of my offers; it is asked where this is empty.
    """
    near = near or likeness(game, mine)
    numbers = [
        [number for number in range(len(issue.options)) if number not in refused]
        for issue, refused in zip(game.issues, hidden.refused, strict=True)
    ]
    if not all(numbers):
        # Some issue has no option that they could sign: they ask for their best there, and can never agree.
        numbers = [found or list(range(len(row))) for found, row in zip(numbers, hidden.points, strict=True)]
    measures = [
        [(hidden.points[issue][number] // COARSE, near[issue][number]) for number in row]
        for issue, row in enumerate(numbers)
    ]
    front = front_of(measures)
    point = front.at_least(-(-target // COARSE))
    if point is None:
        point = front.points[0]
    found = tuple(row[at] for row, at in zip(numbers, front.choice(point), strict=True))
    # What they have offered once they do not take back for a package that is worth the same to them and no nearer.
    if theirs and _likes(near, theirs[-1]) >= _likes(near, found) and 0 <= hidden.worth(theirs[-1]) - target < COARSE:
        return theirs[-1]
    return found


def _likes(near: Sequence[Sequence[int]], choice: Choice) -> int:
    return sum(row[number] for row, number in zip(near, choice, strict=True))


def _one_thing_more(hidden: Hidden, choice: Choice) -> Choice | None:
    """An agreement with one small thing more for them; None where nothing small is left to ask for."""

    def found() -> Iterator[tuple[int, Choice]]:
        for issue, row in enumerate(hidden.points):
            for number, worth in enumerate(row):
                more = worth - row[choice[issue]]
                if 0 < more <= _SMALL_THING and number not in hidden.refused[issue]:
                    yield more, (*choice[:issue], number, *choice[issue + 1 :])

    return max(found(), default=(0, None))[1]


def _kind(hidden: Hidden, settings: PracticeSettings, turns: int, choice: Choice, theirs: Sequence[Choice]) -> MoveKind:
    """What a move of theirs is, beside the one before it."""
    if not theirs:
        return MoveKind.OPENING
    if turns >= settings.rounds - 1:
        return MoveKind.LAST
    if choice == theirs[-1]:
        return MoveKind.REPEAT
    given = hidden.worth(theirs[-1]) - hidden.worth(choice)
    if abs(given) <= _SAME:
        return MoveKind.TRADE
    if given < 0:
        return MoveKind.DEMAND
    return MoveKind.SMALL if given <= _SMALL else MoveKind.CONCESSION
