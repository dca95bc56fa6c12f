"""The help of commands that fill in sheets: it ends with the sheets and their fields, as the guide has them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from negotui.cli.completing import peeked
from negotui.domain.text import harmless_lines
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.domain.guide import Guide, Sheet

_WORDS = "negotui.words"


class SheetHelp(click.Command):
    """A command whose `--help` lists all sheets, or explains the one that is named before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Remembers the words, as the help is printed before they are read."""
        ctx.meta[_WORDS] = [word for word in args if not word.startswith("-")]
        return super().parse_args(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Adds the sheets of the guide of the negotiation that is named, else of the built-in one."""
        words: list[str] = ctx.meta.get(_WORDS, [])
        try:
            with peeked(ctx) as workspace:
                guide = workspace.guide(_guide_of(workspace, words))
                formatter.write(harmless_lines(_sheets(guide, words)))
        except NegotuiError as problem:  # a guide that cannot be read is no reason to explain nothing
            formatter.write(f"\nThe sheets can’t be listed: {harmless_lines(str(problem))}\n")


def _guide_of(workspace: Any, words: list[str]) -> str:
    from negotui.services.session import DEFAULT_GUIDE

    if not words:
        return DEFAULT_GUIDE
    try:
        return str(workspace.lookup.negotiation(words[0]).guide)
    except NegotuiError:
        return DEFAULT_GUIDE


def _sheets(guide: Guide, words: list[str]) -> str:
    from negotui.services.guides import sheets_text

    named = [sheet for sheet in guide.sheets if sheet.id in words[:2]]
    if named:
        return f"\n{sheets_text(named[-1:])}\n\n* has to be filled in\n"
    return (
        f"\nSheets and their fields (* has to be filled in):\n{_overview(guide.sheets)}\n\n"
        "`negotui guide show --sheets SHEET` says what each field takes; add --help after a sheet does so too.\n"
    )


def _overview(sheets: Iterable[Sheet]) -> str:
    import textwrap

    lines = []
    for sheet in sheets:
        names = [
            f"{field.name}{'*' * (field.required or field is sheet.naming)}"
            + (f" ({'/'.join(field.choices)})" if field.choices and len(" ".join(field.choices)) < 30 else "")
            for field in sheet.fields
        ]
        lines += textwrap.wrap(
            f"  {sheet.id:<14}  {', '.join(names)}", 100, subsequent_indent=" " * 18, break_on_hyphens=False
        )
    return "\n".join(lines)
