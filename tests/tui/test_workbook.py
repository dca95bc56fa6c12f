"""The workbook by keyboard: tabs, cursor, add, edit, done, move, delete, undo, notes, filter, help."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from negotui.config import Settings
from negotui.services.workspace import Workspace
from negotui.tui.app import NegotuiApp
from negotui.tui.elsewhere import look
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.widgets.bars import TabBar, TopLine
from negotui.tui.widgets.help_panel import HelpPanel
from negotui.tui.widgets.lines_view import LinesView
from tests.tui.harness import (
    SMALL,
    USUAL,
    answered,
    entries,
    follow,
    library,
    make_example,
    paste,
    press,
    running,
    screen_text,
    settled,
    table,
    told,
    workbook,
)


async def test_every_tab_opens_with_its_key(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        for number, key in enumerate([*"1234567890", "minus"]):
            await press(pilot, key)
            book = workbook(pilot)
            assert book.query_one(TabBar).active == number
            assert book.body.pane.section.views[0].title in screen_text(pilot)


async def test_brackets_step_round_the_tabs(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "left_square_bracket")
        assert workbook(pilot).body.pane.section.id == "wrap-up"
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert workbook(pilot).body.pane.section.id == "interests"


async def test_going_back_to_a_tab_goes_back_to_the_line(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "j", "j")
        stood = workbook(pilot).body.pane.section_view.target
        await press(pilot, "1", "5")
        assert workbook(pilot).body.pane.section_view.target == stood


async def test_the_ghost_row_asks_and_enter_answers_it(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "5", "enter", *"Move", "tab", *"9k", "tab", *"70%", "escape")
        (entry,) = entries(pilot, "alternatives")
        assert (entry.get("what"), entry.get("worth"), entry.get("chance")) == ("Move", "9000", "70")
        assert entry.get("side") == "mine"
        assert workbook(pilot).body.pane.section_view.target == f"entry:{entry.id}"


async def test_a_form_closed_untouched_leaves_nothing_behind(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "5", "a", "escape")
        assert entries(pilot, "alternatives") == ()


async def test_what_cannot_be_read_stays_as_typed_and_is_marked(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "5", "a", *"Move", "tab", *"about", "space", *"9", "escape")
        (entry,) = entries(pilot, "alternatives")
        assert entry.draft("worth") == "about 9"
        assert "! about 9" in screen_text(pilot)
        await press(pilot, "enter")
        form = workbook(pilot).forms.form
        assert form is not None
        assert form.query_one("#label-worth").has_class("wrong")


async def test_undo_and_redo_a_form_as_one_step_and_after_a_restart(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "5", "a", *"Move", "tab", *"9", "escape")
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "5", "u")
        assert entries(pilot, "alternatives") == ()
        await press(pilot, "ctrl+r")
        (entry,) = entries(pilot, "alternatives")
        assert entry.get("worth") == "9"


async def test_nothing_to_undo_is_said(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "u")
        assert any("nothing to undo" in words for words in told(pilot))


async def test_delete_takes_the_entry_and_undo_brings_it_back(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "j", "d")
        assert [entry.get("what") for entry in entries(pilot, "alternatives") if entry.get("side") == "mine"] == [
            "Offer from Contoso",
            "Stay as it is",
            "Freelance for two clients",
        ]
        await press(pilot, "u")
        assert len([entry for entry in entries(pilot, "alternatives") if entry.get("side") == "mine"]) == 4


async def test_space_marks_done_and_only_where_there_is_something_to_mark(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "minus", "j", "space")
        assert [entry.get("done") for entry in entries(pilot, "commitments")] == ["yes", "yes"]
        await press(pilot, "2", *"jjjjj", "space")
        assert any("marked done" in words for words in told(pilot))
        assert [entry.get("must") for entry in entries(pilot, "issues")].count("yes") == 1


async def test_moving_an_entry_down_and_up(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        first = workbook(pilot).body.pane.section_view.target
        await press(pilot, "J")
        assert workbook(pilot).body.pane.section_view.stops.index(first) == 1
        assert workbook(pilot).body.pane.section_view.target == first
        await press(pilot, "K")
        assert workbook(pilot).body.pane.section_view.stops.index(first) == 0


async def test_a_note_belongs_to_its_section(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "3", "n", *"Ask", "space", *"her", "escape")
        (note,) = entries(pilot, "notes")
        assert (note.get("text"), note.get("section")) == ("Ask her", "research")
        assert "Ask her" in screen_text(pilot)
        await press(pilot, "4")
        assert "Ask her" not in screen_text(pilot)


async def test_find_goes_over_all_tabs_and_to_the_entry(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "j", "slash", *"contoso")
        await answered(pilot)
        lines = pilot.app.screen.query_one(LinesView).lines
        # The tab that one was in comes first, then the others in their order.
        headings = [line.text.plain.strip() for line in lines if not line.target]
        assert headings[:2] == ["Options", "Leverage"]
        assert len(set(headings)) == len(headings)
        await press(pilot, *" offer from", "enter")
        await answered(pilot)
        entry = workbook(pilot).body.pane.entry_at_cursor()
        assert entry is not None
        assert entry.get("what") == "Offer from Contoso"


async def test_leaving_find_leaves_one_where_one_was(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "3", "j")
        before = workbook(pilot).body.pane.section_view.target
        await press(pilot, "slash", *"zzz", "down", "enter", "escape")
        assert workbook(pilot).is_current
        assert (workbook(pilot).body.pane.section.id, workbook(pilot).body.pane.section_view.target) == (
            "research",
            before,
        )


async def test_find_leads_to_what_was_logged_at_the_table(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    workspace.entries.add(made, "log", {"text": "They mentioned the roof"})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "slash", *"roof", "enter")
        await answered(pilot)
        assert "the roof" in screen_text(pilot)
        assert table(pilot).is_current


async def test_the_help_follows_the_cursor(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "2")
        assert workbook(pilot).query_one(HelpPanel).place == ("interests", 0)
        await press(pilot, *"jjjjj")
        assert workbook(pilot).query_one(HelpPanel).place == ("interests", 1)


async def test_links_of_the_help_lead_to_its_pages_and_to_tabs(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5")
        panel = workbook(pilot).query_one(HelpPanel)
        panel.page.focus()
        panel.open_page("term:batna")
        await settled(pilot)
        assert "BATNA" in screen_text(pilot)
        await press(pilot, "b")
        assert "Cultivating" in screen_text(pilot)
        follow(pilot, "sheet:theirs/limits")
        await settled(pilot)
        assert workbook(pilot).body.pane.section.id == "theirs"


async def test_help_is_searched_as_one_types(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "tab", "h", *"impasse", "enter", "enter", "enter")
        text = screen_text(pilot).casefold()
        assert "impasse" in text
        await press(pilot, "h", *"zzzz")
        assert "Nothing in the help" in screen_text(pilot)


async def test_the_key_help_names_every_command(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "f2")
        assert "Find a command" in screen_text(pilot)


async def test_the_palette_runs_a_command_on_the_screen_below(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "ctrl+p", *"conducting", "enter")
        await answered(pilot)
        await settled(pilot)
        assert workbook(pilot).body.pane.section.id == "research"


async def offered(pilot: Pilot[None]) -> list[str]:
    """What the palette offers before anything is typed."""
    await press(pilot, "ctrl+p")
    await answered(pilot)
    lines = [line.text.plain for line in pilot.app.screen.query_one(LinesView).lines]
    await press(pilot, "escape")
    return lines


async def test_the_palette_leaves_out_keys_that_only_move(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        text = "\n".join(await offered(pilot))
        assert "Next line" not in text
        assert "Delete the entry at once; u brings it back" in text
        await press(pilot, "tab")
        text = "\n".join(await offered(pilot))
        assert "Go to the next link" not in text
        assert "Search guidance, questions and terms" in text
        await press(pilot, "tab", "5", "j", "enter")
        text = "\n".join(await offered(pilot))
        assert "Next field" not in text
        assert "Close the form; every field is saved already" in text


async def test_the_palette_goes_to_an_entry_and_to_a_term(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "ctrl+p", *"freelance", "enter")
        await answered(pilot)
        entry = workbook(pilot).body.pane.entry_at_cursor()
        assert entry is not None
        assert "Freelance" in entry.get("what")
        await press(pilot, "ctrl+p", *"reactive", "enter")
        await answered(pilot)
        assert "Lee Ross" in screen_text(pilot)


async def test_keys_that_come_at_once_move_in_the_palette_while_its_hits_change(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent of the shop")
    async with running(workspace, make_example(workspace)) as pilot:
        await pilot.press("ctrl+p", *"rent", "pageup", "pagedown", "backspace", "pageup", "enter")
        await answered(pilot)
        assert pilot.app.is_running


async def test_the_palette_changes_the_colours(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "ctrl+p", *"dark", "enter")
        await answered(pilot)
        await press(pilot, *"negotui-light", "enter")
        await answered(pilot)
        assert pilot.app.theme == "negotui-light"


async def test_readiness_leads_to_what_is_thin(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "minus")
        view = workbook(pilot).body.pane.section_view
        view.target = next(stop for stop in view.stops if stop.startswith("see:sheet:options"))
        await press(pilot, "enter")
        assert workbook(pilot).body.pane.section.id == "options"


async def test_details_are_edited_like_an_entry(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "E", "tab", *"Mrs", "escape")
        assert workspace.lookup.negotiation(made.id).details.get("counterpart") == "Mrs"
        assert "with Mrs" in screen_text(pilot)


async def test_escape_goes_back_to_the_library(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert library(pilot).listing.rows.has_focus


async def test_export_writes_a_file_and_asks_before_it_replaces_one(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine", encoding="utf-8")
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "x")
        answer = pilot.app.screen.query_one("#answer")
        answer.value = str(path)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert path.read_text(encoding="utf-8") == "mine"
        await press(pilot, "enter")
        assert path.read_text(encoding="utf-8").startswith("# Senior role at Northwind")


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_small_screens_show_the_help_over_the_section(workspace: Workspace, size: tuple[int, int]) -> None:
    async with running(workspace, make_example(workspace), size) as pilot:
        await press(pilot, "5")
        assert not workbook(pilot).query_one(HelpPanel).display
        await press(pilot, "question_mark")
        assert "Value and cost are in money" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Stay, with" in screen_text(pilot)


async def test_a_terminal_that_shrinks_keeps_the_cursor_in_sight(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "0", "G", "k", "k")
        await pilot.resize_terminal(40, 12)
        await settled(pilot)
        await pilot.resize_terminal(20, 5)
        await settled(pilot)
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert "▸" in screen_text(pilot)


async def test_another_window_shows_within_a_look_and_nobody_loses_a_word(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    other = workspace.twin()
    try:
        async with running(workspace, made) as pilot:
            other.entries.add(other.lookup.negotiation(made.id), "alternatives", {"what": "Move"})
            look(workspace, pilot.app.screen_stack)
            await press(pilot, "5")
            assert "Move" in screen_text(pilot)
            await press(pilot, "enter", "end", *"x")
            (entry,) = other.lookup.negotiation(made.id).of("alternatives")
            other.entries.edit(entry.id, {"what": "Move out"})
            await press(pilot, "escape")
            texts = {entry.get("what") for entry in entries(pilot, "alternatives")}
            assert texts == {"Movex", "Move out"}
    finally:
        other.close()


async def test_what_cannot_be_saved_stays_in_the_form_and_is_said(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    other = workspace.twin()
    try:
        async with running(workspace, made) as pilot:
            await press(pilot, "5", "a")
            with other._session.database.write():
                await press(pilot, *"Move")
                assert not workbook(pilot).forms.flush()
                assert "not saved" in workbook(pilot).query_one(TopLine).heading.status
                await press(pilot, "q", "escape")
                assert workbook(pilot).forms.form is not None
            assert workbook(pilot).forms.flush()
            (entry,) = entries(pilot, "alternatives")
            assert entry.get("what") == "Moveq"
    finally:
        other.close()


async def test_the_tour_leads_through_the_example_and_ends(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "t")
        for section in ("leverage", "interests", "options", "theirs", "wrap-up", "leverage"):
            assert workbook(pilot).body.pane.section.id == section
            assert "Tour" in screen_text(pilot)
            await press(pilot, "enter")
        assert pilot.app.screen is workbook(pilot)


async def test_a_package_is_put_together_issue_by_issue(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        await press(pilot, "0")
        view = workbook(pilot).body.pane.section_view
        view.target = "ghost:win-win/1"
        await press(pilot, "enter", *"Mine", "tab", "right", "tab", "right", "right", "escape")
        package = entries(pilot, "packages")[-1]
        names = workbook(pilot).opened.context()
        assert package.get("name") == "Mine"
        assert package.get("terms").count("=") == 2
        assert "110,000" in "".join(
            names.name(entry) for entry in entries(pilot, "options") if entry.id in package.get("terms")
        )


async def test_the_form_says_which_way_the_money_goes(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    workspace.entries.add(made, "issues", {"name": "Rent", "better": "less", "target": "1,180", "limit": "1,450"})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "5")
        workbook(pilot).body.pane.section_view.target = "ghost:options/0"
        await press(pilot, "enter", *"Mill", "tab", *"1300", "tab", *"80")
        workbook(pilot).forms.flush()
        await settled(pilot)
        hint = " ".join(screen_text(pilot).split())
        assert "You pay here, since less Rent is better (the only issue). · read as 80 %" in hint
        await press(pilot, "escape")


async def test_several_links_are_taken_with_space(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    for claim in ("one", "two", "three"):
        workspace.entries.add(made, "facts", {"claim": claim})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "3")
        workbook(pilot).body.pane.section_view.target = "ghost:research/1"
        await press(pilot, "enter", *"Point", "tab", "space", "right", "right", "space", "escape")
        (argument,) = entries(pilot, "arguments")
        facts = {entry.id: entry.get("claim") for entry in entries(pilot, "facts")}
        assert [facts[id] for id in argument.get("facts").split()] == ["one", "three"]


async def test_a_theme_is_remembered(workspace: Workspace) -> None:
    kept: list[Settings] = []
    app = NegotuiApp(workspace, Settings(), kept.append)
    async with app.run_test(size=USUAL) as pilot:
        app.theme = "negotui-light"
        await settled(pilot)
    assert kept[-1].theme == "negotui-light"


async def test_a_new_negotiation_asks_with_whom(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await press(pilot, "n", *"Rent", "enter", "j", "enter")
        await settled(pilot)
        await press(pilot, *"Mrs", "escape")
        made = workbook(pilot).negotiation
        assert (made.title, made.details.get("counterpart")) == ("Rent", "Mrs")
        assert made.entries, "the second line is a template, which brings entries"


@pytest.mark.parametrize("keys", [("a", "n"), ("enter", "enter"), ("a", "a"), ("E", "E"), ("n", "n")])
async def test_keys_typed_ahead_of_a_form_break_nothing(workspace: Workspace, keys: tuple[str, ...]) -> None:
    async with running(workspace, workspace.negotiations.create("Rent")) as pilot:
        await pilot.press(*keys)
        await press(pilot, "escape")
        assert workbook(pilot).forms.form is None


async def test_hiding_the_help_leaves_the_focus_in_the_form(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "enter", "f1")
        form = workbook(pilot).forms.form
        assert form is not None
        assert form.has_focus_within


async def test_a_terminal_that_narrows_does_not_cover_what_has_the_focus(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Stay, with the promised raise" in screen_text(pilot)
        await pilot.resize_terminal(120, 36)
        await settled(pilot)
        assert workbook(pilot).query_one(HelpPanel).display


async def test_a_tab_opens_at_its_first_line_the_first_time(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "j", "j", "9")
        view = workbook(pilot).body.pane.section_view
        assert view.target == view.stops[0]


async def test_a_file_that_was_moved_away_is_told_and_the_form_keeps_the_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    async with running(workspace, workspace.negotiations.create("Rent")) as pilot:
        await press(pilot, "3", "n", *"kept")
        assert workbook(pilot).forms.flush()
        (tmp_path / "book.db").rename(tmp_path / "away.db")
        await press(pilot, *"words", "escape")
        form = workbook(pilot).forms.form
        assert form is not None
        assert form.editors["text"].text_now() == "keptwords"  # type: ignore[attr-defined]
        assert "moved" in workbook(pilot).opened.status
        (tmp_path / "away.db").rename(tmp_path / "book.db")
        assert workbook(pilot).forms.flush()


async def test_enters_typed_ahead_answer_a_dialog_once(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await pilot.press("n", "a", "b", "enter", "enter", "enter", "enter")
        await settled(pilot)
        assert len(workspace.library.summaries()) == 1


async def test_an_editor_command_that_cannot_be_read_is_a_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim '")
    async with running(workspace, workspace.negotiations.create("Rent")) as pilot:
        await press(pilot, "n", *"abc", "ctrl+e")
        assert any("open quote" in words for words in told(pilot))


async def test_another_negotiation_is_opened_over_a_form_that_is_saved_where_it_belongs(workspace: Workspace) -> None:
    one, other = workspace.negotiations.create("Rent"), workspace.negotiations.create("A van")
    async with running(workspace, one) as pilot:
        await press(pilot, "5", "a", *"Move")
        pilot.app.router.open_negotiation(other.id)  # type: ignore[attr-defined]
        await settled(pilot)
        assert workbook(pilot).negotiation.id == other.id
        assert workbook(pilot).forms.form is None
        assert [entry.get("what") for entry in workspace.lookup.negotiation(one.id).of("alternatives")] == ["Move"]
        assert workspace.lookup.negotiation(other.id).of("alternatives") == ()


async def test_a_counterpart_is_completed_asked_about_and_their_lessons_are_announced(workspace: Workspace) -> None:
    earlier = workspace.negotiations.create("Rent", "Dr. [b]Lindqvist")
    workspace.entries.add(earlier, "lessons", {"lesson": "Ask early"})
    made = workspace.negotiations.create("Again")
    async with running(workspace, made) as pilot:
        await press(pilot, "E", "tab", *"Dr. [b]L", "right", "escape")
        assert workspace.lookup.negotiation(made.id).details.get("counterpart") == "Dr. [b]Lindqvist"
        assert told(pilot) == ["Earlier talks with Dr. [b]Lindqvist left 1 lesson. The key - shows them."]


async def test_a_name_that_is_nearly_one_used_before_is_asked_about_and_one_key_takes_it(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent", "Mrs. Okafor")
    made = workspace.negotiations.create("Again")
    async with running(workspace, made) as pilot:
        await press(pilot, "E", "tab")
        await paste(pilot, "Mrs Okafor")
        workbook(pilot).forms.flush()
        await settled(pilot)
        assert "Mrs Okafor: the same as Mrs. Okafor? ctrl+t takes that name" in screen_text(pilot)
        await press(pilot, "escape")
        assert any("the same as Mrs. Okafor?" in words for words in told(pilot))
        await press(pilot, "E", "tab", "ctrl+t", "escape")
        assert workspace.lookup.negotiation(made.id).details.get("counterpart") == "Mrs. Okafor"
