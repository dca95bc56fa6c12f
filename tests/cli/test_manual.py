"""The manual page has every command and option, and roff reads it without a complaint."""

from __future__ import annotations

import shutil
import subprocess

import click
import pytest

from negotui.cli.commands import cli
from tests.cli.conftest import Run
from tests.cli.test_usage import leaves


def test_every_command_and_option_is_in_the_manual(run: Run) -> None:
    page = run("man").out.replace(r"\-", "-")
    for path in leaves(cli):
        assert f"\n.SS {' '.join(path)}" in page
        command: click.Command = cli
        for name in path:
            assert isinstance(command, click.Group)
            command = command.commands[name]
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert max(parameter.opts, key=len) in page


def test_no_line_of_text_is_a_command_of_roff(run: Run) -> None:
    lines = run("man").out.splitlines()
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"}
    assert {line.split()[0] for line in lines if line.startswith((".", "'"))} <= known
    assert lines.count(".nf") == lines.count(".fi")


@pytest.mark.skipif(not (shutil.which("groff") and shutil.which("man")), reason="groff is not here")
def test_roff_has_nothing_to_complain_of(run: Run) -> None:
    done = subprocess.run(
        ["groff", "-Kutf8", "-man", "-ww", "-Tutf8"], input=run("man").out.encode(), capture_output=True, check=True
    )
    assert done.stderr == b""
    assert "negotui - a workbook for negotiations" in done.stdout.decode()
