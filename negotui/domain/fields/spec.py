"""The base of all types of fields; each type overrides what is special about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, auto

from negotui.domain.documents import Cell
from negotui.domain.guide import Field
from negotui.domain.references import Context


class Argument(Enum):
    """What a guide's page may write after the colon of a type."""

    NOTHING = auto()
    BOUNDS = auto()
    """`0 to 10`"""
    CHOICES = auto()
    """At least two values, separated by commas: the field accepts no others."""
    SUGGESTIONS = auto()
    """Values that are often written, separated by commas; the field accepts others too."""
    SHEET = auto()
    """The id of the sheet that the field points to."""
    PAST = auto()
    """`past`, to refuse times in the future."""


class ViewColumn(Enum):
    """What a SQL view shows for the canonical text."""

    TEXT = auto()
    """The text itself."""
    FIGURE = auto()
    """The number it starts with."""
    NAME = auto()
    """The name of the entry whose id it is, and a second column for the id."""
    NAMES = auto()
    """The names of the entries whose ids it lists, and a second column for the ids."""


class Spec(ABC):
    """A type of field. The defaults fit most types.

    argument: what a guide may write after the type's name.  bounds: the bounds of a figure unless the guide sets others.
    is_whole: whether the bounds are whole numbers.  choices: the values, if every field of this type has the same ones.

    is_figure: whether its values are numbers, right-aligned in tables.  is_text: whether the typed text is kept unchanged.
    is_long: whether it holds many lines of Markdown.  can_name: whether it can name an entry, that is, be read and typed again.
    is_closed: whether it accepts only the field's choices.

    column: what a SQL view shows for it.  is_searched: whether full-text search covers it; a `3` on a scale or a `mine`
    would match half of all entries.  stands_alone: whether a value means the same in another negotiation.
    turn: in which pass a template's text is read, 0 for values that refer to no entry. An entry needs its name before a link can
    refer to it, so links come second; packages come third, because their options must know their issues.
    """

    argument = Argument.NOTHING
    bounds: tuple[Decimal | None, Decimal | None] = (None, None)
    is_whole = False
    choices: tuple[str, ...] = ()
    is_figure = False
    is_text = False
    is_long = False
    can_name = True
    is_closed = False
    column = ViewColumn.TEXT
    is_searched = False
    stands_alone = False
    turn = 0

    @property
    def holds_ids(self) -> bool:
        """Whether its values contain the ids of entries."""
        return self.turn > 0

    @abstractmethod
    def parse(self, field: Field, text: str, context: Context) -> str:
        """The canonical form of a typed text that is not empty. Raises ValueRefused with a hint at what to write."""

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """A non-empty canonical text as people read it. May raise ValueError or ArithmeticError if it is not of this type."""
        return canonical

    def cell(self, field: Field, canonical: str, context: Context) -> Cell:
        """A canonical text as a cell of a table for programs. May raise as `show` does."""
        return self.show(field, canonical, context)

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """A canonical text as an editor starts from it; typing it again gives the same value. May raise as `show` does."""
        return canonical

    @abstractmethod
    def hint(self, field: Field) -> str:
        """What a field accepts, in a few words."""

    def target(self, field: Field) -> str:
        """The id of the sheet that a value points to, or empty."""
        return field.to

    def relinked(self, canonical: str, ids: Mapping[str, str]) -> str:
        """The value in a copy of its negotiation. ids: maps each entry to its copy; links to entries that were not copied go."""
        return canonical
