"""What each format makes of the nasty document: `python -m tests.export.golden` writes the pages anew. Read what changed.

A format whose bytes say nothing to a reader (`is_text` is false) keeps no page, unless `READ` says how to read it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from negotui.export import FORMATS, Format
from tests.export.nasty import NASTY

FOLDER = Path(__file__).parent / "golden"


def _spreadsheet(content: bytes) -> str:
    """Every sheet with its cells, line by line, as the parts of the file have them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    strings = [
        "".join(one.itertext()) for one in ElementTree.fromstring(parts["xl/sharedStrings.xml"]).iter(f"{space}si")
    ]
    names = [one.attrib["name"] for one in ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{space}sheet")]
    lines = []
    for number, name in enumerate(names, 1):
        lines.append(f"== {name}")
        for cell in ElementTree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"]).iter(f"{space}c"):
            value = cell.findtext(f"{space}v") or ""
            is_text = cell.attrib.get("t") == "s"
            lines.append(
                f"{cell.attrib['r']}: {json.dumps(strings[int(value)], ensure_ascii=False) if is_text else value}"
            )
    return "\n".join(lines) + "\n"


READ: dict[str, Callable[[bytes], str]] = {"spreadsheet": _spreadsheet}
"""How to read the formats that are no text, by their names: as one text that tells all that is in them."""


def kept() -> list[Format]:
    """The formats that keep a page."""
    return [format for format in FORMATS.values() if format.is_text or format.name in READ]


def golden(format: Format) -> Path:
    """Where the page of a format is kept."""
    return FOLDER / f"nasty{format.suffix}{'' if format.is_text else '.txt'}"


def page(format: Format) -> bytes:
    """What a format makes of the document, as it is kept."""
    if format.files is not None:
        return b"".join(b"== %s\n%s" % (name.encode(), content) for name, content in format.files(NASTY).items())
    rendered = format.render(NASTY)
    return rendered if format.is_text else READ[format.name](rendered).encode()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in kept():
        golden(one).write_bytes(page(one))
