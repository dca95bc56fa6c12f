"""The colours that text is drawn in, by what the text is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    colours = {name: _colour(variables, name) for name in _NEEDED}
    back, front = colours["background"], colours["foreground"]
    table = {
        "": Style(),
        "muted": Style(foreground=back.blend(front, 0.62)),
        "faint": Style(foreground=back.blend(front, 0.45)),
        "title": Style(foreground=colours["primary"], bold=True),
        "heading": Style(foreground=front, bold=True),
        "strong": Style(bold=True),
        "emphasis": Style(italic=True),
        "code": Style(foreground=colours["accent"]),
        "name": Style(foreground=colours["primary"]),
        "key": Style(foreground=colours["accent"], bold=True),
        "accent": Style(foreground=colours["accent"]),
        "good": Style(foreground=colours["success"]),
        "warn": Style(foreground=colours["warning"]),
        "bad": Style(foreground=colours["error"]),
        "mine": Style(foreground=colours["primary"]),
        "theirs": Style(foreground=colours["secondary"]),
        "found": Style(foreground=colours["accent"], bold=True, underline=True),
        "done": Style(foreground=back.blend(front, 0.5)),
        "cursor": Style(
            background=colours["block-cursor-background"], foreground=colours["block-cursor-foreground"], bold=True
        ),
        "rest": Style(background=back.blend(colours["block-cursor-background"], 0.45)),
        "tab": Style(background=colours["primary"], foreground=back, bold=True),
        "link": Style(foreground=colours["primary"], underline=True),
        "chosen": Style(foreground=back, background=colours["primary"]),
    }

    def resolve(ink: str | Style) -> Style:
        if isinstance(ink, Style):
            return ink
        if ink.startswith("link:"):
            return table["link"] + Style.from_meta({"link": ink.removeprefix("link:")})
        return table.get(ink, table[""])

    return resolve


_NEEDED = (
    *("primary", "secondary", "accent", "warning", "error", "success", "foreground", "background"),
    *("block-cursor-background", "block-cursor-foreground"),
)


def _colour(variables: Mapping[str, str], name: str) -> Color:
    """The colour of that name; a theme that says `auto` or nothing gets its foreground."""
    for candidate in (variables.get(name, ""), variables.get("foreground", "")):
        if candidate and not candidate.startswith("auto"):
            return Color.parse(candidate)
    return Color.parse("white" if name != "background" else "black")
