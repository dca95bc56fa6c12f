"""Room: what is shown of tabs, keys and columns at any width, and that every ink can be read on every ground."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from negotui.domain.links import Link
from negotui.services.workspace import Workspace
from negotui.tui.drawing.inks import LEAST_CONTRAST, THEMES, contrast, inks, readable
from negotui.tui.widgets.bars import KeyBar, KeyHint, TabBar, hints_that_fit, tab_texts
from negotui.tui.widgets.columns import Columns, ListColumn
from negotui.tui.widgets.lines_view import LinesView
from tests.tui.harness import (
    SMALL,
    USUAL,
    entries,
    make_example,
    press,
    running,
    screen_text,
    settled,
    told,
    workbook,
)

NAMES = (
    *("Leverage", "Interests", "Research", "People", "Options", "Message", "Poise", "Emotions", "Theirs"),
    *("Win-win", "Wrap-up"),
)


def test_tab_names_stand_whole_where_they_fit() -> None:
    assert tab_texts(TabBar.KEYS, NAMES, 4, 120)[:2] == ["1 Leverage", "2 Interests"]


def test_tab_names_shrink_evenly_and_the_open_one_does_not() -> None:
    texts = tab_texts(TabBar.KEYS, NAMES, 1, 100)
    assert texts[1] == "2 Interests"
    assert texts[0] == "1 Lever…"
    assert texts[3] == "4 People"
    assert tab_texts(TabBar.KEYS, NAMES, 4, 80)[:5] == ["1 Leve", "2 Inte", "3 Rese", "4 Peop", "5 Options"]


def test_without_room_for_three_letters_each_only_the_open_tab_has_a_name() -> None:
    assert tab_texts(TabBar.KEYS, NAMES, 0, 40) == ["1 Leverage", *"234567890-"]


@given(width=st.integers(34, 200), active=st.integers(0, 10))
def test_tabs_never_take_more_than_there_is(width: int, active: int) -> None:
    texts = tab_texts(TabBar.KEYS, NAMES, active, width)
    assert len(texts) == len(NAMES)
    assert sum(len(text) + 1 for text in texts) + 1 <= width
    assert texts[active].endswith(NAMES[active])


HINTS = (
    KeyHint(10, "a", "add", keep=True),
    KeyHint(20, "slash", "find"),
    KeyHint(30, "n", "note"),
    KeyHint(33, "question_mark", "help", keep=True),
    KeyHint(38, "escape", "library", keep=True),
)


def test_the_footer_keeps_help_back_and_the_key_that_matters() -> None:
    shown, all_fit = hints_that_fit(HINTS, 31)
    assert [hint.title for hint in shown] == ["add", "help", "library"]
    assert not all_fit
    assert hints_that_fit(HINTS, 200) == (list(HINTS), True)


@given(width=st.integers(0, 80))
def test_the_footer_has_room_for_what_it_shows(width: int) -> None:
    shown, _ = hints_that_fit(HINTS, width)
    assert sum(hint.width for hint in shown) <= width
    assert shown == sorted(shown, key=lambda hint: hint.place)


INKS = (
    "muted",
    "faint",
    "title",
    "heading",
    "code",
    "name",
    "key",
    "good",
    "warn",
    "bad",
    "mine",
    "theirs",
    "found",
    "done",
    "link",
)


@pytest.mark.parametrize(
    "theme", [theme for theme in (*THEMES, *BUILTIN_THEMES.values()) if not theme.ansi], ids=lambda theme: theme.name
)
def test_every_ink_can_be_read_on_every_ground(theme: Theme) -> None:
    variables = theme.to_color_system().generate()
    resolve = inks(variables)
    grounds = [Color.parse(variables[name]) for name in ("background", "surface", "panel")]
    for ink in ("cursor", "rest"):
        ground = resolve(ink).background
        assert ground is not None
        grounds.append(ground)
    for ink in INKS:
        colour = resolve(ink).foreground
        assert colour is not None
        assert min(contrast(colour, ground) for ground in grounds) >= LEAST_CONTRAST, ink
    for ink in ("tab", "chosen", "cursor"):
        style = resolve(ink)
        assert style.foreground is not None
        assert style.background is not None
        assert contrast(style.foreground, style.background) >= LEAST_CONTRAST, ink


def test_contrast_is_that_of_the_standard() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    # An example of WCAG's own: #777777 on white just misses 4.5.
    assert contrast(Color.parse("#777777"), white) == pytest.approx(4.48, abs=0.005)
    assert readable(black, (white,)) == black
    assert contrast(readable(Color.parse("#777777"), (white,)), white) >= LEAST_CONTRAST


COLUMNS = (
    ListColumn("Name"),
    ListColumn("With"),
    ListColumn("Stage", whole=True),
    ListColumn("Wide", 100),
)


def drawn(width: int, *rows: tuple[str, ...], columns: tuple[ListColumn, ...] = COLUMNS) -> list[str]:
    """The list as text: its heading, then a line a row."""
    laid_out = Columns(columns)
    cells = [tuple((text, "") for text in row) for row in rows]
    laid_out.make_room(cells)
    return [laid_out.heading(width).plain, *(laid_out.line(row, width).plain for row in cells)]


def test_no_name_is_cut_while_there_is_room() -> None:
    lines = drawn(70, ("A very long title of a negotiation indeed", "Ada", "talking", "x"))
    assert "A very long title of a negotiation indeed" in lines[1]
    assert "…" not in lines[1]
    assert all(cell_len(line) <= 70 for line in lines)


def test_texts_shrink_and_figures_and_stages_do_not() -> None:
    lines = drawn(44, ("A very long title of a negotiation indeed", "A long counterpart", "walked away", "x"))
    assert "walked away" in lines[1]
    assert lines[1].count("…") == 2


def test_a_column_for_wide_lists_only_leaves_its_room_to_the_others() -> None:
    assert "Wide" not in drawn(99, ("a", "b", "c", "d"))[0]
    assert "Wide" in drawn(100, ("a", "b", "c", "d"))[0]


@given(
    width=st.integers(30, 130),
    rows=st.lists(st.tuples(*(st.text("abc 日", max_size=60) for _ in COLUMNS[:3]), st.just("")), max_size=4),
)
def test_rows_always_fit(width: int, rows: list[tuple[str, ...]]) -> None:
    short = [(one, two, three[:8], four) for one, two, three, four in rows]
    assert all(cell_len(line) <= max(width, 34) for line in drawn(width, *short))


LOG = (ListColumn("When", whole=True), ListColumn("What", wraps=True), ListColumn("You", right=True, whole=True))


def test_what_has_no_room_goes_on_below_by_whole_words() -> None:
    columns = Columns(LOG)
    row = (("08:20", ""), ("Base salary 126,000, Signing bonus 0, Remote days 2", ""), ("95", ""))
    columns.make_room([row])
    first, second = columns.line(row, 40, goes_on=True).plain, columns.below(row, 40).plain
    assert first.split() == ["08:20", "Base", "salary", "126,000,", "95"]
    assert second.strip().startswith("Signing bonus 0, Remote")
    assert second.index("Signing") == first.index("Base")


@given(text=st.text("ab 日,", max_size=200), width=st.integers(30, 90))
def test_a_row_of_two_lines_fits_and_loses_nothing_where_it_is_short(text: str, width: int) -> None:
    columns = Columns(LOG)
    row = (("08:20", ""), (text, ""), ("95", ""))
    columns.make_room([row])
    first, second = columns.line(row, width, goes_on=True).plain, columns.below(row, width).plain
    assert cell_len(first) <= width
    assert cell_len(second) <= width
    if "…" not in second:
        shown = first[first.index("08:20") + 5 : first.rindex("95")] + second
        assert "".join(shown.split()) == "".join(text.split())


async def test_an_entry_is_shown_in_full(workspace: Workspace) -> None:
    made = make_example(workspace)
    async with running(workspace, made, SMALL) as pilot:
        await press(pilot, "5", "v")
        questions = entries(pilot, "questions")
        assert "What could be done instead" in screen_text(pilot)
        assert any(line.text.plain.startswith("Empty: ") for line in pilot.app.screen.query_one(LinesView).lines)
        await press(pilot, "escape")
        assert workbook(pilot).is_current
        workbook(pilot).show(5, str(Link.entry(questions[0].id)))
        await press(pilot, "v")
        shown = " ".join(line.text.plain.strip() for line in pilot.app.screen.query_one(LinesView).lines)
        assert questions[0].typed("question") in shown


async def test_a_key_leads_to_what_a_section_adds_up_to_and_back(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace), USUAL) as pilot:
        await press(pilot, "0")
        view = workbook(pilot).body.pane.section_view
        stood = view.target
        assert "packages can be put together" not in screen_text(pilot)
        await press(pilot, "s")
        assert view.top > 0
        assert view.target == stood
        await press(pilot, "s")
        first, last = view._stops.rows_to_show(stood)
        assert view.top <= first <= last < view.top + view.room


async def test_where_nothing_adds_up_the_key_says_so(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    async with running(workspace, made) as pilot:
        await press(pilot, "3", "s")
        assert told(pilot)[-1].startswith("There are no figures")


async def test_a_click_on_a_key_of_the_footer_presses_it(workspace: Workspace) -> None:
    async with running(workspace, make_example(workspace), USUAL) as pilot:
        bar = workbook(pilot).query_one(KeyBar)
        text = screen_text(pilot).splitlines()[-1]
        await pilot.click(bar, offset=(text.index("help"), 0))
        await settled(pilot)
        assert workbook(pilot).body.help_panel.display
        await press(pilot, "question_mark")
        await pilot.click(bar, offset=(text.index("add"), 0))
        await settled(pilot)
        assert workbook(pilot).forms.form is not None
