"""Forms by keyboard: what wraps, what enter, arrows and the first key do, what could not be read, where notices stand."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static
from textual.widgets._toast import Toast

from negotui.config import Settings
from negotui.domain.guide import Field, FieldType
from negotui.services.workspace import Workspace
from negotui.tui.app import NegotuiApp
from negotui.tui.widgets.fields.choice import ManyField
from negotui.tui.widgets.fields.text import LineField, TextField
from negotui.tui.widgets.form import Form
from tests.tui.harness import (
    SMALL,
    USUAL,
    WIDE,
    entries,
    follow,
    make_example,
    paste,
    press,
    running,
    screen_text,
    settled,
    workbook,
)

SENTENCE = "I would rather start with what both of us need than with a figure, because a figure said too early sticks. "


async def _form(pilot: object, start: str = "") -> Form:
    form = workbook(pilot).forms.form  # type: ignore[arg-type]
    assert form is not None
    if start:
        form.editors[start].focus()
        await settled(pilot)  # type: ignore[arg-type]
    return form


async def test_a_sentence_wraps_and_grows_and_enter_goes_on(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made, USUAL) as pilot:
        await press(pilot, "5", "a")
        form = await _form(pilot)
        field = pilot.app.focused
        assert isinstance(field, TextField)
        assert field.size.height == 1
        await paste(pilot, SENTENCE + "\nAnd so\ton.")
        assert field.size.height > 1
        await press(pilot, "enter")
        assert pilot.app.focused is form.editors["worth"]
        assert workbook(pilot).forms.flush()
        (entry,) = entries(pilot, "alternatives")
        assert "\n" not in entry.get("what")
        assert entry.get("what").startswith("I would rather")


class _OneField(App[None]):
    def compose(self) -> ComposeResult:
        yield TextField(Field("place", FieldType.TEXT, "Where?", choices=("Leeds", "London, at ours")), "")


async def test_what_is_often_written_is_offered_and_taken_with_an_arrow() -> None:
    app = _OneField()
    async with app.run_test() as pilot:
        await press(pilot, *"lo", "right")
        assert app.query_one(TextField).text_now() == "london, at ours"


async def test_enter_on_the_last_field_begins_the_next_entry_and_an_empty_one_is_not_kept(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "5", "a", *"Move")
        form = await _form(pilot)
        await _form(pilot, form.fields[-1].name)
        await press(pilot, "enter")
        following = await _form(pilot)
        assert following is not form
        assert following.editors["what"].has_focus
        assert [entry.get("what") for entry in entries(pilot, "alternatives")] == ["Move"]
        await press(pilot, *"Stay", "escape")
        assert [entry.get("what") for entry in entries(pilot, "alternatives")] == ["Move", "Stay"]
        assert workbook(pilot).forms.form is None
        await press(pilot, "a")
        await _form(pilot, form.fields[-1].name)
        await press(pilot, "enter")
        assert workbook(pilot).forms.form is None
        assert workbook(pilot).body.pane.section_view.has_focus
        assert len(entries(pilot, "alternatives")) == 2


async def test_enter_on_the_last_field_of_an_old_entry_finishes(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace)) as pilot:
        await press(pilot, "5", "enter")
        form = await _form(pilot)
        await _form(pilot, form.fields[-1].name)
        await press(pilot, "enter")
        assert workbook(pilot).forms.form is None
        assert workbook(pilot).body.pane.section_view.has_focus


async def test_the_first_key_replaces_a_figure_and_arrows_edit_it(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    workspace.entries.add(made, "alternatives", {"what": "Move", "worth": "9,000", "chance": "70"})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "5", "enter")
        await _form(pilot, "worth")
        await press(pilot, "8", "enter", "end", "backspace", "backspace", "backspace", "5", "escape")
        (entry,) = entries(pilot, "alternatives")
        assert (entry.get("worth"), entry.get("chance")) == ("8", "75")


async def test_what_could_not_be_read_is_mended_and_says_why_each_time(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    async with running(workspace, made) as pilot:
        await press(pilot, "5", "a", *"Move", "tab", *"soon", "escape", "enter")
        form = await _form(pilot, "worth")
        assert str(form.query_one("#label-worth", Static).content).startswith("! not read · ")
        assert "“soon” is" in str(form.query_one("#form-hint", Static).content)
        line = form.editors["worth"]
        assert isinstance(line, LineField)
        assert line.selection.is_empty
        await press(pilot, "ctrl+u", *"9k")
        assert workbook(pilot).forms.flush()
        assert "!" not in str(form.query_one("#label-worth", Static).content)


async def test_a_list_is_gone_through_with_up_and_down_and_left_at_its_ends(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    for number in range(6):
        workspace.entries.add(made, "facts", {"claim": f"Next door pays less, and so do {number} others in our street"})
    workspace.entries.add(made, "arguments", {"point": "Fair"})
    async with running(workspace, workspace.lookup.negotiation(made.id), USUAL) as pilot:
        (argument,) = entries(pilot, "arguments")
        follow(pilot, f"entry:{argument.id}/facts")
        await settled(pilot)
        form = await _form(pilot, "facts")
        listed = form.editors["facts"]
        assert isinstance(listed, ManyField)
        await press(pilot, "down", "space")
        assert listed.has_focus
        assert listed.text_now() == entries(pilot, "facts")[1].id
        await press(pilot, "up", "up")
        assert not listed.has_focus
        await press(pilot, "down")
        assert listed.has_focus
        await press(pilot, *["down"] * 6)
        assert not listed.has_focus


async def test_passing_through_a_choice_with_arrows_chooses_nothing(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    for number in range(4):
        workspace.entries.add(made, "issues", {"name": f"A rather long name of what has to be settled here {number}"})
    async with running(workspace, workspace.lookup.negotiation(made.id), USUAL) as pilot:
        await press(pilot, "5", "a")
        form = await _form(pilot)
        field = next(field for field in form.fields if field.to == "issues" and field.type == "link")
        await _form(pilot, field.name)
        await press(pilot, *["down"] * 5)
        assert workbook(pilot).forms.flush()
        assert form.current.get(field.name) == ""
        await _form(pilot, field.name)
        await press(pilot, "down", "down", "enter")
        assert workbook(pilot).forms.flush()
        assert form.current.get(field.name) == entries(pilot, "issues")[1].id


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_notices_never_cover_the_form(workspace: Workspace, size: tuple[int, int]) -> None:
    app = NegotuiApp(workspace, Settings(), lambda _: None, make_example(workspace))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "5", "enter")
        form = await _form(pilot)
        app.notify("Set VISUAL or EDITOR to the command of your editor.", title="No editor is set.", markup=False)
        await settled(pilot)
        (toast,) = pilot.app.screen.query(Toast)
        assert not toast.region.overlaps(form.region)


async def test_what_is_missing_opens_that_very_field(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent of the shop")
    workspace.entries.add(made, "people", {"name": "Mrs. Okafor", "side": "theirs", "stance": "1"})
    async with running(workspace, workspace.lookup.negotiation(made.id)) as pilot:
        await press(pilot, "4")
        (person,) = entries(pilot, "people")
        view = workbook(pilot).body.pane.section_view
        view.target = f"see:entry:{person.id}/influence"
        assert view.target in view.stops
        await press(pilot, "enter")
        form = await _form(pilot)
        assert form.editors["influence"].has_focus


async def test_an_alternative_is_tied_to_another_talk_by_its_title(workspace: Workspace) -> None:
    other = workspace.negotiations.create("Contoso role")
    made = workspace.negotiations.create("Northwind role")
    async with running(workspace, made, USUAL) as pilot:
        await press(pilot, "5", "a")
        await paste(pilot, "The other firm")
        form = await _form(pilot, "talk")
        await press(pilot, "c", "enter")
        assert workbook(pilot).forms.flush()
        (entry,) = entries(pilot, "alternatives")
        assert entry.get("talk") == other.id
        assert form.editors["talk"]
        assert "Contoso role" in screen_text(pilot)
