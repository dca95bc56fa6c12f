"""Insights as a panel and as data; nothing is said of a habit that rests on too few cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from negotui.analysis.figures import show, show_percent
from negotui.analysis.gaps import formula, paragraph
from negotui.analysis.insights.case import Case, mean
from negotui.analysis.insights.habits import FEWEST, FEWEST_CHANCES, Bin, Figure, Group, bins, groups
from negotui.analysis.packages.model import HUNDRED, exact
from negotui.domain.blocks import Bar, Bars, Block, Column, Heading, Inline, Panel, Table, plain
from negotui.domain.text import cut, folded, plural

METHOD = formula(
    "from limit to target = (figure − limit) ÷ (target − limit), 100 % at the target\n"
    "Brier score = mean of (stated chance − outcome)², the outcome 1 or 0",
    "Several issues of a negotiation make one figure, by their weights where each has one. Every figure is a mean over the cases "
    f"that tell something about it. Fewer than {FEWEST} give no figure: they show chance, not a habit.",
    "The score is Glenn Brier’s, Verification of Forecasts Expressed in Terms of Probability (1950). You are well calibrated when "
    f"what you call 70 % comes off seven times in ten. Fewer than {FEWEST_CHANCES} chances give no score. Someone who states "
    "chances at random scores 1/3 ± 1.96 √(4 ÷ 45n) over n of them, 19 times in 20: a score within that shows nothing yet. How far "
    "a share of few cases may be off follows Edwin Wilson, Probable Inference (1927).",
    "Kinds of moves are those of Hindriks, Jonker and Tykhonov (2007). Shares of the range and guessed limits count only where you "
    "saw their limit or it was in the contract: what people say afterwards is cheap.",
)

_IN_WORDS = {FEWEST: "five", FEWEST_CHANCES: "ten"}
_MOST_NAMED = 12
_EXACT_DIGITS = 30
_ROUNDED = 12


def insights(cases: Sequence[Case]) -> Panel:
    """Habits over the negotiations that are over: a sentence, then figures in groups with how many cases each rests on."""
    if not cases:
        return Panel(f"Nothing yet: insights begin once {_IN_WORDS[FEWEST]} negotiations are over.", method=METHOD)
    made = groups(cases)
    blocks: list[Block] = []
    for group in made:
        blocks += _group(group)
        if any(figure.id == "brier" for figure in group.figures):
            blocks += _calibration(cases, group)
    for title, name in (("By kind", "kind"), ("By counterpart", "counterpart")):
        blocks += _by(title, name, cases)
    return Panel(_verdict(cases, made), tuple(blocks), METHOD)


def _verdict(cases: Sequence[Case], made: Sequence[Group]) -> str:
    count = plural(len(cases), "negotiation")
    if len(cases) < FEWEST:
        needed = FEWEST - len(cases)
        return f"{count} {'is' if len(cases) == 1 else 'are'} over: {needed} more, and there may be a habit to see."
    deals = sum(case.is_deal for case in cases)
    head = f"{count} are over, {deals:,} with a deal"
    reach = figure_of(made, "reach")
    if reach is not None and reach.value is not None:
        return (
            f"{head}; on average you got {reach.shown} of the way from limit to target ({plural(reach.cases, 'deal')})."
        )
    return f"{head}; too few deals yet to compare with your targets."


def figure_of(made: Sequence[Group], id: str) -> Figure | None:
    """The figure of that id."""
    return next((figure for group in made for figure in group.figures if figure.id == id), None)


def _group(group: Group) -> Iterator[Block]:
    """The figures that say something; where none does, one line on what is missing."""
    yield Heading(3, plain(group.title))
    known = [figure for figure in group.figures if figure.cases]
    if not known:
        needed = group.figures[0]
        yield paragraph(f"Nothing yet: this needs {_IN_WORDS[needed.fewest]} {_many(needed.of)}.")
        return
    rows = tuple((plain(one.about), plain(one.shown or "—"), plain(one.basis)) for one in known)
    yield Table((Column("Figure"), Column("Mean", True), Column("Rests on")), rows)


def _many(of: str) -> str:
    return "talks without a deal" if of.startswith("talk ") else f"{of}s"


def _calibration(cases: Sequence[Case], group: Group) -> Iterator[Block]:
    """The score beside plain guessing, then stated chances beside what came of them, each with how far it may be off."""
    score = figure_of([group], "brier")
    if score is not None and score.value is not None and score.interval is not None:
        low, high = (show(end, places=2) for end in score.interval)
        beside = f"someone who guesses at random scores {low} to {high} over {plural(score.cases, 'chance')}"
        if score.value < score.interval[0]:
            yield paragraph(f"Your score of {score.shown} is better than guessing: {beside}.")
        elif score.value > score.interval[1]:
            yield paragraph(f"Your score of {score.shown} is worse than guessing: {beside}.")
        else:
            yield paragraph(f"Your score of {score.shown} can’t be told from guessing yet: {beside}.")
    found = bins([pair for case in cases for pair in case.chances])
    drawn = [one for one in found if one.stated is not None]
    if drawn:
        rows = tuple(
            Bar(
                f"{_ends(one)}, {one.cases:,} tried",
                ((one.stated or Fraction(0)) * HUNDRED, (one.came_off or Fraction(0)) * HUNDRED),
                (show_percent(one.stated or Fraction(0), 0), show_percent(one.came_off or Fraction(0), 0)),
            )
            for one in drawn
        )
        yield Bars("Chances as stated, and as they came off", ("stated", "came off"), rows)
        for one in drawn:
            low, high = (show_percent(end, 0) for end in one.interval or (one.low, one.high))
            yield paragraph(f"{_ends(one)}, {one.cases} tried: the true share may be anything from {low} to {high}.")
    few = [one for one in found if one.stated is None and one.cases]
    if few:
        said = "; ".join(f"{one.cases} at {_ends(one)}" for one in few)
        yield paragraph(f"Too few to say anything yet (it takes ten of each): {said}.")


def _ends(one: Bin) -> str:
    return f"{int(one.low * HUNDRED)} to {int(one.high * HUNDRED)} %"


def _by(title: str, name: str, cases: Sequence[Case]) -> Iterator[Block]:
    """The same for those of one kind, or with one counterpart, the most frequent first; what came once says nothing."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        if key := folded(getattr(case, name)):
            found.setdefault(key, []).append(case)
    ranked = sorted((group for group in found.values() if len(group) > 1), key=lambda group: -len(group))
    if not ranked:
        return
    rows: list[tuple[Inline, ...]] = []
    for group in ranked[:_MOST_NAMED]:
        agreed = [Fraction(case.is_deal) for case in group]
        reach = [case.reach for case in group if case.reach is not None]
        called = getattr(group[0], name)
        rows.append(tuple(map(plain, (cut(called, 32), f"{len(group):,}", _mean(agreed), _mean(reach), _basis(reach)))))
    yield Heading(3, plain(title))
    columns = (Column(title.removeprefix("By ").capitalize()), Column("Number", True), Column("Agreed", True))
    yield Table((*columns, Column("From limit to target", True), Column("Rests on")), tuple(rows))
    if len(ranked) > _MOST_NAMED:
        yield paragraph(f"and {len(ranked) - _MOST_NAMED:,} more.")


def _mean(values: Sequence[Fraction]) -> str:
    value = mean(values) if len(values) >= FEWEST else None
    return "—" if value is None else show_percent(value, 0)


def _basis(values: Sequence[Fraction]) -> str:
    count = plural(len(values), "deal")
    return count if len(values) >= FEWEST else f"{count}; {FEWEST - len(values)} more needed"


def insights_data(cases: Sequence[Case]) -> dict[str, object]:
    """The same as plain values: figures by id with `value` (an exact text, null where it rests on too few), `cases` and `needed`.

    A mean whose fraction would be longer than 30 digits is given to 12 decimal places. calibration: by range of stated chance.
    guessing: between which scores plain guessing lies; true_share: between which the true share lies, both 19 times in 20.
    """
    figures = {
        figure.id: {
            "group": group.title,
            "about": figure.about,
            "value": None if figure.value is None else _exact(figure.value),
            "measure": figure.measure,
            "cases": figure.cases,
            "of": figure.of,
            "needed": figure.needed,
            "guessing": None if figure.interval is None else [_exact(end) for end in figure.interval],
        }
        for group in groups(cases)
        for figure in group.figures
    }
    calibration = [
        {
            "low": exact(one.low),
            "high": exact(one.high),
            "cases": one.cases,
            "stated": None if one.stated is None else _exact(one.stated),
            "came_off": None if one.came_off is None else _exact(one.came_off),
            "true_share": None if one.interval is None else [_exact(end) for end in one.interval],
        }
        for one in bins([pair for case in cases for pair in case.chances])
    ]
    return {
        "cases": len(cases),
        "fewest": FEWEST,
        "fewest_chances": FEWEST_CHANCES,
        "figures": figures,
        "calibration": calibration,
    }


def _exact(value: Fraction) -> str:
    """An exact text; of a mean over thousands of cases, whose fraction nobody could read, the nearest decimal."""
    if value.denominator < 10**_EXACT_DIGITS:
        return exact(value)
    return exact(Fraction(round(value * 10**_ROUNDED), 10**_ROUNDED))
