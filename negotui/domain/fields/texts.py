"""Fields that keep what is typed: a line, and a note of many."""

from __future__ import annotations

from negotui.domain.fields.spec import Argument, Spec
from negotui.domain.guide import Field
from negotui.domain.references import Context


class TextSpec(Spec):
    """A line of text, for which a guide may suggest what is often written."""

    argument = Argument.SUGGESTIONS
    is_text = is_searched = stands_alone = True

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The text."""
        return text

    def hint(self, field: Field) -> str:
        """What it takes."""
        return "one line"


class NoteSpec(Spec):
    """A text of many lines, which is read as Markdown."""

    is_text = is_long = is_searched = stands_alone = True

    def parse(self, field: Field, text: str, context: Context) -> str:
        """The text."""
        return text

    def hint(self, field: Field) -> str:
        """What it takes."""
        return "many lines, Markdown if you like"
