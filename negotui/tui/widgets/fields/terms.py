"""An editor for a package: one line an issue, with its options or a figure."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from negotui.domain.guide import Field, FieldType
from negotui.domain.negotiation import Entry
from negotui.domain.references import Context, issue_options, terms_of, typeable_name
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.choice import ChoiceField
from negotui.tui.widgets.fields.editor import Editor, Typed
from negotui.tui.widgets.fields.text import LineField


class TermsField(Vertical, Editor):
    """The terms of a package, issue by issue; it tells them all whenever one changes."""

    DEFAULT_CSS = """
    TermsField { layout: grid; grid-size: 2; grid-columns: 1fr 2fr; grid-rows: auto; height: auto; }
    TermsField Static { height: auto; }
    """

    def __init__(self, field: Field, value: str, context: Context) -> None:
        """value: canonical."""
        super().__init__()
        self.field, self.reported_text = field, value
        self._values = context
        self._terms = dict(terms_of(value))

    def compose(self) -> ComposeResult:
        """Each issue with its options, or with a line where it has none."""
        for issue, options in issue_options(self._values):
            yield Static(literal(self._values.name(issue)), classes="term")
            yield self._editor(issue.id, tuple((option.id, self._values.name(option)) for option in options))

    def _editor(self, issue: str, options: tuple[tuple[str, str], ...]) -> Widget:
        value = self._terms.get(issue, "")
        if options:
            return ChoiceField(Field(issue, FieldType.CHOICE, ""), value, options)
        return LineField(Field(issue, FieldType.NUMBER, ""), value)

    def on_typed(self, message: Typed) -> None:
        """One issue has changed: tell the whole package."""
        if message.field == self.field.name:
            return
        message.stop()
        self._terms[message.field] = message.text.strip()
        self.tell(self, self.text_now())

    def text_now(self) -> str:
        """The package as it may be typed: by names, so that what cannot be read yet can still be read by a person."""
        return "; ".join(
            f"{typeable_name(issue.id, self._values.of(issue.sheet), self._values)} = {self._value(issue.id, options)}"
            for issue, options in issue_options(self._values)
            if self._terms.get(issue.id)
        )

    def _value(self, issue: str, options: tuple[Entry, ...]) -> str:
        value = self._terms[issue]
        return typeable_name(value, options, self._values) if any(value == option.id for option in options) else value
