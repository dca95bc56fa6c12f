"""Where the command line has a passphrase from: a command that somebody named, or the terminal. Never from its arguments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui.cli.output import is_terminal, say_aside
from negotui.errors import Locked, NegotuiError, WrongPassphrase

if TYPE_CHECKING:
    from negotui.config import Places
    from negotui.services.locking import KeyRing

_MOST_TRIES = 3
_BY_COMMAND = "Name a command that prints it in NEGOTUI_PASS_COMMAND, such as `pass show negotui`."


class Passphrases:
    """Asks for the passphrases of files, for one command."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._tries = 0

    def __call__(self, path: Path, wrong: bool) -> str:
        """The passphrase of a file. wrong: whether the last one did not fit. Raises NegotuiError."""
        from negotui.config import pass_command
        from negotui.services.locking import passphrase_from

        self._tries = self._tries + 1 if wrong else 0
        command = pass_command(self._places.config_folder)
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


def key_ring(places: Places) -> KeyRing:
    """What finds the keys of locked files for a command."""
    from negotui.services.locking import KeyRing

    return KeyRing(Passphrases(places))


def app_keys(places: Places) -> KeyRing | None:
    """The keys for the app, which asks in a dialog where no command gives the passphrase; None where somebody leaves then."""
    from negotui.config import pass_command, read_settings
    from negotui.services.locking import require_cipher
    from negotui.tui.unlocking import ask_to_unlock

    require_cipher()
    said, keys = "", key_ring(places)
    if pass_command(places.config_folder):
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
    import os

    from negotui.config import NEW_PASS_VARIABLE, PASS_VARIABLE
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
