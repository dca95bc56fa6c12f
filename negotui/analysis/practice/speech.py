"""What a counterpart says with a move: a line of the pages, with the figures filled in. The same seed says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Game
from negotui.analysis.practice.counterpart import Act, Reply, Turn, offers
from negotui.analysis.practice.hidden import Hidden
from negotui.analysis.practice.said import Words
from negotui.domain.practice import (
    WITH_A_PAGE,
    Manner,
    MoveKind,
    PracticePages,
    Spoken,
    could_be,
    filled,
    places_of,
)


def speech(
    pages: PracticePages,
    game: Game,
    hidden: Hidden,
    answer: Reply,
    log: Sequence[Turn],
    seed: int,
    said: Sequence[str] = (),
    counted: Mapping[str, str] | None = None,
) -> str:
    """What they say with an answer to a log, or empty where the pages have no line for it.

    said: what they have said before, the first first.  counted: the units of the issues by their ids, as they were typed.
    """
    words = _words(Words(game, counted), hidden, answer, log)
    turn = sum(not one.by_me for one in log)
    id = answer.tactic or WITH_A_PAGE.get(answer.kind, "")
    tactic = next((one for one in pages.tactics if one.id == id), None)
    spoken = tactic.says if tactic else pages.lines.get(answer.kind, ())
    return _chosen(spoken, words, hidden.manner, Random(seed * 31 + turn), said)  # noqa: S311 - repeatable, not secret


def _chosen(
    lines: Sequence[Spoken], words: Mapping[str, str], manner: Manner, dice: Random, said: Sequence[str]
) -> str:
    """One of the lines that this manner can say with these words, of those that were not said for the longest time."""
    fits = [line for line in lines if line.manner in {None, manner} and set(places_of(line.text)) <= words.keys()]
    last = [max((at for at, one in enumerate(said) if could_be(line.text, one)), default=-1) for line in fits]
    fresh = [line for line, at in zip(fits, last, strict=True) if at == min(last)]
    # What only this manner says is said as often as the rest.
    own = [line for line in fresh if line.manner is manner]
    fresh += own * (max(len(fresh) - len(own), 0) // max(len(own), 1) - 1)
    return filled(fresh[int(dice.random() * len(fresh))].text, words) if fresh else ""


def _words(named: Words, hidden: Hidden, answer: Reply, log: Sequence[Turn]) -> dict[str, str]:
    """What can be filled in, by the name of the place."""
    choice = answer.choice
    if choice is None:
        return {}
    words = {"offer": named.offer(choice)}
    mine, theirs = offers(log, True), offers(log, False)
    if answer.kind is MoveKind.CANNOT and mine:
        return words | _refused(named, hidden, mine[-1], choice)
    is_nibble = answer.kind is MoveKind.NIBBLE and mine
    before = mine[-1] if is_nibble else theirs[-1] if theirs else None
    if answer.act is not Act.OFFER or before is None:
        return words
    moved = [number for number, (one, other) in enumerate(zip(before, choice, strict=True)) if one != other]
    if moved:
        words["change"] = named.offer(choice, moved)
        asks = is_nibble or answer.kind is MoveKind.DEMAND
        given = {at: hidden.points[at][before[at]] - hidden.points[at][choice[at]] for at in moved}
        most = max(given, key=lambda at: -given[at] if asks else given[at])
    elif mine and mine[-1] != choice:
        apart = {at: row[choice[at]] - row[mine[-1][at]] for at, row in enumerate(hidden.points)}
        most = max(apart, key=lambda at: apart[at])
    else:
        return words
    words |= {"issue": named.issue(most), "figure": named.figure(most, choice[most])}
    if mine and mine[-1][most] != choice[most]:
        words["yours"] = named.figure(most, mine[-1][most])
    return words


def _refused(named: Words, hidden: Hidden, mine: Choice, theirs: Choice) -> dict[str, str]:
    """The first thing in my offer that they cannot agree to, and what they ask there."""
    for number, refused in enumerate(hidden.refused):
        if mine[number] in refused:
            yours, figure = named.figure(number, mine[number]), named.figure(number, theirs[number])
            return {"issue": named.issue(number), "yours": yours, "figure": figure}
    return {}


def in_words(game: Game, choice: Choice, only: Sequence[int] | None = None) -> str:
    """A package as one types it: `Base salary 120,000; Remote days 2`. only: the numbers of the issues to name, None for all."""
    parts = [
        f"{issue.name} {issue.options[number].name}"
        for at, (issue, number) in enumerate(zip(game.issues, choice, strict=True))
        if only is None or at in only
    ]
    return "; ".join(parts)
