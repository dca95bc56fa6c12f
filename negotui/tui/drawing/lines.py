"""The line, of which every list, page and section on screen is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content


@dataclass(frozen=True, slots=True)
class Line:
    """One line. text: its content, with spans styled by the names of inks.  target: what the cursor selects here, or empty."""

    text: Content
    target: str = ""


BLANK = Line(Content(""))


def joined(parts: Sequence[Content]) -> Content:
    """Contents side by side."""
    return Content("").join(parts)
