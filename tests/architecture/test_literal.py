"""Text from outside is never markup: every place where Textual or Rich would parse a string is found in the syntax tree."""

from __future__ import annotations

import ast
from pathlib import Path

import negotui

TUI = Path(negotui.__file__).parent / "tui"
# What takes a string and parses it as markup, by the name that is called.
_PARSES = {"Static", "Label", "Button", "OptionList", "Option", "Select", "TabPane", "Collapsible", "DataTable", "Tree"}
_LITERAL = {"literal", "Content", "inline", "_with_keys", "fit", "joined"}


def _problems(tree: ast.AST, name: str) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        off = any(word.arg == "markup" and _is_false(word.value) for word in node.keywords)
        if called in _PARSES and not off and not all(map(_is_safe, node.args)):
            found.append(f"{name}:{node.lineno}: {called} gets a string that it parses")
        if called == "update" and len(node.args) == 1 and not _is_safe(node.args[0]) and not _is_mapping(node.args[0]):
            found.append(f"{name}:{node.lineno}: update gets a string that it parses")
        if called == "notify" and not off:
            found.append(f"{name}:{node.lineno}: notify without markup=False")
        if called in {"from_markup", "from_text"}:
            found.append(f"{name}:{node.lineno}: {called} parses markup")
        if called in {"Hit", "DiscoveryHit"} and any(word.arg == "help" for word in node.keywords):
            found.append(f"{name}:{node.lineno}: the help of a palette hit is always markup")
    found += [
        f"{name}:{node.lineno}: {node.attr} is parsed as markup"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"border_title", "border_subtitle", "sub_title"}
    ]
    return found


def _is_mapping(node: ast.expr) -> bool:
    """What a dict is updated with."""
    return isinstance(node, (ast.Dict, ast.DictComp, ast.IfExp))


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _is_safe(node: ast.expr) -> bool:
    """A call to a literal helper, or an empty constant."""
    if isinstance(node, ast.Constant):
        return node.value == ""
    return isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in _LITERAL


def test_nothing_on_the_screen_parses_a_string() -> None:
    problems = []
    for path in sorted(TUI.rglob("*.py")):
        problems += _problems(ast.parse(path.read_text(encoding="utf-8")), str(path.relative_to(TUI)))
    assert problems == []


def test_the_search_finds_what_it_is_for() -> None:
    source = "\n".join(
        (
            "Static(title)",
            "self.notify(text)",
            "w.update(title)",
            "w.border_title = x",
            "Hit(1, d, c, help=x)",
            "Label(f'{x}')",
        )
    )
    assert len(_problems(ast.parse(source), "x")) == 6
