"""A document: what leaves the program, in every shape that a format may need. A format takes the one it can write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, TypeAlias

from negotui.domain.blocks import Block, Column

Cell: TypeAlias = str | Decimal | date | datetime | bool | None
"""What stands in a cell: a text that is literal, an exact figure, a day, a time, yes or no; None where nothing stands."""


@dataclass(frozen=True, slots=True)
class Records:
    """Rows for programs to read. id: its short name.  title: for people.  columns: their headings.  rows: a cell per column."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something with a day. uid: the same each time it is written.  title: what it is.  at: its day, or its local time.

    about: more about it, as plain text.  done: whether it is settled.  changed: when it was last changed, UTC, ISO 8601.
    """

    uid: str
    title: str
    at: date | datetime
    about: str = ""
    done: bool = False
    changed: str = ""


class Document(Protocol):
    """What is written to a file. Each shape is only worked out when a format asks for it."""

    @property
    def title(self) -> str:
        """What it is called, as literal text; also where the name of a file comes from."""

    @property
    def compact(self) -> bool:
        """Whether the page is made to fit on one sheet."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The page to read."""

    @property
    def text_blocks(self) -> tuple[Block, ...]:
        """The page for plain text: the same, unless it is made to fit on one sheet, where letters of one width take more room."""

    @property
    def records(self) -> tuple[Records, ...]:
        """The rows in it, one Records for each sheet or table; empty if it has none."""

    @property
    def data(self) -> object:
        """The whole of it as plain values, for JSON."""

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """What has a day; empty if nothing has."""


@dataclass(frozen=True, slots=True)
class FixedDocument:
    """A document whose shapes are there already."""

    title: str
    blocks: tuple[Block, ...]
    records: tuple[Records, ...] = ()
    data: object = None
    appointments: tuple[Appointment, ...] = ()
    compact: bool = False

    @property
    def text_blocks(self) -> tuple[Block, ...]:
        """The page."""
        return self.blocks
