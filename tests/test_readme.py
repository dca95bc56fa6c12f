"""What README promises is there: its keys, its commands, its pictures."""

from __future__ import annotations

import re
from pathlib import Path

from negotui.cli.commands import cli
from negotui.tui.commands import COMMANDS, key_name

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_key_in_the_table_is_a_declared_one() -> None:
    known = {key for command in COMMANDS for key in map(key_name, command.keys.split(","))} | {
        "←",
        "→",
        "tab",
        "1",
        "0",
        "-",
    }
    table = README.split("## The keys")[1].split("##")[0]
    rows = [line for line in table.splitlines() if line.startswith("|") and "`" in line]
    keys = {key for row in rows for key in re.findall(r"`([^`]+)`", row.split("|")[2])}
    assert len(keys) > 20
    assert keys <= known


_PLACES = {
    "everywhere": ("app",),
    "lists": ("list",),
    "library": ("library",),
    "due": ("agenda",),
    "five minutes": ("quick",),
    "page for the room": ("page",),
    "workbook": ("section", "figures", "workbook"),
    "at the table": ("table",),
    "practising": ("practice",),
    "after a practice": ("debrief",),
    "as a table": ("cells",),
    "form": ("form",),
    "help panel": ("help",),
    "review": ("review",),
    "insights": ("insights",),
    "dialogs": ("dialog",),
}
"""The places of COMMANDS that each `where` of the table stands for."""


def _table() -> dict[str, set[str]]:
    """The keys of the table by where they work; a row without that goes on with the one before."""
    found: dict[str, set[str]] = {}
    where = ""
    for line in README.split("## The keys")[1].split("##")[0].splitlines():
        if line.startswith("|") and "`" in line:
            _, first, keys, *_ = line.split("|")
            where = first.strip() or where
            found.setdefault(where, set()).update(re.findall(r"`([^`]+)`", keys))
    return found


def test_the_table_names_every_key_where_it_works_and_no_other() -> None:
    table = _table()
    assert table.keys() == _PLACES.keys()
    for where, places in _PLACES.items():
        keys = {key_name(key) for command in COMMANDS if command.place in places for key in command.keys.split(",")}
        # The tabs are one entry: 1 … 9 0 -
        named = table[where] | ({str(digit) for digit in range(10)} if "1" in table[where] else set())
        assert named == keys, where


def test_every_command_is_named_and_every_named_one_is_there() -> None:
    for name in cli.commands:
        assert re.search(rf"\b{name}\b", README)
    for name in re.findall(r"^negotui (\w+)", README, re.MULTILINE):
        assert name in cli.commands


def test_its_links_lead_to_files() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_it_names_no_package_registry() -> None:
    assert not re.search(r"index-url|/simple/|pypi", README)
