"""Every command leads somewhere: what Textual would look up by name when its key is pressed is looked up here."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.actions import parse
from textual.binding import Binding

from negotui.tui.app import NegotuiApp
from negotui.tui.commands import COMMANDS, PLACES, Command
from negotui.tui.dialogs.base import Dialog
from negotui.tui.screens.agenda import AgendaScreen
from negotui.tui.screens.debrief import DebriefScreen
from negotui.tui.screens.insights import InsightsScreen
from negotui.tui.screens.library import LibraryScreen
from negotui.tui.screens.practice import MOVES, PracticeScreen
from negotui.tui.screens.quick import QuickScreen
from negotui.tui.screens.review import ReviewScreen
from negotui.tui.screens.section_pane import SectionPane
from negotui.tui.screens.speaking import SpeakingScreen
from negotui.tui.screens.talk import TalkScreen
from negotui.tui.screens.talk_questions import QUESTIONS as TALK_QUESTIONS
from negotui.tui.screens.workbook import WorkbookScreen
from negotui.tui.screens.workbook_questions import QUESTIONS as WORKBOOK_QUESTIONS
from negotui.tui.widgets.cells_view import CellsView
from negotui.tui.widgets.form import Form
from negotui.tui.widgets.help_panel import HelpPage
from negotui.tui.widgets.lines_view import LinesView
from negotui.tui.widgets.rows_view import LibraryRows, RowsView
from negotui.tui.widgets.section_view import SectionView
from negotui.tui.widgets.welcome import WAYS, Welcome

ASKED = {"table": TALK_QUESTIONS, "practice": {**TALK_QUESTIONS, **MOVES}, "workbook": WORKBOOK_QUESTIONS}
# Of each place: what binds its keys and acts on its own, and the screens that it may stand on.
ON: dict[str, tuple[tuple[type, ...], tuple[type, ...]]] = {
    "app": ((NegotuiApp,), ()),
    "list": ((LinesView, RowsView), ()),
    "library": ((LibraryRows, Welcome), (LibraryScreen,)),
    "quick": ((QuickScreen,), (QuickScreen,)),
    "page": ((SpeakingScreen,), (SpeakingScreen,)),
    "section": ((SectionPane,), (WorkbookScreen, ReviewScreen)),
    "figures": ((SectionView,), ()),
    "workbook": ((WorkbookScreen, ReviewScreen), (WorkbookScreen, ReviewScreen)),
    "table": ((TalkScreen,), (TalkScreen,)),
    "practice": ((PracticeScreen,), (PracticeScreen,)),
    "debrief": ((DebriefScreen,), (DebriefScreen,)),
    "form": ((Form,), ()),
    "cells": ((CellsView,), ()),
    "help": ((HelpPage,), ()),
    "review": ((ReviewScreen,), (ReviewScreen,)),
    "insights": ((InsightsScreen,), (InsightsScreen,)),
    "agenda": ((AgendaScreen,), (AgendaScreen,)),
    "dialog": ((Dialog,), ()),
}


def _problems(command: Command) -> Iterator[str]:
    """Why a command leads nowhere."""
    namespace, name, parameters = parse(command.action)
    binders, screens = ON[command.place]
    for target in {"": binders, "screen": screens, "app": (NegotuiApp,)}[namespace] or (None,):
        method = getattr(target, f"action_{name}", None)
        if method is None:
            yield f"{command.action}: {target} has no action_{name}"
            continue
        try:
            inspect.signature(method).bind(None, *parameters)
        except TypeError as error:
            yield f"{command.action}: {error}"
    if name == "ask" and parameters[0] not in ASKED.get(command.place, ()):
        yield f"{command.action}: nobody asks that"


def test_every_place_is_known() -> None:
    assert ON.keys() == PLACES.keys()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.place}-{command.keys}")
def test_every_command_has_an_action_where_its_key_works(command: Command) -> None:
    assert list(_problems(command)) == []


@pytest.mark.parametrize("place", PLACES)
def test_every_place_binds_the_keys_of_its_commands(place: str) -> None:
    wanted = {(command.keys, command.action) for command in COMMANDS if command.place == place}
    for binder in ON[place][0]:
        bound = {
            (binding.key, binding.action)
            for base in binder.__mro__
            for binding in vars(base).get("BINDINGS", ())
            if isinstance(binding, Binding)
        }
        assert wanted <= bound, f"{binder.__name__} lacks {wanted - bound}"


@pytest.mark.parametrize(
    ("action", "place"),
    [
        ("screen.delet", "table"),
        ("screen.ask('sign')", "table"),
        ("adds", "section"),
        ("screen.add", "section"),
        ("app.quits", "app"),
        ("move", "list"),
        ("screen.search(1)", "library"),
        ("screen.move(1)", "list"),
    ],
)
def test_a_misspelt_action_is_found(action: str, place: str) -> None:
    assert list(_problems(replace(COMMANDS[0], action=action, place=place))) != []


def test_every_way_to_begin_is_an_action_of_the_library() -> None:
    for action, *_ in WAYS:
        assert list(_problems(replace(COMMANDS[0], action=action, place="library"))) == []


@pytest.mark.parametrize("place", ["table", "workbook"])
def test_every_question_has_a_key(place: str) -> None:
    actions = [parse(command.action) for command in COMMANDS if command.place == place]
    assert sorted(str(parameters[0]) for _, name, parameters in actions if name == "ask") == sorted(ASKED[place])
