"""The hidden side: what a counterpart wants, drawn from my guesses by a seed. Nobody shows it before the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from random import Random

from negotui.analysis.figures import scale
from negotui.analysis.guesses import Guess
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import HUNDRED, Game, Issue, Side
from negotui.analysis.practice.game import figures_of
from negotui.analysis.practice.settings import PracticeSettings
from negotui.analysis.practice.targets import VALUE
from negotui.domain.practice import Manner

_FINE = 10**6
_SPREAD = {5: 10, 4: 20, 3: 35, 2: 60, 1: 90}
"""By how many percent a guess may be off, by how sure one is of it, from 1 to 5."""
_UNRATED = 35
_LEAST_OUT, _MOST_OUT = Fraction(1, 5), Fraction(1, 2)
"""Between these parts of their best deal lies what walking away brings them, where nothing is guessed of it."""
_OFF_POINTS = Fraction(1, 10)


@dataclass(frozen=True)
class Hidden:
    """A counterpart. Everything by the order of the game's issues and options.

    manner: how they give way.  points: what each option adds to a package for them; a package is the sum, from 0 to VALUE.
    reservation: what walking away is worth to them, in the same points.  refused: the options that they cannot agree to.
    shares: how much each issue matters to them, in VALUEths, adding up to about VALUE.  assumed: the ids of the issues of which
    nothing was guessed, so that they were taken to want the opposite of me.  agent: the agent of NegMAS that bargains with these
    wants in place of one of ours, or empty; the manner then only says how it speaks.
    """

    manner: Manner
    points: tuple[tuple[int, ...], ...]
    reservation: int
    refused: tuple[frozenset[int], ...]
    shares: tuple[int, ...]
    assumed: tuple[str, ...] = ()
    agent: str = ""

    def worth(self, choice: Choice) -> int:
        """What a package is worth to them, in points."""
        return sum(row[number] for row, number in zip(self.points, choice, strict=True))

    def can_sign(self, choice: Choice) -> bool:
        """Whether they can agree to every option of a package."""
        return all(number not in refused for refused, number in zip(self.refused, choice, strict=True))

    @cached_property
    def best(self) -> int:
        """The points of the best package that they can agree to."""
        rows = zip(self.points, self.refused, strict=True)
        return sum(
            max((value for number, value in enumerate(row) if number not in refused), default=0)
            for row, refused in rows
        )

    def data(self) -> dict[str, object]:
        """As plain values, for a file."""
        return {
            "manner": str(self.manner),
            "points": [list(row) for row in self.points],
            "reservation": self.reservation,
            "refused": [sorted(row) for row in self.refused],
            "shares": list(self.shares),
            "assumed": list(self.assumed),
            "agent": self.agent,
        }


def hidden_from(data: Mapping[str, object], game: Game) -> Hidden:
    """The counterpart that `data` gave. Raises KeyError, ValueError or TypeError where it does not fit the game."""
    points, refused, shares, assumed = (_list(data[name]) for name in ("points", "refused", "shares", "assumed"))
    found = Hidden(
        Manner(str(data["manner"])),
        tuple(tuple(int(str(value)) for value in _list(row)) for row in points),
        int(str(data["reservation"])),
        tuple(frozenset(int(str(number)) for number in _list(row)) for row in refused),
        tuple(int(str(share)) for share in shares),
        tuple(map(str, assumed)),
        str(data["agent"]) if "agent" in data else "",
    )
    sizes = [len(issue.options) for issue in game.issues]
    if [len(row) for row in found.points] != sizes or len(found.refused) != len(sizes) or len(shares) != len(sizes):
        raise ValueError("This counterpart is of another game.")
    return found


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("A list is missing.")
    return value


class _Dice:
    """Draws by a seed. Only `random()` is used: of nothing else is it promised that it stays the same between Pythons."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - a practice is to be repeatable, not secret

    def even(self) -> Fraction:
        """From 0 to 1, each as likely."""
        return Fraction(self._parts(), _FINE)

    def middle(self) -> Fraction:
        """From −1 to 1, the middle more likely."""
        return Fraction(self._parts() + self._parts() - _FINE, _FINE)

    def _parts(self) -> int:
        return int(self._random.random() * _FINE)


def draw(game: Game, guessed: Mapping[str, Guess], settings: PracticeSettings) -> Hidden:
    """A counterpart for this game, drawn around the guesses: the surer one is of a guess, the nearer to it.

    guessed: by the id of the issue. The same game, guesses and settings give the same counterpart.
    """
    dice = _Dice(settings.seed)
    manners = tuple(Manner)
    drawn = manners[int(dice.even() * len(manners)) % len(manners)]
    spreads = [_spread_of(guessed.get(issue.id)) for issue in game.issues]
    rows, refused, assumed = [], [], []
    for issue, spread in zip(game.issues, spreads, strict=True):
        guess = guessed.get(issue.id)
        if guess is None and all(option.theirs is None for option in issue.options):
            assumed.append(issue.id)
        limit = _limit(guess, spread, dice)
        refused.append(_refused(issue, guess, limit))
        rows.append(_values(issue, guess, limit, dice))
    shares = _shares(game, spreads, dice)
    points, offset, whole = _points(rows, shares)
    reservation = _reservation(game.theirs, offset, whole, dice)
    manner, weights = settings.manner or drawn, _weights(points)
    return Hidden(manner, points, reservation, tuple(refused), weights, tuple(assumed), settings.agent)


def _spread_of(guess: Guess | None) -> Fraction:
    sure = scale(guess.entry, "confidence") if guess else None
    return Fraction(_SPREAD.get(sure or 0, _UNRATED), 100)


def _limit(guess: Guess | None, spread: Fraction, dice: _Dice) -> Fraction | None:
    """Their limit on an issue, between the least and the most that it was guessed to be; None where nothing was guessed."""
    pull = dice.middle()
    if guess is None:
        return None
    width = max((abs(aim - guess.likely) for aim in guess.aims()), default=Fraction(0)) * spread / 2
    low = guess.low if guess.low is not None else guess.likely - width
    high = guess.high if guess.high is not None else guess.likely + width
    limit = guess.likely + (high - guess.likely if pull > 0 else guess.likely - low) * pull
    # They want something beyond their limit, however the guesses contradict each other.
    for aim in guess.aims():
        limit = min(limit, aim) if aim > guess.likely else max(limit, aim) if aim < guess.likely else limit
    return limit


def _wants_more(issue: Issue, guess: Guess | None) -> bool | None:
    """Whether more is better for them: as their aims beyond their limit say, else the opposite of what I want. None if unknown."""
    for aim in guess.aims() if guess else ():
        if guess and aim != guess.likely:
            return aim > guess.likely
    more = issue.limits.more if issue.limits else None
    return None if more is None else not more


def _refused(issue: Issue, guess: Guess | None, limit: Fraction | None) -> frozenset[int]:
    more = _wants_more(issue, guess)
    if limit is None or more is None:
        return frozenset()
    figures = enumerate(figures_of(issue))
    return frozenset(
        number for number, figure in figures if figure is not None and (figure < limit if more else figure > limit)
    )


def _values(issue: Issue, guess: Guess | None, limit: Fraction | None, dice: _Dice) -> list[Fraction]:
    """What each option is worth to them before weights: on their line from limit to aim, or as guessed, or the reverse of mine."""
    if issue.scale is not None and issue.scale.theirs is not None:
        more = bool(_wants_more(issue, guess))
        figures = [each for each in figures_of(issue) if each is not None]
        low, high = min(figures), max(figures)
        if limit is not None:
            low, high = min(low, limit), max(high, limit)
        if low == high:
            return [Fraction(0)] * len(figures)
        return [HUNDRED * (each - low if more else high - each) / (high - low) for each in figures]
    if any(option.theirs is None for option in issue.options):
        top = max(option.mine for option in issue.options)
        return [top - option.mine for option in issue.options]
    found = []
    for option in issue.options:
        likely, (low, high) = option.theirs or Fraction(0), option.guesses or (Fraction(0), Fraction(0))
        pull = dice.middle()
        found.append(likely + (high - likely if pull > 0 else likely - low) * pull)
    return found


def _shares(game: Game, spreads: Sequence[Fraction], dice: _Dice) -> list[Fraction] | None:
    """How much each issue counts for them, adding up to 1; None where points add up as they stand."""
    pulls = [dice.middle() for _ in game.issues]
    if not game.weighted:
        return None
    side = game.theirs
    if side is None or side.shares is None:
        # Nothing is known of their weights: any is as likely as any other, as the parts of a stick broken at random.
        cuts = sorted(dice.even() for _ in game.issues[1:])
        return [end - start for start, end in zip((Fraction(0), *cuts), (*cuts, Fraction(1)), strict=True)]
    found = []
    for number, (share, spread, pull) in enumerate(zip(side.shares, spreads, pulls, strict=True)):
        found.append((pull + 1) / 2 * side.most if number in side.unknown else share * (1 + spread * pull))
    total = sum(found, Fraction(0))
    return [share / total for share in found] if total else list(side.shares)


def _points(
    rows: Sequence[Sequence[Fraction]], shares: Sequence[Fraction] | None
) -> tuple[tuple[tuple[int, ...], ...], Fraction, Fraction]:
    """The options in points from the worst of each issue up; what the worst package has on the scale of packages; their span."""
    scales = [share / HUNDRED for share in shares] if shares else [Fraction(1)] * len(rows)
    scaled = [[value * scale for value in row] for row, scale in zip(rows, scales, strict=True)]
    lows = [min(row) for row in scaled]
    whole = sum((max(row) - low for row, low in zip(scaled, lows, strict=True)), Fraction(0))
    # The whole numbers of `int(worth × VALUE ÷ whole)`, which is never below 0, without a fraction on the way.
    times, parts = VALUE * whole.denominator, whole.numerator or 1
    points = tuple(
        tuple((above := value - low).numerator * times // (above.denominator * parts) for value in row)
        for row, low in zip(scaled, lows, strict=True)
    )
    return points, sum(lows, Fraction(0)), whole


def _weights(points: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """How much each issue can change for them, in points: their swing weights."""
    return tuple(max(row) - min(row) for row in points)


def _reservation(side: Side | None, offset: Fraction, whole: Fraction, dice: _Dice) -> int:
    """What walking away is worth to them, in points."""
    pull, part = dice.middle(), dice.even()
    if side is None or side.reservation is None or not whole:
        return int((_LEAST_OUT + (_MOST_OUT - _LEAST_OUT) * part) * VALUE)
    guess = (side.reservation - offset) / whole
    return int(min(max(guess + _OFF_POINTS * pull, Fraction(0)), Fraction(1)) * VALUE)
