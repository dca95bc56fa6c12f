"""An editor for fields with a few options: choice, side, scale, check and link."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style

from negotui.domain.guide import Field
from negotui.domain.text import folded
from negotui.tui.drawing.literal import literal
from negotui.tui.widgets.fields.editor import Editor
from negotui.tui.widgets.pane import Inked, rendered

_LINES = 4
"""The most lines of options shown at once."""


class ChoiceField(Inked, Editor, can_focus=True):
    """All options side by side; left and right choose, letters jump, backspace takes the choice back."""

    DEFAULT_CSS = "ChoiceField { height: auto; width: 1fr; }"
    many = False
    """Whether several may be chosen."""

    def __init__(self, field: Field, value: str, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.field, self.reported_text = field, value
        self.value = value
        # What stands there and is no option (a draft, a deleted entry) is shown, and stays until another is chosen.
        strange = ((value, value),) if value and value not in dict(options) else ()
        self.options = (*strange, *options)
        self._letters = ""

    @property
    def _place(self) -> int:
        """Where the choice stands among the options; -1 where nothing is chosen."""
        return next((number for number, (value, _) in enumerate(self.options) if value == self.value), -1)

    def _go(self, number: int) -> None:
        """Take the option of that number, round the ends."""
        if self.options:
            self.put_text(self.options[number % len(self.options)][0])

    def text_now(self) -> str:
        """The value chosen."""
        return self.value

    def put_text(self, text: str) -> None:
        """Choose the option of that value, or none."""
        self.value = text
        self.tell(self, text)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Left and right, letters, space and backspace."""
        if event.key == "right":
            self._go(self._place + 1)
        elif event.key == "left":
            self._go(self._place - 1 if self._place > 0 else len(self.options) - 1)
        elif event.key == "space":
            self._space()
        elif event.key in {"backspace", "delete"}:
            self._letters = ""
            self.put_text("")
        elif event.is_printable and event.character:
            self._jump(event.character)
        else:
            self._letters = ""
            return
        event.stop()
        event.prevent_default()

    def _space(self) -> None:
        self._go(self._place + 1)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are for the options."""
        return character is not None and character.isprintable()

    def _jump(self, letter: str) -> None:
        """The option that begins with what was typed; another letter that leads nowhere begins anew."""
        for letters in (self._letters + letter, letter):
            for number, (value, label) in enumerate(self.options):
                if folded(label).startswith(folded(letters)) or value == letters:
                    self._letters = letters
                    self._go(number)
                    return
        self._letters = ""
        self.app.bell()

    def on_blur(self) -> None:
        """Letters typed later begin anew."""
        self._letters = ""

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        if (place := event.style.meta.get("link")) is not None:
            self._go(int(place))
            if self.many:
                self._space()

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options need, up to a few."""
        return min(max(len(self._flow(width)), 1), _LINES)

    def _flow(self, width: int) -> list[Content]:
        """The options in lines; the chosen one is marked by more than its colour."""
        lines: list[Content] = []
        line = Content("")
        for number, (_, label) in enumerate(self.options):
            short = label if len(label) <= max(width - 4, 4) else label[: max(width - 5, 3)] + "…"
            text = self._option(number, short)
            part = text.stylize(Style.from_meta({"link": str(number)}))
            if line and line.cell_length + part.cell_length + 1 > width:
                lines.append(line)
                line = Content("")
            line = line + " " + part if line else part
        return [*lines, line] if self.options else [literal("(nothing to choose from yet)", "muted")]

    def _option(self, number: int, label: str) -> Content:
        """An option; the chosen one stands in brackets."""
        chosen = number == self._place
        return literal(f"[{label}]" if chosen else f" {label} ", "chosen" if chosen else "")

    def render_line(self, y: int) -> Strip:
        """One line of options; where there are more than fit, those round the chosen one."""
        lines = self._flow(self.size.width)
        at = next((number for number, line in enumerate(lines) if "[" in line.plain), 0)
        first = max(0, min(at - 1, len(lines) - _LINES))
        base = self.visual_style
        if first + y >= len(lines):
            return Strip.blank(self.size.width, base.rich_style)
        strip = rendered(lines[first + y], base, self.resolve)
        return strip.crop_extend(0, self.size.width, base.rich_style)


class ManyField(ChoiceField):
    """Any number of the options: left, right and letters go to one, space takes or leaves it."""

    many = True

    def __init__(self, field: Field, value: str, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__(field, "", options)
        self.reported_text = self.value = value
        self._at = 0
        gone = [id for id in value.split() if id not in dict(options)]
        self.options = (*((id, "(deleted)") for id in gone), *options)

    @property
    def _place(self) -> int:
        """Where one stands among the options."""
        return self._at

    def _go(self, number: int) -> None:
        if self.options:
            self._at = number % len(self.options)
            self.refresh()

    def _space(self) -> None:
        if not self.options:
            return
        chosen = self.value.split()
        id = self.options[self._at][0]
        self.put_text(" ".join(one for one in chosen if one != id) if id in chosen else " ".join([*chosen, id]))

    def _option(self, number: int, label: str) -> Content:
        """An option with a mark before those that are taken; the one that one stands on is in brackets."""
        is_chosen = self.options[number][0] in self.value.split()
        here = number == self._at and self.has_focus
        text = f"{'✓' if is_chosen else '·'} {label}"
        return literal(f"[{text}]" if here else f" {text} ", "chosen" if here else "good" if is_chosen else "")
