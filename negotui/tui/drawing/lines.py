"""The line: what every list, page and section of the screen is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content


@dataclass(frozen=True, slots=True)
class Line:
    """One line. text: its content, spans styled by the names of inks.  target: what the cursor stands on here, or empty."""

    text: Content
    target: str = ""


BLANK = Line(Content(""))


def joined(parts: Sequence[Content]) -> Content:
    """Contents side by side."""
    return Content("").join(parts)
