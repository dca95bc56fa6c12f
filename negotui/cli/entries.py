"""The commands that add, change and delete entries, and the one that takes it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, negotiation_argument, opened
from negotui.cli.completing import entries_and_fields, fields, named_entries, sheets
from negotui.cli.output import is_terminal, say
from negotui.cli.sheet_help import SheetHelp
from negotui.domain.sentences import name_in_sentence
from negotui.domain.text import harmless, plural, quoted
from negotui.errors import NegotuiError, NotFound

if TYPE_CHECKING:
    from negotui.domain.negotiation import Negotiation
    from negotui.services.workspace import Workspace

_PAIR = re.compile(r"\w+=", re.ASCII)
_MOST_NAMES = 3


@cli.command(cls=SheetHelp)
@negotiation_argument
@click.argument("sheet", shell_complete=sheets)
@click.argument("values", metavar="FIELD=VALUE …", nargs=-1, required=True, shell_complete=fields)
@click.pass_context
def add(ctx: click.Context, ref: str, sheet: str, values: Sequence[str]) -> None:
    """Add an entry to a SHEET and print its id. A link takes an id or the name of the entry it points to."""
    pairs = _pairs(ctx, values)
    with opened(ctx) as workspace:
        say(workspace.entries.add(workspace.lookup.negotiation(ref), sheet, pairs).id)


@cli.command(cls=SheetHelp)
@click.argument("words", metavar="ID [[SHEET] NAME] FIELD=VALUE …", nargs=-1, shell_complete=entries_and_fields)
@click.pass_context
def edit(ctx: click.Context, words: Sequence[str]) -> None:
    """Change fields of an entry, or of a negotiation (title, counterpart, kind, stage, deadline, result).

    \b
    negotui edit rent issues Rent target=1,180    the entry Rent in the sheet issues of that negotiation
    negotui edit rent Rent target=1,180           the same, if only one entry is called so
    negotui edit 01kdq7c4 target=1,180            an entry by its id
    negotui edit rent stage=agreed                the negotiation itself
    """
    count = next((place for place, word in enumerate(words) if place and _PAIR.match(word)), len(words))
    names, pairs = words[:count], _pairs(ctx, words[count:])
    if not pairs or len(names) > _MOST_NAMES:
        problem = "What is to change?" if not pairs else f"{quoted(names[_MOST_NAMES])} is one word too many."
        raise click.UsageError(f"{problem} Write field=value, with quotes if the value has spaces.", ctx)
    with opened(ctx) as workspace:
        workspace.entries.edit(names[0], pairs, *reversed(names[1:]))


@cli.command()
@click.argument("words", metavar="ID [[SHEET] NAME]", nargs=-1, required=True, shell_complete=named_entries)
@click.option("--yes", is_flag=True, help="Delete a whole negotiation without asking.")
@click.pass_context
def delete(ctx: click.Context, words: Sequence[str], yes: bool) -> None:
    """Delete an entry, by its id or as NAME of a SHEET of a negotiation, or a whole negotiation, which is asked first.

    `negotui undo` with the id of the negotiation brings back either.
    """
    if len(words) > _MOST_NAMES:
        raise click.UsageError(f"{quoted(words[_MOST_NAMES])} is one word too many: use quotes around a name.", ctx)
    with opened(ctx) as workspace:
        negotiation, found = workspace.lookup.entry(words[0], *reversed(words[1:]))
        if found.id != negotiation.id:
            workspace.entries.delete(found)
        elif yes or _agreed(negotiation):
            id = workspace.library.short_id(negotiation.id)
            workspace.negotiations.delete(negotiation.id)
            say(f"Deleted {_described(negotiation)}. `negotui undo {id}` brings it back.")
        else:
            say("Nothing was deleted.")


def _agreed(negotiation: Negotiation) -> bool:
    """Whether somebody at the terminal says yes. Raises NegotuiError if nobody can be asked."""
    if not is_terminal():
        raise NegotuiError(
            f"{name_in_sentence(negotiation.title)} is a whole negotiation, so nothing was deleted.",
            "Delete it with --yes, or name one of its entries.",
        )
    return click.confirm(f"Delete {harmless(_described(negotiation))}?", err=True)


def _described(negotiation: Negotiation) -> str:
    return f"{name_in_sentence(negotiation.title)} with its {plural(len(negotiation.entries), 'entry', 'entries')}"


@cli.command()
@negotiation_argument
@click.pass_context
def undo(ctx: click.Context, ref: str) -> None:
    """Take back the last change to a negotiation; a deleted one comes back."""
    with opened(ctx) as workspace:
        say(_undone(workspace, ref))


def _undone(workspace: Workspace, ref: str) -> str:
    try:
        negotiation = workspace.lookup.negotiation(ref)
    except NotFound:
        if not (id := workspace.lookup.deleted(ref)):
            raise
        return f"{name_in_sentence(workspace.negotiations.bring_back(id))} is back."
    return workspace.history.undo(negotiation.id)


def _pairs(ctx: click.Context, values: Sequence[str]) -> dict[str, str]:
    """FIELD=VALUE arguments as a mapping."""
    pairs: dict[str, str] = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise click.UsageError(
                f"{quoted(value)} has no =. Write each as field=value, with quotes if the value has spaces.", ctx
            )
        pairs[name.strip()] = text
    return pairs
