"""A package that would be better than an offer for one side and no worse for the other, where that makes a real difference."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.gaps import paragraph, strong
from negotui.analysis.offers.rating import Rating, frontier_with
from negotui.analysis.offers.score import Score
from negotui.analysis.packages.model import Game, Package
from negotui.analysis.packages.moves import better_than
from negotui.analysis.packages.words import alike, gain
from negotui.domain.blocks import Block
from negotui.domain.sentences import as_name


def better(score: Score, rating: Rating) -> Iterator[Block]:
    """A package that is clearly better for one and no worse for the other, within all limits and no worse than walking away.

    Under three points are about the same: nothing is proposed for those. Nothing is said where not every issue is counted, nor
    where a weight of theirs is unknown.
    """
    game, value = rating.game, score.worth
    package = value.package if value and value.is_full else None
    frontier = frontier_with(rating, package) if package else None
    unsure = game is None or game.theirs is None or game.theirs.unknown or len(game.issues) == 1
    if game is None or unsure or package is None or frontier is None:
        return
    better = [frontier.grid.package(frontier.first(point)) for point in better_than(package, frontier, None).points]
    if not better:
        if package.past_mine or package.past_theirs:
            return
        yield paragraph("By your scores, nothing would be better for one of you without hurting the other.")
        return
    clear = [one for one in better if any(_gains(one, package, game))]
    sound = [one for one in clear if _in_zone(one, game) and not one.past_mine and not one.past_theirs]
    if not sound:
        yield paragraph(
            "No change would make a real difference to one of you without hurting the other."
            if not clear
            else "Every better deal goes past a limit, or leaves one of you worse off than walking away."
        )
        return
    # The largest gain of both together comes first; one in which each of them gains goes before it.
    found = next((one for one in sound if all(_gains(one, package, game))), sound[0])
    mine, theirs = _gains(found, package, game)
    head = (
        "Better for both: "
        if mine and theirs
        else "Better for you, the same for them: "
        if mine
        else "Better for them, the same for you: "
    )
    yield paragraph(strong(head), f"{_swap(found, package, game)}: {_brings(found, package, game)}.")


def _gains(one: Package, package: Package, game: Game) -> tuple[bool, bool]:
    """Whether I gain by another package, and whether they do, by more than what is about the same."""
    before, after = package.theirs or Fraction(0), one.theirs or Fraction(0)
    return (
        one.mine > package.mine and not alike(one.mine, package.mine, game),
        after > before and not alike(after, before, game),
    )


def _swap(one: Package, package: Package, game: Game) -> str:
    """What changes from one package to another: `Remote days 2 → 3, Base salary 126,000 → 124,000`."""
    pairs = zip(game.issues, package.options, one.options, strict=True)
    return ", ".join(f"{as_name(issue.name)} {old.name} → {new.name}" for issue, old, new in pairs if old != new)


def _brings(one: Package, package: Package, game: Game) -> str:
    """What a change brings both: `+10 for you, no change for them, as you guess`."""
    mine, theirs = one.mine - package.mine, (one.theirs or Fraction(0)) - (package.theirs or Fraction(0))
    said = [f"{gain(gained, game)} for {whom}" for whom, gained in (("you", mine), ("them, as you guess", theirs))]
    return ", ".join(said)


def _in_zone(package: Package, game: Game) -> bool:
    """Whether a package is at least as good as no deal for both, as far as that is known."""
    sides = ((package.mine, game.mine), (package.theirs, game.theirs))
    return all(
        worth is None or side is None or side.reservation is None or worth >= side.reservation for worth, side in sides
    )
