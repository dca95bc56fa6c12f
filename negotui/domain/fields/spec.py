"""What there is to say of a type of field; a type overrides what is special about it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, auto

from negotui.domain.guide import Field
from negotui.domain.references import Context


class Argument(Enum):
    """What a guide's page may write behind the colon of a type."""

    NOTHING = auto()
    BOUNDS = auto()
    """`0 to 10`"""
    CHOICES = auto()
    """Two values at least, apart by commas: no other is taken."""
    SUGGESTIONS = auto()
    """Values, apart by commas, that are often written."""
    SHEET = auto()
    """The id of the sheet that it points to."""
    PAST = auto()
    """`past`, for what must not lie ahead."""


class ViewColumn(Enum):
    """What a SQL view makes of the canonical text."""

    TEXT = auto()
    """The text itself."""
    FIGURE = auto()
    """The number at its beginning."""
    NAME = auto()
    """The name of the entry whose id it is, and a second column for the id."""
    NAMES = auto()
    """The names of the entries whose ids it lists, and a second column for the ids."""


class Spec(ABC):
    """A type of field, with what holds for most of them.

    argument: what a guide may say of it.  bounds: those of a figure where the guide says none.  is_whole: whether they are whole
    numbers.  choices: the values of every field of this type, where they are always the same.

    is_figure: whether its values are numbers, which stand to the right in a table.  is_text: whether what is typed stands as it is.
    is_long: whether it has many lines, of Markdown.  can_name: whether it can name an entry: be read and typed again.
    is_closed: whether it takes one of the field's choices and nothing else.

    column: what a SQL view makes of it.  is_searched: whether someone would search for what it says; a `3` on a scale or a `mine`
    would find half of all entries.  stands_alone: whether it says the same in another negotiation.
    turn: in which turn a template's text is read. What a link may name must have its name first, so links come second; a package
    comes third, as its options must know their issues. 0 for what names no entry.
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
        """Whether its values hold the ids of entries."""
        return self.turn > 0

    @abstractmethod
    def parse(self, field: Field, text: str, context: Context) -> str:
        """The canonical text of what was typed, which is not empty. Raises ValueRefused with what would be right."""

    def show(self, field: Field, canonical: str, context: Context) -> str:
        """A canonical text, not empty, as people read it. May raise ValueError or ArithmeticError where it is none of this type."""
        return canonical

    def retype(self, field: Field, canonical: str, context: Context) -> str:
        """A canonical text as an editor starts from it: typed again it gives the same value. May raise as `show` does."""
        return canonical

    @abstractmethod
    def hint(self, field: Field) -> str:
        """What a field takes, in a few words."""

    def target(self, field: Field) -> str:
        """The id of the sheet that a value points to; empty where it points nowhere."""
        return field.to

    def relinked(self, canonical: str, ids: Mapping[str, str]) -> str:
        """The value in a copy of its negotiation. ids: from each entry to its copy; what is not copied is left out."""
        return canonical
