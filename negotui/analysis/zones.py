"""Both sides on one line, issue by issue: the zone or the gap, and who needs the deal. Must not hide that theirs are guesses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from negotui.analysis.balance import balance, signed
from negotui.analysis.bargaining import Zone, split_pie, zone
from negotui.analysis.figures import of_mine, of_theirs, one_unit, show
from negotui.analysis.gaps import (
    formula,
    gap,
    missing,
    paragraph,
    sheet_link,
    short,
    worries,
)
from negotui.analysis.guesses import READS as GUESS_READS
from negotui.analysis.guesses import Guess, Zones, guesses, same_way, zones
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, issues_of, lacks
from negotui.analysis.worths import READS as WORTH_READS
from negotui.analysis.worths import Alternative, best, measure, priced, unit_of
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
from negotui.domain.sheets import ALTERNATIVES, ISSUES, LEVERAGE, LIMITS
from negotui.domain.text import listed, plural
from negotui.domain.values import Context

READS = (ISSUE_READS, GUESS_READS, WORTH_READS)
"""The sheets and fields that the zones rest on."""

METHOD = formula(
    "zone = from the limit of the one who wants less to the limit of the one who wants more\n"
    "midpoint = (my limit + their limit) ÷ 2\n"
    "pie = together − mine alone − theirs alone; each gets alone + pie ÷ 2",
    "The zone is certain up to the hardest limit that you think possible for them, likely up to the likely one, and "
    "possible up to the softest. Every figure that rests on their limit is a guess, and keeps its range.",
    "On one figure the pie is the width of the zone, and half of it each leads to the midpoint.",
    "The zone is Howard Raiffa’s, The Art and Science of Negotiation (1982); the pie is Barry Nalebuff’s, Split the Pie (2022).",
)

_Seen = tuple[Issue, Guess, Zones]


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Per issue both ranges with the zone, then midpoints and halves as ranges, then what each side has without a deal."""
    issues = issues_of(negotiation, context)
    if not issues or not negotiation.of(LIMITS):
        verdict = "Nothing is known of their limits yet: guess how far they could go on one issue."
        blocks: list[Block] = [*_power(negotiation, issues, context)]
        if not issues and negotiation.of(LIMITS):
            blocks += missing([gap("Issues", "none that a limit could be of", sheet_link(context.guide, ISSUES))])
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
    blocks = []
    if seen:
        blocks.append(Ranges("Your range and theirs", tuple(_line(*one) for one in seen)))
        blocks.append(_table(seen))
    if same:
        names = listed(short(issue.name) for issue in same)
        blocks.append(
            paragraph(f"On {names} they want the same as you do: agree on that early, there is nothing to divide.")
        )
    blocks += _power(negotiation, issues, context)
    blocks += worries(odd)
    blocks += missing([*_lacking(issues, found), *gaps])
    return Panel(_verdict(seen, same), tuple(blocks), METHOD)


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
        Stretch(low, high, shape, issue.between(low, high), f"{shape} zone") for (low, high), shape in sizes.items()
    )
    return (Lane("Zone", stretches),) if stretches else ()


def _mark(of: Zones, guess: Guess) -> str:
    words = {
        Shape.CERTAIN: "room on any guess",
        Shape.LIKELY: "room if the guess is right",
        Shape.POSSIBLE: "room only if they are softer than you think",
        None: "no zone",
    }[of.open_shape]
    return f"{words}; a weak guess" if guess.weak else words


def _table(seen: Sequence[_Seen]) -> Table:
    """Room, midpoint and half of the pie, each a range from the gloomiest guess to the brightest."""
    columns = (
        Column("Issue"),
        Column("Room", right=True),
        Column("Midpoint", right=True),
        Column("Half each", right=True),
    )
    rows: list[tuple[Inline, ...]] = []
    for issue, _, of in seen:
        if of.open_shape is None:
            rows.append((plain(issue.name), plain(f"gap of {_spread(issue, [-one for one in of.widths])}"), (), ()))
            continue
        open_zones = [one for one in (of.hardest, of.likely, of.softest) if one.is_open]
        halves = [_half(one) for one in open_zones]
        cells = ([one.width for one in open_zones], [one.midpoint for one in open_zones], halves)
        rows.append((plain(issue.name), *(plain(_spread(issue, values)) for values in cells)))
    return Table(columns, tuple(rows))


def _half(of: Zone) -> Fraction:
    """What each gains over its limit at the midpoint: half of the pie, which on one figure is the width of the zone."""
    pie, mine, _ = split_pie(of.width, Fraction(0), Fraction(0))
    return mine if pie else Fraction(0)


def _spread(issue: Issue, values: Sequence[Fraction]) -> str:
    """From the smallest to the largest of the guesses."""
    return issue.between(min(values), max(values))


def _verdict(seen: Sequence[_Seen], same: Sequence[Issue]) -> str:
    if not seen:
        if same:
            return "On what is guessed so far they want the same as you do: there is nothing to divide."
        return "No zone can be drawn yet: your limit or theirs is missing on every issue."
    none = [issue for issue, _, of in seen if of.open_shape is None]
    if none:
        text = f"No zone on {listed(short(issue.name, 24) for issue in none[:2])}"
        if len(none) > 2:
            text = f"No zone on {plural(len(none), 'issue')} of {len(seen)}"
        return f"{text}, by your guesses: the figure alone cannot settle it."
    sure = [issue for issue, _, of in seen if of.open_shape is Shape.CERTAIN]
    doubtful = [issue for issue, _, of in seen if of.open_shape is Shape.POSSIBLE]
    on = f"on {short(seen[0][0].name)}" if len(seen) == 1 else f"on all {len(seen)} issues"
    if len(sure) == len(seen):
        return f"There is room {on}, even on the gloomiest of your guesses."
    if doubtful:
        names = listed(short(issue.name, 24) for issue in doubtful[:2])
        return f"Room is doubtful on {names}: only if they are softer than you think."
    return f"There is room {on} if your guesses are right; on {len(sure)} of {len(seen)} on any guess."


def _power(negotiation: Negotiation, issues: Sequence[Issue], context: Context) -> tuple[Block, ...]:
    """What each side has without a deal, and the balance of leverage."""
    entries = negotiation.of(ALTERNATIVES)
    mine, theirs = priced(of_mine(entries), context)[0], priced(of_theirs(entries), context)[0]
    rows: list[tuple[Inline, ...]] = []
    ours, other = best(mine), best(theirs)
    if ours or other:
        rows.append((plain("Best alternative"), plain(_named(ours)), plain(_named(other))))
        rows.append((plain("Expected worth"), plain(_worth(ours)), plain(_worth(other))))
    total = balance(negotiation) if context.guide.has(LEVERAGE, "side", "source", "strength") else None
    if total is not None:
        rows.append((plain("Leverage"), plain(signed(total)), plain(signed(-total))))
    if not rows:
        return ()
    table = Table((Column("Without a deal"), Column("You"), Column("They, as you guess")), tuple(rows))
    between = _between(mine, theirs, issues) if ours and other else ""
    return (table, *([paragraph(between)] if between else []))


def _named(one: Alternative | None) -> str:
    return one.name if one else "not known"


def _worth(one: Alternative | None) -> str:
    return ("at most " * one.free + show(one.expected, one.unit)) if one else "not known"


def _between(mine: Sequence[Alternative], theirs: Sequence[Alternative], issues: Sequence[Issue]) -> str:
    """The zone that the alternatives alone leave, where both are in the measure of one issue and one side pays the other."""
    ours, other = best(mine), best(theirs)
    compared = measure(mine, issues)
    if (
        ours is None
        or other is None
        or compared is None
        or one_unit((unit_of(mine) or "", unit_of(theirs) or "")) is None
    ):
        return ""
    # Who pays loses what the other gains: only an alternative that costs them money says how much they would pay at most.
    paid = -other.expected if compared.issue.more else other.expected
    if (other.expected > 0) == bool(compared.issue.more):
        return ""
    issue = compared.issue
    of = zone(compared.floor, paid, bool(issue.more))
    if not of.is_open:
        return (
            f"By the alternatives alone there is no zone on {short(issue.name)}: {issue.show(-of.width)} are lacking."
        )
    pie, _, _ = split_pie(Fraction(0), ours.expected, other.expected)
    return (
        f"By the alternatives alone {short(issue.name)} could lie from {issue.between(of.low, of.high)}: "
        f"the pie is {issue.show(pie)}, and half of it each leads to {issue.show(of.midpoint)}."
    )
