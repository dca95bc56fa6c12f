"""What each format makes of the nasty document: `python -m tests.export.golden` writes the pages anew. Read what changed.

A format whose bytes say nothing to a reader (`is_text` is false) keeps no page, unless `READ` says how to read it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from negotui.export import FORMATS, Format
from tests.export.nasty import NASTY

FOLDER = Path(__file__).parent / "golden"

READ: dict[str, Callable[[bytes], str]] = {}
"""How to read the formats that are no text, by their names: as one text that tells all that is in them."""


def kept() -> list[Format]:
    """The formats that keep a page."""
    return [format for format in FORMATS.values() if format.is_text or format.name in READ]


def golden(format: Format) -> Path:
    """Where the page of a format is kept."""
    return FOLDER / f"nasty{format.suffix}{'' if format.is_text else '.txt'}"


def page(format: Format) -> bytes:
    """What a format makes of the document, as it is kept."""
    rendered = format.render(NASTY)
    return rendered if format.is_text else READ[format.name](rendered).encode()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in kept():
        golden(one).write_bytes(page(one))
