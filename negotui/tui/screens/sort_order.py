"""What the library can be sorted by: the names of the orders, and the list to choose one from."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.services.library import NEWEST, ORDERS
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.drawing.lines import Line
from negotui.tui.drawing.literal import literal

# Of each order what it is called, and the number of its column in the list, where it has one.
_ORDERS: dict[str, tuple[str, int | None]] = {
    "updated": ("Last changed", None),
    "title": ("Negotiation", 0),
    "with": ("With", 1),
    "kind": ("Kind", 2),
    "stage": ("Stage", 3),
    "deadline": ("Deadline", 4),
    "result": ("Result", 7),
    "closed": ("When it was over", None),
}
_LATEST_FIRST = ("updated", "closed")
"""The orders that are descending by default: nobody looks for the oldest first."""


def order_or_usual(order: str) -> str:
    """A remembered order, or the default if it is unknown."""
    return order if order.removeprefix("-") in ORDERS else NEWEST


def column_of(order: str) -> tuple[int, bool] | None:
    """The column in whose heading an order is marked, and whether it goes downwards."""
    column = _ORDERS[order.removeprefix("-")][1]
    return None if column is None else (column, order.startswith("-"))


def in_words(order: str) -> str:
    """An order as the top line tells it; nothing for the usual one."""
    return "" if order == NEWEST else f"by {_ORDERS[order.removeprefix('-')][0].lower()} {_mark(order)}"


def _mark(order: str) -> str:
    return "▼" if order.startswith("-") else "▲"


def ask_order(screen: Screen[None], order: str, sort: Callable[[str], None]) -> None:
    """Show what there is to sort by, the one in use marked, and hand over what was chosen; chosen again it is turned round."""
    now = order.removeprefix("-")
    lines, keys, at = [], {}, ""
    for number, (name, (title, _)) in enumerate(_ORDERS.items(), 1):
        default = f"-{name}" if name in _LATEST_FIRST else name
        reversed_order = name if order.startswith("-") else f"-{name}"
        target = keys[str(number)] = reversed_order if name == now else default
        at = target if name == now else at
        lines.append(Line(literal(f"   {number}  {title}{f'  {_mark(order)}' if name == now else ''}"), target))
    hint = "enter sorts by it · the marked one again reverses it · esc cancels"
    screen.app.push_screen(ChoiceDialog("Sort by", lines, hint, keys, at), lambda name: sort(name) if name else None)
