"""Whose leverage is greater: strongest on each side, who is ahead in each source, whom waiting hurts more. There is no sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from negotui.analysis.delay import delay_data, delay_gaps, delay_of, delay_sentences
from negotui.analysis.gaps import entry_link, fitting, formula, gap, missing, paragraph, title_of
from negotui.domain.blocks import Bar, Bars, Block, Panel, Paragraph
from negotui.domain.guide import SIDES
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_name
from negotui.domain.sheets import LEVERAGE, WEAK_POINTS
from negotui.domain.text import listed, plural
from negotui.domain.values import Context

READS = ((LEVERAGE, ("what", "side", "source", "strength")),)
"""The sheet and fields that the balance rests on; what waiting costs is used where the guide asks for it."""

METHOD = formula(
    "ahead in a source = whoever has the stronger entry there\ncost of waiting = sum of a side’s monthly costs, in one currency",
    "Strengths are your own ratings from 1 to 5. They are compared source by source and never added up: nobody has shown that a 4 "
    "in time makes up for a 4 in authority. What both of you share counts for both. An entry without side, source or strength "
    "is left out.",
    "If a side has several deadlines, the earliest counts. Everything about theirs is your guess.",
    "That leverage is about who has more to lose without a deal is the view of G. Richard Shell, Bargaining for Advantage (1999).",
)

_MINE, _THEIRS, _SHARED = SIDES
_NEEDED = ("side", "source", "strength")
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Source:
    """One source of leverage. mine, theirs: the strongest entry of each side, 0 where there is none; shared ones are in both.

    entries: those behind it.
    """

    name: str
    mine: int
    theirs: int
    entries: tuple[Entry, ...]

    @property
    def ahead(self) -> str:
        """Who is ahead: one of the sides, or empty where both are level."""
        return "" if self.mine == self.theirs else _MINE if self.mine > self.theirs else _THEIRS

    def pillar(self, side: str) -> Entry | None:
        """The one entry without which that side would not be ahead; None where there are several, or it is not ahead."""
        if self.ahead != side:
            return None
        other = min(self.mine, self.theirs)
        above = [one for one in self.entries if one.get("side") == side and (_strength(one) or 0) > other]
        return above[0] if len(above) == 1 else None


def sources_of(negotiation: Negotiation, context: Context) -> tuple[Source, ...]:
    """Every source that is rated, in the order of the guide's choices, then in that of the entries."""
    rated = [entry for entry in negotiation.of(LEVERAGE) if not _lacks(entry)]
    choices = context.guide.sheet(LEVERAGE).field("source").choices
    names = dict.fromkeys((*choices, *(entry.get("source") for entry in rated)))
    found = []
    for name in names:
        of = tuple(entry for entry in rated if entry.get("source") == name)
        if of:
            found.append(Source(name, _strongest(of, _MINE), _strongest(of, _THEIRS), of))
    return tuple(found)


def strongest_of(sources: Iterable[Source], side: str) -> tuple[tuple[str, ...], int]:
    """The sources in which a side is strongest, and how strong; what both share gives no edge and is left out."""
    own = [
        (strength, source.name)
        for source in sources
        for entry in source.entries
        if entry.get("side") == side and (strength := _strength(entry))
    ]
    top = max((strength for strength, _ in own), default=0)
    return tuple(dict.fromkeys(name for strength, name in own if strength == top)), top


def strongest_words(sources: Iterable[Source], side: str) -> str:
    """The same for reading: `expertise (5)`; empty where that side has nothing rated of its own."""
    names, strength = strongest_of(sources, side)
    if not names:
        return ""
    shown = [as_name(name, 24) for name in names[:_NAMED]]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return f"{listed([*shown, *more])} ({strength})"


def panel(negotiation: Negotiation, context: Context) -> Panel:
    """Strongest on each side, the sources side by side, what each lead rests on, whom waiting hurts more, what is not rated."""
    entries = negotiation.of(LEVERAGE)
    lacking = [entry for entry in entries if _lacks(entry)]
    sources, delay = sources_of(negotiation, context), delay_of(negotiation)
    blocks: list[Block] = []
    if sources:
        bars = tuple(Bar(one.name, _exact(one), (_shown(one.mine), _shown(one.theirs))) for one in sources)
        blocks.append(Bars("Strongest by source", ("Mine", "Theirs"), bars))
        blocks.append(paragraph(_ahead(sources)))
    blocks += [paragraph(text) for text in _pillars(sources, context)]
    blocks += [paragraph(text) for text in delay_sentences(delay, context)]
    checks = [
        gap(title_of(entry, context), f"no {listed(_lacks(entry), 'or')} yet", entry_link(entry, *_lacks(entry)))
        for entry in lacking
    ]
    if entries:
        checks += delay_gaps(negotiation, delay, context)
    unanswered = [one for one in negotiation.of(WEAK_POINTS) if not one.get("answer")]
    checks += [
        gap(title_of(one, context), "what will you say when it comes up?", entry_link(one)) for one in unanswered
    ]
    blocks += missing(checks)
    blocks += _unrated(sources, context)
    return Panel(_verdict(sources, lacking, delay.summary), tuple(blocks), METHOD)


def balance_data(negotiation: Negotiation, context: Context) -> dict[str, object]:
    """The same as plain values: `strongest` by side with its strength, `ahead` by source (null where level), `delay`."""
    sources = sources_of(negotiation, context)
    strongest = {}
    for side in (_MINE, _THEIRS):
        names, strength = strongest_of(sources, side)
        strongest[side] = {"sources": list(names), "strength": strength or None}
    return {
        "strongest": strongest,
        "ahead": {source.name: source.ahead or None for source in sources},
        "delay": delay_data(delay_of(negotiation)),
    }


def _strength(entry: Entry) -> int | None:
    """How strong it is; None where no rating stands there."""
    text = entry.get("strength")
    return int(text) if text.isdecimal() else None


def _lacks(entry: Entry) -> list[str]:
    """The fields without which an entry cannot be compared."""
    lacking = [name for name in _NEEDED if not entry.get(name)]
    unclear = "strength" not in lacking and _strength(entry) is None
    return [*lacking, "strength"] if unclear else lacking


def _strongest(entries: Iterable[Entry], side: str) -> int:
    return max((_strength(entry) or 0 for entry in entries if entry.get("side") in {side, _SHARED}), default=0)


def _exact(source: Source) -> tuple[Fraction | None, Fraction | None]:
    mine, theirs = (Fraction(value) if value else None for value in (source.mine, source.theirs))
    return mine, theirs


def _shown(value: int) -> str:
    return f"{value:,}" if value else ""


def _ahead(sources: Sequence[Source]) -> str:
    """Who is ahead where."""
    said = []
    for side, words in ((_MINE, "you are ahead in"), (_THEIRS, "they are ahead in"), ("", "you are level in")):
        names = [as_name(source.name, 24) for source in sources if source.ahead == side]
        if names:
            said.append(f"{words} {listed(names)}")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def _pillars(sources: Sequence[Source], context: Context) -> Iterator[str]:
    """What the strongest lead of each side rests on, where it is one entry."""
    for side, whose, end in ((_MINE, "Your", "."), (_THEIRS, "Their", ": how could you blunt it?")):
        leads = [
            (-max(source.mine, source.theirs), place) for place, source in enumerate(sources) if source.ahead == side
        ]
        if leads and (pillar := sources[min(leads)[1]].pillar(side)):
            name = as_name(pillar.get("source"), 24)
            yield f"{whose} lead in {name} rests on {as_name(context.name(pillar), 60)} alone{end}"


def _verdict(sources: Sequence[Source], lacking: Sequence[Entry], waiting: str) -> str:
    if not sources and lacking:
        fields = [name for name in _NEEDED if any(name in _lacks(entry) for entry in lacking)]
        lack = plural(len(lacking), "entry lacks", "entries lack")
        return f"Nothing can be compared yet: {lack} {listed(fields, 'or')}."
    if not sources:
        return "You have rated nothing yet: say what gives you leverage, and what gives it to them."
    mine, theirs = strongest_words(sources, _MINE), strongest_words(sources, _THEIRS)
    if mine and theirs:
        text = f"You are strongest in {mine}, they in {theirs}."
    elif mine:
        text = f"You are strongest in {mine}; you have rated nothing of theirs yet."
    elif theirs:
        text = f"They are strongest in {theirs}; you have rated nothing of yours yet."
    else:
        text = "All you have rated belongs to both of you: it gives neither an edge."
    return fitting(f"{text} {waiting}".rstrip(), text, "Both sides are rated: see who is ahead in which source.")


def _unrated(sources: Sequence[Source], context: Context) -> Iterator[Paragraph]:
    rated = {source.name for source in sources}
    choices = context.guide.sheet(LEVERAGE).field("source").choices
    if sources and (unseen := [name for name in choices if name not in rated]):
        yield paragraph(f"You have rated nothing yet on {listed(unseen)}.")
