"""A plan tried in many talks: how they end, what a change of the plan would do, and which guess matters most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.practice.hidden import Hidden, draw
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.simulation.averages import Difference, apart, difference, mean
from negotui.analysis.simulation.field import FINE, TrialField
from negotui.analysis.simulation.players import Players, Variant
from negotui.analysis.simulation.talks import Chair
from negotui.analysis.work import checkpoint
from negotui.domain.practice import Manner, Pressure

TALKS, ROUNDS = 1_000, 10
"""So many talks of so many rounds, where nothing else is said."""
_NEXT = 1_000_003
"""Between the seeds of two trials lie so many talks, so that they have none in common."""


@dataclass(frozen=True, slots=True)
class TalkGroup:
    """Talks taken together. worth: the mean of a deal to me, as a package value, None without one.  rounds: the mean.

    left: the mean of what was left on the table in a deal, in parts of FINE.
    """

    talks: int
    deals: int
    worth: Fraction | None
    rounds: Fraction
    left: Fraction


@dataclass(frozen=True, slots=True)
class PlanChange:
    """The plan changed in one thing, in the same talks. gain: how much more the changed plan brings, as package values."""

    variant: Variant
    deals: int
    gain: Difference


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something guessed of them, and how much hangs on it. kind: `limit`, `weight` or `walking away`.  issue: its name, or empty.

    low, high: the mean result where it was drawn low and where it was drawn high: a limit is high where they refuse more options.
    """

    kind: str
    issue: str
    low: Fraction
    high: Fraction
    apart: Difference


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. worths: of the deals, as package values.  kinds: the groups by who sat there.

    possible: how many talks without a deal had room for one.  without: what a talk without a deal counts as.  assumed: the names
    of the issues of which nothing is guessed.
    """

    field: TrialField
    rounds: int
    seed: int
    all: TalkGroup
    kinds: Mapping[Manner, TalkGroup]
    changes: tuple[PlanChange, ...]
    unknowns: tuple[Unknown, ...]
    worths: tuple[Fraction, ...]
    possible: int
    without: Fraction
    assumed: tuple[str, ...]


@dataclass(slots=True)
class _Talk:
    """A talk of the plan. worth: in units, the floor without a deal.  drawn: what was drawn of them, as `_questions` has it."""

    manner: Manner
    is_deal: bool
    worth: int
    rounds: int
    left: int
    was_possible: bool
    drawn: tuple[int, ...]


def try_plan(
    field: TrialField,
    players: Players,
    talks: int = TALKS,
    rounds: int = ROUNDS,
    seed: int = 0,
    progress: Callable[[int], None] | None = None,
) -> Trial:
    """Try the plan and its variants, each against the same counterparts, every manner as often as the others.

    rounds: those that the players were made for.  progress: told how many talks are done.  The same seed always says the same.
    Raises Stopped where it is cancelled.
    """
    found: list[_Talk] = []
    others: dict[Variant, list[tuple[int, bool]]] = {one: [] for one in players.by if one is not Variant.PLAN}
    manners, pressures = tuple(Manner), tuple(Pressure)
    assumed: tuple[str, ...] = ()
    for number in range(talks):
        checkpoint()
        pressure = pressures[number // len(manners) % len(pressures)]
        settings = PracticeSettings(
            manners[number % len(manners)], rounds, pressure, tactics=False, seed=seed * _NEXT + number
        )
        hidden = draw(field.game, field.guessed, settings)
        assumed = hidden.assumed
        chair = Chair(field, hidden, settings)
        found.append(_talk(chair, players))
        for variant, results in others.items():
            deal = chair.play(players.by[variant], players.floor).deal
            results.append((players.floor if deal is None else field.worth(deal), deal is not None))
        if progress is not None:
            progress(number + 1)
    plan = [one.worth for one in found]
    names = {issue.id: issue.name for issue in field.game.issues}
    return Trial(
        field,
        rounds,
        seed,
        _group(found, field),
        {manner: _group([one for one in found if one.manner is manner], field) for manner in manners[:talks]},
        tuple(
            PlanChange(
                variant,
                sum(is_deal for _, is_deal in results),
                difference([worth for worth, _ in results], plan, field.unit),
            )
            for variant, results in others.items()
        ),
        _unknowns(field, found),
        tuple(field.exact(one.worth) for one in found if one.is_deal),
        sum(one.was_possible and not one.is_deal for one in found),
        field.exact(players.floor),
        tuple(names[id] for id in assumed),
    )


def _talk(chair: Chair, players: Players) -> _Talk:
    field, hidden, ending = chair.field, chair.hidden, chair.play(players.by[Variant.PLAN], players.floor)
    deal = ending.deal
    return _Talk(
        hidden.manner,
        deal is not None,
        players.floor if deal is None else field.worth(deal),
        ending.rounds,
        0 if deal is None else chair.left(deal),
        deal is not None or (chair.most(hidden.reservation) or 0) > field.in_parts(players.floor),
        _drawn(hidden),
    )


def _drawn(hidden: Hidden) -> tuple[int, ...]:
    """What was drawn of them: by the issue how many options they refuse, and how much it matters; what walking away brings."""
    return (*map(len, hidden.refused), *hidden.shares, hidden.reservation)


def _questions(field: TrialField) -> list[tuple[str, str]]:
    names = [issue.name for issue in field.game.issues]
    return [*(("limit", name) for name in names), *(("weight", name) for name in names), ("walking away", "")]


def _group(talks: Sequence[_Talk], field: TrialField) -> TalkGroup:
    deals = [talk for talk in talks if talk.is_deal]
    return TalkGroup(
        len(talks),
        len(deals),
        field.exact(mean([talk.worth for talk in deals])) if deals else None,
        mean([talk.rounds for talk in talks]),
        mean([talk.left for talk in deals]),
    )


def _unknowns(field: TrialField, talks: Sequence[_Talk]) -> tuple[Unknown, ...]:
    """What was guessed of them, by how much hangs on it; only what stands out of the noise."""
    results = [talk.worth for talk in talks]
    found = []
    for at, (kind, issue) in enumerate(_questions(field)):
        ends = apart([talk.drawn[at] for talk in talks], results, field.unit)
        if ends is not None and ends[2].is_clear(3):
            found.append(Unknown(kind, issue, *ends))
    return tuple(sorted(found, key=lambda one: -abs(one.apart.mean)))


def left_points(group: TalkGroup, trial: Trial) -> Fraction:
    """What a group left on the table on average, as a package value."""
    rows = trial.field.mine
    return trial.field.exact(group.left * sum(max(row) - min(row) for row in rows) / FINE)
