"""Negotiations from elsewhere on the command line: looked at first, then taken over."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_file_is_looked_at_then_taken_over(run: Run, tmp_path: Path) -> None:
    run("new", "Rent")
    run("add", "Rent", "issues", "name=Base", "limit=110")
    path = tmp_path / "rent.json"
    assert run("export", "Rent", "-o", str(path)).code == 0
    run("delete", "Rent", "--yes")
    other = ("--file", str(tmp_path / "other.db"))
    assert run(*other, "import", str(path), "--dry-run").out.endswith("Nothing was changed.\n")
    assert not (tmp_path / "other.db").exists()
    assert run(*other, "import", str(path)).code == 1
    done = run(*other, "import", str(path), "--yes")
    assert done.code == 0, done.err
    assert "Rent: new, with 1 entry" in done.out
    assert "Base" in run(*other, "show", "Rent").out
    assert "nothing to take over" in run(*other, "import", str(path)).out
    third = ("--file", str(tmp_path / "third.db"))
    assert "1 new" in run(*third, "merge", str(tmp_path / "other.db"), "--yes").out


def test_what_cannot_be_read_is_said_with_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"negotui": 1, "negotiations": [{"id": 1}]}), encoding="utf-8")
    assert "negotiations[0]" in run("import", str(path), "--yes").err
    assert run("import", str(tmp_path)).code == 1
    assert run("import", str(tmp_path / "none.json")).code == 1
    assert run("merge", str(tmp_path / "none.db")).code == 1
    schema = json.loads(run("guide", "schema").out)
    assert schema["properties"]["negotui"] == {"const": 1, "description": "The version of this format."}
