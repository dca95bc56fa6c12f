"""The only way for outside text onto the screen: as literal content, never markup, without anything a terminal would obey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.filter import LineFilter

from negotui.domain.text import harmless, harmless_lines, is_harmful

if TYPE_CHECKING:
    from textual.color import Color


def literal(text: str, ink: str = "") -> Content:
    """Text as it stands, on one line, in one of the inks."""
    return Content.styled(harmless(text), ink) if ink else Content(harmless(text))


def literal_lines(text: str, ink: str = "") -> Content:
    """The same with its own line breaks, for a place that has many lines."""
    lines = harmless_lines(text).replace("\t", " ")
    return Content.styled(lines, ink) if ink else Content(lines)


class Harmless(LineFilter):
    """Takes out of every segment that reaches the terminal what a terminal would obey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, cleaned; a segment that is a control of Textual's own stays."""
        return [
            segment if segment.control or not is_harmful(segment.text) else _cleaned(segment) for segment in segments
        ]


def _cleaned(segment: Segment) -> Segment:
    return Segment(harmless(segment.text), segment.style)
