"""A guide from any folder is taken into one's own, and found again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.cli.conftest import Run
from tests.guides.small import spoil, write_guide


def test_a_guide_is_added_and_found_again(run: Run, tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    os.mkfifo(folder / "other.md")
    done = run("guide", "add", str(folder))
    assert done.code == 0, done.err
    made = run("new", "Small one", "--guide", "small")
    assert run("show", made.id).code == 0
    assert run("guide", "add", str(folder)).code == 1
    assert run("guide", "add", str(folder), "--force").code == 0
    shutil.rmtree(done.out.strip())
    gone = run("show", made.id)
    assert gone.code == 0
    assert "# Small one" in gone.out
    assert "negotui guide add" in gone.err


def test_a_guide_with_a_fault_is_not_added(run: Run, tmp_path: Path) -> None:
    done = run("guide", "add", str(spoil(tmp_path, "faq.md", "## And if not?", "## Why bother")))
    assert done.code == 1
    assert "faq.md:7:" in done.err
    assert not Path(run("where", "--json").data["guides"]).exists()
