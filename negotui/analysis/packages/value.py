"""What some terms are worth to both sides, whole or not: what cannot be valued is named and never drops the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.packages.model import HUNDRED, Game, Option, Package
from negotui.analysis.packages.terms import option_at

Span = tuple[Fraction, Fraction | None, Fraction]
"""The least, the likely and the most; likely None where an issue is open."""


@dataclass(frozen=True, slots=True)
class Value:
    """What terms are worth, in package value: 0 to 1 where weights tell issues apart, else points.

    mine, theirs: what is not settled runs over all of its options; theirs None where unknown.  settled: what the terms with a value
    add up to, for me and for them.  package: the whole deal, None where an issue has no term with a value.
    counted: the names of the issues with one.  of: how many issues weigh.  open: those without a term.  unvalued: those whose term
    or weight is there and cannot be counted.  outside: those whose term lies off my scale.
    past_mine: those past my limit.  past_theirs: those past the softest guess of theirs.
    """

    mine: Span
    theirs: Span | None
    settled: tuple[Fraction, Fraction | None]
    package: Package | None
    counted: tuple[str, ...]
    of: int
    open: tuple[str, ...]
    unvalued: tuple[str, ...]
    outside: tuple[str, ...]
    past_mine: tuple[str, ...]
    past_theirs: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Whether every issue that weighs is counted: only then is there a full score."""
        return len(self.counted) == self.of


def value_of(terms: Mapping[str, str], game: Game) -> Value | None:
    """The value of terms by the id of the issue; None where none of them has one."""
    pairs = [(issue, option_at(issue, terms.get(issue.id, ""))) for issue in game.issues]
    options = [option for _, option in pairs]
    found = [(issue, option) for issue, option in pairs if option]
    if not found:
        return None
    aside = tuple(name for id, name in game.untouched if terms.get(id))
    missing = [issue for issue, option in pairs if not option]
    counted = tuple(issue.name for issue, _ in found if issue.name not in game.left)
    package = None if missing else game.package([option for _, option in found])
    mine = game.mine.total(_ends(game, options, False, False)), game.mine.total(_ends(game, options, False, True))
    theirs: Span | None = None
    settled: tuple[Fraction, Fraction | None] = (_settled(game, options, False), None)
    if game.theirs and all(option.theirs is not None for _, option in found) and (game.is_known or not missing):
        low, high = (game.theirs.extreme(_ends(game, options, True, most), most) for most in (False, True))
        theirs = (low, package.theirs if package else None, high)
        settled = (settled[0], _settled(game, options, True))
    return Value(
        (mine[0], package.mine if package else None, mine[1]),
        theirs,
        settled,
        package,
        counted,
        len(game.counted) + len(game.left) + len(aside),
        tuple(issue.name for issue in missing if not terms.get(issue.id)),
        (*(issue.name for issue in missing if terms.get(issue.id)), *game.left, *aside),
        tuple(issue.name for issue, option in found if game.weighted and not 0 <= option.mine <= HUNDRED),
        tuple(issue.name for issue, option in found if option.past_mine),
        tuple(issue.name for issue, option in found if option.past_theirs),
    )


def _ends(game: Game, options: Sequence[Option | None], theirs: bool, most: bool) -> list[Fraction]:
    """The least or the most value on each issue: of its term, or of any option where it has none."""
    place = 1 if most else 0
    found = []
    for issue, option in zip(game.issues, options, strict=True):
        if option is None:
            found.append((issue.theirs if theirs else issue.mine)[place])
        elif theirs:
            found.append((option.guesses or issue.theirs)[place])
        else:
            found.append(option.ends[place])
    return found


def _settled(game: Game, options: Sequence[Option | None], theirs: bool) -> Fraction:
    """What the terms that are there add up to."""
    side = game.theirs if theirs else game.mine
    zero = Fraction(0)
    worths = [zero if option is None else (option.theirs or zero) if theirs else option.mine for option in options]
    return side.total(worths) if side else zero
