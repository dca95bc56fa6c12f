"""What was hidden in a practice, and where its result lies among all that was possible."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.gaps import paragraph
from negotui.analysis.packages.grid import Choice
from negotui.analysis.packages.model import Issue
from negotui.analysis.packages.words import figure, points
from negotui.analysis.practice.counterpart import Act, offers
from negotui.analysis.practice.outcome import package_of
from negotui.analysis.practice.shown import Shown
from negotui.analysis.practice.targets import VALUE
from negotui.domain.blocks import Block, Column, Course, Guideline, Inline, Mark, Scatter, Series, Table, plain
from negotui.domain.practice import Manner
from negotui.domain.sentences import as_name
from negotui.domain.text import listed

_MOST_MARKS, _SAID = 60, 8
_HUNDREDTH = VALUE // 100
MANNERS = {
    Manner.FIRM: "They were firm: they gave little until shortly before the end.",
    Manner.EVEN: "They were even: they came down by about as much with each move.",
    Manner.EAGER: "They were eager: they gave most at the beginning, and had little left at the end.",
    Manner.MIRROR: "They mirrored you: they gave as much as they got, and stood still when you did.",
    Manner.STEPWISE: "They went step by step: one step down for each new offer of yours, and none when you repeated one.",
}
"""Who sat there, in plain words."""


def points_of(value: Fraction, shown: Shown) -> str:
    """What a package is worth to me: `71 points`."""
    said = figure(value, shown.game)
    return f"{said} point{'s' * (said != '1')}"


def laid_open(shown: Shown) -> Iterator[Block]:
    """Who sat there, what the result is worth to them, and what they wanted, issue by issue."""
    outcome, hidden = shown.outcome, shown.hidden
    yield paragraph(
        f"Across from you sat {hidden.agent}, an agent of NegMAS." if hidden.agent else MANNERS[hidden.manner]
    )
    alone = _theirs(outcome.reservation)
    if outcome.deal is not None:
        yield paragraph(
            f"The deal is worth {_theirs(outcome.theirs)} points of 100 to them; walking away was worth {alone}."
        )
    else:
        yield paragraph(f"Walking away was worth {alone} points of 100 to them.")
    yield _table(shown)
    if hidden.assumed:
        names = {issue.id: issue.name for issue in shown.game.issues}
        unsaid = listed(as_name(names[id]) for id in hidden.assumed if id in names)
        yield paragraph(f"You have guessed nothing about {unsaid}, so there they wanted the opposite of what you want.")
    used = [shown.tactics.get(turn.tactic, turn.tactic) for turn in shown.turns if turn.tactic and not turn.by_me]
    if used:
        yield paragraph(f"Hard tactics they used: {listed(dict.fromkeys(used))}.")


def _table(shown: Shown) -> Table:
    """Each issue: how much it mattered to them, what I had guessed, and how far they could have gone."""
    game, side = shown.game, shown.game.theirs
    guessed = side.shares if side and side.shares else None
    whole = sum(shown.hidden.shares) or 1
    rows: list[tuple[Inline, ...]] = []
    for number, issue in enumerate(game.issues):
        share = f"{_round(Fraction(100 * shown.hidden.shares[number], whole))} %"
        guess = ""
        if guessed is not None:
            unsaid = side is not None and number in side.unknown
            guess = "no guess" if unsaid else f"{_round(100 * guessed[number])} %"
        agreed = issue.options[shown.deal[number]].name if shown.deal is not None else ""
        rows.append(tuple(map(plain, (issue.name, share, guess, _limit(number, issue, shown), agreed))))
    columns = (
        Column("Issue"),
        Column("Mattered to them", True),
        Column("You guessed", True),
        Column("As far as they could go"),
        Column("Agreed"),
    )
    shown_columns = [at for at in range(len(columns)) if at not in {2, 4} or any(row[at] for row in rows)]
    return Table(
        tuple(columns[at] for at in shown_columns), tuple(tuple(row[at] for at in shown_columns) for row in rows)
    )


def _limit(number: int, issue: Issue, shown: Shown) -> str:
    """The option that is best for me among those that they could agree to."""
    refused = shown.hidden.refused[number]
    able = [option for at, option in enumerate(issue.options) if at not in refused]
    if not able:
        return "nothing"
    return max(able, key=lambda option: option.mine).name if refused else "anything"


def _theirs(worth: int) -> str:
    return str(_round(Fraction(worth, _HUNDREDTH)))


def _round(value: Fraction) -> int:
    return int(value + Fraction(1, 2))


# What was possible


def frontier_picture(shown: Shown) -> Scatter | None:
    """What none beats for both, with the result on it; None where nothing was possible."""
    frontier = shown.outcome.frontier
    if not frontier:
        return None
    every = max(-(-len(frontier) // _MOST_MARKS), 1)
    said = max(-(-len(frontier) // (every * _SAID)), 1)
    marks = [
        _mark("", mine, theirs, "frontier", shown, says=not number % said)
        for number, (mine, theirs) in enumerate(frontier[::every])
    ]
    marks += [_mark(label, *_both(choice, shown), "reference", shown) for label, choice in _places(shown)]
    lines = [Guideline("they walk away", "up", Fraction(_round(Fraction(shown.outcome.reservation, _HUNDREDTH))))]
    if (alone := shown.game.mine.reservation) is not None:
        lines.insert(0, Guideline("you walk away", "across", points(alone, shown.game)))
    return Scatter("The best deals for both of you", "Value to you", "Value to them", tuple(marks), tuple(lines))


def _places(shown: Shown) -> Iterator[tuple[str, Choice]]:
    if shown.deal is not None:
        yield "your deal", shown.deal
        return
    for label, by_me in (("your last offer", True), ("their last offer", False)):
        if made := offers(shown.turns, by_me):
            yield label, made[-1]


def _both(choice: Choice, shown: Shown) -> tuple[Fraction, int]:
    return package_of(choice, shown.game).mine, shown.hidden.worth(choice)


def _mark(label: str, mine: Fraction, theirs: int, kind: str, shown: Shown, says: bool = True) -> Mark:
    said = f"{figure(mine, shown.game)} for you, {_theirs(theirs)} for them" if says else ""
    return Mark(label, points(mine, shown.game), Fraction(theirs, _HUNDREDTH), kind, said)


def course_of(shown: Shown) -> Series | None:
    """What the offers of both were worth to me, one after the other; None for fewer than two."""
    made = [turn for turn in shown.turns if turn.act is Act.OFFER and turn.choice is not None]
    if len(made) < 2:
        return None
    worths = [(turn.by_me, package_of(turn.choice, shown.game).mine) for turn in made if turn.choice is not None]
    lines = [
        Course(
            name,
            tuple(points(worth, shown.game) if by_me is mine else None for by_me, worth in worths),
            tuple(figure(worth, shown.game) if by_me is mine else "" for by_me, worth in worths),
        )
        for mine, name in ((True, "Your offers"), (False, "Their offers"))
    ]
    steps = tuple(str(number) for number in range(1, len(worths) + 1))
    return Series("Points for you, offer by offer", steps, tuple(lines))
