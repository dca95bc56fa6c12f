"""Every key does something: the action of each binding is a method of the class or screen that it belongs to."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import negotui.tui
from negotui.tui.app import NegotuiApp
from negotui.tui.commands import COMMANDS, PLACES, Command

SCREENS = {
    "library": ("Library",),
    "section": ("Workbook", "Review"),
    "workbook": ("Workbook", "Review"),
    "review": ("Review",),
    "table": ("Table",),
    "insights": ("Insights",),
}
"""On which screens the keys of a place work: each must have every `screen.…` action of that place."""


def _classes() -> dict[str, type[DOMNode]]:
    """Every screen, dialog and widget of the project by its name."""
    found: dict[str, type[DOMNode]] = {}
    for module in pkgutil.walk_packages(negotui.tui.__path__, "negotui.tui."):
        for value in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(value) and issubclass(value, DOMNode) and value.__module__.startswith("negotui."):
                found[value.__name__] = value
    return found


CLASSES = _classes()


def _problem(owner: type[Any], name: str, arguments: tuple[object, ...]) -> str:
    """What would happen when Textual runs that action there; empty where it can."""
    method = getattr(owner, f"action_{name}", None) or getattr(owner, f"_action_{name}", None)
    if method is None:
        return f"{owner.__name__} has no action_{name}"
    try:
        inspect.signature(method).bind(owner, *arguments)
    except TypeError as error:
        return f"{owner.__name__}.action_{name}: {error}"
    return ""


def _bound() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Each key that a class of the project binds itself."""
    for owner in CLASSES.values():
        for binding in vars(owner).get("BINDINGS", ()):
            yield owner, binding if isinstance(binding, Binding) else Binding(*binding)


def _places(binding: Binding) -> set[str]:
    """The places whose command that binding was made from; several have keys and an action in common."""
    return {command.place for command in COMMANDS if (command.keys, command.action) == (binding.key, binding.action)}


def _problems(owner: type[DOMNode], binding: Binding) -> list[str]:
    namespace, name, arguments = parse(binding.action)
    if namespace == "app":
        owners: list[type[Any]] = [NegotuiApp]
    elif namespace == "screen" and not issubclass(owner, Screen):
        screens = {screen for place in _places(binding) for screen in SCREENS.get(place, ())}
        owners = [CLASSES[screen] for screen in sorted(screens)]
        if not owners:
            return [f"{binding.action} of {owner.__name__} is on no screen"]
    else:
        owners = [owner]
    return [problem for one in owners if (problem := _problem(one, name, arguments))]


@pytest.mark.parametrize(
    ("owner", "binding"), list(_bound()), ids=lambda one: getattr(one, "__name__", "") or one.action
)
def test_what_a_key_runs_is_there(owner: type[DOMNode], binding: Binding) -> None:
    assert _problems(owner, binding) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.place} {command.action}")
def test_every_command_is_bound_somewhere_and_runs_on_the_screens_of_its_place(command: Command) -> None:
    owners = [
        owner for owner, binding in _bound() if (binding.key, binding.action) == (command.keys, command.action)
    ] or ([NegotuiApp] if command.place == "app" else [])
    assert owners, f"no class binds the {command.place} keys {command.keys}"
    namespace, name, arguments = parse(command.action)
    screens = [CLASSES[name] for name in SCREENS.get(command.place, ())] if namespace == "screen" else []
    assert [problem for screen in screens if (problem := _problem(screen, name, arguments))] == []


def test_the_screens_of_a_place_are_screens_and_every_place_is_one() -> None:
    assert set(SCREENS) <= set(PLACES)
    assert all(issubclass(CLASSES[name], Screen) for names in SCREENS.values() for name in names)
    assert {command.place for command in COMMANDS} == set(PLACES)


def test_a_misspelt_action_and_one_with_too_much_are_found() -> None:
    rows = CLASSES["LibraryRows"]
    assert _problems(rows, Binding("w", "screen.counterpar")) == ["screen.counterpar of LibraryRows is on no screen"]
    assert _problems(rows, Binding("q", "app.leaf")) == ["NegotuiApp has no action_leaf"]
    assert _problems(CLASSES["Library"], Binding("n", "screen.knew")) == ["Library has no action_knew"]
    assert "too many" in _problem(CLASSES["Library"], "new", (1, 2))
