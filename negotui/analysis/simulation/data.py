"""A trial as plain values, for JSON: figures as numbers on the scale of packages in points, to a hundredth."""

from __future__ import annotations

from fractions import Fraction

from negotui.analysis.packages.model import Game
from negotui.analysis.packages.words import points
from negotui.analysis.simulation.panel import verdict
from negotui.analysis.simulation.trial import TalkGroup, Trial, left_points
from negotui.domain.sentences import as_plain_text


def trial_data(trial: Trial) -> dict[str, object]:
    """Everything that was found out, with what it takes to repeat it."""
    game = trial.field.game
    return {
        "talks": trial.all.talks,
        "rounds": trial.rounds,
        "seed": trial.seed,
        "verdict": as_plain_text(verdict(trial)),
        "walking_away": None if game.mine.reservation is None else _figure(game.mine.reservation, game),
        "no_deal_counts_as": _figure(trial.without, game),
        "plan": _group(trial.all, trial),
        "no_deal_but_possible": trial.possible,
        "by_kind": {str(manner): _group(group, trial) for manner, group in trial.kinds.items()},
        "changes": [
            {
                "change": str(one.variant),
                "deals": one.deals,
                "gain": _figure(one.gain.mean, game),
                "standard_error": _figure(one.gain.error, game),
                "even": not one.gain.is_clear(),
            }
            for one in trial.changes
        ],
        "guesses": [
            {
                "guess": one.kind,
                "issue": one.issue or None,
                "drawn_low": _figure(one.low, game),
                "drawn_high": _figure(one.high, game),
                "standard_error": _figure(one.apart.error, game),
            }
            for one in trial.unknowns
        ],
        "assumed_opposite": list(trial.assumed),
    }


def _group(group: TalkGroup, trial: Trial) -> dict[str, object]:
    return {
        "talks": group.talks,
        "deals": group.deals,
        "points": None if group.worth is None else _figure(group.worth, trial.field.game),
        "offers": float(round(group.rounds, 2)),
        "left_on_the_table": _figure(left_points(group, trial), trial.field.game) if group.deals else None,
    }


def _figure(worth: Fraction, game: Game) -> float:
    return float(round(points(worth, game), 2))
