"""Edits a text in the user's own editor. The terminal is left in order, whatever the editor does."""

from __future__ import annotations

import codecs
import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from negotui.domain.text import MAX_TEXT, clean
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from textual.app import App

_HINT = "Set VISUAL or EDITOR to the command of your editor, such as `nano`."


_MOST_BYTES = 8 * MAX_TEXT
"""As many bytes as are read: every letter of a field takes four of them at most, and as many again may go in cleaning."""
_ENDED_BY_SIGNAL = 128
"""Above this the code of a shell names the signal that ended a program."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(content: bytes) -> str:
    """The text of a file: by the mark that it begins with, else as UTF-8; bytes that are neither become replacement signs."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    return content.decode("utf-8", "replace")


def edit_outside(app: App[object], text: str) -> str | None:
    """The text as the user's editor leaves it; None if it is unchanged. Raises NegotuiError if the editor fails."""
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    except ValueError as error:
        raise NegotuiError("The command of your editor has an open quote.", _HINT) from error
    if not command:
        raise NegotuiError("No editor is set.", _HINT)
    try:
        return _edited(app, command, text)
    except OSError as error:
        why = error.strerror or "it left no file"
        raise NegotuiError(f"Nothing came back from your editor: {why}.", "The field is as it was.") from error


def _edited(app: App[object], command: list[str], text: str) -> str | None:
    """The text as the editor leaves it. Raises OSError where there is no room for its file, or it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="negotui-") as folder:
        # The folder is the user's alone, so nobody else reads what is in it meanwhile.
        path = Path(folder) / "text.md"
        path.write_text(text, encoding="utf-8")
        problem = ""
        # An exception inside `suspend` would leave the terminal broken: it is caught there and told afterwards.
        with app.suspend():
            try:
                code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603
            except OSError as error:
                problem = f"The editor {command[0]!r} could not be started: {error.strerror}."
            else:
                # One that was ended with its window has often written before; one that ends with an error was told to by its user.
                was_ended = code < 0 or code > _ENDED_BY_SIGNAL
                problem = f"The editor ended with an error ({code})." if code and not was_ended else ""
        if problem:
            raise NegotuiError(problem, _HINT)
        if not path.is_file():  # reading a pipe would wait for ever
            raise NegotuiError("Nothing came back from your editor: it left no file.", "The field is as it was.")
        # A field keeps far less than this. The rest of a huge file would be cleaned and drawn for nothing.
        with path.open("rb") as file:
            changed = decoded(file.read(_MOST_BYTES))
        # What is too long stays so, for the field to say it.
        changed = changed if len(changed) > MAX_TEXT else clean(changed)
    # Editors end a file with a line break that nobody typed.
    if changed.endswith("\n") and not text.endswith("\n"):
        changed = changed[:-1]
    return None if changed == text else changed
