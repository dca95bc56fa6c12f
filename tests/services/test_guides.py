"""A guide to read, one to check, and the guide that comes with the program at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui.config import Places, open_workspace
from negotui.errors import NotFound
from negotui.guides.folders import content_folder
from negotui.services.guides import check, guide_page

from .conftest import GUIDE


def test_a_guide_is_read_section_by_section() -> None:
    assert "| theirs | Theirs | Their side |" in guide_page(GUIDE)
    page = guide_page(GUIDE, "options")
    assert all(part in page for part in ("# Your alternatives", "Have some.", "## My alternatives", "What else?"))
    with pytest.raises(NotFound):
        guide_page(GUIDE, "option")


def test_a_folder_that_is_no_guide_has_something_wrong(tmp_path: Path) -> None:
    assert check(tmp_path)
    assert check(content_folder() / "leverage") == ()


def test_all_that_comes_with_the_program_can_be_made(tmp_path: Path) -> None:
    workspace = open_workspace(Places(tmp_path / "a.db", tmp_path / "config", tmp_path / "cache"))
    example = workspace.negotiations.create("", template=workspace.negotiations.example_template())
    made = [
        example,
        *(
            workspace.negotiations.create("", template=template)
            for template in workspace.negotiations.templates().found
        ),
    ]
    drafts = [(entry.sheet, entry.drafts) for one in made for entry in (one.details, *one.entries) if entry.drafts]
    assert drafts == []
    assert [summary.id for summary in workspace.library.summaries() if summary.example] == [example.id]
    assert workspace.export.text(example).startswith(f"# {example.title}\n")
    assert len(workspace.analysis.readiness_of([one.id for one in made])) == len(made)
    rows = workspace._session.database.rows("SELECT what, typeof(worth) FROM alternatives WHERE worth IS NOT NULL")
    assert {kind for _, kind in rows} <= {"integer", "real"}
    workspace.close()
