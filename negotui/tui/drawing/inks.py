"""The colours that text is drawn in, by what the text is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from textual.color import Color
from textual.style import Style
from textual.theme import Theme

THEMES = (
    Theme(
        name="negotui-dark",
        primary="#7AA2C8",
        secondary="#B08FC7",
        accent="#E0B15E",
        warning="#E0B15E",
        error="#E07A6E",
        success="#8DB573",
        foreground="#D9DCE1",
        background="#15181D",
        surface="#1B1F26",
        panel="#242A33",
        dark=True,
        variables={
            "border": "#39414D",
            "block-cursor-background": "#2C3A4B",
            "block-cursor-foreground": "#F2F4F7",
            "input-selection-background": "#7AA2C8 40%",
        },
    ),
    Theme(
        name="negotui-light",
        primary="#2F5F8F",
        secondary="#7A4E96",
        accent="#8A5A00",
        warning="#8A5A00",
        error="#A8332B",
        success="#3F6B22",
        foreground="#22262B",
        background="#FAF8F4",
        surface="#F2EFE9",
        panel="#E7E3DA",
        dark=False,
        variables={
            "border": "#C4BEB2",
            "block-cursor-background": "#D5E1EE",
            "block-cursor-foreground": "#14171A",
            "input-selection-background": "#2F5F8F 30%",
        },
    ),
)
"""Our own pair; Textual's themes work as well."""

Resolve = Callable[[str | Style], Style]


def inks(variables: Mapping[str, str]) -> Resolve:
    """A function that turns the name of an ink into a style, for the theme with these variables.

    `link:TARGET` is drawn as a link and remembers where it leads in its meta.
    """
    return _inks(tuple(_colour(variables, name) for name in _NEEDED))


@lru_cache(maxsize=4)
def _inks(needed: tuple[Color, ...]) -> Resolve:
    """The inks of a theme, made once for all that draw in it."""
    colours = dict(zip(_NEEDED, needed, strict=True))
    back, front = colours["background"], colours["foreground"]
    cursor = _cursor(colours)
    rest = back.blend(cursor, 0.45)
    # Bars and boxes are drawn in the same inks as the page.
    grounds = (back, cursor, rest, colours["surface"], colours["panel"])

    def ink(colour: Color) -> Color:
        return readable(colour, grounds)

    bar = colours["primary"]
    on_bar = readable(back, (bar,))
    table = {
        "": Style(),
        "muted": Style(foreground=ink(back.blend(front, 0.62))),
        "faint": Style(foreground=ink(back.blend(front, 0.45))),
        "title": Style(foreground=ink(colours["primary"]), bold=True),
        "heading": Style(foreground=ink(front), bold=True),
        "strong": Style(bold=True),
        "emphasis": Style(italic=True),
        "code": Style(foreground=ink(colours["accent"])),
        "name": Style(foreground=ink(colours["primary"])),
        "key": Style(foreground=ink(colours["accent"]), bold=True),
        "accent": Style(foreground=ink(colours["accent"])),
        "good": Style(foreground=ink(colours["success"])),
        "warn": Style(foreground=ink(colours["warning"])),
        "bad": Style(foreground=ink(colours["error"])),
        "mine": Style(foreground=ink(colours["primary"])),
        "theirs": Style(foreground=ink(colours["secondary"])),
        "found": Style(foreground=ink(colours["accent"]), bold=True, underline=True),
        "done": Style(foreground=ink(back.blend(front, 0.5))),
        "cursor": Style(background=cursor, foreground=ink(colours["block-cursor-foreground"]), bold=True),
        "rest": Style(background=rest),
        "tab": Style(background=bar, foreground=on_bar, bold=True),
        "link": Style(foreground=ink(colours["primary"]), underline=True),
        "chosen": Style(foreground=on_bar, background=bar),
    }

    def resolve(ink: str | Style) -> Style:
        if isinstance(ink, Style):
            return ink
        if ink.startswith("link:"):
            return table["link"] + Style.from_meta({"link": ink.removeprefix("link:")})
        return table.get(ink, table[""])

    return resolve


def contrast(one: Color, other: Color) -> float:
    """How far two colours are apart in brightness, from 1 to 21, as WCAG 2.2 reckons it."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


LEAST_CONTRAST = 4.5
"""The least contrast of text of ordinary size to what it stands on (WCAG 2.2, success criterion 1.4.3)."""


def readable(colour: Color, grounds: Sequence[Color]) -> Color:
    """The colour, as far towards white or black as it takes to read it on every one of these grounds."""

    def least(candidate: Color) -> float:
        return min(contrast(candidate, ground) for ground in grounds)

    end = max((Color(255, 255, 255), Color(0, 0, 0)), key=least)
    steps = (colour.blend(end, step / 20) for step in range(21))
    return next((candidate for candidate in steps if least(candidate) >= LEAST_CONTRAST), end)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_SUBTLE = 1.6
"""The most contrast between the cursor's line and the page: beyond that the inks of the page cannot be read on it."""


def _cursor(colours: Mapping[str, Color]) -> Color:
    """The ground of the cursor's line: the theme's own where text in any ink can be read on it, else a tint of the page."""
    back, own = colours["background"], colours["block-cursor-background"]
    tints = (own, *(back.blend(colours["primary"], share) for share in (0.35, 0.25, 0.15)))
    return next((tint for tint in tints if contrast(back, tint) <= _SUBTLE), tints[-1])


_NEEDED = (
    *("primary", "secondary", "accent", "warning", "error", "success", "foreground"),
    *("background", "surface", "panel"),
    *("block-cursor-background", "block-cursor-foreground"),
)


def _colour(variables: Mapping[str, str], name: str) -> Color:
    """The colour of that name; a theme that says `auto` or nothing gets its foreground."""
    for candidate in (variables.get(name, ""), variables.get("foreground", "")):
        if candidate and not candidate.startswith("auto"):
            return Color.parse(candidate)
    return Color.parse("white" if name != "background" else "black")
