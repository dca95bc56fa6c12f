"""Both sides on one line, issue by issue: the zone or the gap, as far as your guesses of theirs go; and who needs the deal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import prod

from negotui.analysis.alternatives.reading import READS as ALTERNATIVE_READS
from negotui.analysis.bargaining import Zone, split_pie
from negotui.analysis.gaps import formula, gap, missing, paragraph, sheet_link, worries
from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.guesses import Guess, Zones, guesses, same_way, zones
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, issues_of, lacks
from negotui.analysis.packages.answers import worked_out
from negotui.analysis.packages.model import Game, exact
from negotui.analysis.without_deal import without_deal_blocks
from negotui.domain.blocks import (
    Block,
    Check,
    Column,
    Inline,
    Lane,
    Panel,
    Point,
    Range,
    Ranges,
    Role,
    Shape,
    Stretch,
    Table,
    plain,
)
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ISSUES, LIMITS
from negotui.domain.text import listed
from negotui.domain.values import Context

READS = (ISSUE_READS, GUESS_READS, ALTERNATIVE_READS)
"""The sheets and fields that the zones rest on."""

METHOD = formula(
    "zone = from the limit of the one who wants less to the limit of the one who wants more\n"
    "midpoint = (my limit + their limit) ÷ 2",
    "Their limit is your guess. Room on every guess you made means room even at the hardest limit that you think possible for "
    "them; then come the likely limit and the softest. Every figure that rests on their limit keeps its range.",
    "With several issues, don’t split each of them in half: you would give away what a trade could bring. The midpoint is shown "
    "only for a single issue, as a point of reference.",
    "The zone is Howard Raiffa’s, The Art and Science of Negotiation (1982); half of what there is to share is Barry Nalebuff’s, "
    "Split the Pie (2022).",
)

_GUESSES = {
    Shape.CERTAIN: "on every guess",
    Shape.LIKELY: "on your likely guess",
    Shape.POSSIBLE: "on your softest guess",
}
_Seen = tuple[Issue, Guess, Zones]


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Per issue both ranges with the zone and the room, then what each side has without a deal."""
    issues = issues_of(negotiation, context)
    if not issues or not negotiation.of(LIMITS):
        verdict = "You have guessed none of their limits yet: how far could they go on one issue?"
        blocks: list[Block] = [*without_deal_blocks(negotiation, issues, context)]
        if not issues and negotiation.of(LIMITS):
            blocks += missing([gap("Issues", "add an issue first", sheet_link(context.guide, ISSUES))])
        return Panel(verdict, tuple(blocks), METHOD)
    found, gaps, odd = guesses(negotiation, issues, context)
    seen: list[_Seen] = []
    same: list[Issue] = []
    for issue in issues:
        guess = found.get(issue.entry.id)
        of = zones(issue, guess) if guess else None
        if guess and of and same_way(issue, guess):
            same.append(issue)
        elif guess and of:
            seen.append((issue, guess, of))
    whole, alone = _whole_deals(negotiation, context), _verdict(seen, same)
    blocks = [paragraph("Issue by issue: ", f"{alone[0].lower()}{alone[1:]}")] if whole else []
    if seen:
        blocks.append(Ranges("Your range and theirs", tuple(_line(*one) for one in seen)))
        blocks.append(_table(seen, alone=len(issues) == 1))
    if same:
        names = listed(as_name(issue.name) for issue in same)
        text = f"On {names} they want the same as you do: agree on that early."
        blocks.append(paragraph(f"{text} If that surprises you, you may have swapped their target and their limit."))
    blocks += without_deal_blocks(negotiation, issues, context)
    blocks += worries(odd)
    blocks += missing([*_lacking(issues, found), *gaps])
    return Panel(whole or alone, tuple(blocks), METHOD)


def _whole_deals(negotiation: Negotiation, context: Context) -> str:
    """Whether whole packages leave a zone, which goes before any issue alone; empty where weights or alternatives do not say it."""
    game, answers = worked_out(negotiation, context)
    if not isinstance(game, Game) or answers is None or not game.weighted or game.left or game.waiting:
        return ""
    zone = answers.references.zone
    if zone is None:
        return ""
    if not zone:
        return "As you guess, every whole deal leaves one of you worse off than walking away."
    if answers.inside is None:
        return "There are whole deals that are at least as good for both of you as walking away, as you guess."
    count = prod(len(issue.options) for issue in answers.game.issues)
    return f"{answers.inside:,} of {count:,} whole deals are at least as good for both of you as walking away, as you guess."


def _lacking(issues: Sequence[Issue], found: dict[str, Guess]) -> Iterable[Check]:
    """What is missing on my side of those issues of which theirs is guessed."""
    return [check for issue in issues if issue.entry.id in found for check in lacks(issue, "better", "limit")]


def _line(issue: Issue, guess: Guess, of: Zones) -> Range:
    points = [Point(value, role, issue.show(value)) for value, role in _aims(guess)]
    points.append(Point(guess.likely, Role.LIMIT, issue.show(guess.likely), "likely limit"))
    stretches = []
    if guess.aims():
        aim = guess.aims()[-1]
        shown = issue.between(guess.likely, aim)
        stretches.append(
            Stretch(
                guess.likely, aim, Shape.THEIRS, shown, "likely limit to target" if guess.target is not None else ""
            )
        )
    lanes = (issue.lane("Mine"), Lane("Theirs", tuple(stretches), tuple(points)), *_zone_lane(issue, of))
    return Range(issue.name, lanes, issue.counted, _mark(of, guess))


def _aims(guess: Guess) -> list[tuple[Fraction, Role]]:
    pairs = ((guess.opening, Role.OPENING), (guess.target, Role.TARGET))
    return [(value, role) for value, role in pairs if value is not None]


def _zone_lane(issue: Issue, of: Zones) -> tuple[Lane, ...]:
    """The zones, the surest first, each only where it is larger than a surer one; no lane where there is none."""
    parts = ((of.certain, Shape.CERTAIN), (of.likely, Shape.LIKELY), (of.possible, Shape.POSSIBLE))
    sizes: dict[tuple[Fraction, Fraction], Shape] = {}
    for one, shape in parts:
        if one and one.is_open:
            sizes.setdefault((one.low, one.high), shape)
    stretches = tuple(
        Stretch(low, high, shape, issue.between(low, high), _GUESSES[shape]) for (low, high), shape in sizes.items()
    )
    return (Lane("Zone", stretches),) if stretches else ()


def _mark(of: Zones, guess: Guess) -> str:
    words = {
        Shape.CERTAIN: "room on every guess you made",
        Shape.LIKELY: "room if your guess is right",
        Shape.POSSIBLE: "room only if they are softer than you think",
        None: "no room",
    }[of.open_shape]
    return f"{words}; a weak guess" if guess.weak else words


def _table(seen: Sequence[_Seen], alone: bool) -> Table:
    """The room on each issue, from the gloomiest guess to the brightest; on a single issue the midpoint and its half as well."""
    titles = ("Room", "Midpoint", "Half each") if alone else ("Room, taken alone",)
    rows: list[tuple[Inline, ...]] = []
    for issue, _, of in seen:
        if of.open_shape is None:
            room = f"{_spread(issue, [-one for one in of.widths])} apart"
            rows.append((plain(issue.name), plain(room), *(((), ()) if alone else ())))
            continue
        open_zones = [one for one in (of.hardest, of.likely, of.softest) if one.is_open]
        cells = [[one.width for one in open_zones]]
        if alone:
            cells += [[one.midpoint for one in open_zones], [_half(one) for one in open_zones]]
        rows.append((plain(issue.name), *(plain(_spread(issue, values)) for values in cells)))
    return Table((Column("Issue"), *(Column(title, right=True) for title in titles)), tuple(rows))


def _half(of: Zone) -> Fraction:
    """What each gains over its limit at the midpoint, in the unit of the issue."""
    return split_pie(of.width, Fraction(0), Fraction(0))[1]


def _spread(issue: Issue, values: Sequence[Fraction]) -> str:
    """From the smallest to the largest of the guesses."""
    return issue.between(min(values), max(values))


def _verdict(seen: Sequence[_Seen], same: Sequence[Issue]) -> str:
    if not seen:
        if same:
            return "As far as you have guessed, they want the same as you do: there is nothing to divide."
        return "I can’t draw a zone yet: on every issue your limit or theirs is missing."
    none = [issue for issue, _, of in seen if of.open_shape is None]
    if none:
        text = f"There is no room on {listed(as_name(issue.name, 24) for issue in none[:2])}"
        if len(none) > 2:
            text = f"There is no room on {len(none)} of {len(seen)} issues"
        return f"{text}, as you guess: the figure alone can’t settle it."
    sure = [issue for issue, _, of in seen if of.open_shape is Shape.CERTAIN]
    doubtful = [issue for issue, _, of in seen if of.open_shape is Shape.POSSIBLE]
    on = f"on {as_name(seen[0][0].name)}" if len(seen) == 1 else f"on each of {len(seen)} issues taken alone"
    if len(sure) == len(seen):
        return f"There is room {on}, on every guess you made."
    if doubtful:
        names = listed(as_name(issue.name, 24) for issue in doubtful[:2])
        return f"There is room on {names} only if they are softer than you think."
    if not sure:
        return f"There is room {on} if your guesses are right."
    return f"There is room {on} if your guesses are right, and on {len(sure)} of them on every guess you made."


def zones_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """The zones as plain values by the issue’s name: `room` on the gloomiest, likely and brightest guess, below 0 for a gap.

    sure: every guess, likely or possible, null where there is no zone. midpoint: null unless this is the only issue.
    """
    issues = issues_of(negotiation, context)
    found = guesses(negotiation, issues, context)[0]
    data: dict[str, object] = {}
    for issue in issues:
        guess = found.get(issue.entry.id)
        of = zones(issue, guess) if guess else None
        if guess is None or of is None:
            continue
        shape = of.open_shape
        data[issue.name] = {
            "room": [exact(width) for width in of.widths],
            "sure": None if shape is None else {Shape.CERTAIN: "every guess"}.get(shape, shape.value),
            "weak": guess.weak,
            "same_way": same_way(issue, guess),
            "midpoint": exact(of.likely.midpoint) if len(issues) == 1 and of.likely.is_open else None,
        }
    return {"zones": data}
