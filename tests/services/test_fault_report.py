"""A report says where it happened and holds no word of the user's."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from negotui.errors import NegotuiError
from negotui.services.fault_report import LOG, begin_log, fault_report, keep_report

SECRET = "my limit is 110,000"


def _fail(text: str) -> None:
    try:
        dict[str, str]()[text]
    except KeyError as error:
        raise ValueError(f"no {text}") from error


def _error() -> ValueError:
    with pytest.raises(ValueError, match="limit") as failed:
        _fail(SECRET)
    return failed.value


def test_a_report_has_places_and_versions_and_no_value(tmp_path: Path) -> None:
    report = fault_report(_error())
    assert SECRET not in report
    assert str(Path.home()) not in report
    for words in ("negotui ", "Python ", "ValueError", "KeyError", "_fail", "test_fault_report.py:"):
        assert words in report
    path = keep_report(tmp_path / "reports", _error())
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0
    assert keep_report(Path("/dev/null/x"), _error()) is None


def test_a_command_that_stops_says_so_without_a_traceback(tmp_path: Path) -> None:
    program = """
import sys
import negotui.cli
from negotui.services.library import Library
Library.summaries = lambda *_, **__: {}["my limit"]
sys.argv = ["negotui", "list"]
negotui.cli.main()
"""
    environ = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
        "NEGOTUI_FILE": str(tmp_path / "x.db"),
    }
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "mistake of its own: KeyError" in done.stderr
    assert "Traceback" not in done.stderr
    (report,) = tmp_path.rglob("report-*.txt")
    assert "my limit" not in report.read_text()


def test_a_log_names_what_happened(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    begin_log(path)
    try:
        LOG.info("command %s", "list")
    finally:
        for handler in list(LOG.handlers):
            handler.close()
            LOG.removeHandler(handler)
        LOG.setLevel(logging.NOTSET)
    assert "command list" in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(NegotuiError, match="can’t write the log"):
        begin_log(tmp_path / "none" / "x")
