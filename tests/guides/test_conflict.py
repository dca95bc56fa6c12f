"""The second guide: small, sound, and read like the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.guides.folders import content_folder
from negotui.guides.guide import check
from negotui.services.workspace import Workspace
from tests.tui.harness import open_workspace, press, running, screen_text, told

FOLDER = content_folder() / "conflict"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


def test_it_is_sound_and_has_six_tabs(workspace: Workspace) -> None:
    assert check(FOLDER) == ()
    guide = workspace.guide("conflict")
    assert len(guide.sections) == 6
    assert [one.id for one in workspace.negotiations.guides()] == ["leverage", "conflict"]
    assert guide.faq
    assert guide.glossary


@pytest.mark.parametrize("page", sorted(FOLDER.glob("0*.md")), ids=lambda page: page.stem)
def test_a_page_opens_with_three_steps_and_is_read_in_two_minutes(page: Path) -> None:
    prose = re.split("^## .*`.*`$", page.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[0]
    assert 250 <= len(prose.split()) <= 500
    steps = re.findall(r"^(\d)\. ", prose, re.MULTILINE)
    assert steps == ["1", "2", "3"]
    assert "workbook" not in prose


async def test_every_tab_and_key_works_with_it(workspace: Workspace) -> None:
    template = workspace.negotiations.templates().named("handover")
    assert template is not None
    made = workspace.negotiations.create("Anna and the drafts", template=template)
    assert made.guide == "conflict"
    assert not [entry for entry in made.entries if entry.drafts]
    assert workspace.brief.page(made).parts
    async with running(workspace, made) as pilot:
        for key in "123456":
            await press(pilot, key, "j", "e", "escape")
        assert "Commitments" in screen_text(pilot)
        await press(pilot, "t", "r", "question_mark", "equals_sign", "escape")
        assert any("no page for the table" in said for said in told(pilot))
        await press(pilot, "b", "escape")


async def test_the_library_offers_it_among_the_ways_to_start(workspace: Workspace) -> None:
    workspace.negotiations.create("Something")
    async with running(workspace) as pilot:
        await press(pilot, "n", *"Anna", "enter")
        assert "A conflict at work" in screen_text(pilot)
        await press(pilot, *"empty", "down", "enter")
    assert workspace.lookup.negotiation("Anna").guide == "conflict"
