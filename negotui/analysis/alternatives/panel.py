"""What to do if this falls through: the plan, how it may end, and what it says of a limit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from negotui.analysis.alternatives import scale, words
from negotui.analysis.alternatives.fallback import MINE, ONLY, THEIRS, Fallback, Reading, read, without
from negotui.analysis.alternatives.reading import READS as ALTERNATIVE_READS
from negotui.analysis.alternatives.tied import tied_blocks, tied_checks
from negotui.analysis.figures import day
from negotui.analysis.gaps import entry_link, missing, paragraph, sheet_link, worries, worry
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.optimal_search import Always, Ending, Never, break_even
from negotui.domain.blocks import Bar, Bars, Block, Check, Column, Inline, Panel, Table, plain
from negotui.domain.dates import show_date
from negotui.domain.negotiation import Negotiation
from negotui.domain.sentences import as_name, as_plain_text
from negotui.domain.sheets import ALTERNATIVES
from negotui.domain.text import cut
from negotui.domain.values import Context

READS = (ALTERNATIVE_READS, ISSUE_READS)
"""The sheets and fields that the plan rests on."""

_MOST = 8
"""So many rows a picture or a table shows."""


def mine(negotiation: Negotiation, context: Context) -> Panel:
    """My alternatives: the plan, my limit beside its average, its outcomes with their chances, its order, break-even chances."""
    found = read(MINE, negotiation, context)
    points = scale.points_of(MINE, negotiation, context)
    if not found.entries:
        none = "No alternatives yet: write what you would do if this fell through."
        return Panel(none, tuple(tied_blocks((), context)), words.METHOD)
    link = sheet_link(context.guide, ALTERNATIVES, MINE)
    blocks: list[Block] = list(tied_blocks(found.entries, context))
    checks: list[Check] = list(tied_checks(found.entries, context))
    if found.fallback:
        blocks += _limit(found.fallback)
        blocks += _plan(found.fallback)
        blocks += _break_even(found.fallback)
        checks += _contradicted(found.fallback)
    blocks += [paragraph(text) for text in scale.sentences(points, found.fallback)]
    checks += [*_thin(found, context, link), *scale.disagreements(points)]
    return Panel(_verdict(found, points), (*blocks, *worries(checks), *missing(_gaps(found, points))), words.METHOD)


def theirs(negotiation: Negotiation, context: Context) -> Panel:
    """Their alternatives as I guess them: what they would do without me, how it may end, and in which order."""
    found = read(THEIRS, negotiation, context)
    points = scale.points_of(THEIRS, negotiation, context)
    if not found.entries:
        return Panel(
            "You haven’t guessed their alternatives yet: what will they do if you say no?", method=words.METHOD
        )
    blocks: list[Block] = []
    if found.fallback:
        if said := words.direction(found.fallback):
            blocks.append(paragraph(said))
        blocks += _plan(found.fallback)
    blocks += [paragraph(text) for text in scale.sentences(points, found.fallback)]
    checks = [*_bare(found, sheet_link(context.guide, ALTERNATIVES, THEIRS)), *scale.disagreements(points)]
    return Panel(_verdict(found, points), (*blocks, *worries(checks), *missing(_gaps(found, points))), words.METHOD)


def _verdict(found: Reading, points: scale.Points) -> str:
    if found.fallback:
        return words.verdict(found.fallback)
    return scale.verdict(points) or found.unclear


def _gaps(found: Reading, points: scale.Points) -> tuple[Check, ...]:
    """What is missing; where points say it all, an alternative that has them lacks nothing."""
    if found.fallback or not points.best:
        return found.gaps
    spared = [score.entry for score in points.scores if score.prospect and not score.entry.typed("worth")]
    have = {entry_link(entry, "worth", "chance") for entry in spared}
    return tuple(check for check in found.gaps if check.link not in have)


def _limit(fallback: Fallback) -> Iterator[Block]:
    """Which way the money goes, then the limit beside the average."""
    if said := words.direction(fallback):
        yield paragraph(said)
    if fallback.search.value is not None and fallback.best:
        yield from map(paragraph, words.beside_the_limit(fallback))


def _plan(fallback: Fallback) -> Iterator[Block]:
    """How it may end, as bars of chances, then who goes in which order."""
    if len(fallback.search.outcomes) > 1:
        yield Bars("How it may end", ("Chance",), tuple(_bars(fallback)))
    if len(fallback.alternatives) > 1:
        yield _order(fallback)


def _bars(fallback: Fallback) -> Iterator[Bar]:
    outcomes = sorted(fallback.search.outcomes, key=lambda one: -one.value)
    shown = outcomes if len(outcomes) <= _MOST else outcomes[: _MOST - 1]
    for one in shown:
        label = fallback.show(fallback.amount(one.value))
        yield Bar(label, (one.chance,), (words.share(one.chance),), _ending(fallback, one))
    if rest := outcomes[len(shown) :]:
        chance = sum((one.chance for one in rest), Fraction(0))
        edge = fallback.show(fallback.amount(rest[0].value))
        label = f"{edge} or {'more' if fallback.pays else 'less'}"
        yield Bar(label, (chance,), (words.share(chance),), f"{len(rest):,} more ways")


def _ending(fallback: Fallback, outcome: Ending) -> str:
    if outcome.of is None:
        return "everything falls through"
    name = cut(fallback.alternatives[outcome.of].name, 24)
    return as_plain_text(f"{as_name(name)} falls through") if outcome.failed else name


def _order(fallback: Fallback) -> Table:
    """Who goes in which order, and what a sure offer would have to be instead of trying each."""
    search = fallback.search
    places: dict[int, str] = {number: str(place) for place, number in enumerate(search.order, 1)}
    if search.ground is not None:
        places[search.ground] = "else"
    others = [number for number in range(len(fallback.alternatives)) if number not in places]
    rows: list[tuple[Inline, ...]] = []
    for number in [*places, *others][:_MOST]:
        one = fallback.alternatives[number]
        prospect = one.prospect(fallback.pays)
        value = prospect.expected if prospect.stands else prospect.index
        spare = "just as good" if search.ground is not None and value == _ground(fallback) else "not needed"
        place = places.get(number, spare if prospect.stands else "not worth trying")
        cells = (place, one.name, words.share(one.chance), fallback.show(fallback.amount(value)))
        rows.append(tuple(plain(cell) for cell in cells))
    left = len(fallback.alternatives) - len(rows)
    if left:
        rows.append((plain("…"), plain(f"and {left:,} more"), (), ()))
    columns = (
        Column("Order"),
        Column("Alternative"),
        Column("Chance", right=True),
        Column("Equals a sure offer of", right=True),
    )
    return Table(columns, tuple(rows))


def _ground(fallback: Fallback) -> Fraction | None:
    """The value of what one falls back on."""
    ground = fallback.search.ground
    return None if ground is None else fallback.alternatives[ground].prospect(fallback.pays).expected


def _break_even(fallback: Fallback) -> Iterator[Block]:
    """At which chance the plan that begins with each is worth my limit, target and opening."""
    issue = fallback.issue
    if issue is None or not issue.figures or fallback.search.value is None or fallback.best is None:
        return
    rows: list[tuple[Inline, ...]] = []
    search = fallback.search
    ground = () if search.ground is None else (search.ground,)
    standing = (
        number
        for number in range(len(fallback.alternatives))
        if number not in (*search.order, *search.untried, *ground)
    )
    for number in (*search.order, *ground, *search.untried, *standing):
        one = fallback.alternatives[number]
        prospect = one.prospect(fallback.pays)
        if prospect.chance == 1 or len(rows) == _MOST:
            continue
        rest = without(fallback, number).value if prospect.if_not is None else prospect.if_not
        if rest is None:
            continue
        found = [break_even(prospect, fallback.amount(value), rest) for _, value in issue.figures]
        if all(one is Never for one in found):
            continue
        cells = (one.name, words.share(one.chance), *map(_chance, found))
        rows.append(tuple(plain(cell) for cell in cells))
    if not rows:
        return
    yield paragraph(
        f"How likely each would have to be, if you tried it first, to match your figures on {as_name(issue.name)}:"
    )
    titles = [f"{role.capitalize()} {issue.show(value)}" for role, value in issue.figures]
    columns = (Column("Alternative"), Column("Now", right=True), *(Column(title, right=True) for title in titles))
    yield Table(columns, tuple(rows))


def _chance(found: Fraction | type[Always] | type[Never]) -> str:
    if isinstance(found, Fraction):
        return words.whole_share(found)
    return "at any chance" if found is Always else "never"


def _contradicted(fallback: Fallback) -> Iterator[Check]:
    """A limit that is worse than every way in which walking away can end, and what does not fit together."""
    issue = fallback.issue
    if issue and issue.limit is not None and fallback.is_dominated(issue.limit):
        worst = fallback.show(fallback.ends[0])
        detail = f"your limit, {issue.show(issue.limit)}, is worse than walking away, {worst}, however it ends"
        alone = fallback.reason == ONLY
        then = "one of the two is wrong" if alone else "does the rest of the deal make up for it?"
        yield worry(issue.name, f"{detail}: {then}", entry_link(issue.entry))
    if fallback.odd and fallback.alternatives:
        yield worry("Which way the money goes", fallback.odd, entry_link(fallback.alternatives[0].entry))


def _thin(found: Reading, context: Context, link: str) -> Iterator[Check]:
    """What makes the figures weaker than they look."""
    fallback = found.fallback
    if len(found.entries) == 1 and fallback and fallback.search.ground is None:
        yield worry("Only one alternative", "what would you do if it falls through as well?", link)
    if fallback:
        yield from _weak(fallback, link)
    for entry in found.entries:
        due = day(entry, "due")
        if due and due < context.today:
            when = show_date(due.isoformat(), context.shown_from)
            yield worry(context.name(entry), f"its next step was due {when}", entry_link(entry))


def _bare(found: Reading, link: str) -> Iterator[Check]:
    """That nothing says what they have if all of it fails, so that their figure is no more than a bound."""
    fallback = found.fallback
    if fallback and fallback.search.ground is None and fallback.best:
        detail = "so far this counts as nothing: what would they do? Add it with a chance of 100 %"
        yield worry("If all of it fails", detail, link)


def _weak(fallback: Fallback, link: str) -> Iterator[Check]:
    search = fallback.search
    if search.ground is None and fallback.pays:
        detail = "what would it cost you to do without all of these? Add it with a chance of 100 %"
        yield worry("If all of it fails", detail, link)
    elif search.ground is None:
        detail = "so far this counts as nothing: what would you do? Add it with a chance of 100 %"
        yield worry("If all of it fails", detail, link)
    elif not fallback.pays and fallback.alternatives[search.ground].prospect(False).expected < 0:
        one = fallback.alternatives[search.ground]
        yield worry(
            one.name,
            "costs more than it brings: if doing nothing is better, add that as an alternative",
            entry_link(one.entry),
        )
    planned = (*search.order, *(() if search.ground is None else (search.ground,)))
    for number in planned:
        one = fallback.alternatives[number]
        if one.free:
            yield worry(one.name, "you wrote no cost, so it counts as 0", entry_link(one.entry))
