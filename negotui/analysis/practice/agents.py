"""Agents of NegMAS on the other chair: what one of them answers, by playing the talk so far through once more.

NegMAS is heavy and only loaded here, when somebody has asked for one of its agents (`pip install "negotui[agents]"`). An agent is
code of others: what it throws, or that it does not answer, becomes a sentence.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.targets import VALUE
from negotui.errors import CannotPractise

MOST_PACKAGES = 20_000
"""NegMAS lists all packages; more of them than this would take it too long."""
_SECONDS = 60
_INSTALL = 'Install it with `pip install "negotui[agents]"`, or choose one of the built-in counterparts.'
_MODULE = "negmas.sao.negotiators"

Answer = Choice | None
"""What an agent offers; None where it ends the talk."""


def check_agent(name: str, game: Game) -> None:
    """Whether an agent can sit there. Raises CannotPractise where NegMAS or the agent is not there, or the game is too large."""
    _class_of(name)
    if game.count > MOST_PACKAGES:
        raise CannotPractise(
            f"With {game.count:,} possible deals an agent of NegMAS would take too long.",
            "Choose one of the built-in counterparts, or wider steps for your issues.",
        )


def agent_answer(
    name: str, game: Game, hidden: Hidden, rounds: int, seed: int, mine: Sequence[Choice], i_began: bool
) -> tuple[bool, Answer]:
    """Whether an agent accepts the last of my offers, and what it offers in place of it; (False, None) where it ends the talk.

    mine: my offers, the first first.  i_began: whether the first offer was mine. The same seed answers the same, as far as the
    agent draws from Python's and numpy's generators. Raises CannotPractise.
    """
    check_agent(name, game)
    answers: SimpleQueue[tuple[bool, Answer] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_played(name, hidden, rounds, seed, mine, i_began))
        except Exception as problem:  # noqa: BLE001 - whatever an agent does wrong, the practice is kept
            answers.put(problem)

    # An agent that does not come back can't be stopped: it is left behind, and ends with the program, which does not wait for it.
    Thread(target=ask, name="agent", daemon=True).start()
    try:
        answer = answers.get(timeout=_SECONDS)
    except Empty as problem:
        message = f"{name} didn’t answer within {_SECONDS} seconds."
        raise CannotPractise(message, "Choose another counterpart.") from problem
    if isinstance(answer, CannotPractise):
        raise answer
    if isinstance(answer, Exception):
        raise CannotPractise(f"{name} stopped with a mistake of its own.", "Choose another counterpart.") from answer
    if answer[1] is not None and not _is_deal(answer[1], hidden):
        raise CannotPractise(f"{name} offered something that is no deal here.", "Choose another counterpart.")
    return answer


def _is_deal(choice: Choice, hidden: Hidden) -> bool:
    """Whether it names an option of every issue, and nothing else."""
    rows = hidden.points
    return len(choice) == len(rows) and all(0 <= at < len(row) for at, row in zip(choice, rows, strict=True))


def agent_offers(name: str, hidden: Hidden, rounds: int, seed: int, mine: Sequence[Choice]) -> list[Choice]:
    """All that an agent offers in a talk in which I begin, make these offers and accept none, until it accepts or leaves.

    Only for trying things out: without a bound in time. Raises CannotPractise.
    """
    sao = import_module("negmas.sao")
    with _seeded(seed):
        talk, player = _talk(sao, name, hidden, rounds, mine, i_began=True)
        for _ in mine:
            if talk.state.ended:
                break
            talk.step()
    return [tuple(int(value) for value in offer) for offer in player.heard if offer is not None]


def _class_of(name: str) -> Any:
    try:
        module = import_module(_MODULE)
    except ImportError as problem:
        raise CannotPractise("NegMAS isn’t installed here.", _INSTALL) from problem
    found = getattr(module, name, None) if name.isidentifier() and not name.startswith("_") else None
    if not isinstance(found, type) or not hasattr(found, "propose"):
        hint = "Its names end in Negotiator, such as BoulwareTBNegotiator or MiCRONegotiator."
        raise CannotPractise(f"NegMAS has no agent {name!r}.", hint)
    return found


def _played(
    name: str, hidden: Hidden, rounds: int, seed: int, mine: Sequence[Choice], i_began: bool
) -> tuple[bool, Answer]:
    """Play my offers against a fresh agent, and see what it does after the last of them."""
    sao = import_module("negmas.sao")
    with _seeded(seed):
        talk, player = _talk(sao, name, hidden, rounds, mine, i_began)
        before = len(player.heard)
        for _ in range(len(mine) + (not i_began)):
            if talk.state.ended:
                break
            before = len(player.heard)
            talk.step()
        return _result(talk, player, before)


def _talk(sao: Any, name: str, hidden: Hidden, rounds: int, mine: Sequence[Choice], i_began: bool) -> tuple[Any, Any]:
    """A talk of the two that has not begun, and the one who makes my offers."""
    space, preferences = _preferences(hidden)
    talk = sao.SAOMechanism(outcome_space=space, n_steps=rounds + 1)
    player = _player(sao)(mine)
    agent = _class_of(name)(name="agent")
    seats = ((player, None), (agent, preferences)) if i_began else ((agent, preferences), (player, None))
    for negotiator, wants in seats:
        talk.add(negotiator, ufun=wants) if wants is not None else talk.add(negotiator)
    return talk, player


def _result(talk: Any, player: Any, before: int) -> tuple[bool, Answer]:
    state = talk.state
    if state.agreement is not None:
        return True, None
    heard = [offer for offer in player.heard if offer is not None]
    last = state.current_offer if state.current_proposer not in {None, player.id} else None
    if last is not None:
        return False, tuple(int(value) for value in last)
    return (False, tuple(int(value) for value in heard[-1])) if len(player.heard) > before and heard else (False, None)


def _player(sao: Any) -> Any:
    """A negotiator that makes offers it is given and accepts none."""

    class Player(sao.SAONegotiator):  # type: ignore[misc, unused-ignore]
        def __init__(self, offers: Sequence[Choice]) -> None:
            super().__init__(name="player")
            self.offers = iter(offers)
            self.heard: list[Any] = []

        def propose(self, state: Any, dest: Any = None) -> Any:  # noqa: ARG002 - as NegMAS calls it
            return next(self.offers, None)

        def respond(self, state: Any, source: Any = None) -> Any:  # noqa: ARG002 - as above
            self.heard.append(state.current_offer)
            return sao.ResponseType.REJECT_OFFER

    return Player


def _preferences(hidden: Hidden) -> tuple[Any, Any]:
    """The packages and what they are worth to whoever sits there, as NegMAS has them: from 0 to 1."""
    negmas = import_module("negmas")
    issues = [negmas.make_issue(list(range(len(row))), f"issue {number}") for number, row in enumerate(hidden.points)]
    space = negmas.make_os(issues)
    tables = [
        {at: -1.0 if at in refused else points / VALUE for at, points in enumerate(row)}
        for row, refused in zip(hidden.points, hidden.refused, strict=True)
    ]
    wants = negmas.LinearAdditiveUtilityFunction(
        values=tables, weights=[1.0] * len(tables), outcome_space=space, reserved_value=hidden.reservation / VALUE
    )
    return space, wants


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """Python's and numpy's generators as this seed sets them, and afterwards as they were."""
    numpy = import_module("numpy")
    states = random.getstate(), numpy.random.get_state()
    random.seed(seed)
    numpy.random.seed(seed % 2**32)
    try:
        yield
    finally:
        random.setstate(states[0])
        numpy.random.set_state(states[1])
