"""Agents of others on the other chair: played through a stand-in for NegMAS, which is never needed to test or to run."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from negotui.analysis.practice import agents
from negotui.analysis.practice.counterpart import Act, Turn, reply
from negotui.analysis.practice.settings import PracticeSettings, settings_from
from negotui.errors import CannotPractise
from tests.analysis.practice.talks import counterpart, every_choice, example

SETTINGS = PracticeSettings(rounds=6, seed=4, agent="StandInNegotiator")


class _Mechanism:
    """As much of NegMAS's mechanism as is used: in turn each responds to what lies there, then offers."""

    def __init__(self, outcome_space: Any, n_steps: int) -> None:
        self.seats: list[Any] = []
        self.state = SimpleNamespace(ended=False, agreement=None, current_offer=None, current_proposer=None)

    def add(self, negotiator: Any, ufun: Any = None) -> None:
        negotiator.id, negotiator.ufun = f"n{len(self.seats)}", ufun
        self.seats.append(negotiator)

    def step(self) -> None:
        state = self.state
        for seat in self.seats:
            if state.current_offer is not None and seat.respond(state) == "accept":
                state.agreement, state.ended = state.current_offer, True
                return
            offer = seat.propose(state)
            if offer is None:
                state.ended = True
                return
            state.current_offer, state.current_proposer = offer, seat.id


class _Base:
    def __init__(self, name: str = "") -> None:
        self.ufun: Any = None


class StandInNegotiator(_Base):
    """Accepts half of all; offers its best first, then one that is worse by a step each time."""

    def propose(self, state: Any, dest: Any = None) -> Any:
        self.asked = getattr(self, "asked", -1) + 1
        ranked = sorted(self.ufun.choices, key=self.ufun.worth, reverse=True)
        return ranked[min(self.asked, len(ranked) - 1)]

    def respond(self, state: Any, source: Any = None) -> Any:
        return "accept" if self.ufun.worth(state.current_offer) >= 0.5 else "reject"


class BrokenNegotiator(StandInNegotiator):
    def propose(self, state: Any, dest: Any = None) -> Any:
        raise ZeroDivisionError


class NonsenseNegotiator(StandInNegotiator):
    def propose(self, state: Any, dest: Any = None) -> Any:
        return (99,)


class LeavingNegotiator(StandInNegotiator):
    def propose(self, state: Any, dest: Any = None) -> Any:
        return None


class _Wants:
    def __init__(self, values: Any, weights: Any, outcome_space: Any, reserved_value: float) -> None:
        from itertools import product

        self.values = values
        self.choices = list(product(*values))

    def worth(self, choice: Any) -> float:
        return float(sum(table[at] for table, at in zip(self.values, choice, strict=True)))


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    sao = SimpleNamespace(
        SAOMechanism=_Mechanism, SAONegotiator=_Base, ResponseType=SimpleNamespace(REJECT_OFFER="reject")
    )
    named = ModuleType("negotiators")
    for kind in (StandInNegotiator, BrokenNegotiator, LeavingNegotiator, NonsenseNegotiator):
        setattr(named, kind.__name__, kind)
    negmas = SimpleNamespace(make_issue=lambda values, name: values, make_os=list, LinearAdditiveUtilityFunction=_Wants)
    numpy = SimpleNamespace(
        random=SimpleNamespace(get_state=lambda: 1, set_state=lambda state: None, seed=lambda seed: None)
    )
    modules = {"negmas": negmas, "negmas.sao": sao, "negmas.sao.negotiators": named, "numpy": numpy}
    monkeypatch.setattr(agents, "import_module", modules.__getitem__)


def test_an_agent_is_asked_by_playing_the_talk_through(stand_in: None) -> None:
    game = example()
    hidden = counterpart(game, SETTINGS)
    ladder = every_choice(game)
    poor = [choice for choice in ladder if hidden.worth(choice) < 5_000][:3]
    log: tuple[Turn, ...] = ()
    worths = []
    for choice in poor:
        log = (*log, Turn(True, Act.OFFER, choice))
        answer = reply(game, hidden, SETTINGS, log)
        assert answer == reply(game, hidden, SETTINGS, log)
        assert answer.act is Act.OFFER
        assert answer.choice is not None
        worths.append(hidden.worth(answer.choice))
        log = (*log, answer.turn)
    assert worths == sorted(worths, reverse=True)
    good = next(choice for choice in ladder if hidden.worth(choice) >= 5_100)
    assert reply(game, hidden, SETTINGS, (*log, Turn(True, Act.OFFER, good))).act is Act.ACCEPT


def test_an_agent_may_open(stand_in: None) -> None:
    game = example()
    hidden = counterpart(game, SETTINGS)
    first = reply(game, hidden, SETTINGS, ())
    assert first.choice is not None
    assert hidden.worth(first.choice) == hidden.best


def test_an_agent_that_leaves_ends_the_talk(stand_in: None) -> None:
    settings = PracticeSettings(agent="LeavingNegotiator")
    hidden = counterpart(example(), settings)
    worst = min(every_choice(example()), key=hidden.worth)
    assert reply(example(), hidden, settings, (Turn(True, Act.OFFER, worst),)).act is Act.WALK


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BrokenNegotiator", "stopped with a mistake of its own"),
        ("NonsenseNegotiator", "offered something that is no deal here"),
        ("Nobody", "NegMAS has no agent 'Nobody'"),
        ("os.system", "NegMAS has no agent"),
        ("__loader__", "NegMAS has no agent"),
    ],
)
def test_what_goes_wrong_is_a_sentence(stand_in: None, name: str, said: str) -> None:
    settings = PracticeSettings(agent=name)
    hidden = counterpart(example(), settings)
    worst = min(every_choice(example()), key=hidden.worth)
    with pytest.raises(CannotPractise, match=said) as problem:
        reply(example(), hidden, settings, (Turn(True, Act.OFFER, worst),))
    assert problem.value.hint


def test_without_negmas_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(agents, "import_module", missing)
    with pytest.raises(CannotPractise, match="isn’t installed") as problem:
        agents.check_agent("BoulwareTBNegotiator", example())
    assert "negotui[agents]" in problem.value.hint


def test_too_many_packages_are_refused(stand_in: None) -> None:
    huge = SimpleNamespace(count=10**10)
    with pytest.raises(CannotPractise, match="too long"):
        agents.check_agent("StandInNegotiator", huge)  # type: ignore[arg-type]


def test_an_agent_that_does_not_come_back_is_left_behind(stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from threading import Event

    never = Event()
    monkeypatch.setattr(agents, "_SECONDS", 0.01)
    monkeypatch.setattr(agents, "_played", lambda *_: never.wait(10))
    with pytest.raises(CannotPractise, match="didn’t answer"):
        agents.agent_answer("StandInNegotiator", example(), counterpart(example(), SETTINGS), 5, 1, (), True)
    never.set()


def test_the_agent_survives_a_file() -> None:
    assert settings_from(SETTINGS.data()) == SETTINGS
    old = {name: value for name, value in SETTINGS.data().items() if name != "agent"}
    assert settings_from(old).agent == ""


def test_nothing_loads_negmas_unasked() -> None:
    code = "import sys, negotui.services.practice; print('negmas' in sys.modules or 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
