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
from negotui.tui.widgets.fields.editor import Editor, Entered
from negotui.tui.widgets.pane import Inked, rendered

_LINES = 4
"""The most lines of options shown at once."""


class ChoiceField(Inked, Editor, can_focus=True):
    """All options side by side, in lines: left and right choose, letters jump, backspace takes the choice back.

    Where there are several lines, up and down go through them without choosing (one may only want to pass), space and enter take
    what one stands on, and from the first and the last line they leave the field. keys: what the hint says of it.
    """

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
        self._at = -1

    @property
    def keys(self) -> str:
        """The keys that work in it."""
        if len(self._rows(self.size.width)) > 1:
            return "← → choose, ↑ ↓ go, space takes, letters jump, backspace clears"
        return "← → choose, letters jump, backspace clears"

    @property
    def _place(self) -> int:
        """Where the choice stands among the options; -1 where nothing is chosen."""
        return next((number for number, (value, _) in enumerate(self.options) if value == self.value), -1)

    @property
    def _here(self) -> int:
        """The option that one stands on; -1 where on none."""
        return self._at if self._at >= 0 else self._place

    def _go(self, number: int) -> None:
        """Take the option of that number, round the ends."""
        self._at = -1
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
        """Left and right, up and down, letters, space, enter and backspace."""
        if event.key == "right":
            self._go(self._here + 1)
        elif event.key == "left":
            self._go(self._here - 1 if self._here > 0 else len(self.options) - 1)
        elif event.key in {"up", "down"}:
            if not self._climb(-1 if event.key == "up" else 1):
                return
        elif event.key == "enter":
            self._take()
            self.post_message(Entered())
        elif event.key == "space":
            self._space()
        elif event.key in {"backspace", "delete"}:
            self._letters, self._at = "", -1
            self.put_text("")
        elif event.is_printable and event.character:
            self._jump(event.character)
        else:
            self._letters = ""
            return
        event.stop()
        event.prevent_default()

    def _climb(self, by: int) -> bool:
        """Go to the line above or below; False where there is none, so that the key leaves the field."""
        rows = self._rows(self.size.width)
        here = next((row for row, numbers in enumerate(rows) if self._here in numbers), -1 if by > 0 else len(rows))
        if len(rows) < 2 or not 0 <= here + by < len(rows):
            return False
        column = rows[here].index(self._here) if 0 <= here < len(rows) else 0
        self._at = rows[here + by][min(column, len(rows[here + by]) - 1)]
        self.refresh()
        return True

    def _take(self) -> None:
        """Choose what one has gone to."""
        if self._at >= 0:
            self._go(self._at)

    def _space(self) -> None:
        if self._at >= 0:
            self._take()
        else:
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
        """Letters typed later begin anew; what was not taken is not chosen."""
        self._letters, self._at = "", -1

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        if (place := event.style.meta.get("link")) is not None:
            self._go(int(place))
            if self.many:
                self._space()

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options need, up to a few."""
        return min(max(len(self._rows(width)), 1), _LINES)

    def _rows(self, width: int) -> list[list[int]]:
        """The numbers of the options in each line of a width."""
        rows: list[list[int]] = []
        used = width
        for number, (_, label) in enumerate(self.options):
            size = self._option(number, _short(label, width)).cell_length + 1
            if used + size > width + 1 or not rows:
                rows.append([])
                used = 0
            rows[-1].append(number)
            used += size
        return rows

    def _line(self, numbers: list[int], width: int) -> Content:
        """The options of a line; the chosen one is marked by more than its colour."""
        parts = [
            self._option(number, _short(self.options[number][1], width)).stylize(Style.from_meta({"link": str(number)}))
            for number in numbers
        ]
        return Content(" ").join(parts)

    def _option(self, number: int, label: str) -> Content:
        """An option; the chosen one stands in brackets, the one that one has gone to behind a mark."""
        if number == self._place:
            return literal(f"[{label}]", "chosen")
        return literal(f"▸{label} ", "cursor") if number == self._at else literal(f" {label} ")

    def render_line(self, y: int) -> Strip:
        """One line of options; where there are more than fit, those round the one that one stands on."""
        width, base = self.size.width, self.visual_style
        rows = self._rows(width)
        at = next((row for row, numbers in enumerate(rows) if self._here in numbers), 0)
        line = max(0, min(at - 1, len(rows) - _LINES)) + y
        if not rows and y == 0:
            text = literal("(nothing to choose from yet)", "muted")
        elif line < len(rows):
            text = self._line(rows[line], width)
        else:
            return Strip.blank(width, base.rich_style)
        return rendered(text, base, self.resolve).crop_extend(0, width, base.rich_style)


class ManyField(ChoiceField):
    """Any number of the options: arrows and letters go to one, space takes or leaves it."""

    many = True

    def __init__(self, field: Field, value: str, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__(field, "", options)
        self.reported_text = self.value = value
        self._at = 0
        gone = [id for id in value.split() if id not in dict(options)]
        self.options = (*((id, "(deleted)") for id in gone), *options)

    @property
    def keys(self) -> str:
        """The keys that work in it."""
        arrows = "← → ↑ ↓" if len(self._rows(self.size.width)) > 1 else "← →"
        return f"{arrows} go, space takes or leaves"

    def _go(self, number: int) -> None:
        if self.options:
            self._at = number % len(self.options)
            self.refresh()

    def _take(self) -> None:
        """Enter only goes on: what is taken was taken with space."""

    def _space(self) -> None:
        if not self.options:
            return
        chosen = self.value.split()
        id = self.options[self._at][0]
        self.put_text(" ".join(one for one in chosen if one != id) if id in chosen else " ".join([*chosen, id]))

    def on_blur(self) -> None:
        """Letters typed later begin anew."""
        self._letters = ""

    def _option(self, number: int, label: str) -> Content:
        """An option with a mark before those that are taken; the one that one stands on is in brackets."""
        is_chosen = self.options[number][0] in self.value.split()
        here = number == self._at and self.has_focus
        text = f"{'✓' if is_chosen else '·'} {label}"
        return literal(f"[{text}]" if here else f" {text} ", "chosen" if here else "good" if is_chosen else "")


def _short(label: str, width: int) -> str:
    """A label that fits into a line."""
    return label if len(label) <= max(width - 4, 4) else label[: max(width - 5, 3)] + "…"
