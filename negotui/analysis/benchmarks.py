"""My figures beside those of others: benchmarks per issue, and what the research is short of. Must not favour a wish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from negotui.analysis.figures import amount, day, linked, one_unit, scale
from negotui.analysis.gaps import (
    entry_link,
    formula,
    gap,
    missing,
    paragraph,
    short,
    title_of,
    worries,
    worry,
)
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, issues_of
from negotui.domain.blocks import (
    Block,
    Check,
    Column,
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
from negotui.domain.dates import show_date
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import ARGUMENTS, FACTS, ISSUES
from negotui.domain.text import plural
from negotui.domain.values import Context

_FACTS = (FACTS, ("claim", "source", "date", "confidence", "figure", "issue"))
_ARGUMENTS = (ARGUMENTS, ("point", "facts"))
READS = (ISSUE_READS, _FACTS, _ARGUMENTS)
"""The sheets and fields that the benchmarks rest on."""

METHOD = formula(
    "median = the middle figure in order of size; of an even number, half-way between the two in the middle",
    "Every figure that is linked to an issue counts once, whatever its confidence; guesses are named below the picture.",
    "A yardstick that neither side controls is an objective criterion of Roger Fisher and William Ury, Getting to Yes (1981).",
)

_GUESS = 2


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What others have, on one issue. figures: from the smallest to the largest, exact, with the entries they stand in."""

    issue: Issue
    figures: tuple[tuple[Fraction, Entry], ...]

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The figures alone."""
        return tuple(value for value, _ in self.figures)


def median(values: Iterable[Fraction]) -> Fraction:
    """The middle one in order of size; of an even number, half-way between the two in the middle. At least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def is_old(found: date, today: date) -> bool:
    """Whether a fact is older than a year."""
    return (found.year + 1, found.month, found.day) < (today.year, today.month, today.day)


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Low, median and high of the benchmarks beside my figures; then what is old, guessed or without a source."""
    facts = negotiation.of(FACTS)
    if not facts:
        return Panel("No facts yet: write the first figure or precedent that both sides could look up.", method=METHOD)
    benchmarks, gaps = _benchmarks(negotiation, context)
    blocks: list[Block] = []
    if benchmarks:
        blocks.append(Ranges("Benchmarks beside your figures", tuple(map(_line, benchmarks))))
        blocks.append(_table(benchmarks))
        blocks += [paragraph(_said(benchmark)) for benchmark in benchmarks[1:]]
    doubts, unsourced = _doubts(facts, context)
    blocks += worries(doubts)
    loose = _loose_arguments(negotiation, context)
    blocks += missing([*unsourced, *loose, *gaps])
    return Panel(_verdict(benchmarks, len(facts), len(unsourced), len(loose)), tuple(blocks), METHOD)


def _benchmarks(negotiation: Negotiation, context: Context) -> tuple[list[Benchmark], list[Check]]:
    """Per issue what its facts say, those with most figures first; and figures that lead nowhere."""
    gaps: list[Check] = []
    found: list[Benchmark] = []
    issues = issues_of(negotiation, context)
    facts = negotiation.of(FACTS)
    for issue in issues:
        figures = []
        for entry in facts:
            figure = amount(entry, "figure")
            if figure is None or entry.get("issue") != issue.entry.id:
                continue
            if one_unit((figure.unit, issue.unit)) is None:
                gaps.append(gap(title_of(entry, context), "is in another currency than the issue", entry_link(entry)))
            else:
                figures.append((figure.value, entry))
        if figures:
            found.append(Benchmark(issue, tuple(sorted(figures, key=lambda one: one[0]))))
    for entry in facts:
        if amount(entry, "figure") and linked(entry, "issue", ISSUES, context) is None:
            gaps.append(gap(title_of(entry, context), "has a figure but names no issue", entry_link(entry)))
        elif entry.draft("figure"):
            gaps.append(gap(title_of(entry, context), "has a figure that cannot be read", entry_link(entry)))
    return sorted(found, key=lambda one: -len(one.figures)), gaps


def _line(benchmark: Benchmark) -> Range:
    issue, values = benchmark.issue, benchmark.values
    points = [Point(value, Role.BENCHMARK, issue.show(value)) for value in dict.fromkeys(values)]
    stretches: tuple[Stretch, ...] = ()
    if values[0] != values[-1]:
        stretches = (Stretch(values[0], values[-1], Shape.THEIRS, issue.between(values[0], values[-1]), "low to high"),)
    if len(values) > 1:
        middle = median(values)
        points.append(Point(middle, Role.PLAIN, issue.show(middle), "median"))
    lanes = (*((issue.lane("Mine"),) if issue.figures else ()), Lane("Others", stretches, tuple(points)))
    return Range(issue.name, lanes, issue.counted)


def _table(benchmarks: Sequence[Benchmark]) -> Table:
    columns = ("Issue", "Low", "Median", "High", "Opening", "Target", "Limit")
    rows = []
    for one in benchmarks:
        figures = (one.values[0], median(one.values), one.values[-1])
        mine = (one.issue.opening, one.issue.target, one.issue.limit)
        texts = [one.issue.show(value) if value is not None else "–" for value in (*figures, *mine)]
        rows.append((plain(one.issue.name), *map(plain, texts)))
    return Table(tuple(Column(title, right=number > 0) for number, title in enumerate(columns)), tuple(rows))


def _said(benchmark: Benchmark) -> str:
    """Where my target lies among the benchmarks of one issue."""
    issue, values = benchmark.issue, benchmark.values
    name, middle = short(issue.name), median(values)
    count = plural(len(values), "benchmark")
    if issue.target is None or issue.more is None:
        return f"{name}: {count}, the median is {issue.show(middle)}; your target or its direction is missing."
    best, gain = max(issue.gain(Fraction(0), value) for value in values), issue.gain(middle, issue.target)
    target = f"your target of {issue.show(issue.target)}"
    if issue.gain(Fraction(0), issue.target) > best:
        beyond = "every one of " if len(values) > 1 else "the "
        count = count if len(values) > 1 else "one benchmark"
        return f"{name}: {target} is beyond {beyond}{count}: what makes your case special?"
    if gain > 0:
        return f"{name}: {target} is better than the median, {issue.show(middle)}, and within {count}."
    if gain == 0:
        return f"{name}: {target} is just what is usual, the median of {count}."
    way = "higher" if issue.more else "lower"
    return f"{name}: {target} is worse for you than the usual, {issue.show(middle)}: could you aim {way}?"


def _doubts(facts: Sequence[Entry], context: Context) -> tuple[list[Check], list[Check]]:
    """Facts that are old or guessed, and facts without a source."""
    doubts, unsourced = [], []
    for entry in facts:
        name, link = title_of(entry, context), entry_link(entry)
        found, sure = day(entry, "date"), scale(entry, "confidence")
        if found and is_old(found, context.today):
            doubts.append(worry(name, f"older than a year: {show_date(found.isoformat())}", link))
        if sure is not None and sure <= _GUESS:
            doubts.append(worry(name, f"a guess, since you are no more than {sure} of 5 sure", link))
        if not entry.typed("source"):
            unsourced.append(gap(name, "has no source", link))
    return doubts, unsourced


def _loose_arguments(negotiation: Negotiation, context: Context) -> list[Check]:
    """Arguments that no fact carries; a fact that was deleted carries nothing."""
    known = {entry.id for entry in negotiation.of(FACTS)}
    return [
        gap(title_of(entry, context), "rests on no fact", entry_link(entry))
        for entry in negotiation.of(ARGUMENTS)
        if not known & set(entry.get("facts").split())
    ]


def _verdict(benchmarks: Sequence[Benchmark], facts: int, unsourced: int, loose: int) -> str:
    if benchmarks:
        return _said(benchmarks[0])
    text = f"{plural(facts, 'fact')}, but none gives a figure for an issue"
    thin = [f"{unsourced} without a source"] if unsourced else []
    thin += [f"{plural(loose, 'argument')} without a fact"] if loose else []
    return f"{text}: {' and '.join(thin)}." if thin else f"{text}: find one to hold an offer against."
