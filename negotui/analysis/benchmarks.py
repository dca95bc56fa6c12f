"""My figures beside those of others: what is usual, what is one case, and what the research is short of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.fact_checks import doubts, is_question, loose_arguments, to_find_out
from negotui.analysis.figures import amount, linked, one_unit
from negotui.analysis.gaps import (
    entry_link,
    fitting,
    formula,
    gap,
    missing,
    paragraph,
    title_of,
    worries,
    worry,
)
from negotui.analysis.issues import READS as ISSUE_READS
from negotui.analysis.issues import Issue, issues_of
from negotui.analysis.packages.model import exact
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
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import ARGUMENTS, FACTS, ISSUES
from negotui.domain.text import plural
from negotui.domain.values import Context

_FACTS = (FACTS, ("claim", "source", "date", "confidence", "figure", "issue"))
_ARGUMENTS = (ARGUMENTS, ("point", "facts"))
READS = (ISSUE_READS, _FACTS, _ARGUMENTS)
"""The sheets and fields that the benchmarks rest on; the kind of a figure is used where the guide asks for it."""

TYPICAL, HIGH, LOW, CASE, MINE = ("typical", "high end", "low end", "one case", "mine")
"""What the figure of a fact is, as its field `kind` says."""

METHOD = formula(
    "usual = the typical figure; of two, from one to the other; of three or more, their median\n"
    "median = the middle figure in order of size; of an even number, half-way between the two in the middle",
    "Only figures marked typical say what is usual. The ends of a band show how far others have come, and a single case shows that "
    "it can be done. A figure without a kind counts as one case. Your own figure is not a benchmark.",
    "A yardstick that neither side controls is an objective criterion of Roger Fisher and William Ury, Getting to Yes (1981).",
)

_MEDIAN_FROM = 3


@dataclass(frozen=True, slots=True)
class FactFigure:
    """A figure of a fact. value: exact.  kind: what it is, empty where nobody has said.  entry: where it is written."""

    value: Fraction
    kind: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is known of one issue from facts. figures: from the smallest to the largest, mine among them."""

    issue: Issue
    figures: tuple[FactFigure, ...]

    def of(self, *kinds: str) -> tuple[Fraction, ...]:
        """The figures of these kinds, from the smallest to the largest."""
        return tuple(one.value for one in self.figures if one.kind in kinds)

    @property
    def others(self) -> tuple[Fraction, ...]:
        """All figures but my own."""
        return tuple(one.value for one in self.figures if one.kind != MINE)

    @property
    def cases(self) -> tuple[Fraction, ...]:
        """Single cases; a figure of no kind is no more than that."""
        return tuple(one.value for one in self.figures if one.kind not in {TYPICAL, HIGH, LOW, MINE})

    @property
    def usual(self) -> tuple[Fraction, Fraction] | None:
        """What is usual, from and to, by the typical figures alone; None where there is none."""
        typical = self.of(TYPICAL)
        if len(typical) >= _MEDIAN_FROM:
            return median(typical), median(typical)
        return (typical[0], typical[-1]) if typical else None


def median(values: Iterable[Fraction]) -> Fraction:
    """The middle one in order of size; of an even number, half-way between the two in the middle. At least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """What is usual and what others have beside my figures; then what is old, guessed, of no kind or without a source."""
    facts = [fact for fact in negotiation.of(FACTS) if not is_question(fact)]
    open_questions = to_find_out(negotiation, context)
    if not facts:
        return Panel(_nothing(bool(open_questions)), open_questions, METHOD)
    benchmarks, gaps = _benchmarks(negotiation, context)
    blocks: list[Block] = []
    if benchmarks:
        blocks.append(Ranges("Benchmarks beside your figures", tuple(map(_line, benchmarks))))
        blocks.append(_table(benchmarks))
        blocks += [paragraph(_said(benchmark)) for benchmark in benchmarks[1:]]
        blocks += [paragraph(text) for benchmark in benchmarks if (text := _middle(benchmark))]
    dubious, unsourced = doubts(facts, context)
    blocks += worries([*_backward(benchmarks), *dubious])
    loose = loose_arguments(negotiation, context)
    blocks += missing([*unsourced, *loose, *_unmarked(benchmarks, context), *gaps])
    blocks += open_questions
    return Panel(_verdict(benchmarks, len(facts), len(unsourced), len(loose)), tuple(blocks), METHOD)


def benchmarks_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """The benchmarks as plain values by the issue’s name: exact figures by kind, and `usual` as [from, to] or null."""
    found = _benchmarks(negotiation, context)[0]
    return {
        "benchmarks": {
            one.issue.name: {
                "usual": None if one.usual is None else [exact(end) for end in one.usual],
                **{kind.replace(" ", "_"): [exact(value) for value in one.of(kind)] for kind in (TYPICAL, HIGH, LOW)},
                "one_case": [exact(value) for value in one.of(CASE)],
                "kind_missing": [exact(value) for value in one.of("")],
                "mine": [exact(value) for value in one.of(MINE)],
                "target": None if one.issue.target is None else exact(one.issue.target),
            }
            for one in found
        }
    }


def _benchmarks(negotiation: Negotiation, context: Context) -> tuple[list[Benchmark], list[Check]]:
    """Per issue what its facts say, those with most figures first; and figures that lead nowhere."""
    gaps: list[Check] = []
    found: list[Benchmark] = []
    facts = negotiation.of(FACTS)
    for issue in issues_of(negotiation, context):
        figures = []
        for entry in facts:
            figure = amount(entry, "figure")
            if figure is None or entry.get("issue") != issue.entry.id:
                continue
            if one_unit((figure.unit, issue.unit)) is None:
                gaps.append(gap(title_of(entry, context), "isn’t in the currency of its issue", entry_link(entry)))
            else:
                figures.append(FactFigure(figure.value, entry.get("kind"), entry))
        if figures:
            found.append(Benchmark(issue, tuple(sorted(figures, key=lambda one: one.value))))
    for entry in facts:
        if amount(entry, "figure") and linked(entry, "issue", ISSUES, context) is None:
            gaps.append(gap(title_of(entry, context), "has a figure, but for which issue?", entry_link(entry, "issue")))
        elif entry.draft("figure"):
            gaps.append(gap(title_of(entry, context), "has a figure that I can’t read", entry_link(entry, "figure")))
    return sorted(found, key=lambda one: -len(one.others)), gaps


def _line(benchmark: Benchmark) -> Range:
    issue, others = benchmark.issue, benchmark.others
    usual = dict.fromkeys(benchmark.usual or ())
    points = [Point(value, Role.BENCHMARK, issue.show(value)) for value in dict.fromkeys(others) if value not in usual]
    stretches: tuple[Stretch, ...] = ()
    if others and others[0] != others[-1]:
        shown = issue.between(others[0], others[-1])
        stretches = (Stretch(others[0], others[-1], Shape.THEIRS, shown, "lowest to highest"),)
    points += [Point(value, Role.PLAIN, issue.show(value), "usual") for value in usual]
    lanes = [issue.lane("Mine")] if issue.figures else []
    if others:
        lanes.append(Lane("Others", stretches, tuple(points)))
    if own := tuple(
        Point(value, Role.PLAIN, issue.show(value), "yours") for value in dict.fromkeys(benchmark.of(MINE))
    ):
        lanes.append(Lane("So far", points=own))
    return Range(issue.name, tuple(lanes), issue.counted)


def _table(benchmarks: Sequence[Benchmark]) -> Table:
    columns = ("Issue", "Usual", "Others", "Opening", "Target", "Limit")
    rows = []
    for one in benchmarks:
        usual = one.issue.between(*one.usual) if one.usual else "–"
        others = one.issue.between(one.others[0], one.others[-1]) if one.others else "–"
        mine = (one.issue.opening, one.issue.target, one.issue.limit)
        texts = [one.issue.show(value) if value is not None else "–" for value in mine]
        rows.append((plain(one.issue.name), *map(plain, (usual, others, *texts))))
    return Table(tuple(Column(title, right=number > 0) for number, title in enumerate(columns)), tuple(rows))


def _said(benchmark: Benchmark) -> str:
    """Where my target lies among the figures of one issue, as far as they say anything of it."""
    issue, others, usual = benchmark.issue, benchmark.others, benchmark.usual
    name = as_name(issue.name)
    if not others:
        return f"{name}: so far you have only your own figure. What do others agree on?"
    if issue.target is None or issue.more is None:
        known = f"{issue.between(*usual)} is usual" if usual else f"you found {plural(len(others), 'figure')}"
        return fitting(
            f"{name}: {known}. Add your target, and say whether more or less is better.",
            f"{name}: add your target, and say whether more or less is better.",
        )
    return fitting(*_beside(benchmark, issue.target), f"{name}: compare your target with the figures below.")


def _beside(benchmark: Benchmark, target: Fraction) -> tuple[str, ...]:
    """The target beside what is usual, or beside single figures; the same again in fewer words."""
    issue, others, usual = benchmark.issue, benchmark.others, benchmark.usual
    name, way = as_name(issue.name), "higher" if issue.more else "lower"
    start = f"{name}: your target of {issue.show(target)}"
    best, worst = (others[-1], others[0]) if issue.more else (others[0], others[-1])
    found = f"all {len(others)} figures you found" if len(others) > 1 else "the one figure you found"
    if issue.gain(best, target) > 0:
        asked = "what makes your case special?"
        at = f"at best {issue.show(best)}" if len(others) > 1 else issue.show(best)
        return f"{start} goes beyond {found}, {at}: {asked}", f"{start} goes beyond {found}: {asked}"
    if usual:
        gains = [issue.gain(end, target) for end in usual]
        shown = issue.between(*usual)
        if min(gains) > 0:
            return (
                f"{start} is better than what is usual, {shown}; the best you found is {issue.show(best)}.",
                f"{start} is better than what is usual, {shown}.",
            )
        if max(gains) < 0:
            return (f"{start} is worse for you than what is usual, {shown}: could you aim {way}?",)
        return (f"{start} is just what is usual.",)
    if issue.gain(worst, target) < 0:
        return (f"{start} is worse for you than {found}: could you aim {way}?",)
    if len(others) == 1:
        return (f"{start} is the same as the one figure you found: what is usual?",)
    return (
        f"{start} lies among the {len(others)} figures you found, {issue.between(others[0], others[-1])}: what is usual?",
        f"{start} lies among the {len(others)} figures you found: what is usual?",
    )


def _middle(benchmark: Benchmark) -> str:
    """The median of single cases, from three of them on: it says what a few got, and not what is usual."""
    cases = benchmark.cases
    if len(cases) < _MEDIAN_FROM:
        return ""
    shown = benchmark.issue.show(median(cases))
    return f"{as_name(benchmark.issue.name)}: the median of your {len(cases)} cases is {shown}."


def _backward(benchmarks: Sequence[Benchmark]) -> Iterable[Check]:
    """A target that is worse than what I have already."""
    for one in benchmarks:
        issue, own = one.issue, one.of(MINE)
        if not own or issue.target is None or issue.more is None:
            continue
        have = own[-1] if issue.more else own[0]
        if issue.gain(have, issue.target) < 0:
            detail = f"your target, {issue.show(issue.target)}, is worse than what you have, {issue.show(have)}"
            yield worry(issue.name, detail, entry_link(issue.entry))


def _unmarked(benchmarks: Sequence[Benchmark], context: Context) -> list[Check]:
    """Figures that count as one case only because nobody has said what they are; asked where the guide has the field."""
    if not context.guide.has(FACTS, "kind"):
        return []
    text = "is its figure typical, a high end, a low end, one case or your own?"
    return [
        gap(title_of(figure.entry, context), text, entry_link(figure.entry, "kind"))
        for one in benchmarks
        for figure in one.figures
        if not figure.kind
    ]


def _nothing(asked: bool) -> str:
    if asked:
        return "No facts yet: find out the first thing on your list, and write down who says so."
    return "No facts yet: write the first figure or precedent that both sides could look up."


def _verdict(benchmarks: Sequence[Benchmark], facts: int, unsourced: int, loose: int) -> str:
    if benchmarks:
        return _said(benchmarks[0])
    text = f"{plural(facts, 'fact')}, but none gives a figure for an issue"
    thin = [f"{plural(unsourced, 'has', 'have')} no source"] if unsourced else []
    thin += [f"{plural(loose, 'argument rests', 'arguments rest')} on no fact"] if loose else []
    return f"{text}; {' and '.join(thin)}." if thin else f"{text}: find one to compare offers with."
