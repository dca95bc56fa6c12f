"""What is known once a practice is over: its game, who sat there, every move, and what else was possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game, Package
from negotui.analysis.practice.counterpart import Act, Turn, offers, reply
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.outcome import PracticeOutcome, outcome, package_of
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.work import checkpoint


@dataclass(frozen=True)
class Shown:
    """A practice that is over, with everything laid open.

    turns: all moves.  tactics: the titles of the hard tactics, by id.
    """

    game: Game
    hidden: Hidden
    settings: PracticeSettings
    turns: tuple[Turn, ...]
    tactics: Mapping[str, str]

    @cached_property
    def deal(self) -> Choice | None:
        """What was agreed; None where nobody agreed."""
        last = self.turns[-1] if self.turns else None
        return last.choice if last is not None and last.act is Act.ACCEPT else None

    @property
    def i_walked(self) -> bool:
        """Whether it was me who left."""
        return bool(self.turns) and self.turns[-1].act is Act.WALK and self.turns[-1].by_me

    @property
    def i_accepted(self) -> bool:
        """Whether I took their offer, rather than they mine."""
        return self.deal is not None and self.turns[-1].by_me

    @cached_property
    def outcome(self) -> PracticeOutcome:
        """How the result compares with what was possible."""
        return outcome(self.game, self.hidden, self.deal)

    @cached_property
    def mine(self) -> tuple[Package, ...]:
        """My offers."""
        return tuple(package_of(choice, self.game) for choice in offers(self.turns, True))

    @cached_property
    def theirs(self) -> tuple[Package, ...]:
        """Their offers."""
        return tuple(package_of(choice, self.game) for choice in offers(self.turns, False))

    @cached_property
    def later(self) -> tuple[Package, int] | None:
        """What they would have come to had I only repeated my last offer: the best for me, and after how many more of their moves.

        None where that is no better for me than what I took, or where I made no offer that could be repeated.
        """
        asked = offers(self.turns, True)
        if not (self.i_accepted or self.i_walked) or not asked or self.hidden.agent:
            return None
        log = self.turns[:-1]
        taken = package_of(self.deal, self.game) if self.deal is not None else None
        best: tuple[Package, int] | None = None
        for more in range(1, self.settings.rounds + 1):
            checkpoint()
            log = (*log, Turn(True, Act.OFFER, asked[-1]))
            answer = reply(self.game, self.hidden, self.settings, log)
            if answer.choice is not None:
                found = package_of(answer.choice, self.game)
                least = best[0] if best else taken
                if least is None or found.mine > least.mine:
                    best = (found, more)
            if answer.act in {Act.ACCEPT, Act.WALK}:
                break
            log = (*log, answer.turn)
        return best
