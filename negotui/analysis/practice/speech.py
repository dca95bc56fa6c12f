"""What a counterpart says with a move: a line of the pages, with the figures filled in. The same seed says the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from random import Random

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Reply, Turn, offers
from negotui.analysis.practice.hidden import Hidden
from negotui.domain.practice import Manner, MoveKind, PracticePages, Spoken, filled, places_of

_FIRST = (MoveKind.OPENING,)


def speech(
    pages: PracticePages,
    game: Game,
    hidden: Hidden,
    answer: Reply,
    log: Sequence[Turn],
    seed: int,
    said: Collection[str] = (),
) -> str:
    """What they say with an answer to a log, or empty where the pages have no line for it. said: what they have said before."""
    words = _words(game, hidden, answer, log)
    turn = sum(not one.by_me for one in log)
    tactic = next((one for one in pages.tactics if one.id == answer.tactic), None)
    spoken = tactic.says if tactic else pages.lines.get(answer.kind, ())
    return _chosen(spoken, words, hidden.manner, Random(seed * 31 + turn), said)  # noqa: S311 - repeatable, not secret


def _chosen(
    lines: Sequence[Spoken], words: Mapping[str, str], manner: Manner, dice: Random, said: Collection[str]
) -> str:
    """One of the lines that this manner can say with these words, one that was not said yet where there is one."""
    fits = [line for line in lines if line.manner in {None, manner} and set(places_of(line.text)) <= words.keys()]
    # What only this manner says is said as often as the rest.
    own = [line for line in fits if line.manner is manner]
    fits += own * (max(len(fits) - len(own), 0) // max(len(own), 1) - 1)
    texts = [filled(line.text, words) for line in fits]
    fresh = [text for text in texts if text not in said] or texts
    return fresh[int(dice.random() * len(fresh))] if fresh else ""


def _words(game: Game, hidden: Hidden, answer: Reply, log: Sequence[Turn]) -> dict[str, str]:
    """What can be filled in, by the name of the place."""
    choice = answer.choice
    if choice is None:
        return {}
    words = {"offer": in_words(game, choice)}
    mine, theirs = offers(log, True), offers(log, False)
    if answer.kind is MoveKind.CANNOT and mine:
        return words | _refused(game, hidden, mine[-1], choice)
    before = mine[-1] if answer.kind is MoveKind.NIBBLE and mine else theirs[-1] if theirs else None
    if answer.act is not Act.OFFER or before is None or answer.kind in _FIRST:
        return words
    moved = [number for number, (one, other) in enumerate(zip(before, choice, strict=True)) if one != other]
    if not moved:
        return words
    words["change"] = in_words(game, choice, moved)
    shifts = {at: abs(hidden.points[at][choice[at]] - hidden.points[at][before[at]]) for at in moved}
    most = max(shifts, key=lambda at: shifts[at])
    issue = game.issues[most]
    words |= {"issue": issue.name, "figure": issue.options[choice[most]].name}
    if mine:
        words["yours"] = issue.options[mine[-1][most]].name
    return words


def _refused(game: Game, hidden: Hidden, mine: Choice, theirs: Choice) -> dict[str, str]:
    """The first thing in my offer that they cannot agree to, and what they ask there."""
    for issue, refused, asked, wanted in zip(game.issues, hidden.refused, mine, theirs, strict=True):
        if asked in refused:
            return {"issue": issue.name, "yours": issue.options[asked].name, "figure": issue.options[wanted].name}
    return {}


def in_words(game: Game, choice: Choice, only: Sequence[int] | None = None) -> str:
    """A package as one says it: `Base salary 120,000; Remote days 2`. only: the numbers of the issues to name, None for all."""
    parts = [
        f"{issue.name} {issue.options[number].name}"
        for at, (issue, number) in enumerate(zip(game.issues, choice, strict=True))
        if only is None or at in only
    ]
    return "; ".join(parts)
