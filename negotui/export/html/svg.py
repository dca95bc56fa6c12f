"""Parts of a drawing. Lengths are in units of the drawing, of which a line of text is about 18 high; colours are the style's."""

from __future__ import annotations

from fractions import Fraction

from negotui.domain.layout import cells
from negotui.domain.layout import wrap as wrapped
from negotui.domain.text import one_line, writable
from negotui.export.html.elements import element, empty, wrap

WIDTH = 560
"""How wide every drawing is; a narrow screen shrinks it."""
LETTER = 8
"""About how wide a letter is, in a font that is rather wide."""


def picture(height: int, parts: list[str], title: str, description: str, number: str) -> str:
    """The whole drawing with its text alternatives. number: its own on the page, by which it names them."""
    ids = [f"picture-{number}-title", f"picture-{number}-words"][: 2 if description else 1]
    alternatives = [element("title", one_line(title) or "Picture", id=ids[0])]
    if description:
        alternatives.append(element("desc", description, id=ids[1]))
    return wrap(
        "svg",
        "\n".join(("", *alternatives, *parts, "")),
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=" ".join(ids),
    )


def label(x: int, y: int, text: str, kind: str = "", anchor: str = "") -> str:
    """A line of text. x: where it begins, or its middle or end by `anchor`.  y: its base line.  kind: its class."""
    text = one_line(writable(text))
    return element("text", text, x=str(x), y=str(y), class_=kind, text_anchor=anchor) if text else ""


def box(x: int, y: int, width: int, height: int, kind: str, rounded: int = 2) -> str:
    """A filled rectangle, at least as wide as can be seen."""
    return empty("rect", x=str(x), y=str(y), width=str(max(width, 2)), height=str(height), rx=str(rounded), class_=kind)


def line(x: int, y: int, to_x: int, to_y: int, kind: str) -> str:
    """A straight line."""
    return empty("line", x1=str(x), y1=str(y), x2=str(to_x), y2=str(to_y), class_=kind)


def sign(x: int, y: int, kind: str, number: int = 0) -> str:
    """A small sign around a place; the shape goes by `number`, so that signs differ without colour too."""
    match number % 4:
        case 0:
            return empty("circle", cx=str(x), cy=str(y), r="5", class_=kind)
        case 1:
            return empty("rect", x=str(x - 4), y=str(y - 4), width="9", height="9", class_=kind)
        case 2:
            return empty("path", d=f"M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z", class_=kind)
        case _:
            return empty("path", d=f"M{x} {y - 6}L{x + 6} {y + 5}L{x - 6} {y + 5}Z", class_=kind)


def length_of(text: str) -> int:
    """About how long a line of text is."""
    return cells(one_line(writable(text))) * LETTER


def short(text: str, room: int) -> str:
    """The text, cut to about `room` units."""
    text, most = one_line(writable(text)), max(room // LETTER, 2)
    return text if cells(text) <= most else f"{wrapped(text, most - 1)[0]}…"


def along(value: Fraction, low: Fraction, high: Fraction, room: int) -> int:
    """How far along `room` units a value lies; in the middle if the scale has no length."""
    return round((value - low) / (high - low) * room) if high > low else room // 2
