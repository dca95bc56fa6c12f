"""The table by keyboard: offers, what else is said, hiding, ways out, closing, undo, and two windows."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from negotui.domain.blocks import words_of
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.line_preview import PreviewDialog
from negotui.tui.elsewhere import look
from negotui.tui.widgets.blocks_view import BlocksView
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import (
    SMALL,
    USUAL,
    answered,
    entries,
    follow,
    library,
    make_example,
    open_workspace,
    paste,
    press,
    running,
    screen_text,
    settled,
    table,
    told,
    workbook,
)
from tests.tui.test_hostile import OBEYED

OPENING = "base 115k; bonus 0; remote 1; first pay after 12; start in 6"


async def log(pilot: Pilot[None], key: str, text: str) -> None:
    """A key, a line, enter."""
    await press(pilot, key)
    await paste(pilot, text)
    await press(pilot, "enter")


async def test_an_offer_takes_a_key_the_issue_and_the_figure(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "o", OPENING)
        await log(pilot, "o", "base 120k")
        assert [entry.get("name") for entry in entries(pilot, "offers")] == ["their offer 1", "their offer 2"]
        text = screen_text(pilot)
        # One remote day is past the limit of two, whatever the base.
        assert "Their offer 2 is a no as it stands: Remote days 1 is past your" in text
        assert "They gave way: +12 for you, −8 for them" in text
        assert "0 is your limit, 100 your best" in " ".join(text.split())
        assert "gave way" in text
        board = table(pilot).log_pane.board
        assert board is not None
        assert len(board.scores) == 2


async def test_the_line_is_read_as_one_types(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t", "o")
        assert "Name every issue" in screen_text(pilot)
        await paste(pilot, "base 124k")
        assert "14,000 better than your limit. 1 of 5" in screen_text(pilot)
        await press(pilot, "escape")
        assert entries(pilot, "offers") == ()


async def test_what_cannot_be_read_is_told_first_and_kept_by_a_second_enter(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "o", "base lots")
        assert isinstance(pilot.app.screen, PreviewDialog)
        assert "There is no “lots”" in screen_text(pilot)
        assert entries(pilot, "offers") == ()
        await press(pilot, "enter")
        (offer,) = entries(pilot, "offers")
        assert offer.draft("terms") == "base lots"
        assert "! base lots" in screen_text(pilot)


async def test_exact_words_stand_in_quotation_marks(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "o", f'{OPENING} "We start low"')
        (offer,) = entries(pilot, "offers")
        assert offer.get("words") == "We start low"
        assert "“We start low”" in screen_text(pilot)


async def test_notes_signals_answers_and_promises(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "i", "Ruth is late")
        await press(pilot, "s", "down", "enter")
        await press(pilot, "a", *"arrived", "enter")
        await paste(pilot, "By the band")
        await press(pilot, "enter")
        await log(pilot, "p", "Maja: send the draft by Friday")
        await press(pilot, "p")
        await paste(pilot, "nobody")
        await press(pilot, "enter")
        assert "a colon" in screen_text(pilot)
        await press(pilot, "escape")
        assert [entry.get("kind") for entry in entries(pilot, "log")] == ["note", "signal", "answer", "promise"]
        asked = next(one for one in entries(pilot, "questions") if "arrived" in one.get("question"))
        assert asked.get("answer") == "By the band"
        assert entries(pilot, "commitments")[-1].get("due") == "2026-11-27"
        assert any("23 Nov 2026 09:00" in one.get("seen") for one in entries(pilot, "signals"))


async def test_a_new_signal_is_what_is_typed(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t", "s")
        await paste(pilot, "She smiles")
        await press(pilot, "enter")
        assert entries(pilot, "signals")[-1].get("cue") == "She smiles"


async def test_never_asks_before_it_is_logged_as_told(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t", "w", "enter")
        assert [entry.get("kind") for entry in entries(pilot, "log")] == ["told"]
        await press(pilot, "w", "G", "enter")
        assert "Marked never to tell" in screen_text(pilot)
        await press(pilot, "j", "enter")
        assert len(entries(pilot, "log")) == 1
        await press(pilot, "w", "G", "enter", "enter")
        assert [entry.get("kind") for entry in entries(pilot, "log")] == ["told", "slip"]
        assert "told, though never" in screen_text(pilot)


async def test_one_key_hides_everything_secret(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "m", "base 132k; bonus 10,000; remote 3; first pay after 6; start in 13")
        assert "122,250" in screen_text(pilot)
        await press(pilot, "h")
        hidden = screen_text(pilot)
        for secret in ("122,250", "126,000", "110,000", "worth", "Never tell", "Freelance", "no deal", "Target"):
            assert secret not in hidden
        assert "132,000" in hidden
        await press(pilot, "o")
        await paste(pilot, "base 120k")
        assert "worth" not in screen_text(pilot)
        await press(pilot, "escape", "b", "w")
        assert "Freelance" not in screen_text(pilot)
        await press(pilot, "escape", "h")
        assert "122,250" in screen_text(pilot)


async def test_both_sides_repeating_themselves_opens_the_ways_out_and_so_does_a_key(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "o", OPENING)
        await log(pilot, "m", "base 132k")
        for _ in range(3):
            await log(pilot, "o", "bonus 0")
        assert "Ways out" not in screen_text(pilot)
        await log(pilot, "m", "base 132k")
        assert "Ways out" in screen_text(pilot)
        assert "Take a break first" in screen_text(pilot)
        await press(pilot, "escape", "b")
        assert "Ways out" in screen_text(pilot)


async def test_closing_on_an_offer_and_taking_it_back(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        await press(pilot, "t", "c", "a")
        assert any("no offer to agree on" in words for words in told(pilot))
        await log(pilot, "o", OPENING)
        await press(pilot, "c", "a", "enter")
        closed = workspace.lookup.negotiation(made.id)
        assert closed.stage == "agreed"
        assert closed.details.get("result").startswith("Base salary 115,000")
        assert "accepted: " in screen_text(pilot)
        await press(pilot, "u")
        assert workspace.lookup.negotiation(made.id).stage == "talking"


async def test_a_talk_pauses_and_goes_on(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        await press(pilot, "t", "c", "G", "enter")
        assert workspace.lookup.negotiation(made.id).stage == "paused"
        await press(pilot, "escape", "t")
        await log(pilot, "i", "Next day")
        assert workspace.lookup.negotiation(made.id).stage == "talking"


async def test_what_is_logged_is_edited_deleted_and_brought_back(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "i", "Ruth is late")
        await press(pilot, "e", "end", "space", *"again", "escape")
        (entry,) = entries(pilot, "log")
        assert entry.get("text") == "Ruth is late again"
        await press(pilot, "d")
        assert entries(pilot, "log") == ()
        await press(pilot, "u")
        assert [one.get("text") for one in entries(pilot, "log")] == ["Ruth is late again"]
        await press(pilot, "u", "u")
        assert entries(pilot, "log") == ()


async def test_the_workbook_shows_what_was_logged_when_one_comes_back(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made) as pilot:
        await press(pilot, "t")
        await log(pilot, "p", "Maja: send the draft by Friday")
        await press(pilot, "escape", "minus")
        assert "send the draft" in screen_text(pilot)
        assert workbook(pilot).negotiation.stage == "talking"


async def test_a_search_leads_to_the_line_of_the_log(workspace: Workspace) -> None:
    made = make_example(workspace)
    first = workspace.talk.note(made, "Ruth is late")
    workspace.talk.note(first.negotiation, "Ruth is there")
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        follow(pilot, f"entry:{first.entry.id}")
        await settled(pilot)
        current = table(pilot).log_pane.entry_at_cursor()
        assert current is not None
        assert current.id == first.entry.id


async def test_what_another_window_logs_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    made = make_example(workspace)
    other = open_workspace(tmp_path)
    try:
        async with running(workspace, made) as pilot:
            await press(pilot, "t")
            other.talk.note(other.lookup.negotiation(made.id), "From the other window")
            look(workspace, pilot.app.screen_stack)
            await settled(pilot)
            assert "From the other window" in screen_text(pilot)
            await log(pilot, "i", "From this one")
            assert len(other.lookup.negotiation(made.id).of("log")) == 2
    finally:
        other.close()


async def test_a_narrow_screen_shows_the_log_or_the_page(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace), SMALL) as pilot:
        await press(pilot, "t")
        assert "What" in screen_text(pilot)
        await press(pilot, "l")
        assert "Your figures" in screen_text(pilot)
        assert "What " not in screen_text(pilot)
        await press(pilot, "l")
        assert "Your figures" not in screen_text(pilot)
        await log(pilot, "i", "Small but there")
        assert "Small but there" in screen_text(pilot)


async def test_tab_goes_through_the_parts_and_the_page_scrolls(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace), USUAL) as pilot:
        await press(pilot, "t", "l", "G")
        page = table(pilot).query_one("#page", BlocksView)
        assert page.has_focus
        assert page.top > 0


async def test_guidance_and_formula_are_a_key_away(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t", "question_mark")
        assert "Write the offer down before you answer it" in screen_text(pilot)
        await press(pilot, "escape", "equals_sign")
        assert "Hindriks" in screen_text(pilot)


async def test_a_file_that_can_only_be_read_says_so(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        table(pilot).workspace._session.database.read_only = "it is read-only."
        for key in "omisapwce":
            await press(pilot, key)
        assert sum("is read-only" in words for words in told(pilot)) >= 8
        table(pilot).workspace._session.database.read_only = ""


async def test_a_workbook_without_issues_still_logs(workspace: Workspace) -> None:
    async with running(workspace, workspace.negotiations.create("Family")) as pilot:
        await press(pilot, "t", "o")
        assert "You have no issues yet" in screen_text(pilot)
        await paste(pilot, "the car")
        await press(pilot, "enter", "enter")
        assert entries(pilot, "offers")[0].draft("terms") == "the car"


async def test_hostile_words_pass_through_the_table(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent", counterpart="[/x] \x1b[31m")
    talk = workspace.talk
    for text in HOSTILE_TEXTS:
        words = {"words": f"{text} x", "by": f"{text} x"}
        made = talk.note(made, f"{text} x").negotiation
        made = talk.promise(made, f"{text} x", f"{text} y").negotiation
        made = talk.offer(made, "theirs", f"{text} x", words, as_typed=True).negotiation
    async with running(workspace, made) as pilot:
        await press(pilot, "t")
        rows = table(pilot).log_pane.rows
        for number in range(0, rows.length, 4):
            rows.cursor = number
            await pilot.pause()
            assert not OBEYED.search(screen_text(pilot))
        await press(pilot, "h", "b", "h", "b", "escape", "s")
        assert not OBEYED.search(screen_text(pilot))


async def test_lessons_of_earlier_talks_lie_on_the_table(workspace: Workspace) -> None:
    before = workspace.negotiations.create("The year before", counterpart="The hiring manager")
    workspace.entries.add(before, "lessons", {"lesson": "Ask about the audit first"})
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t", "l", "G")
        assert "Ask about the audit first" in screen_text(pilot)
        await press(pilot, "h")
        assert "Ask about the audit first" not in screen_text(pilot)


async def test_a_search_in_the_library_leads_to_the_table_over_its_workbook(workspace: Workspace) -> None:
    made = workspace.talk.note(make_example(workspace), "Ruth is late").negotiation
    async with running(workspace) as pilot:
        for _ in range(2):
            library(pilot).open(made, made.of("log")[0].id)
            await settled(pilot)
            stack = [type(screen).__name__ for screen in pilot.app.screen_stack[1:]]
            assert stack == ["LibraryScreen", "WorkbookScreen", "TalkScreen"]
            assert "Ruth is late" in screen_text(pilot)
            await press(pilot, "escape", "escape")


async def test_what_their_offers_say_stands_on_the_page_and_is_taken_over_by_a_key(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "t")
        await log(pilot, "m", "base 130k; bonus 10,000; remote 3; first pay after 6; start in 13")
        for text in (OPENING, "bonus 5,000", "bonus 10,000", "remote 2", "remote 3", "first pay after 6"):
            await log(pilot, "o", text)
        await answered(pilot)
        assert "Press T to make this your guess" in " ".join(
            words_of(pilot.app.screen.query_one("#page", BlocksView).blocks).split()
        )
        before = [entry.get("weight") for entry in entries(pilot, "limits")]
        await press(pilot, "h")
        assert "Press T to make this your guess" not in screen_text(pilot)
        await press(pilot, "h", "T")
        after = [entry.get("weight") for entry in entries(pilot, "limits")]
        assert after != before
        await press(pilot, "u")
        assert [entry.get("weight") for entry in entries(pilot, "limits")] == before
