"""The library by keyboard: filter by keys, sort, archive, duplicate, counterparts, what is due, search in a thread."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from negotui.config import Settings
from negotui.domain.negotiation import Negotiation
from negotui.domain.summaries import Hit
from negotui.errors import StoreError
from negotui.services.search import Search
from negotui.services.workspace import Workspace
from negotui.tui.app import NegotuiApp
from negotui.tui.dialogs.choices import FindDialog
from negotui.tui.widgets.bars import TopLine
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import (
    SMALL,
    USUAL,
    answered,
    figured,
    library,
    press,
    running,
    screen_text,
    told,
    workbook,
)


@pytest.fixture
def shelf(workspace: Workspace) -> list[Negotiation]:
    """Three talks, two of them with the same person."""
    rent = workspace.negotiations.create("Rent of the shop", "Mrs. Okafor", deadline="yesterday")
    workspace.entries.edit(rent.id, {"stage": "agreed", "result": "1,180", "closed": "yesterday", "tags": "shop"})
    van = workspace.negotiations.create("A van", "Lindqvist", deadline="in 9 days")
    parking = workspace.negotiations.create("Parking", "MRS. OKAFOR")
    workspace.entries.add(rent, "lessons", {"lesson": "Ask early"})
    workspace.entries.add(rent, "commitments", {"what": "Hand back the keys", "who": "me", "due": "today"})
    workspace.entries.add(van, "steps", {"what": "Call them", "due": "yesterday"})
    workspace.entries.add(parking, "steps", {"what": "Look at it", "due": "tomorrow"})
    return [workspace.lookup.negotiation(made.id) for made in (rent, van, parking)]


def listed(pilot: Pilot[None]) -> list[str]:
    rows = library(pilot).listing.rows
    return [row.cells[0][0] for row in map(rows.row, range(rows.length)) if row]


def top(pilot: Pilot[None]) -> str:
    heading = library(pilot).query_one(TopLine).heading
    return " · ".join((*heading.facts, *heading.figures))


async def test_the_filter_takes_keys(workspace: Workspace, shelf: list[Negotiation]) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "slash", *"with:oka -is:closed")
        assert listed(pilot) == ["Parking"]
        await press(pilot, "escape", "slash", *'"van')
        assert listed(pilot) == []
        assert "f searches in the notes" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(listed(pilot)) == 3


async def test_s_sorts_turns_round_and_is_remembered(workspace: Workspace, shelf: list[Negotiation]) -> None:
    kept: list[Settings] = []
    app = NegotuiApp(workspace, Settings(), kept.append)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "s", "j", "enter")
        assert listed(pilot) == ["A van", "Parking", "Rent of the shop"]
        assert "Negotiation ▲" in screen_text(pilot)
        await press(pilot, "s", "enter")
        assert listed(pilot) == ["Rent of the shop", "Parking", "A van"]
        assert "Negotiation ▼" in screen_text(pilot)
        assert "by negotiation ▼" in top(pilot)
        await press(pilot, "s", "escape", "s", "8")
        assert listed(pilot)[0] == "Rent of the shop"
        await press(pilot, "q")
    assert kept[-1].sort == "-closed"
    async with running(workspace, settings=kept[-1]) as pilot:
        assert "by when it was over ▼" in top(pilot)
        await press(pilot, "s", "1")
        assert "by" not in top(pilot)


async def test_an_order_that_nobody_knows_is_the_usual_one(workspace: Workspace, shelf: list[Negotiation]) -> None:
    async with running(workspace, settings=Settings(sort="-price")) as pilot:
        assert len(listed(pilot)) == 3
        assert "by" not in top(pilot)


async def test_a_archives_and_u_takes_it_back(workspace: Workspace, shelf: list[Negotiation]) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "s", "2", "A")
        assert listed(pilot) == ["Parking", "Rent of the shop"]
        assert any("Archived “A van”" in words for words in told(pilot))
        await press(pilot, "u")
        assert len(listed(pilot)) == 3
        await press(pilot, "ctrl+r", "slash", *"is:archived", "enter", "A")
        assert listed(pilot) == []
        assert any("Taken out “A van”" in words for words in told(pilot))
        await press(pilot, "escape")
        assert len(listed(pilot)) == 3


async def test_when_all_are_archived_the_list_says_so_and_not_welcome(workspace: Workspace) -> None:
    workspace.negotiations.archive(workspace.negotiations.create("Rent").id)
    async with running(workspace) as pilot:
        assert "All are archived" in screen_text(pilot)
        await press(pilot, "enter", "A", "D", "w", "d", "x", "E")
        assert library(pilot).is_current


async def test_the_archived_example_is_opened_and_not_made_again(workspace: Workspace) -> None:
    made = workspace.negotiations.create("", template=workspace.negotiations.example_template())
    workspace.negotiations.archive(made.id)
    async with running(workspace) as pilot:
        await press(pilot, "o")
        assert workbook(pilot).negotiation.id == made.id
    assert workspace.library.count("is:archived") == 1


async def test_d_copies_with_notes_or_the_bones(workspace: Workspace, shelf: list[Negotiation]) -> None:
    workspace.entries.add(shelf[1], "issues", {"name": "Price", "limit": "9"})
    async with running(workspace) as pilot:
        await press(pilot, "s", "2", "D", "enter", "enter")
        copy = workbook(pilot).negotiation
        assert (copy.title, [issue.get("limit") for issue in copy.of("issues")]) == ("A van (copy)", ["9"])
        await press(pilot, "escape", "g", "D", "j", "enter", *"!", "enter")
        frame = workbook(pilot).negotiation
        assert (frame.title, [issue.get("limit") for issue in frame.of("issues")]) == ("A van (copy)!", [""])
        await press(pilot, "escape", "u", "u")
        assert len(listed(pilot)) == 3
        await press(pilot, "D", "escape", "D", "enter", "escape")
        assert len(listed(pilot)) == 3


async def test_w_shows_the_counterpart_and_enter_goes_there(workspace: Workspace, shelf: list[Negotiation]) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "slash", *"parking", "enter", "w")
        text = screen_text(pilot)
        for words in (
            "With “MRS. OKAFOR”",
            "Rent of the shop",
            "agreed · over Sun 22 Nov · 1,180",
            "Ask early",
            "Hand back",
        ):
            assert words in text
        await press(pilot, "j", "j", "enter")
        book = workbook(pilot)
        assert book.negotiation.id == shelf[0].id
        assert book.body.pane.section_view.target == f"entry:{shelf[0].of('lessons')[0].id}"
        await press(pilot, "escape", "w", "enter")
        assert workbook(pilot).negotiation.id == shelf[2].id


async def test_w_without_a_counterpart_says_what_to_do(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    async with running(workspace) as pilot:
        await press(pilot, "w")
        assert any("E adds it" in words for words in told(pilot))


@pytest.mark.parametrize("size", [USUAL, (120, 36), SMALL])
async def test_what_is_due_is_seen_at_every_width(
    workspace: Workspace, shelf: list[Negotiation], size: tuple[int, int]
) -> None:
    async with running(workspace, size=size) as pilot:
        await figured(pilot)
        assert "2 due" in top(pilot)
        text = screen_text(pilot)
        assert "Due" in text
        (line,) = [line for line in text.splitlines() if "Rent of the" in line]
        assert " 1" in line
        workspace.entries.toggle(shelf[0], shelf[0].of("commitments")[0])
        library(pilot).reload()
        await pilot.pause()
        await figured(pilot)
        assert "1 due" in top(pilot)


async def test_search_names_the_section_and_goes_to_the_entry(workspace: Workspace, shelf: list[Negotiation]) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "f", *"sheet:lessons ask")
        await answered(pilot)
        assert "Rent of the shop · Wrap-up · Lessons" in screen_text(pilot)
        await press(pilot, "enter")
        assert workbook(pilot).body.pane.section_view.target == f"entry:{shelf[0].of('lessons')[0].id}"


async def test_enter_waits_for_what_its_own_words_find(
    workspace: Workspace, shelf: list[Negotiation], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go = threading.Event()
    slow = Search.find

    def search(self: Search, words: str, limit: int = 50, named: bool = True) -> tuple[Hit, ...]:
        assert may_go.wait(10)
        return slow(self, words, limit, named)

    monkeypatch.setattr(Search, "find", search)
    async with running(workspace) as pilot:
        await press(pilot, "f", *"call", "backspace", "backspace", "backspace", "backspace", *"early", "enter")
        assert isinstance(pilot.app.screen, FindDialog)
        may_go.set()
        await answered(pilot)
        assert workbook(pilot).negotiation.id == shelf[0].id


async def test_a_search_lets_go_of_the_file_when_it_is_left(
    workspace: Workspace, shelf: list[Negotiation], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Workspace] = []
    twin, close = Workspace.twin, Workspace.close

    def opens(self: Workspace) -> Workspace:
        opened.append(twin(self))
        return opened[-1]

    def closes(self: Workspace) -> None:
        opened.remove(self)
        close(self)

    monkeypatch.setattr(Workspace, "twin", opens)
    async with running(workspace) as pilot:
        for _ in range(2):
            await press(pilot, "f", *"call")
            await answered(pilot)
            assert len(opened) == 1
            monkeypatch.setattr(Workspace, "close", closes)
            searching = [thread for thread in threading.enumerate() if thread.name.startswith("search")]
            await press(pilot, "escape")
            for thread in searching:
                thread.join(10)
            assert opened == []
            monkeypatch.setattr(Workspace, "close", close)


async def test_a_search_that_cannot_be_made_says_so(
    workspace: Workspace, shelf: list[Negotiation], monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(*_: object, **__: object) -> tuple[Hit, ...]:
        raise StoreError("The disk is gone.", "Look for it.")

    monkeypatch.setattr(Search, "find", search)
    async with running(workspace) as pilot:
        await press(pilot, "f", "a")
        await answered(pilot)
        assert any("The disk is gone" in words for words in told(pilot))
        await press(pilot, "enter", "escape")
        assert library(pilot).is_current


@pytest.mark.parametrize("words", ['"', '"open', "-", "*", "with:", "AND", "(", "it's", "sheet:"])
async def test_what_is_no_query_is_no_error(workspace: Workspace, shelf: list[Negotiation], words: str) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "f", *words)
        await answered(pilot)
        await press(pilot, "escape", "slash", *words, "escape")
        assert len(listed(pilot)) == 3


async def test_hostile_names_and_tags_bear_every_key(workspace: Workspace, tmp_path: Path) -> None:
    for text in HOSTILE_TEXTS[::4]:
        made = workspace.negotiations.create("x " + text[:200], counterpart=text)
        workspace.entries.edit(made.id, {"tags": text})
        workspace.entries.add(made, "lessons", {"lesson": f"y {text}"})
    async with running(workspace, size=USUAL) as pilot:
        for number in range(7):
            await press(
                pilot, str(number + 1) if number else "s", "escape", "s", str(number + 1), "w", "escape", "j", "j", "j"
            )
        await press(pilot, "D", "escape", "A", "u", "f", *"sheet:lessons", "enter")
        await answered(pilot)
        assert workbook(pilot).body.pane.section.id == "wrap-up"


async def test_the_agenda_marks_done_takes_back_and_leads_to_the_entry(workspace: Workspace) -> None:
    rent = workspace.negotiations.create("Rent", "Mrs. Okafor", deadline="in 30 days")
    draft = workspace.entries.add(rent, "commitments", {"what": "Send [b]draft", "who": "me", "due": "yesterday"})
    keys = workspace.entries.add(rent, "commitments", {"what": "Fetch the keys", "who": "me"})
    async with running(workspace) as pilot:
        await press(pilot, "a")
        text = screen_text(pilot)
        assert text.index("Overdue") < text.index("Send [b]draft") < text.index("Later") < text.index("Fetch the keys")
        assert "1 overdue" in text
        await press(pilot, "space", "down", "space")
        assert [one.what for one in workspace.agenda.items()] == ["Rent", "Fetch the keys"]
        assert "✓" in screen_text(pilot)
        assert any("Enter goes there" in words for words in told(pilot))
        await press(pilot, "u")
        assert [one.entry for one in workspace.agenda.items()] == [draft.id, rent.id, keys.id]
        await press(pilot, "u", "G", "enter")
        assert workbook(pilot).body.pane.entry_at_cursor() == keys
