"""Exporting from the screen: one dialog with formats, a name, a switch for other eyes and a preview; it stays until it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from negotui.services.workspace import Workspace
from negotui.tui.dialogs.exporting import ExportDialog
from tests.closed import talked
from tests.export.test_formats import UPPER, dict_of_formats
from tests.tui.harness import SMALL, USUAL, WIDE, answered, make_example, press, running, screen_text, told


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Names without a folder lead to one of the test’s own; there is a format more."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(dict_of_formats(), "upper", UPPER)
    return tmp_path


def dialog(pilot: Pilot[None]) -> ExportDialog:
    """The dialog on top."""
    screen = pilot.app.screen
    assert isinstance(screen, ExportDialog)
    return screen


async def name(pilot: Pilot[None], text: str) -> None:
    """Type another name."""
    dialog(pilot).query_one(Input).value = text
    await answered(pilot)


async def asked(pilot: Pilot[None], *keys: str) -> str:
    """What the screen shows once the dialog has been asked for and has its preview."""
    await press(pilot, *keys)
    await answered(pilot)
    return screen_text(pilot)


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL], ids=["wide", "usual", "small"])
async def test_the_dialog_has_all_that_it_needs_at_any_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, make_example(workspace), size=size) as pilot:
        shown = await asked(pilot, "x")
        for words in (
            "Markdown (.md)",
            "senior-role-at-northwind",
            "[ ] For other eyes",
            "# Senior role at",
            "esc cancels",
        ):
            assert words in shown
        shown = await asked(pilot, "tab")
        for words in ("[x] For other eyes", "Left out: About this", "for-them"):
            assert words in shown
        await name(pilot, "nowhere/x.md")
        shown = await asked(pilot, "enter")
        assert "I can’t write" in shown
        assert dialog(pilot).target == "nowhere/x.md"


async def test_format_and_name_follow_each_other(workspace: Workspace, in_folder: Path) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await asked(pilot, "x")
        assert dialog(pilot).target == "senior-role-at-northwind.md"
        while dialog(pilot).kind != "upper":
            await press(pilot, "down")
        assert dialog(pilot).target == "senior-role-at-northwind.up"
        await name(pilot, "notes.md")
        assert dialog(pilot).kind == "markdown"
        await name(pilot, "notes.up")
        assert "# SENIOR ROLE AT NORTHWIND" in screen_text(pilot)
        await asked(pilot, "enter")
        assert (in_folder / "notes.up").read_text(encoding="utf-8").startswith("# SENIOR ROLE AT NORTHWIND")
        assert any("notes.up" in note and "keep it to yourself" in note for note in told(pilot))


async def test_what_is_for_other_eyes_holds_no_secret(workspace: Workspace, in_folder: Path) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await asked(pilot, "x", "tab")
        await asked(pilot, "enter")
        text = (in_folder / "senior-role-at-northwind-for-them.md").read_text(encoding="utf-8")
        assert "Base salary" in text
        assert "110,000" not in text
        assert not any("keep it to yourself" in note for note in told(pilot))


async def test_a_file_that_is_there_is_replaced_after_a_second_enter(workspace: Workspace, in_folder: Path) -> None:
    path = in_folder / "senior-role-at-northwind.md"
    path.write_text("mine", encoding="utf-8")
    async with running(workspace, make_example(workspace)) as pilot:
        assert "already exists. Enter again replaces it" in await asked(pilot, "x", "enter")
        assert path.read_text(encoding="utf-8") == "mine"
        await asked(pilot, "enter")
        assert path.read_text(encoding="utf-8").startswith("# Senior")


async def test_a_link_is_named_and_kept(workspace: Workspace, in_folder: Path) -> None:
    (in_folder / "real.md").write_text("mine", encoding="utf-8")
    (in_folder / "link.md").symlink_to("real.md")
    async with running(workspace, make_example(workspace)) as pilot:
        await asked(pilot, "x")
        await name(pilot, "link.md")
        shown = " ".join((await asked(pilot, "enter")).split())
        assert "link.md is a link to" in shown
        await asked(pilot, "enter")
        assert (in_folder / "link.md").is_symlink()
        assert (in_folder / "real.md").read_text(encoding="utf-8").startswith("# Senior")


async def test_a_folder_and_no_name_are_refused_and_the_name_stays(workspace: Workspace, in_folder: Path) -> None:
    (in_folder / "notes.md").mkdir()
    async with running(workspace, make_example(workspace)) as pilot:
        await asked(pilot, "x")
        for text, words in (
            ("notes.md", "is a folder"),
            ("", "There is no name yet"),
            ("~nobody-here/x", "I can’t write to"),
        ):
            await name(pilot, text)
            shown = await asked(pilot, "enter")
            assert dialog(pilot).target == text
            assert words in shown


async def test_whoever_leaves_writes_nothing(workspace: Workspace, in_folder: Path) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        before = set(in_folder.iterdir())
        await asked(pilot, "x", "escape")
        assert "For other eyes" not in screen_text(pilot)
        assert set(in_folder.iterdir()) == before


@pytest.mark.parametrize(
    ("keys", "file", "words"),
    [
        (("r", "x"), "senior-role-at-northwind-review.md", "## Looking Back"),
        (("t", "x"), "senior-role-at-northwind-at-the-table.md", "## At the Table"),
    ],
    ids=["review", "table"],
)
async def test_review_and_table_are_written_by_themselves(
    workspace: Workspace, in_folder: Path, keys: tuple[str, ...], file: str, words: str
) -> None:
    async with running(workspace, talked(workspace)) as pilot:
        await asked(pilot, *keys)
        await asked(pilot, "enter")
        text = (in_folder / file).read_text(encoding="utf-8")
        assert words in text
        assert "## Understanding Your Interests" not in text


async def test_nothing_is_shown_beforehand_at_a_table_that_hides(workspace: Workspace) -> None:
    async with running(workspace, talked(workspace)) as pilot:
        await asked(pilot, "t", "h", "x")
        assert not isinstance(pilot.app.screen, ExportDialog)
        assert any("h shows what is hidden first" in note for note in told(pilot))


@pytest.mark.parametrize(
    ("key", "file", "words"), [("i", "insights.md", "# Insights"), ("a", "what-is-due.md", "# What is due")]
)
async def test_pages_on_all_negotiations_have_no_switch(
    workspace: Workspace, in_folder: Path, key: str, file: str, words: str
) -> None:
    talked(workspace)
    async with running(workspace) as pilot:
        await asked(pilot, key)
        shown = await asked(pilot, "x", "tab")
        assert words in shown
        assert "For other eyes" not in shown
        await asked(pilot, "enter")
        assert (in_folder / file).read_text(encoding="utf-8").startswith(words)


async def test_all_that_are_listed_go_into_a_folder(workspace: Workspace, in_folder: Path) -> None:
    for title in ("Rent", "Rent", "A/B: the café"):
        workspace.negotiations.create(title)
    async with running(workspace) as pilot:
        shown = await asked(pilot, "X")
        assert "Write 3 negotiations" in shown
        assert "rent-2.md" in shown
        await asked(pilot, "enter")
        assert sorted(path.name for path in (in_folder / "negotiations").iterdir()) == [
            "ab-the-café.md",
            "rent-2.md",
            "rent.md",
        ]
        assert "3 of these files are already in" in await asked(pilot, "X", "enter")
