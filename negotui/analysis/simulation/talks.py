"""One talk between my plan and a counterpart, who answers as in a practice.

I accept an offer that is worth no less to me than what I would ask for next (AC-next: Baarslag, Hindriks and Jonker 2014), and at
the end whatever is within my limits and better than walking away. What they offer is worked out only where it can matter: where a
package exists at all that brings them what they want and me what I ask. A test compares it with a practice played move by move.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from negotui.analysis.packages.grid import Choice
from negotui.analysis.practice.counterpart import COARSE, Act, Turn, is_enough, next_offer, wanted
from negotui.analysis.practice.folding import Front, front_of, worths
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.simulation.field import TrialField
from negotui.analysis.simulation.players import Player

_THEIRS, _MINE = 25, 20
"""Points of theirs, and parts of FINE of mine, that are one step of the fold of what is possible."""


@dataclass(frozen=True, slots=True)
class TalkEnd:
    """How a talk ended. deal: the package, None without one.  rounds: how many offers of mine it took."""

    deal: Choice | None
    rounds: int


@dataclass(frozen=True)
class Chair:
    """Somebody to talk to. settings: for how long, without tactics."""

    field: TrialField
    hidden: Hidden
    settings: PracticeSettings

    @cached_property
    def _front(self) -> Front | None:
        """What none beats of all that both could sign, as their points and my value; None where they could sign nothing."""
        hidden, rows = self.hidden, []
        for at, issue in enumerate(self.field.game.issues):
            here = zip(issue.options, hidden.points[at], self.field.coarse[at], strict=True)
            rows.append(
                [
                    (theirs // _THEIRS, mine // _MINE)
                    for number, (option, theirs, mine) in enumerate(here)
                    if number not in hidden.refused[at] and not option.past_mine
                ]
            )
        return front_of(rows) if all(rows) else None

    def most(self, least: int) -> int | None:
        """The most that a deal could be worth to me, in parts of FINE, rounded down, where they get so many points."""
        point = self._front.at_least(least // _THEIRS) if self._front else None
        return None if point is None else worths(point)[1] * _MINE

    def left(self, deal: Choice) -> int:
        """How much more I could have had, in parts of FINE, without a loss for them; some parts are lost in rounding."""
        theirs = sum(row[number] // _THEIRS for row, number in zip(self.hidden.points, deal, strict=True))
        mine = sum(row[number] // _MINE for row, number in zip(self.field.coarse, deal, strict=True)) * _MINE
        return max((self.most(theirs * _THEIRS) or 0) - mine, 0)

    def play(self, player: Player, floor: int) -> TalkEnd:
        """The talk to its end. floor: what I never go below, in units."""
        log: list[Turn] = []
        asked = _Asked(self, player)
        for turn, offer in enumerate(player.offers):
            log.append(Turn(True, Act.OFFER, offer))
            target = wanted(self.hidden, self.settings, log)
            asked.targets.append(target)
            last = turn == len(player.offers) - 1
            if self._accepts(offer, target, asked, last):
                return TalkEnd(offer, turn + 1)
            if last:
                break
            least = floor if turn == len(player.offers) - 2 else max(player.worths[turn + 1], floor)
            answer = self._acceptable(target, least, asked)
            if answer is not None:
                return TalkEnd(answer, turn + 1)
            log.append(Turn(False, Act.OFFER))
        return TalkEnd(None, len(player.offers))

    def _accepts(self, offer: Choice, target: int, asked: _Asked, last: bool) -> bool:
        """Whether they accept my offer: at the end whatever beats walking away, before that what beats their next offer."""
        if last:
            return is_enough(self.hidden, offer, 0)
        if not is_enough(self.hidden, offer, target - self._slack):
            return False
        following = asked.offer(len(asked.targets) - 1)
        return is_enough(self.hidden, offer, self.hidden.worth(following) if following else target)

    def _acceptable(self, target: int, least: int, asked: _Asked) -> Choice | None:
        """Their offer where I accept it: within my limits, and worth so much to me, in units."""
        most = self.most(max(target - self._slack - _THEIRS * len(self.hidden.points), 0))
        if most is None or most + (_MINE + 1) * len(self.hidden.points) < self.field.in_parts(least):
            return None
        answer = asked.offer(len(asked.targets) - 1)
        if answer is None or not self.could_sign(answer) or self.field.worth(answer) < least:
            return None
        return answer

    def could_sign(self, choice: Choice) -> bool:
        """Whether a package is within both sides' limits, of somebody for whom any deal at all beats walking away."""
        hidden = self.hidden
        return hidden.best >= hidden.reservation and hidden.can_sign(choice) and not self.field.is_past(choice)

    @property
    def _slack(self) -> int:
        """By how many points their offer may miss what they want, since they fold by tens."""
        return COARSE * len(self.hidden.points)


class _Asked:
    """What they offer in each round, worked out as it is asked for. targets: the points that they want in the rounds so far."""

    def __init__(self, chair: Chair, player: Player) -> None:
        self._chair, self._player = chair, player
        self._found: dict[int, Choice | None] = {}
        self.targets: list[int] = []

    def offer(self, turn: int) -> Choice | None:
        """Their offer in a round, from 0."""
        if turn not in self._found:
            before: list[Choice] = []
            # They stay at the offer before only where they still want about as much.
            if turn and self.targets[turn - 1] - self.targets[turn] < 2 * self._chair._slack:
                before = [one for one in [self.offer(turn - 1)] if one is not None]
            chair, player = self._chair, self._player
            near = player.near(chair.field.game, turn)
            mine = player.offers[: turn + 1]
            self._found[turn] = next_offer(chair.field.game, chair.hidden, self.targets[turn], mine, before, near)
        return self._found[turn]
