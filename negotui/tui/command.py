"""What a command is, and how people read the names of keys. The commands themselves stand in commands.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    place: where its keys work, a key of PLACES.  keys: separated by commas; the first one is shown.  action: what Textual runs.
    title: a word or two, as in the footer.  help: a sentence without its full stop.
    footer: its position in the footer, from the left; 0 if it is not there.  keep: whether it stands there at any width.
    shown: how the keys are written, if their names are not enough.  priority: whether it takes precedence over a text field.
    in_palette: whether the palette offers it; False for keys that only move the cursor.
    """

    place: str
    keys: str
    action: str
    title: str
    help: str
    footer: int = 0
    shown: str = ""
    priority: bool = False
    in_palette: bool = True
    keep: bool = False

    @property
    def key_names(self) -> str:
        """The keys as people read them."""
        return self.shown or " ".join(key_name(key) for key in self.keys.split(","))


_NAMES = {
    "slash": "/",
    "ampersand": "&",
    "question_mark": "?",
    "minus": "-",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "delete": "del",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def key_name(key: str) -> str:
    """A key as people read it: `/`, `ctrl+p`, `F1`."""
    modifier, plus, name = key.rpartition("+")
    if name in _NAMES:
        return modifier + plus + _NAMES[name]
    if key.startswith("upper_"):  # Textual's name for a letter typed with shift
        return key.removeprefix("upper_").upper()
    return key.upper() if len(key) == 2 and key[0] == "f" else key
