"""The blocks that pages are made of. The screen and every export draw the same blocks, each in its own way.

A link is a string: either the text of a Link, which leads to a place in the app, or a web address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from negotui.domain.pictures import Bar as Bar
from negotui.domain.pictures import Bars as Bars
from negotui.domain.pictures import Course as Course
from negotui.domain.pictures import Guideline as Guideline
from negotui.domain.pictures import Lane as Lane
from negotui.domain.pictures import Mark as Mark
from negotui.domain.pictures import Point as Point
from negotui.domain.pictures import Range as Range
from negotui.domain.pictures import Ranges as Ranges
from negotui.domain.pictures import Role as Role
from negotui.domain.pictures import Scatter as Scatter
from negotui.domain.pictures import Series as Series
from negotui.domain.pictures import Shape as Shape
from negotui.domain.pictures import Stretch as Stretch
from negotui.domain.sentences import as_plain_text, parts, shown

_WEB = ("http://", "https://", "mailto:")


def is_web(link: str) -> bool:
    """Whether a link leads out of the app with a scheme that is safe to follow."""
    return link.lower().startswith(_WEB)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style.

    text: literal, never markup.  strong, emphasis, code: its style.  link: the text of a Link, a web address, or empty.
    name: whether it is what a user called something, within a sentence of ours.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    name: bool = False


Inline: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 1 for the page's title, then 2 and deeper.  anchor: its slug on the page, or empty."""

    level: int
    text: Inline
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A line break in a span is a line break on the page."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. items: the blocks of each item.  start: the first number of a numbered list, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """An indented passage: a quotation, or a user's own Markdown."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text: its line breaks and spaces are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. title: its heading.  right: whether its cells are right-aligned, as figures are."""

    title: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. rows: each has one cell per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]


class State(StrEnum):
    """How complete something is."""

    READY = "ready"
    THIN = "thin"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist. label: its subject.  detail: a sentence on what is there or missing.  link: where to fix it."""

    label: str
    state: State
    detail: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is ready, thin and missing. title: its subject."""

    title: str
    checks: tuple[Check, ...]


Block: TypeAlias = (
    Heading | Paragraph | Bullets | Quote | Code | Rule | Table | Bars | Checklist | Ranges | Scatter | Series
)


@dataclass(frozen=True, slots=True)
class Panel:
    """What an analysis says. sentence: its verdict, before any figure, names in it marked.  blocks: the picture, then the figures.

    method: the formula with its source, which a key shows.
    """

    sentence: str
    blocks: tuple[Block, ...] = ()
    method: tuple[Block, ...] = ()

    @property
    def verdict(self) -> str:
        """The sentence as plain text."""
        return as_plain_text(self.sentence)

    @property
    def headline(self) -> Inline:
        """The sentence as it stands above everything else."""
        return styled(self.sentence, strong=True)


WORKING = Panel("I’m still working out the figures; you can go on meanwhile.")
"""What stands in the place of a panel that is being worked out."""


def plain(text: str) -> Inline:
    """Literal text as one span; no span for empty text."""
    return (Span(text),) if text else ()


def styled(sentence: str, strong: bool = False) -> Inline:
    """A sentence as spans, each name in it a span of its own."""
    return named(Span(sentence, strong=strong))


def named(span: Span) -> Inline:
    """A span whose text is a sentence, as spans of the same style, each name in it one of its own."""
    return tuple(replace(span, text=text, name=is_name or span.name) for text, is_name in parts(span.text))


def text_of(inline: Inline) -> str:
    """The text of the spans without their styles."""
    return "".join(shown(span.text) if span.name else span.text for span in inline)


def words_of(blocks: Iterable[Block]) -> str:
    """All words of the blocks, one line for each piece, to be searched."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                lines.append(text_of(text))
            case Bullets(items=items):
                lines.extend(words_of(item) for item in items)
            case Quote(blocks=inner):
                lines.append(words_of(inner))
            case Code(text=code):
                lines.append(code)
            case Table(columns=columns, rows=rows):
                lines.append(" ".join(column.title for column in columns))
                lines.extend(" ".join(text_of(cell) for cell in row) for row in rows)
            case Bars(title=title, bars=bars):
                lines.extend((title, *(bar.label for bar in bars)))
            case Checklist(title=title, checks=checks):
                lines.extend((title, *(f"{check.label} {as_plain_text(check.detail)}" for check in checks)))
            case Ranges(title=title, rows=ranges, figures=figures):
                lines.extend((title, *(_words_of_range(row) for row in ranges)) if figures else ())
            case Scatter(title=title, across=across, up=up, points=points, lines=guides):
                lines.extend((title, across, up))
                lines.extend(f"{mark.label} {mark.shown}" for mark in points)
                lines.extend(guide.label for guide in guides)
            case Series(title=title, steps=steps, lines=drawn):
                lines.extend((title, " ".join(steps), *(f"{course.name} {' '.join(course.shown)}" for course in drawn)))
            case Rule():
                pass
    return "\n".join(lines)


def _words_of_range(row: Range) -> str:
    """A number line in words, as a table of its figures would have them."""
    parts = [row.label, row.unit, row.mark]
    for lane in row.lanes:
        parts += [lane.label, *(f"{part.label or part.kind} {part.shown}" for part in lane.legend)]
    return " ".join(part for part in parts if part)
