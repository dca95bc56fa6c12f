"""What README promises is there: its keys, its commands, its pictures."""

from __future__ import annotations

import re
from pathlib import Path

from negotui.cli.commands import cli
from negotui.tui.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_key_in_the_table_is_a_declared_one() -> None:
    known = {key for command in COMMANDS for key in command.key_names.split()} | {"←", "→", "tab", "1", "0", "-"}
    table = README.split("## The keys")[1].split("##")[0]
    rows = [line for line in table.splitlines() if line.startswith("|") and "`" in line]
    keys = {key for row in rows for key in re.findall(r"`([^`]+)`", row.split("|")[2])}
    assert len(keys) > 20
    assert keys <= known


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
