"""Where the command line has a passphrase from: a command that somebody named, or the terminal. Never from its arguments."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui.cli.output import is_terminal, say_aside
from negotui.errors import Locked, NegotuiError, WrongPassphrase

if TYPE_CHECKING:
    from negotui.config import Places
    from negotui.services.locking import KeyRing

PASS_VARIABLE, NEW_PASS_VARIABLE = "NEGOTUI_PASS_COMMAND", "NEGOTUI_NEW_PASS_COMMAND"
"""Name the commands that print the passphrase of a locked workbook, and one that is to become it."""
_MOST_TRIES = 3
_KEYS = "negotui.keys"
_BY_COMMAND = "Name a command that prints it in NEGOTUI_PASS_COMMAND, such as `pass show negotui`."


class Passphrases:
    """Asks for the passphrases of files, for one command."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._tries = 0

    def __call__(self, path: Path, wrong: bool) -> str:
        """The passphrase of a file. wrong: whether the last one did not fit. Raises NegotuiError."""
        from negotui.services.locking import passphrase_from, same_lock

        if same_lock(path, self._places.data_file):
            path = self._places.data_file  # of a backup: the one that people know
        self._tries = self._tries + 1 if wrong else 0
        command = _command(self._places)
        if command and not wrong:
            return passphrase_from(command)
        if command or self._tries >= _MOST_TRIES:
            raise WrongPassphrase(
                f"{'What the command prints' if command else 'That passphrase'} doesn’t open {path.name}.",
                "Nothing was changed. Without the right one nobody can open it, and negotui keeps no copy of it.",
            )
        if not is_terminal():
            raise Locked(f"{path} is locked, and I can’t ask for its passphrase here.", _BY_COMMAND)
        if wrong:
            say_aside(f"That passphrase doesn’t open {path.name}.")
        return asked(f"Passphrase of {path.name}: ")


def _command(places: Places) -> str:
    """The command that prints the passphrase, empty for none: the environment comes before the settings."""
    from negotui.config import read_settings

    return os.environ.get(PASS_VARIABLE, "") or read_settings(places.config_folder).pass_command


def key_ring(ctx: click.Context) -> KeyRing:
    """What finds the keys of locked files for a command, which asks for each passphrase once."""
    from negotui.config import find_places
    from negotui.services.locking import KeyRing

    if _KEYS not in ctx.meta:
        ctx.meta[_KEYS] = KeyRing(Passphrases(find_places(ctx.find_object(Path))))
    keys: KeyRing = ctx.meta[_KEYS]
    return keys


def app_keys(places: Places) -> KeyRing | None:
    """The keys for the app, which asks in a dialog where no command gives the passphrase; None where somebody leaves then."""
    from negotui.config import read_settings
    from negotui.services.locking import KeyRing, require_cipher
    from negotui.tui.unlocking import ask_to_unlock

    require_cipher()
    said, keys = "", KeyRing(Passphrases(places))
    if _command(places):
        try:
            keys.key(places.data_file)
            return keys
        except NegotuiError as error:
            said = error.message
    theme = read_settings(places.config_folder).theme
    return keys if ask_to_unlock(places.data_file, keys, said, theme) else None


def asked(question: str) -> str:
    """A line typed on the terminal, which does not show it."""
    import getpass
    import sys

    try:
        return getpass.getpass(question, stream=sys.stderr)
    except EOFError:
        raise click.Abort from None


def new_passphrase() -> str:
    """A new passphrase: from the command named for it, or typed twice. Raises NegotuiError."""
    from negotui.services.locking import SHORT, passphrase_from

    if command := os.environ.get(NEW_PASS_VARIABLE, ""):
        return passphrase_from(command)
    if not is_terminal():
        raise NegotuiError(
            "I can’t ask for a passphrase here.", f"Name a command that prints the new one in {NEW_PASS_VARIABLE}."
        )
    first = asked("New passphrase: ")
    if len(first) < SHORT:
        say_aside("That is short: a program that tries all of them soon finds it. Four or five random words are safer.")
    if asked("The same again: ") != first:
        raise NegotuiError("The two passphrases differ.", "Nothing was changed. Try again.")
    if os.environ.get(PASS_VARIABLE):
        say_aside(f"{PASS_VARIABLE} names a command: see that it prints this passphrase from now on.")
    return first
