"""The page for the room: fitted to one page, with what has no room on it named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from negotui.analysis.brief import BriefPart, brief_parts, what_first
from negotui.domain.blocks import Block, Bullets, Column, Heading, Inline, Paragraph, Span, Table, plain, text_of
from negotui.domain.documents import Appointment, Records
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Negotiation
from negotui.domain.text import cut, listed
from negotui.export.text import text_page
from negotui.services.panels import NOT_WORKED_OUT
from negotui.services.session import Session

LINES, WIDTH = 60, 80
"""A page of text."""
_PRINTED_LINES, _PRINTED_WIDTH = 52, 100
"""As much as fits on one sheet of A4 or Letter in letters that are not all of one width, measured as text."""
_ONE = (Column(""),)
_FIRST, _DEARER = 2, 3
"""The first items of a part are missed more than later ones: how many, and by how much."""
_LENGTHS = tuple(map(Fraction, ("3.75", "2.1", "1.5", "1.12", "0.92")))
"""How many lines of letters an item may have; on a full page each is told in fewer words before any part is left out whole."""
_DISPENSABLE = 3
"""Parts of this weight go before others are told in fewer words."""
_WEIGHTY = 7
"""Parts of this weight are told in as many words as a reader takes in, except a long list."""
_GOES_ON = "…"
_FLOWING = 64
"""Items that are no longer flow one behind the other, which takes half the lines of a list."""


class Brief:
    """The pages for the room, of the negotiations in one file."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, negotiation: Negotiation, for_table: bool = False) -> BriefPage:
        """The page. for_table: whether others can see it: then without limits, alternatives, guesses and what is kept back."""
        return BriefPage(self._session, negotiation, for_table)


class BriefPage:
    """The page for the room as a document of one page."""

    compact = True

    def __init__(self, session: Session, negotiation: Negotiation, for_table: bool = False) -> None:
        context = replace(session.context(negotiation), full_dates=True)
        try:
            parts = brief_parts(negotiation, context)
        except NOT_WORKED_OUT:
            parts = ()
        self.parts = tuple(part for part in parts if not (for_table and part.secret))
        counterpart = negotiation.details.get("counterpart")
        title = negotiation.title or "Untitled"
        self.title = cut(f"{title}, with {counterpart}" if counterpart and counterpart not in title else title, 140)
        self._guide, self._empty = context.guide, what_first(context)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The page, fitted to a sheet of paper."""
        return self._page(_PRINTED_LINES, _PRINTED_WIDTH)

    @cached_property
    def text_blocks(self) -> tuple[Block, ...]:
        """The page, fitted to LINES lines of WIDTH cells."""
        return self._page(LINES, WIDTH)

    def _page(self, lines: int, width: int) -> tuple[Block, ...]:
        head = Heading(1, plain(self.title))
        if not self.parts:
            return (head, self._empty)

        def fits(blocks: Sequence[Block]) -> bool:
            return text_page((head, *blocks), width, compact=True).count("\n") <= lines

        lengths = [round(width * times) for times in _LENGTHS]
        return (head, *_fitted(self.parts, fits, self._guide, lengths))

    @property
    def text(self) -> str:
        """The page as text of at most LINES lines of at most WIDTH cells."""
        return text_page(self.text_blocks, WIDTH, compact=True)

    @property
    def records(self) -> tuple[Records, ...]:
        """The parts, whole, for programs."""
        return tuple(
            Records(
                f"part-{number}",
                part.title,
                part.columns or _ONE,
                tuple(tuple(map(text_of, item)) for item in part.items),
            )
            for number, part in enumerate(self.parts, 1)
        )

    @property
    def data(self) -> object:
        """The parts, whole, and which of them the page has room for."""
        return {
            "title": self.title,
            "parts": [
                {
                    "title": part.title,
                    "secret": part.secret,
                    "items": [[text_of(cell) for cell in item] for item in part.items],
                }
                for part in self.parts
            ],
        }

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """None: days stand in the notes."""
        return ()


def _fitted(
    parts: Sequence[BriefPart], fits: Callable[[Sequence[Block]], bool], guide: Guide, lengths: Sequence[int]
) -> tuple[Block, ...]:
    """As much as fits. What is hardly missed goes first, then items are told in fewer words, then what is missed least goes."""
    counts = [len(part.items) for part in parts]
    for longest in lengths:
        shorter = [_shortened(part, longest, lengths[1]) for part in parts]
        counts = [len(part.items) for part in parts]
        while True:
            blocks = tuple(_blocks(shorter, counts, guide))
            if fits(blocks) or not any(counts):
                return blocks
            least = _least(parts, counts, 0 if longest == lengths[-1] else _DISPENSABLE)
            if least is None:
                break
            counts[least] -= 1
    raise AssertionError("a page without items fits")


def _least(parts: Sequence[BriefPart], counts: Sequence[int], most: int) -> int | None:
    """The part whose last item is missed least; of those that are missed as little the longest. most: its weight, 0 for any."""
    spare = [number for number, count in enumerate(counts) if count and (not most or parts[number].weight <= most)]
    return min(spare, key=lambda number: (_missed(parts[number], counts[number]), -counts[number]), default=None)


def _shortened(part: BriefPart, longest: int, weighty: int) -> BriefPart:
    if part.columns:
        return part
    if part.weight >= _WEIGHTY and not part.numbered:
        longest = max(longest, weighty)
    return replace(part, items=tuple((_cut(item[0], longest),) for item in part.items))


def _cut(inline: Inline, most: int) -> Inline:
    """Styled text in at most so many letters; what goes on elsewhere ends in an ellipsis, after a whole word."""
    spans: list[Span] = []
    for span in inline:
        if len(span.text) > most:
            whole = span.text[: max(most - 1, 0)]
            whole = whole.rpartition(" ")[0] or whole
            return (*spans, replace(span, text=f"{whole.rstrip(' ,;:')}{_GOES_ON}"))
        spans.append(span)
        most -= len(span.text)
    return tuple(spans)


def _missed(part: BriefPart, count: int) -> int:
    """How much the last of so many items would be missed."""
    return 2 * part.weight + (_DEARER if count <= _FIRST else 0)


def _blocks(parts: Sequence[BriefPart], counts: Sequence[int], guide: Guide) -> Iterator[Block]:
    gone = []
    for part, count in zip(parts, counts, strict=True):
        left = len(part.items) - count
        if not count:
            gone.append(f"{part.title} ({left}{_where(part, guide)})")
            continue
        shown = part.items[:count]
        more = f"and {left} more{_where(part, guide)}" if left else ""
        if part.is_bare:
            yield from (Paragraph(item[0]) for item in shown)
            continue
        short = all(len(text_of(item[0])) <= _FLOWING for item in shown)
        if not (part.columns or part.numbered) and (short or len(shown) == 1):
            yield Paragraph((Span(f"{part.title}: ", strong=True), *_flowing(shown, more)))
            continue
        yield Heading(3, plain(part.title))
        if part.columns:
            yield Table(part.columns, shown)
        else:
            yield Bullets(tuple((Paragraph(item[0]),) for item in shown), 1 if part.numbered else None)
        if not part.columns and any(text_of(item[0]).endswith(_GOES_ON) for item in shown):
            more = f"{more}; {_GOES_ON} goes on there" if more else f"{_GOES_ON} goes on{_where(part, guide)}"
        if more:
            yield Paragraph((Span(more, emphasis=True),))
    if gone:
        yield Paragraph((Span("Not on this page: ", strong=True), Span(f"{listed(gone)}.", emphasis=True)))


def _flowing(items: Sequence[tuple[Inline, ...]], more: str) -> Iterator[Span]:
    for number, item in enumerate(items):
        yield from (Span(" · "), *item[0]) if number else item[0]
    if more:
        yield Span(f" · {more}", emphasis=True)


def _where(part: BriefPart, guide: Guide) -> str:
    tab = next((section.tab for section, view in guide.views() if view.sheet == part.sheet), "")
    return f" in {tab}" if tab else ""
