"""Whose leverage is greater: strengths per source, mine against theirs. Must not count what is not rated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.gaps import entry_link, formula, paragraph, short
from negotui.domain.blocks import Bar, Bars, Block, Bullets, Panel, Paragraph, Span, plain
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sheets import LEVERAGE
from negotui.domain.text import listed, plural, quoted
from negotui.domain.values import Context

READS = ((LEVERAGE, ("what", "side", "source", "strength")),)
"""The sheet and fields that the balance rests on."""

METHOD = formula(
    "balance = sum of your strengths − sum of theirs",
    "Every strength counts from 1 to 5 as you rated it; what both of you share counts on both sides. An entry without "
    "side, source or strength is left out.",
    "It is a summary to work with and not a law: nobody has shown that strengths add up. It says which line to look at next.",
)

_MINE, _THEIRS, _SHARED = SIDES
_NEEDED = ("side", "source", "strength")
_MOST_GAPS = 10
_TIPPING = 3


@dataclass(frozen=True, slots=True)
class _Source:
    """What one source gives. mine, theirs: the sum of the strengths, None where nothing is rated; shared ones are in both."""

    name: str
    mine: int | None
    theirs: int | None

    @property
    def net(self) -> int:
        return (self.mine or 0) - (self.theirs or 0)


def balance(negotiation: Negotiation) -> int | None:
    """The sum of my strengths less the sum of theirs, above 0 in my favour; None where nothing is rated.

    What both share counts for both, and so for neither. An entry without its side, source or strength is not counted.
    """
    rated = [entry for entry in negotiation.of(LEVERAGE) if not _lacks(entry)]
    return _sum(rated, _MINE) - _sum(rated, _THEIRS) if rated else None


def signed(value: int) -> str:
    """A balance as it is read: `+2`, `−3`, `0`."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value):,}"


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """The balance, the strengths per source side by side, and what is not rated yet."""
    entries = negotiation.of(LEVERAGE)
    rated = [entry for entry in entries if not _lacks(entry)]
    gaps = [entry for entry in entries if _lacks(entry)]
    sources = _sources(rated, context)
    total = balance(negotiation)
    blocks: list[Block] = []
    if rated:
        bars = tuple(
            Bar(source.name, (_exact(source.mine), _exact(source.theirs)), (_shown(source.mine), _shown(source.theirs)))
            for source in sources
        )
        blocks.append(Bars("Strength by source", ("Mine", "Theirs"), bars))
    if any(entry.get("side") == _SHARED for entry in rated):
        blocks.append(
            Paragraph(plain("What both of you share counts for both, so it moves the balance to neither side."))
        )
    if tip := _tip(total, rated, context):
        blocks.append(paragraph(tip))
    blocks.extend(_missing(gaps, sources, context))
    return Panel(_verdict(total, rated, sources, len(gaps)), tuple(blocks), METHOD)


def _strength(entry: Entry) -> int | None:
    """How strong it is; None where nothing is said that can be added up."""
    text = entry.get("strength")
    return int(text) if text.isdecimal() else None


def _lacks(entry: Entry) -> list[str]:
    """The fields without which an entry cannot be counted."""
    lacking = [name for name in _NEEDED if not entry.get(name)]
    unclear = "strength" not in lacking and _strength(entry) is None
    return [*lacking, "strength"] if unclear else lacking


def _sum(entries: Iterable[Entry], side: str) -> int:
    return sum(_strength(entry) or 0 for entry in entries if entry.get("side") in {side, _SHARED})


def _sources(rated: list[Entry], context: Context) -> tuple[_Source, ...]:
    """What each source gives, in the order of the guide's choices, then in that of the entries."""
    choices = context.guide.sheet(LEVERAGE).field("source").choices
    names = dict.fromkeys((*choices, *(entry.get("source") for entry in rated)))
    found = []
    for name in names:
        of = [entry for entry in rated if entry.get("source") == name]
        sums = [
            _sum(of, side) if any(entry.get("side") in {side, _SHARED} for entry in of) else None
            for side in (_MINE, _THEIRS)
        ]
        if of:
            found.append(_Source(name, *sums))
    return tuple(found)


def _exact(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _shown(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _verdict(total: int | None, rated: list[Entry], sources: tuple[_Source, ...], gaps: int) -> str:
    if total is None:
        if gaps:
            return (
                f"Nothing can be weighed yet: {plural(gaps, 'entry lacks', 'entries lack')} side, source or strength."
            )
        return "Nothing is rated yet: name what gives you and them leverage."
    for side, words in ((_MINE, "of yours"), (_THEIRS, "of theirs")):
        if not any(entry.get("side") in {side, _SHARED} for entry in rated):
            return f"Only one side is rated: leverage stands at {signed(total)}, but nothing {words} is rated yet."
    where = {0: "Leverage is even"}.get(
        total, f"Leverage is {signed(total)} in {'your' if total > 0 else 'their'} favour"
    )
    best, worst = max(sources, key=lambda source: source.net), min(sources, key=lambda source: source.net)
    strongest = [f"{best.name} (you)"] if best.net > 0 else []
    strongest += [f"{worst.name} (them)"] if worst.net < 0 else []
    return f"{where}: strongest in {listed(strongest)}." if strongest else f"{where}."


def _tip(total: int | None, rated: list[Entry], context: Context) -> str:
    """Which single entries decide whether I am ahead, and what I would need."""
    sides = {entry.get("side") for entry in rated}
    if total is None or not ({_MINE, _THEIRS} <= sides):
        return ""
    if total == 0:
        return "What would tip it: any change, on either side."
    holder = _MINE if total > 0 else _THEIRS
    held = sorted((entry for entry in rated if entry.get("side") == holder), key=lambda one: -(_strength(one) or 0))
    enough = [entry for entry in held if (_strength(entry) or 0) >= abs(total)]
    if not enough:
        whose = "yours" if total > 0 else "theirs"
        return f"What would tip it: no single strength of {whose}; it takes {abs(total) + 1:,} points."
    named = listed([f"{short(context.name(entry))} ({_strength(entry)})" for entry in enough[:_TIPPING]], "or")
    if total > 0:
        return f"What would tip it: without {named} you would no longer be ahead."
    return f"What would tip it: blunt {named}, and they are no longer ahead."


def _missing(gaps: list[Entry], sources: tuple[_Source, ...], context: Context) -> list[Block]:
    blocks: list[Block] = []
    if gaps:
        blocks.append(Paragraph(plain("Not counted yet:")))
        items = [
            (
                Paragraph(
                    (
                        Span(quoted(context.name(entry)), link=entry_link(entry)),
                        *plain(f" lacks {listed(_lacks(entry))}."),
                    )
                ),
            )
            for entry in gaps[:_MOST_GAPS]
        ]
        if len(gaps) > _MOST_GAPS:
            items.append((Paragraph(plain(f"and {len(gaps) - _MOST_GAPS:,} more.")),))
        blocks.append(Bullets(tuple(items)))
    if not sources:
        return blocks  # the verdict has said so
    rated = {source.name for source in sources}
    choices = context.guide.sheet(LEVERAGE).field("source").choices
    if unseen := [name for name in choices if name not in rated]:
        blocks.append(Paragraph(plain(f"Nothing is rated yet on {listed(unseen)}.")))
    return blocks
