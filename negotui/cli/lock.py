"""The commands that lock a workbook away and unlock it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli
from negotui.cli.output import note, say, say_aside
from negotui.cli.passphrase import key_ring, new_passphrase
from negotui.domain.text import plural
from negotui.errors import NegotuiError, NotFound

if TYPE_CHECKING:
    from negotui.config import Places
    from negotui.services.locking import Rewritten

_NO_WAY_BACK = "Without the passphrase nobody can open the workbook again: negotui keeps no copy of it."
_TRACES = (
    "The plain files are removed. A disk may keep traces of them all the same (SSDs, snapshots, backups of the whole computer), "
    "and files that you exported stay as they are."
)


@cli.command()
@click.option("--change", is_flag=True, help="Choose another passphrase.")
@click.pass_context
def lock(ctx: click.Context, change: bool) -> None:
    """Lock the workbook away: the file, its backups and its rescue files open only with a passphrase from then on.

    It asks for the passphrase on the terminal. A script names commands that print it: NEGOTUI_PASS_COMMAND for the one that
    opens the file, NEGOTUI_NEW_PASS_COMMAND for a new one. `negotui unlock` takes the lock off again.
    """
    from negotui.services.locking import is_locked, new_key, require_cipher, rewrite, unlike

    book = _book(ctx)
    require_cipher()
    if not is_locked(book):
        if change:
            raise NegotuiError(f"{book.name} isn’t locked.", "`negotui lock` locks it.")
        say_aside(_NO_WAY_BACK)
        done = rewrite(book, None, new_key(new_passphrase()))
        _report(done, book.name, "is locked")
        say_aside(_TRACES)
        return
    old = key_ring(ctx).key(book)
    if change:
        say_aside(_NO_WAY_BACK)
        _report(rewrite(book, old, new_key(new_passphrase())), book.name, "has its new passphrase")
    elif unlike(book, old):
        _report(rewrite(book, None, old), book.name, "is locked")
    else:
        say(f"{book.name} is locked already. `negotui lock --change` chooses another passphrase.")


@cli.command()
@click.pass_context
def unlock(ctx: click.Context) -> None:
    """Take the lock off the workbook: the file, its backups and its rescue files open without a passphrase again."""
    from negotui.services.locking import rewrite, unlike

    book = _book(ctx)
    keys = key_ring(ctx)
    key = keys.key(book)
    if key is None:
        if not (locked := unlike(book, None)):
            say(f"{book.name} isn’t locked.")
            return
        key = keys.key(locked[0])
    _report(rewrite(book, key, None), book.name, "is no longer locked")


def _report(done: Rewritten, name: str, what: str) -> None:
    more = len(done.done) - 1 if done.done else 0
    others = f", along with {plural(more, 'other file', 'other files')} of it," if more > 0 else ""
    say(f"{name}{others} {what}.")
    for path, why in done.left:
        note(f"{path} is as it was. {why}")
    if done.left:
        raise NegotuiError(
            f"{'One file' if len(done.left) == 1 else f'{len(done.left)} files'} could not be rewritten.",
            "The workbook itself is done. See to these, or remove them.",
        )


def _places(ctx: click.Context) -> Places:
    from negotui.config import find_places

    return find_places(ctx.find_object(Path))


def _book(ctx: click.Context) -> Path:
    """The workbook that is meant. Raises NotFound where there is none yet."""
    from negotui.services.library import NONE_YET

    book = _places(ctx).data_file
    if not book.is_file() or not book.stat().st_size:
        raise NotFound(NONE_YET)
    return book
