"""What a guide is: its sections, sheets, fields, questions and terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from negotui.domain.blocks import Block
from negotui.domain.links import Link, LinkKind
from negotui.domain.text import suggestion
from negotui.errors import NotFound

DONE = "done"
"""The name of the check that marks an entry as done; other checks say something about it."""
SIDES = ("mine", "theirs", "shared")
TABLE, REVIEW = ROOMS = ("table", "review")
"""The sections that have a screen of their own: for the talk itself, and for looking back at it."""


class FieldType(StrEnum):
    """What a field takes, by the name it has on a guide's page."""

    TEXT = "text"
    NOTE = "note"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    SCALE = "scale"
    CHOICE = "choice"
    DATE = "date"
    TIME = "time"
    CHECK = "check"
    SIDE = "side"
    LINK = "link"
    LINKS = "links"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a sheet asks of each entry.

    name: what the command line, views and exports call it.  type: what it takes.  ask: the question, as the label of the form.
    column: its heading in a list, empty where it is in the form only.  required: the entry is thin until it is filled in.
    unless: the names of other fields of the sheet, any of which does in place of a required one.
    private: the other side must never see it.  choices: the values of a choice or side, the suggestions of a text.
    low, high: bounds of a figure, both inside.  to: the sheet that a link points to.  past: a time that must not lie ahead.
    """

    name: str
    type: FieldType
    ask: str
    column: str = ""
    required: bool = False
    private: bool = False
    choices: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    to: str = ""
    past: bool = False
    unless: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What a table calls it: its column, or its name made readable."""
        return self.column or self.name.replace("_", " ").capitalize()

    @property
    def is_link(self) -> bool:
        """Whether its value is the id of one entry: where it names its own entry, that has the name of the other."""
        return self.type is FieldType.LINK


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of entries of one kind.

    id: what the command line, views and exports call it.  title: its heading.  fields: the first names an entry.
    """

    id: str
    title: str
    fields: tuple[Field, ...]

    @property
    def naming(self) -> Field:
        """The field that names an entry."""
        return self.fields[0]

    @property
    def check(self) -> Field | None:
        """The field that marks an entry done, where there is one: a check of that name."""
        return next((field for field in self.fields if field.name == DONE and field.type is FieldType.CHECK), None)

    def field(self, name: str) -> Field:
        """The field of that name. Raises NotFound with the nearest name."""
        for field in self.fields:
            if field.name == name:
                return field
        raise NotFound(
            f"The sheet {self.id} has no field {name!r}.", suggestion(name, [field.name for field in self.fields])
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """What holds for the entries that a view shows. field: its name.  values: those shown; a new entry gets the first."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A sheet as one section shows it.

    sheet: its id.  title: the heading there.  ask: the question on the empty last row.  only: which entries it shows.
    want: how many complete entries make it ready.  help: what is said of it, blocks.  anchor: its slug on the page.
    home: whether the sheet's fields are defined here, so that entries which say nothing of `only` belong here.
    """

    sheet: str
    title: str
    ask: str
    only: tuple[Condition, ...] = ()
    want: int = 1
    help: tuple[Block, ...] = ()
    anchor: str = ""
    home: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A tab. id: for the command line.  tab: its short name.  title: its full one.  guidance: the prose.  views: its sheets."""

    id: str
    tab: str
    title: str
    guidance: tuple[Block, ...]
    views: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A question of the FAQ or a term of the glossary.

    slug: its anchor.  title: the question or the term.  body: what is said of it.  sections: ids of those that it links to.
    """

    slug: str
    title: str
    body: tuple[Block, ...]
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide, whole and sound.

    id: what a negotiation remembers it by.  title: its name.  about: what it is for.  sections: the tabs in their order.
    sheets: every sheet once.  faq, glossary: what the help shows beside the sections.  rooms: sections that have a screen of
    their own in place of a tab, with an id of ROOMS each.
    """

    id: str
    title: str
    about: tuple[Block, ...]
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    faq: tuple[Topic, ...] = ()
    glossary: tuple[Topic, ...] = ()
    rooms: tuple[Section, ...] = ()

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The tabs, then what has a screen of its own."""
        return (*self.sections, *self.rooms)

    def section(self, id: str) -> Section:
        """The section of that id. Raises NotFound with the nearest id."""
        for section in self.all_sections:
            if section.id == id:
                return section
        raise NotFound(f"There is no section {id!r}.", suggestion(id, [section.id for section in self.all_sections]))

    def sheet(self, id: str) -> Sheet:
        """The sheet of that id. Raises NotFound with the nearest id."""
        for sheet in self.sheets:
            if sheet.id == id:
                return sheet
        raise NotFound(f"There is no sheet {id!r}.", suggestion(id, [sheet.id for sheet in self.sheets]))

    def has(self, sheet: str, *fields: str) -> bool:
        """Whether there is such a sheet with all of these fields: what an analysis asks before it reads them."""
        names = {field.name for known in self.sheets if known.id == sheet for field in known.fields}
        return bool(names) and names.issuperset(fields)

    def views(self) -> Iterator[tuple[Section, View]]:
        """Every view with its section, in order."""
        for section in self.all_sections:
            for view in section.views:
                yield section, view

    def topic(self, link: str) -> Topic | None:
        """The question or term that a link of the kind FAQ or TERM leads to, given as text."""
        to = Link.parse(link)
        topics = {LinkKind.FAQ: self.faq, LinkKind.TERM: self.glossary}.get(to.kind, ()) if to else ()
        return next((topic for topic in topics if to and topic.slug == to.id), None)
