"""The base of the editors of fields."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget

from negotui.domain.guide import Field


class Typed(Message):
    """The text of a field has changed. field: its name.  text: what stands there now."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__()
        self.field, self.text = field, text


class PasteCut(Message):
    """More was pasted than a field keeps. field: its name."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class Entered(Message):
    """Enter was pressed: the user is done with the field."""


class Editor:
    """Mixed into a widget that edits one field. reported_text: the text that the form was last told."""

    field: Field
    reported_text: str

    def tell(self, widget: Widget, text: str) -> None:
        """Post the text if it has changed: inputs report their initial value too."""
        if text != self.reported_text:
            self.reported_text = text
            widget.post_message(Typed(self.field.name, text))

    def text_now(self) -> str:
        """What stands in the editor."""
        raise AssertionError("each editor says what stands in it")

    def put_text(self, text: str) -> None:
        """Replace what stands in the editor, as if typed."""
        raise AssertionError("each editor takes a text")
