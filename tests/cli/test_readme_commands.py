"""Every command that README prints does what README says, one after the other, in a home of its own."""

from __future__ import annotations

import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

import click
import pytest
from sqlite_utils.cli import cli as sqlite_utils

from negotui.cli.commands import cli
from tests.cli.conftest import Run

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("negotui ")]
INLINE: list[str] = re.findall(r"`(negotui [^`]+)`", README)
REFUSALS = ("can’t be scored", "cannot be valued", "can’t be valued", "error", "could not be worked out", "no score")


def test_the_commands_as_printed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) > 20
    run("--file", "laptop.db", "new", "On the laptop")
    (tmp_path / "issues.csv").write_text("Issue,Unit\nParking,places\n", encoding="utf-8")
    written = []
    for line in COMMANDS:
        done = run(*shlex.split(line, comments=True)[1:])
        assert (done.code, done.err) == (0, ""), line
        for refusal in REFUSALS:
            assert refusal not in done.out, line
        written.append((line, done.out))
    out = {line.split("#")[0].strip(): text for line, text in written}
    # The rent: 0.8 × 1,300 + 0.2 × 1,600 = 1,360 a month. It is paid, so the smaller figure is the better one.
    assert "Mill Lane first, else Station Road. On average you pay 1,360." in out["negotui show rent --section options"]
    assert "don’t pay more than 1,360" in out["negotui analyse rent"]
    # 100 and 40 of 140 are 71 and 29. Of 300 from 1,450 to 1,150 they gave 70: 71 × 70 ÷ 300 = 16.6; no more on the lease.
    (first,) = [text for line, text in out.items() if "1,380" in line]
    assert "Their offer 1 is worth 17 points to you: 13 points worse than walking away" in first
    # 71 × 200 ÷ 300 + 29 × 12 ÷ 24 = 61.8.
    assert (
        "Their offer 2 is worth 62 points to you: 32 points better than walking away"
        in out["negotui offer rent theirs rent=1,250 lease=24"]
    )
    assert "Agreed at 62 of 100: 32 better than walking away" in out["negotui review rent"]
    assert "[roof]" in out["negotui search roof sheet:lessons"]
    assert "The shop, next year" in out["negotui list is:open --sort deadline"]
    assert "mend the roof" in out['negotui with "Mrs. Okafor"']
    assert (tmp_path / "rent.md").read_text(encoding="utf-8").startswith("# Rent of the shop")


def test_the_data_it_describes(run: Run) -> None:
    """Each key that README names for `negotui analyse --json` is there, and nothing beside them goes unnamed."""
    for line in COMMANDS[: COMMANDS.index(next(line for line in COMMANDS if " analyse " in line))]:
        run(*shlex.split(line, comments=True)[1:])
    data = run("analyse", "rent", "--json").data
    described = README.split("## What it works out")[1].split("## At the table")[0]
    for id in ("alternatives", "their-alternatives", "packages"):
        for key in data[id]:
            assert f"`{key}`" in described, (id, key)
    for key in run("weigh", "rent", "-a", "Rent", "-a", "40", "--json").data:
        assert key == "negotiation" or f"`{key}`" in described
    for line in described.splitlines():
        if line.startswith("| `"):
            for key in re.findall(r"`(\w+)`", line.split("|")[1]):
                assert key in data or any(key in data[id] for id in ("alternatives", "packages")), key


def test_the_commands_in_its_sentences(run: Run, tmp_path: Path) -> None:
    """Words in capitals stand for something; all others are commands and options that exist, and those that need nothing run."""
    assert INLINE
    for text in INLINE:
        name, *words = shlex.split(text)[1:]
        command: click.Command = cli.commands[name]
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        options = {"--help", *(option for parameter in command.params for option in parameter.opts)}
        assert {word for word in words if word.startswith("--")} <= options, text
    for alone in (("where",), ("list",), ("guide", "check", str(Path(__file__).parents[2] / "content" / "leverage"))):
        assert run(*alone).code == 0


def test_other_tools_read_the_file_as_it_says(run: Run, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in COMMANDS[:6]:
        run(*shlex.split(line, comments=True)[1:])
    (line,) = [line for block in BLOCKS for line in block.splitlines() if line.startswith("sqlite-utils")]
    program, verb, _, view = shlex.split(line)
    assert (program, verb) == ("sqlite-utils", "rows")
    sqlite_utils([verb, str(book), view], standalone_mode=False)
    assert "Mill Lane" in capsys.readouterr().out
    with closing(sqlite3.connect(book)) as file:
        assert file.execute("select worth from alternatives").fetchall() == [(1300,)]
