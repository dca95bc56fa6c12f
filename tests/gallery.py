"""Runs the tours: writes screenshots/ as SVG and PNG, or the golden screens. Must not show anything that the app does not.

python -m tests.gallery             all pictures
python -m tests.gallery form keys   those whose names begin so
python -m tests.gallery --update    the golden screens in tests/screens/ instead
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from negotui.config import Settings
from negotui.tui.screens.form_session import FormColumn
from tests.closed import over, practised, talking
from tests.tui.harness import answered, figured, make_example, open_workspace, press, running, settled, still
from tests.tui.tours import TOURS, Tour

PICTURES = Path(__file__).parent.parent / "screenshots"
GOLDEN = Path(__file__).parent / "screens"
_OTHERS = (
    ("Supplier renewal, flour and yeast", "Halden Mills", "renewal", "in 25 days", {"stage": "talking"}),
    (
        "A van for the bakery",
        "Lindqvist Motors",
        "purchase",
        "3 days ago",
        {"stage": "agreed", "result": "14,600 with tyres"},
    ),
    (
        "Rent of the shop",
        "Mrs. Okafor",
        "renewal",
        "40 days ago",
        {"stage": "walked away", "result": "moved two doors down"},
    ),
)
_LATER = (
    ("lessons", {"lesson": "Ask for the figures a month before", "next": "Write to her in September"}),
    ("commitments", {"what": "Hand back the keys", "who": "me", "due": "2 days ago"}),
    ("commitments", {"what": "Pay back the deposit", "who": "Mrs. Okafor", "due": "in 20 days"}),
)
"""What came of the last of them, so that the library has something to remind of."""


async def run_tour(tour: Tour, folder: Path) -> tuple[str, str]:
    """The screen at the end of a tour: as plain text, and as SVG."""
    workspace = open_workspace(folder)
    try:
        negotiation = None
        if not tour.fresh:
            for title, counterpart, kind, deadline, more in _OTHERS:
                made = workspace.negotiations.create(title, counterpart, kind=kind, deadline=deadline)
                workspace.entries.edit(made.id, more)
            for sheet, texts in _LATER:
                workspace.entries.add(made, sheet, texts)
            make = over if tour.over else talking if tour.talk else make_example
            negotiation = make(workspace)
            if tour.practice:
                practised(workspace, negotiation, over=tour.practice == "over")
        opened = None if tour.library else negotiation
        async with running(workspace, opened, tour.size, Settings(theme=tour.theme)) as pilot:
            await press(pilot, *(_key(key) for key in tour.keys))
            await answered(pilot)
            await pilot.app.workers.wait_for_complete()
            await figured(pilot)
            await settled(pilot)
            # What a form shows depends on whether its quarter of a second is over: let it be over.
            for column in pilot.app.screen.query(FormColumn):
                column.forms.flush()
                await settled(pilot)
            return await still(pilot), pilot.app.export_screenshot(title="negotui")
    finally:
        workspace.close()


def _key(key: str) -> str:
    return {" ": "space"}.get(key, key)


def without_fonts(svg: str) -> str:
    """An SVG that names no place to fetch fonts from, and draws its letters as wide as their cells with a common font."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono").replace("font-size: 20px", "font-size: 20.26px")
    return svg.replace("&#160;", " ").replace("<text ", '<text xml:space="preserve" ')


async def paint(tour: Tour, converter: str | None) -> None:
    """Write the pictures of a tour; the PNG where there is a program for it."""
    with tempfile.TemporaryDirectory() as folder:
        _, svg = await run_tour(tour, Path(folder))
    path = PICTURES / f"{tour.name}.svg"
    path.write_text(without_fonts(svg).replace(folder, "~"), encoding="utf-8")
    if converter:
        subprocess.run([converter, str(path), "-o", str(path.with_suffix(".png"))], check=True)


async def update(tour: Tour) -> None:
    """Write the golden screen of a tour."""
    with tempfile.TemporaryDirectory() as folder:
        text, _ = await run_tour(tour, Path(folder))
    (GOLDEN / f"{tour.name}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    """Run the tours that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--update", action="store_true", help="write the golden screens instead of pictures")
    wanted = parser.parse_args()
    converter = shutil.which("rsvg-convert")
    for tour in TOURS:
        if not wanted.names or tour.name.startswith(tuple(wanted.names)):
            asyncio.run(update(tour) if wanted.update else paint(tour, converter))


if __name__ == "__main__":
    main()
