"""What stands on a terminal, from the bytes that a program paints: enough of ECMA-48 to read a screen, not to draw one."""

from __future__ import annotations

import codecs
import re

from rich.cells import cell_len

_PART = re.compile(
    r"\x1b\[([0-?]*)[ -/]*([@-~])"  # a sequence with its figures
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # a text for the terminal itself
    r"|\x1b[ -/]*[0-~]"
    r"|([\x00-\x1f\x7f])"
    r"|([^\x00-\x1f\x7f]+)"
)
_WAITING = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)?$")
_MOST_WAITING = 1 << 16


class Screen:
    """The signs of a terminal, by line and column. Colours and modes are left out; nothing scrolls."""

    def __init__(self, columns: int, lines: int) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self.resize(columns, lines)

    def resize(self, columns: int, lines: int) -> None:
        """Another size; the program paints all of it anew."""
        self._columns, self._lines = columns, lines
        self._clear()

    def _clear(self) -> None:
        self._cells = [[" "] * self._columns for _ in range(self._lines)]
        self._line = self._column = 0

    @property
    def text(self) -> str:
        """What stands there, line by line."""
        return "\n".join("".join(line).rstrip() for line in self._cells)

    def feed(self, painted: bytes) -> None:
        """Paint more; a sequence that is cut in two waits for its end."""
        text = self._rest + self._decoder.decode(painted)
        cut = _WAITING.search(text)
        self._rest = text[cut.start() :] if cut and len(text) - cut.start() < _MOST_WAITING else ""
        for figures, end, control, signs in _PART.findall(text.removesuffix(self._rest)):
            if end:
                self._obey(figures, end)
            elif control:
                self._move(control)
            elif signs:
                self._put(signs)

    def _obey(self, figures: str, end: str) -> None:
        numbers = [int(part) if part.isdecimal() else 0 for part in figures.split(";")]
        if end in "Hf":
            self._line, self._column = max(numbers[0], 1) - 1, max([*numbers, 1][1], 1) - 1
        elif end == "J" and numbers[0] in {2, 3}:
            self._clear()
        elif end == "K" and self._line < self._lines:
            line = self._cells[self._line]
            line[self._column :] = [" "] * len(line[self._column :])

    def _move(self, control: str) -> None:
        if control == "\r":
            self._column = 0
        elif control == "\n":
            self._line, self._column = self._line + 1, 0
        elif control == "\b":
            self._column = max(self._column - 1, 0)

    def _put(self, signs: str) -> None:
        for sign in signs:
            width = cell_len(sign)
            if self._line < self._lines and self._column < self._columns and width:
                line = self._cells[self._line]
                line[self._column : self._column + width] = [sign, *[""] * (width - 1)]
            self._column += width
