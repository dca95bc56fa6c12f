"""What a guide is: its sections, sheets, fields, questions and terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from negotui.domain.blocks import Block, Paragraph, text_of
from negotui.domain.links import Link, LinkKind
from negotui.domain.text import one_line, suggestion
from negotui.errors import NotFound

DONE = "done"
"""The name of the check field that marks an entry as done; other checks record something else about it."""
SIDES = ("mine", "theirs", "shared")
TABLE, REVIEW = ROOMS = ("table", "review")
"""The sections that have a screen of their own: one for the talk itself, one for the review."""


class FieldType(StrEnum):
    """What a field accepts, by its name on a guide's page."""

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
    NEGOTIATION = "negotiation"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on entries. field: its name.  values: the allowed ones; where a view has it, a new entry gets the first."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a sheet asks of each entry.

    name: what the command line, views and exports call it.  type: what it accepts.  ask: the question, the label in the form.
    column: its heading in a list, empty if only the form shows it.  required: the entry counts as thin until it is filled in.
    unless: the names of other fields of the sheet, any of which can take the place of a required one.
    private: the other side must never see it.  shared: it may stand in what is handed to them; what is neither stays behind.
    shared_if: what must hold for its entry besides.  choices: the values of a choice or side, the suggestions of a text.
    low, high: inclusive bounds of a figure.  to: the id of the sheet that a link points to.  past: a time in the future is refused.
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
    shared: bool = False
    shared_if: Condition | None = None

    @property
    def heading(self) -> str:
        """Its heading in a table: its column, or else its name made readable."""
        return self.column or self.name.replace("_", " ").capitalize()

    @property
    def is_link(self) -> bool:
        """Whether its value is the id of one entry; as a naming field it lends its entry that entry's name."""
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
        """The check field that marks an entry as done, if the sheet has one."""
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
class View:
    """A sheet as one section shows it.

    sheet: its id.  title: the heading there.  ask: the question on the empty last row.  only: the conditions on its entries.
    want: how many complete entries make it ready.  help: the guidance on it, as blocks.  anchor: its slug on the page.
    home: whether the sheet's fields are defined here; entries that leave the fields of `only` empty are then shown here.
    """

    sheet: str
    title: str
    ask: str
    only: tuple[Condition, ...] = ()
    want: int = 1
    help: tuple[Block, ...] = ()
    anchor: str = ""
    home: bool = True

    @property
    def fixed_fields(self) -> frozenset[str]:
        """The names of the fields that have the same value in all of its entries."""
        return frozenset(condition.field for condition in self.only if len(condition.values) == 1)


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
    """A question of the FAQ, a term of the glossary, or a page that is only read.

    slug: its anchor, or the id of the page.  title: the question, the term or the page's title.  body: what is said of it.
    sections: ids of those it links to.
    """

    slug: str
    title: str
    body: tuple[Block, ...]
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A complete and valid guide.

    id: what a negotiation stores to refer to it.  title: its name.  about: what it is for.  sections: the tabs in their order.
    sheets: every sheet once.  faq, glossary: what the help shows beside the sections.  rooms: sections with a screen of their own
    instead of a tab; their ids are in ROOMS.  pages: those that are only read, in the help.
    """

    id: str
    title: str
    about: tuple[Block, ...]
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    faq: tuple[Topic, ...] = ()
    glossary: tuple[Topic, ...] = ()
    rooms: tuple[Section, ...] = ()
    pages: tuple[Topic, ...] = ()

    @property
    def when(self) -> str:
        """What it is for, on one line: the first paragraph of its own page."""
        return next((one_line(text_of(block.text)) for block in self.about if isinstance(block, Paragraph)), "")

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The tabs, then the sections with a screen of their own."""
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
        """Whether the guide has this sheet with all of these fields; an analysis checks before it reads them."""
        names = {field.name for known in self.sheets if known.id == sheet for field in known.fields}
        return bool(names) and names.issuperset(fields)

    def views(self) -> Iterator[tuple[Section, View]]:
        """Every view with its section, in order."""
        for section in self.all_sections:
            for view in section.views:
                yield section, view

    def topic(self, link: str) -> Topic | None:
        """The question, term or page that the text of a link of the kind FAQ, TERM or PAGE leads to; None for any other link."""
        to = Link.parse(link)
        kinds = {LinkKind.FAQ: self.faq, LinkKind.TERM: self.glossary, LinkKind.PAGE: self.pages}
        topics = kinds.get(to.kind, ()) if to else ()
        return next((topic for topic in topics if to and topic.slug == to.id), None)
