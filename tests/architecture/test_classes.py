"""No class does too much, and a name says which class is meant: counted over every class of the package."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import defaultdict
from functools import cached_property
from pathlib import Path

import negotui

PACKAGE = Path(negotui.__file__).parent
MOST = 25
"""The most methods and properties that a class may answer to, its bases in this package included."""

SAME_IDEA = {"Issue": "a thing to be agreed on: as it is written down, and as packages are put together from it"}
"""Names that several classes have because they are the same idea, with what the idea is."""


def _classes() -> list[type]:
    """Every class that the package defines, those inside of other classes as well."""
    found: list[type] = []
    for module in pkgutil.walk_packages([str(PACKAGE)], "negotui."):
        if module.name.endswith("__main__"):
            continue
        inside = [vars(importlib.import_module(module.name))]
        while inside:
            for value in inside.pop().values():
                if inspect.isclass(value) and value.__module__ == module.name and value not in found:
                    found.append(value)
                    inside.append(dict(vars(value)))
    return found


CLASSES = _classes()


def _source(member: object) -> str:
    """The file in which a method or property is written; empty for anything else, and for what a decorator generates."""
    if isinstance(member, property):
        member = member.fget
    elif isinstance(member, cached_property):
        member = member.func
    function = inspect.unwrap(getattr(member, "__func__", member))  # type: ignore[arg-type]
    return function.__code__.co_filename if inspect.isfunction(function) else ""


def _answers(cls: type) -> set[str]:
    """The names of all methods and properties that this package has written for a class and its bases."""
    return {
        name
        for base in cls.__mro__
        if base.__module__.startswith("negotui")
        for name, member in vars(base).items()
        if Path(_source(member)).is_relative_to(PACKAGE)
    }


def test_no_class_answers_to_more_than_anyone_keeps_in_mind() -> None:
    assert {
        f"{cls.__module__}.{cls.__name__}": len(_answers(cls)) for cls in CLASSES if len(_answers(cls)) > MOST
    } == {}


def test_what_a_class_inherits_from_the_package_counts_and_what_is_generated_does_not() -> None:
    from negotui.domain.negotiation import Entry
    from negotui.tui.widgets.lines_view import LinesView
    from negotui.tui.widgets.pane import Pane
    from negotui.tui.widgets.section_view import SectionView

    assert _answers(Pane) < _answers(LinesView) < _answers(SectionView)
    assert {"room", "show", "action_move", "watch_content"} <= _answers(SectionView)
    assert "__eq__" not in _answers(Entry)
    assert "_on_mount" not in _answers(SectionView), "what Textual has written is Textual's"


def test_no_two_classes_share_a_name() -> None:
    places = defaultdict(list)
    for cls in CLASSES:
        places[cls.__name__].append(f"{cls.__module__}.{cls.__qualname__}")
    shared = {name: where for name, where in places.items() if len(where) > 1}
    assert {name: where for name, where in shared.items() if name not in SAME_IDEA} == {}
    assert SAME_IDEA.keys() <= shared.keys(), "an exception that is none any more"
