"""Five minutes by keyboard, what to press next in the library, the list of starting points, and where the tour ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from negotui.domain.negotiation import Negotiation
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.pick import ChoicesView, Pick, PickDialog
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.screens.next_step import next_step
from negotui.tui.screens.quick import QuickScreen
from negotui.tui.screens.speaking import SpeakingScreen
from negotui.tui.screens.talk import TalkScreen
from negotui.tui.screens.workbook import WorkbookScreen
from negotui.tui.widgets.bars import TopLine
from tests.tui.harness import (
    SMALL,
    USUAL,
    answered,
    library,
    make_example,
    open_workspace,
    paste,
    press,
    running,
    screen_text,
    settled,
    told,
    workbook,
)


@pytest.fixture
def scratch(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path, scratch=True)
    yield workspace
    workspace.close()


def asked(pilot: Pilot[None]) -> str:
    """Which question is asked."""
    screen = pilot.app.screen
    assert isinstance(screen, QuickScreen)
    return screen.question.title


def only(workspace: Workspace) -> Negotiation:
    """The only negotiation in the file."""
    (summary,) = workspace.library.summaries()
    return workspace.lookup.negotiation(summary.id)


async def answer(pilot: Pilot[None], *texts: str) -> None:
    """Answer line by line."""
    for text in texts:
        if text:
            await paste(pilot, text)
        await press(pilot, "enter")


async def test_from_the_first_question_to_the_page_and_into_the_workbook(workspace: Workspace) -> None:
    async with running(workspace, size=USUAL) as pilot:
        await press(pilot, "N")
        await answer(pilot, "Raise", "Maja", "Pay", "126k", "110k")
        assert asked(pilot) == "If not"
        await answer(pilot, "Contoso", "118k", "How?", "Hello.")
        assert "8 of 8" in screen_text(pilot)
        await answer(pilot, "Friday")
        assert isinstance(pilot.app.screen, SpeakingScreen)
        text = screen_text(pilot)
        for words in ("Raise, with Maja", "126,000", "Contoso (118,000)", "Hello.", "How?", "Friday"):
            assert words in text
        await press(pilot, "escape")
        assert workbook(pilot).is_current
        assert workbook(pilot).negotiation.entries == only(workspace).entries
        assert only(workspace).of("issues")[0].get("better") == "more"
        await press(pilot, "escape")
        assert "Enter opens it" in screen_text(pilot)


async def test_what_is_typed_is_in_the_file_before_any_enter(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "N")
        assert workspace.library.count() == 0
        await paste(pilot, "Raise")
        assert pilot.app.screen.query_one("FormColumn").forms.flush()  # type: ignore[attr-defined]
        assert only(workspace).title == "Raise"


async def test_every_question_can_be_skipped_and_nothing_is_kept_of_nothing(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "N", *["enter"] * 3)
        assert asked(pilot) == "If not"
        await press(pilot, *["enter"] * 5)
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert workspace.library.count() == 0


async def test_a_figure_that_cannot_be_read_says_so_in_place_and_is_kept(workspace: Workspace) -> None:
    async with running(workspace, size=SMALL) as pilot:
        await press(pilot, "N")
        await answer(pilot, "", "", "Pay", "126k", "about 100")
        assert asked(pilot) == "Figures"
        assert "“about 100”" in screen_text(pilot)
        await press(pilot, "enter")
        assert asked(pilot) == "Better for you"
        assert only(workspace).of("issues")[0].draft("limit") == "about 100"
        await press(pilot, "m", "enter")
        assert only(workspace).of("issues")[0].get("better") == "more"


async def test_back_to_the_question_before_with_what_was_typed(workspace: Workspace) -> None:
    async with running(workspace, size=SMALL) as pilot:
        await press(pilot, "N", "pageup")
        assert asked(pilot) == "About"
        await answer(pilot, "Raise")
        await paste(pilot, "Maja")
        await press(pilot, "pageup")
        assert asked(pilot) == "About"
        assert only(workspace).details.get("counterpart") == "Maja"
        await press(pilot, *" now", "enter")
        assert only(workspace).title == "Raise now"


async def test_escape_stops_with_the_page_and_t_leads_to_the_table(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "N")
        await answer(pilot, "", "Maja")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SpeakingScreen)
        assert only(workspace).title == "Talk with Maja"
        await press(pilot, "e")
        assert asked(pilot) == "About"
        await press(pilot, "escape", "t")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TalkScreen)


async def test_a_file_that_can_only_be_read_asks_nothing(workspace: Workspace) -> None:
    workspace._session.database.read_only = "It belongs to somebody else."
    async with running(workspace) as pilot:
        await press(pilot, "N")
        assert isinstance(pilot.app.screen, LibraryScreen)


# What to press next


def closed(workspace: Workspace, title: str) -> None:
    workspace.entries.edit(workspace.negotiations.create(title).id, {"stage": "agreed", "closed": "yesterday"})


def step(workspace: Workspace) -> str:
    return next_step(workspace, workspace.library.count())


def test_an_empty_library_has_its_welcome(workspace: Workspace) -> None:
    assert step(workspace) == ""


def test_the_example_alone_leads_to_ones_own(workspace: Workspace) -> None:
    make_example(workspace)
    assert "worked example" in step(workspace)
    assert "five minutes" in step(workspace)


def test_one_negotiation(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    assert step(workspace).startswith("Enter opens it")


def test_only_closed_ones(workspace: Workspace) -> None:
    closed(workspace, "Rent")
    assert step(workspace).startswith("All of these are over")
    closed(workspace, "A van")
    assert step(workspace).startswith("All of these are over")


def test_more_than_one_needs_no_line(workspace: Workspace) -> None:
    closed(workspace, "Rent")
    workspace.negotiations.create("A van")
    assert step(workspace) == ""


def test_scratch_says_that_nothing_is_kept(scratch: Workspace) -> None:
    assert "Nothing in this window is kept" in step(scratch)
    make_example(scratch)
    assert "Nothing in this window is kept" in step(scratch)


async def test_the_line_goes_while_one_filters(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    async with running(workspace, size=SMALL) as pilot:
        assert "Enter opens it" in screen_text(pilot)
        await press(pilot, "slash", "r")
        assert "Enter opens it" not in screen_text(pilot)


async def test_scratch_stands_on_the_top_line_of_both(scratch: Workspace) -> None:
    async with running(scratch, make_example(scratch), SMALL) as pilot:
        assert workbook(pilot).query_one(TopLine).heading.status == "nothing is kept"
        assert "nothing is kept" in screen_text(pilot).splitlines()[0]
        await press(pilot, "escape")
        assert "nothing is kept" in screen_text(pilot).splitlines()[0]


# The tour


@pytest.mark.parametrize(("key", "screen"), [("N", QuickScreen), ("n", PickDialog), ("enter", WorkbookScreen)])
async def test_the_tour_ends_where_work_begins(workspace: Workspace, key: str, screen: type) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "t", *["enter"] * 4, key)
        assert "Tour" in screen_text(pilot)
        if key != "enter":
            await press(pilot, "enter")
        await press(pilot, key)
        if key == "n":
            await press(pilot, *"Rent", "enter")
        assert isinstance(pilot.app.screen, screen)


async def test_the_tour_of_a_scratch_file_sends_nobody_to_work_in_it(scratch: Workspace) -> None:
    async with running(scratch) as pilot:
        await press(pilot, "t", *["enter"] * 5, "N", "n")
        assert "Nothing in this window is kept" in screen_text(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is workbook(pilot)


# Starting points


@pytest.mark.parametrize(
    ("words", "fits"),
    [("", True), ("ren", True), ("REN", True), ("lease flat", True), ("flat rén", True), ("car", False)],
)
def test_a_choice_is_found_by_any_words_of_it(words: str, fits: bool) -> None:
    assert Pick("renewal", "Renewal", "For a lease on a flat.").fits(words) is fits


def own_templates(folder: Path, count: int) -> None:
    (folder / "templates").mkdir()
    for number in range(count):
        text = (
            f"# Kind {number}\n\nFor deals of the kind {number}.\n\n## Issues `issues`\n\n| name |\n|---|\n| Price |\n"
        )
        (folder / "templates" / f"kind-{number}.md").write_text(text)


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_fifteen_starting_points_by_typing_and_by_cursor(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    own_templates(tmp_path, 9)
    (tmp_path / "templates" / "broken.md").write_text("# Broken\n")
    async with running(workspace, size=size) as pilot:
        await press(pilot, "n", *"Flat", "enter")
        view = pilot.app.screen.query_one(ChoicesView)
        assert len(view.choices) >= 16
        assert view.choices[0].title == "Empty"
        assert view.choices[1].title == "Kind 0 · yours"
        assert "The guide asks" in screen_text(pilot)
        await press(pilot, *["down"] * 9)
        assert "kind 8." in screen_text(pilot)
        await press(pilot, *"job offer")
        assert [one.title for one in view.choices] == ["Job offer"]
        assert "For a job offer" in screen_text(pilot)
        await press(pilot, "enter")
        assert workbook(pilot).negotiation.of("issues")


async def test_letters_that_no_starting_point_has(workspace: Workspace) -> None:
    async with running(workspace, size=SMALL) as pilot:
        await press(pilot, "n", *"Flat", "enter", *"xyz", "enter")
        assert "Nothing is called so" in screen_text(pilot)
        assert isinstance(pilot.app.screen, PickDialog)
        await press(pilot, "escape")
        assert library(pilot).is_current
        assert workspace.library.count() == 0


async def test_the_page_for_the_room_opens_from_the_workbook_and_turns_over(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, SpeakingScreen)
        assert "110,000" in screen_text(pilot)
        await press(pilot, "v")
        assert "110,000" not in screen_text(pilot)
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, SpeakingScreen)
        await press(pilot, "p")
        await answered(pilot)
        assert any("No printer is set up" in said for said in told(pilot))
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, TalkScreen)
        await press(pilot, "escape", "escape", "b", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
