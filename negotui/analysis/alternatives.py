"""What I would do instead and what it is worth: the BATNA, and where it says no. Must not add alternatives together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from negotui.analysis.figures import day, of_mine, show, show_percent
from negotui.analysis.gaps import (
    entry_link,
    formula,
    gap,
    missing,
    paragraph,
    sheet_link,
    short,
    strong,
    worries,
    worry,
)
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, issues_of
from negotui.analysis.worths import READS as WORTH_READS
from negotui.analysis.worths import Alternative, Measure, best, break_even_chance, measure, priced
from negotui.domain.blocks import Bar, Bars, Block, Check, Column, Panel, Table, plain
from negotui.domain.dates import show_date
from negotui.domain.negotiation import Negotiation
from negotui.domain.sheets import ALTERNATIVES
from negotui.domain.text import listed
from negotui.domain.values import Context

READS = (WORTH_READS, ISSUE_READS)
"""The sheets and fields that the BATNA rests on."""

METHOD = formula(
    "expected worth = worth × chance − cost\nchance at which it equals an offer = (offer + cost) ÷ worth",
    "What does not come off counts as nothing. The best alternative is the one of the greatest expected worth, and the "
    "reservation point on the same scale is that worth.",
    "BATNA is the term of Roger Fisher and William Ury, Getting to Yes (1981); weighing a sure offer against a chance "
    "follows Howard Raiffa, The Art and Science of Negotiation (1982).",
    "An issue is set against the worth only where it is plain which one measures the same: the one issue in the same "
    "currency, or the one issue whose figures are of the same size (from half to twice).",
)

_FIGURES = 3


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The alternatives by expected worth, the walk-away point that follows, what comes next, and where a limit contradicts it."""
    entries = of_mine(negotiation.of(ALTERNATIVES))
    link = sheet_link(context.guide, ALTERNATIVES, "mine")
    if not entries:
        return Panel("No alternatives yet: write what you would do if this fell through.", method=METHOD)
    ranked, gaps = priced(entries, context)
    batna = best(ranked)
    issues = issues_of(negotiation, context)
    compared = measure(ranked, issues)
    blocks: list[Block] = []
    if ranked:
        blocks.append(_bars(ranked, batna) if batna else _table(ranked))
    if batna and _is_a_price(batna):
        compared = None
    elif batna:
        blocks += _compared(compared, batna, issues)
        blocks += _even(ranked, compared)
        blocks += [paragraph(text) for text in _next(ranked)]
    blocks += worries([*_contradicted(compared, batna), *_thin(ranked, context, link)])
    named = [*gaps]
    if ranked and batna is None:
        units = sorted({one.unit for one in ranked if one.unit})
        named.insert(0, gap("One currency", f"worths are in {listed(units)}: they cannot be ranked", link))
    blocks += missing(named)
    return Panel(_verdict(ranked, batna), tuple(blocks), METHOD)


def _is_a_price(batna: Alternative) -> bool:
    """Whether even the best costs more than it brings, though it has a worth: then its price was typed as its worth."""
    return batna.worth > 0 > batna.expected


def _expected(one: Alternative) -> str:
    return ("at most " if one.free else "") + show(one.expected, one.unit)


def _bars(ranked: Sequence[Alternative], batna: Alternative | None) -> Bars:
    """Expected worth as bars; what is worth less than nothing has a figure and no bar."""
    bars = tuple(
        Bar(
            one.name,
            (one.expected if one.expected >= 0 else None,),
            (_expected(one),),
            "BATNA" if one is batna else "",
        )
        for one in ranked
    )
    return Bars("Expected worth", ("Expected worth",), bars)


def _table(ranked: Sequence[Alternative]) -> Table:
    """Expected worths that cannot be ranked, each in its own currency."""
    rows = tuple((plain(one.name), plain(_expected(one))) for one in ranked)
    return Table((Column("Alternative"), Column("Expected worth", right=True)), rows)


def _compared(compared: Measure | None, batna: Alternative, issues: Sequence[Issue]) -> Iterator[Block]:
    """The reservation that follows, beside the limit that was typed."""
    if compared is None:
        floor = show(batna.expected, batna.unit)
        if issues:
            text = (
                f"No one issue measures the same as {floor}, so no limit is checked against it: judge whole packages."
            )
            yield paragraph(text)
        return
    issue = compared.issue
    floor = issue.show(compared.floor)
    text = f"Set against {short(issue.name)}, {compared.reason}: no deal at {'less' if issue.more else 'more'} than {floor}."
    if issue.limit is None:
        yield paragraph(text, " No limit is written there yet.")
    elif issue.gain(compared.floor, issue.limit) >= 0:
        yield paragraph(text, f" Your limit of {issue.show(issue.limit)} holds to that.")
    else:
        yield paragraph(text, strong(f" Your limit of {issue.show(issue.limit)} is worse than that."))


def _contradicted(compared: Measure | None, batna: Alternative | None) -> Iterator[Check]:
    """A limit past which walking away would still be better."""
    if compared is None or batna is None or compared.issue.limit is None:
        return
    issue, limit = compared.issue, compared.issue.limit
    if issue.gain(compared.floor, limit) < 0:
        detail = f"your limit, {issue.show(limit)}, is worse than your best alternative, {issue.show(compared.floor)}"
        yield worry(issue.name, f"{detail}: one of the two is wrong", entry_link(issue.entry))


def _even(ranked: Sequence[Alternative], compared: Measure | None) -> Iterator[Block]:
    """At which chance each alternative is worth as much as my limit, target or opening on the issue of the same measure."""
    if compared is None:
        return
    issue = compared.issue
    figures = [(role, value) for role, value in issue.figures if issue.more or value >= 0][:_FIGURES]
    rows = []
    for one in ranked:
        chances = [break_even_chance(value if issue.more else -value, one.worth, one.cost) for _, value in figures]
        rows.append((plain(one.name), plain(show_percent(one.chance)), *(plain(_chance(chance)) for chance in chances)))
    yield paragraph(f"At these chances they would be worth as much as your figures on {short(issue.name)}:")
    titles = [f"{role.capitalize()} {issue.show(value)}" for role, value in figures]
    columns = (
        Column("Alternative"),
        Column("Chance now", right=True),
        *(Column(title, right=True) for title in titles),
    )
    yield Table(columns, tuple(rows))


def _chance(chance: Fraction | None) -> str:
    if chance is None or not 0 <= chance <= 1:
        return "never"
    return show_percent(chance)


def _next(ranked: Sequence[Alternative]) -> Iterator[str]:
    """The fall-back: in which order, and how likely it is that nothing at all comes off."""
    if len(ranked) < 2:
        return
    order = [short(one.name) for one in ranked[1:5]]
    yield f"If {short(ranked[0].name)} falls through: {', then '.join(order)}."
    none = Fraction(1)
    for one in ranked:
        none *= 1 - one.chance
    if none:
        yield f"The chance that none of them comes off is {show_percent(none)}, if they do not depend on each other."


def _thin(ranked: Sequence[Alternative], context: Context, link: str) -> Iterator[Check]:
    """What makes the figures weaker than they look."""
    if len(ranked) == 1:
        yield worry("One alternative", "a single one can fall through: what comes next?", link)
    for one in ranked:
        if one.free:
            yield worry(one.name, "no cost is written: its worth is at most this", entry_link(one.entry))
        due = day(one.entry, "due")
        if due and due < context.today:
            when = show_date(due.isoformat(), context.today)
            yield worry(one.name, f"its next step was due {when}", entry_link(one.entry))


def _verdict(ranked: Sequence[Alternative], batna: Alternative | None) -> str:
    if not ranked:
        return "No alternative can be priced yet: give one its worth and its chance."
    if batna is None:
        return "Your alternatives are in several currencies: write their worth in one to see which is best."
    level = [one for one in ranked if one.expected == batna.expected]
    worth = show(batna.expected, batna.unit)
    if _is_a_price(batna):
        return f"{short(batna.name)} comes to {worth}: where you pay, write what it would save you as its worth, not its price."
    if len(level) > 1:
        return f"Your {len(level)} best alternatives are worth {worth} each: walk away below that."
    return (
        f"Your best alternative is worth {'at most ' * batna.free}{worth}: {short(batna.name)}. Walk away below that."
    )
