"""What the shell may complete: titles, sheets, names of entries, fields and their choices.

It only looks into the workbook, and whatever goes wrong means that there is nothing to offer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from negotui.domain.text import folded, harmless, one_line
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from negotui.domain.guide import Field, Guide
    from negotui.domain.negotiation import Negotiation
    from negotui.domain.values import Context
    from negotui.services.workspace import Workspace

_MOST = 200
"""How many negotiations or entries are offered at most: a terminal has no place for more."""


@contextlib.contextmanager
def peeked(ctx: click.Context) -> Iterator[Workspace]:
    """Opens the workbook that the command line names only to look into it. Raises NegotuiError."""
    from negotui.config import find_places, peek_workspace

    workspace = peek_workspace(find_places(ctx.find_root().params.get("file")))
    try:
        yield workspace
    finally:
        workspace.close()


def titles(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The titles of negotiations."""
    return _offered(ctx, incomplete, _titles)


def counterparts(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Whom negotiations are with."""
    return _offered(ctx, incomplete, lambda book: ((name, "") for name in book.lookup.counterparts()))


def sections(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The sections of the negotiation named before."""
    return _offered(
        ctx, incomplete, lambda book: ((one.id, one.title) for one in _guide(book, _typed(ctx)).all_sections)
    )


def sheets(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The sheets of the negotiation named before."""
    return _offered(ctx, incomplete, lambda book: _sheets(_guide(book, _typed(ctx))))


def fields(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The fields of the sheet named before, each with an equals sign; after that sign, what it takes."""

    def found(book: Workspace) -> Iterator[tuple[str, str]]:
        words = _typed(ctx)
        whole = book.lookup.negotiation(words[0])
        yield from _pairs(book.context(whole), words[1], words[2:], incomplete)

    return _offered(ctx, incomplete, found)


def named_entries(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Titles; then sheets and names of entries; then the names in that sheet."""
    return _offered(ctx, incomplete, lambda book: _entries(book, _typed(ctx)))


def entries_and_fields(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """As `named_entries`; once an entry is named, or the negotiation will do, also the fields."""

    def found(book: Workspace) -> Iterator[tuple[str, str]]:
        words = _typed(ctx)
        names = [word for word in words if "=" not in word]
        if len(names) == len(words) and "=" not in incomplete:
            yield from _entries(book, words)
        if names:
            with contextlib.suppress(NegotuiError):
                whole, entry = book.lookup.entry(names[0], *reversed(names[1:]))
                yield from _pairs(book.context(whole), entry.sheet, words[len(names) :], incomplete)

    return _offered(ctx, incomplete, found)


def guide_parts(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """The sections of a guide; with `--sheets` its sheets too."""

    def found(book: Workspace) -> Iterator[tuple[str, str]]:
        guide = book.guide(str(ctx.params.get("id_") or "leverage"))
        yield from ((section.id, section.title) for section in guide.all_sections)
        if ctx.params.get("sheets"):
            yield from _sheets(guide)

    return _offered(ctx, incomplete, found)


def _offered(
    ctx: click.Context, incomplete: str, find: Callable[[Workspace], Iterable[tuple[str, str]]]
) -> list[CompletionItem[str]]:
    """What begins with the text, whatever its case and accents. find: values with a word on each."""
    from click.shell_completion import CompletionItem

    wanted = folded(incomplete)
    try:
        with peeked(ctx) as book:
            found = {harmless(one_line(value)): harmless(one_line(help)) for value, help in find(book)}
    except (NegotuiError, OSError, LookupError, RuntimeError):
        return []
    return [CompletionItem(value, help=help) for value, help in found.items() if folded(value).startswith(wanted)]


def _typed(ctx: click.Context) -> list[str]:
    """The arguments before the word under the cursor, in their order."""
    words: list[str] = []
    for param in ctx.command.params:
        value = ctx.params.get(param.name or "")
        if isinstance(param, click.Argument) and value:
            words += [value] if isinstance(value, str) else list(value)
    return words


def _titles(book: Workspace) -> Iterator[tuple[str, str]]:
    for one in book.library.summaries(stop=_MOST):
        yield one.title, " · ".join(filter(None, (one.counterpart, one.stage or "preparing")))


def _guide(book: Workspace, words: list[str]) -> Guide:
    return book.guide(book.lookup.negotiation(words[0]).guide) if words else book.guide()


def _sheets(guide: Guide) -> Iterator[tuple[str, str]]:
    return ((sheet.id, sheet.title) for sheet in guide.sheets)


def _entries(book: Workspace, words: list[str]) -> Iterator[tuple[str, str]]:
    if not words:
        yield from _titles(book)
        return
    whole = book.lookup.negotiation(words[0])
    context = book.context(whole)
    if len(words) == 1:
        filled = {entry.sheet for entry in whole.entries}
        yield from (pair for pair in _sheets(context.guide) if pair[0] in filled)
        yield from _names(context, whole, "")
    elif len(words) == 2 and any(sheet.id == words[1] for sheet in context.guide.sheets):
        yield from _names(context, whole, words[1])


def _names(context: Context, whole: Negotiation, sheet: str) -> Iterator[tuple[str, str]]:
    for entry in [one for one in whole.entries if sheet in {"", one.sheet}][:_MOST]:
        with contextlib.suppress(NegotuiError):
            yield context.name(entry), entry.sheet


def _pairs(context: Context, sheet_id: str, taken: Iterable[str], incomplete: str) -> Iterator[tuple[str, str]]:
    sheet = context.sheet(sheet_id)
    name, equals, _ = incomplete.partition("=")
    if equals:
        for value, help in _values(sheet.field(name), context):
            yield f"{name}={value}", help
        return
    used = {pair.partition("=")[0] for pair in taken}
    yield from ((f"{field.name}=", field.ask) for field in sheet.fields if field.name not in used)


def _values(field: Field, context: Context) -> Iterator[tuple[str, str]]:
    """What a field takes, where that can be listed: choices, suggestions, yes and no, names of what it may point to."""
    from negotui.domain.fields import spec_of
    from negotui.domain.guide import FieldType

    spec = spec_of(field)
    yield from ((choice, "") for choice in (*field.choices, *spec.choices))
    if field.type is FieldType.CHECK:
        yield from (("yes", ""), ("no", ""))
    if field.to:
        yield from ((context.name(entry), field.to) for entry in context.of(field.to)[:_MOST])
