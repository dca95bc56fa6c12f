"""Looking back by keyboard: the review and its form, ways out of it, insights, a lesson that comes back."""

from __future__ import annotations

from itertools import pairwise

from textual.pilot import Pilot

from negotui.services.workspace import Workspace
from negotui.tui.screens.insights import InsightsScreen
from negotui.tui.screens.review import ReviewScreen
from negotui.tui.widgets.panel_view import PanelView
from tests.closed import fee, over, talked
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import (
    SMALL,
    USUAL,
    library,
    make_example,
    press,
    running,
    screen_text,
    settled,
    table,
    told,
    workbook,
)
from tests.tui.test_hostile import OBEYED


def review(pilot: Pilot[None]) -> ReviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def test_r_leads_to_the_review_from_both_screens_and_back(workspace: Workspace) -> None:
    of = fee(workspace)
    async with running(workspace) as pilot:
        await press(pilot, "r")
        assert review(pilot).negotiation.id == of.id
        assert "Fee was agreed at 12,600" in screen_text(pilot)
        await press(pilot, "escape")
        assert library(pilot).is_current
        await press(pilot, "enter", "r")
        assert review(pilot).negotiation.id == of.id
        await press(pilot, "r")
        assert workbook(pilot).is_current


async def test_what_is_not_over_says_so(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "r")
        assert "It is not over yet: close it with c at the table (t)" in screen_text(pilot)
        await press(pilot, "E", "escape", "escape")
        assert workbook(pilot).is_current


async def test_the_form_begins_filled_in_and_an_untouched_one_leaves_nothing(workspace: Workspace) -> None:
    of = fee(workspace)
    async with running(workspace, of) as pilot:
        await press(pilot, "r", "a")
        form = review(pilot).forms.form
        assert form is not None
        assert "target 13,200" in form.editors["intended"].text_now()  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert workspace.lookup.negotiation(of.id).of("review") == ()
        await press(pilot, "n", *"Haste", "escape")
        (entry,) = workspace.lookup.negotiation(of.id).of("review")
        assert entry.get("why") == "Haste"
        assert "target 13,200" in entry.get("intended")
        await press(pilot, "u")
        assert workspace.lookup.negotiation(of.id).of("review") == ()
        await press(pilot, "ctrl+r", "escape")
        assert workbook(pilot).negotiation.of("review"), "the workbook shows what was written in the review"


async def test_lessons_and_commitments_are_edited_there(workspace: Workspace) -> None:
    of = talked(workspace)
    async with running(workspace, of) as pilot:
        await press(pilot, "r", "G", "enter", *"Ask", "escape")
        assert [one.get("lesson") for one in workspace.lookup.negotiation(of.id).of("lessons")][-1] == "Ask"
        view = review(pilot).body.pane.section_view
        view.target = next(stop for stop in view.stops if stop.startswith("entry:"))
        await press(pilot, "space", "d", "u")
        assert len(workspace.lookup.negotiation(of.id).of("commitments")) == 2


async def test_a_figure_that_is_missing_leads_to_where_it_goes(workspace: Workspace) -> None:
    of = talked(workspace)
    async with running(workspace, of) as pilot:
        await press(pilot, "r")
        view = review(pilot).body.pane.section_view
        view.target = next(stop for stop in view.stops if stop.startswith("see:entry:"))
        await press(pilot, "enter")
        await settled(pilot)
        assert workbook(pilot).is_current
        assert workbook(pilot).body.pane.section.id == "theirs"
        entry = workbook(pilot).body.pane.entry_at_cursor()
        assert entry is not None
        assert entry.sheet == "limits"


async def test_a_result_that_is_missing_is_asked_for_on_the_spot(workspace: Workspace) -> None:
    of = fee(workspace, result="")
    async with running(workspace, of) as pilot:
        await press(pilot, "r")
        view = review(pilot).body.pane.section_view
        view.target = f"see:entry:{of.id}"
        await press(pilot, "enter")
        form = review(pilot).forms.form
        assert form is not None
        assert pilot.app.focused is form.editors["result"]
        await press(pilot, *"12600", "escape")
        panel = review(pilot).body.pane.panel_now()
        assert panel is not None
        assert "600 short of your target" in panel.verdict


async def test_a_tab_key_leaves_for_the_tab(workspace: Workspace) -> None:
    async with running(workspace, fee(workspace)) as pilot:
        await press(pilot, "r", "5")
        await settled(pilot)
        assert workbook(pilot).is_current
        assert workbook(pilot).body.pane.section.id == "options"
        await press(pilot, "r", "right_square_bracket")
        await settled(pilot)
        assert workbook(pilot).body.pane.section.id == "leverage"


async def test_no_figure_is_jumped_over_by_j_or_by_page(workspace: Workspace) -> None:
    async with running(workspace, talked(workspace), USUAL) as pilot:
        await press(pilot, "r")
        view = review(pilot).body.pane.section_view
        for key, back in (("j", "k"), ("pagedown", "pageup")):
            for pressed in (key, back):
                tops = [view.top]
                for _ in range(60):
                    await pilot.press(pressed)
                    tops.append(view.top)
                steps = [abs(after - before) for before, after in pairwise(tops)]
                assert max(steps) <= view.room
            assert view.top == 0


async def test_the_help_beside_it_is_the_guides_page(workspace: Workspace) -> None:
    async with running(workspace, fee(workspace)) as pilot:
        await press(pilot, "r")
        assert "Looking Back" in screen_text(pilot)
        assert "How it is worked out" not in screen_text(pilot)
        await press(pilot, "question_mark")
        assert not review(pilot).body.help_panel.display
        await press(pilot, "equals_sign")
        assert "How it is worked out" in screen_text(pilot)


async def test_another_negotiation_opened_from_the_review_is_seen(workspace: Workspace) -> None:
    one, other = fee(workspace), fee(workspace, result="11,000")
    async with running(workspace, one) as pilot:
        await press(pilot, "r")
        pilot.app.router.open_negotiation(other.id)  # type: ignore[attr-defined]
        await settled(pilot)
        assert workbook(pilot).is_current
        assert workbook(pilot).negotiation.id == other.id


async def test_an_entry_of_the_review_that_was_searched_for_is_shown_in_the_review(workspace: Workspace) -> None:
    of = fee(workspace)
    written = workspace.entries.add(of, "review", {"topic": "Haste"})
    async with running(workspace) as pilot:
        library(pilot).open_id(of.id, written.id)
        await settled(pilot)
        assert review(pilot).body.pane.entry_at_cursor() == written
        await press(pilot, "escape")
        assert workbook(pilot).is_current


async def test_offers_that_are_missing_are_logged_at_the_table(workspace: Workspace) -> None:
    of = fee(workspace, stage="walked away", chance="80")
    async with running(workspace, of) as pilot:
        await press(pilot, "r")
        view = review(pilot).body.pane.section_view
        view.target = "see:sheet:table/offers"
        await press(pilot, "enter")
        await settled(pilot)
        assert table(pilot).negotiation.id == of.id


# Insights


async def test_insights_are_read_and_kept(workspace: Workspace) -> None:
    over(workspace)
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, InsightsScreen)
        assert "8 negotiations are over, 8 with a deal" in screen_text(pilot)
        assert "8 negotiations that are over" in screen_text(pilot).splitlines()[0]
        assert "How it is worked out" not in screen_text(pilot)
        await press(pilot, "equals_sign")
        assert "How it is worked out" in screen_text(pilot)
        assert "Brier" in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert library(pilot).is_current
        fee(workspace, stage="walked away")
        await press(pilot, "i")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert pilot.app.screen is screen
        panel = screen.query_one(PanelView).panel
        assert panel is not None
        assert panel.verdict.startswith("9 negotiations are over, 8 with a deal")


async def test_insights_of_nothing_say_what_they_need(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "escape", "i")
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        assert "insights begin once five negotiations are over" in screen_text(pilot)


# Lessons come back


async def test_a_lesson_is_taken_over_and_led_to(workspace: Workspace) -> None:
    one = fee(workspace)
    workspace.entries.add(one, "lessons", {"lesson": "Ask two suppliers"})
    made = workspace.negotiations.create("The next fee", "A CLIENT")
    async with running(workspace, made) as pilot:
        await press(pilot, "minus", "T")
        assert any("Put the cursor on a lesson" in words for words in told(pilot))
        view = workbook(pilot).body.pane.section_view
        view.target = next(stop for stop in view.stops if stop.startswith("see:entry:"))
        await press(pilot, "enter")
        await settled(pilot)
        assert workbook(pilot).negotiation.id == one.id
        assert workbook(pilot).body.pane.entry_at_cursor() is not None
        await press(pilot, "escape")
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "minus")
        view = workbook(pilot).body.pane.section_view
        view.target = next(stop for stop in view.stops if stop.startswith("see:entry:"))
        await press(pilot, "T")
        assert [entry.get("lesson") for entry in workbook(pilot).negotiation.of("lessons")] == ["Ask two suppliers"]
        await press(pilot, "u")
        assert workbook(pilot).negotiation.of("lessons") == ()


async def test_hostile_texts_in_review_and_insights(workspace: Workspace) -> None:
    of = fee(workspace)
    for text in HOSTILE_TEXTS[::2]:
        if text.strip():
            made = workspace.negotiations.create("x" + text[:300], counterpart=text[:300] + "x", kind=text[:300] + "x")
            workspace.entries.edit(made.id, {"stage": "agreed", "result": text[:300] + "x"})
            workspace.entries.add(of, "review", {"topic": "x" + text[:300], "why": text})
            workspace.entries.add(of, "lessons", {"lesson": "x" + text[:300], "next": text})
    for size in (USUAL, SMALL):
        async with running(workspace, workspace.lookup.negotiation(of.id), size) as pilot:
            await press(pilot, "r")
            for _ in range(20):
                await press(pilot, "pagedown")
                assert not OBEYED.search(screen_text(pilot))
            await press(pilot, "escape", "escape", "i")
            await pilot.app.workers.wait_for_complete()
            await settled(pilot)
            await press(pilot, "G")
            assert not OBEYED.search(screen_text(pilot))
