"""Hostile text through every widget, form, dialog and the palette: nothing crashes, is lost or reaches the terminal raw."""

from __future__ import annotations

import re

from textual.events import Paste
from textual.widgets import Input

from negotui.domain.text import clean, harmless, one_line
from negotui.services.workspace import Workspace
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import SMALL, library, press, running, screen_text, settled, told, workbook

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# All of them in one workbook: what breaks a widget breaks it among others too, and an app for each would take minutes.
SHEETS = (
    *(("leverage", "what", "evidence"), ("interests", "what", "why"), ("facts", "claim", "source")),
    *(("people", "name", "role"), ("alternatives", "what", "next"), ("messages", "words", "words")),
    *(("options", "option", "option"), ("commitments", "what", "who"), ("notes", "text", "text")),
)


def _filled(workspace: Workspace) -> str:
    negotiation = workspace.negotiations.create("hostile")
    for place, text in enumerate(HOSTILE_TEXTS):
        if not one_line(clean(text)):
            continue
        sheet, name, more = SHEETS[place % len(SHEETS)]
        workspace.entries.add(negotiation, sheet, {name: text, more: text})
    for text in HOSTILE_TEXTS:
        if one_line(clean(text)):
            workspace.negotiations.create(text, counterpart=text, kind=text)
    workspace.entries.edit(
        negotiation.id, {"title": f"hostile {HOSTILE_TEXTS[0]}", "counterpart": "[Q3] [/x] \x1b]52;c;aGk=\x07"}
    )
    return negotiation.id


async def test_every_tab_form_and_dialog_bears_it(workspace: Workspace) -> None:
    id = _filled(workspace)
    async with running(workspace, workspace.lookup.negotiation(id)) as pilot:
        for key in [*"1234567890", "minus"]:
            await press(pilot, key)
            assert not OBEYED.search(screen_text(pilot))
            view = workbook(pilot).body.pane.section_view
            for target in [stop for stop in view.stops if stop.startswith("entry:")][:2]:
                view.target = target
                await press(pilot, "enter", "escape")
        await press(pilot, "slash", *"[/x]", "enter", "escape")
        await press(pilot, "ctrl+p", *"[/x]")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "escape", "ctrl+g", "escape", "x", "escape", "f2", "escape", "escape")
        await press(pilot, "f", *"[/x]", "escape")
        for _ in range(3):
            await press(pilot, "pagedown")
            assert not OBEYED.search(screen_text(pilot))
        await press(pilot, "slash", *"[Q3", "escape", "E", "escape", "d", "u")
        assert library(pilot).is_current


async def test_a_small_screen_bears_it_too(workspace: Workspace) -> None:
    id = _filled(workspace)
    async with running(workspace, workspace.lookup.negotiation(id), SMALL) as pilot:
        for key in [*"1234567890", "minus"]:
            await press(pilot, key, "G", "g")
            assert not OBEYED.search(screen_text(pilot))


async def test_what_is_put_into_a_field_is_what_is_kept_and_shown(workspace: Workspace) -> None:
    # Every third one: what a field keeps does not depend on the screen, and each takes a form of its own.
    texts = [text for text in HOSTILE_TEXTS[::3] if one_line(clean(text)) and len(text) < 200]
    negotiation = workspace.negotiations.create("x")
    async with running(workspace, negotiation) as pilot:
        for number, text in enumerate(texts):
            await pilot.press("n")
            await settled(pilot)
            form = workbook(pilot).forms.form
            assert form is not None
            # On a busy machine a field may not be styled yet: only one that has the focus can be typed into.
            while pilot.app.focused is not form.editors.get("text"):
                await pilot.pause()
            form.editors["text"].put_text(text)  # type: ignore[attr-defined]
            await pilot.pause()
            workbook(pilot).forms.close()
            await settled(pilot)
            note = workspace.lookup.negotiation(negotiation.id).of("notes")[number]
            assert note.get("text") == clean(text)
            first_line = harmless(clean(text).strip().split("\n")[0])
            assert one_line(first_line)[:8] in one_line(screen_text(pilot))


async def test_a_paste_of_a_megabyte_is_cut_and_said(workspace: Workspace) -> None:
    negotiation = workspace.negotiations.create("x")
    async with running(workspace, negotiation) as pilot:
        await press(pilot, "n")
        form = workbook(pilot).forms.form
        assert form is not None
        for name in ("text",):
            form.editors[name].post_message(Paste("lorem ipsum " * 90_000))
            await settled(pilot)
        await press(pilot, "escape")
        (note,) = workspace.lookup.negotiation(negotiation.id).of("notes")
        assert 60_000 < len(note.get("text")) <= 65_536
        assert any("left out" in words for words in told(pilot))


async def test_a_pasted_paragraph_in_a_line_keeps_every_line(workspace: Workspace) -> None:
    negotiation = workspace.negotiations.create("x")
    async with running(workspace, negotiation) as pilot:
        await press(pilot, "3", "a")
        form = workbook(pilot).forms.form
        assert form is not None
        form.editors["claim"].post_message(Paste("first\nsecond\r\nthird"))
        await settled(pilot)
        await press(pilot, "escape")
        (fact,) = workspace.lookup.negotiation(negotiation.id).of("facts")
        assert fact.get("claim") == "first second third"


async def test_a_huge_paste_into_a_filter_is_cut_before_it_is_searched_with(workspace: Workspace) -> None:
    negotiation = workspace.negotiations.create("x")
    workspace.entries.add(negotiation, "facts", {"claim": "first"})
    async with running(workspace, workspace.lookup.negotiation(negotiation.id)) as pilot:
        await press(pilot, "3", "slash")
        pilot.app.screen.query_one("#answer").post_message(Paste("lorem ipsum\n" * 90_000))
        await settled(pilot)
        assert 0 < len(pilot.app.screen.query_one("#answer", Input).value) <= 240
        await press(pilot, "escape")
        assert workbook(pilot).is_current
