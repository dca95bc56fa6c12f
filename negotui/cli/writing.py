"""Where a command writes: the terminal, a pipe or a file. The same options for every command that gives a document."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from negotui.cli.output import is_terminal, note, say
from negotui.domain.text import harmless
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.domain.documents import Document
    from negotui.export import Format
    from negotui.services.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Output:
    """Where to. path: a file, or None for the terminal.  format: its name, or empty.  force: whether a file is replaced unasked."""

    path: Path | None
    format: str
    force: bool

    @property
    def is_wanted(self) -> bool:
        """Whether anything was said of where or how to write."""
        return self.path is not None or bool(self.format)

    def chosen(self) -> Format:
        """The format: as named, else by the end of the file’s name, else Markdown. Raises NotFound."""
        from negotui.export import MARKDOWN, format_named, format_of

        if self.format:
            return format_named(self.format)
        return format_of(self.path.name) if self.path else MARKDOWN


def output_options(command: Function) -> Function:
    """Adds the options; the command gets them as one `output`."""

    @wraps(command)
    def with_output(*args: Any, path: Path | None, format_: str, force: bool, **more: Any) -> Any:
        on_terminal = path is None or str(path) == "-"
        return command(*args, output=Output(None if on_terminal else path, format_, force), **more)

    made: Any = with_output
    made = click.option("--force", is_flag=True, help="Replace a file that is there without asking.")(made)
    made = click.option("--format", "format_", default="", help="The format (default: by the end of FILE).")(made)
    says = "The file to write; - is the terminal, which is the default."
    path = click.Path(path_type=Path)
    return click.option("--output", "-o", "path", metavar="FILE", type=path, help=says)(made)  # type: ignore[no-any-return]


def no_json(output: Output, as_json: bool) -> None:
    """Refuses two ways of asking for a format at once."""
    if as_json and output.is_wanted:
        raise click.UsageError("--json writes to the terminal; it doesn’t go with -o or --format.")


def write(workspace: Workspace, document: Document, output: Output) -> None:
    """Write a document where it was asked for. Raises NegotuiError."""
    format = output.chosen()
    if output.path is not None:
        if may_replace(output.path, output.force):
            say_not_locked(workspace)
            say(str(workspace.export.to_file(document, output.path, format.name)))
        else:
            say("Nothing was written.")
    elif format.is_text:
        say(format.render(document).decode().rstrip("\n"))
    elif sys.stdout.isatty():
        hint = f"Name a file, such as -o notes{format.suffix}, or pipe it on."
        raise NegotuiError(f"{format.title} can’t be shown in a terminal.", hint)
    else:
        sys.stdout.buffer.write(format.render(document))


def say_not_locked(workspace: Workspace) -> None:
    """Before something is written out of a locked workbook: say that what is written is not locked."""
    if workspace.key is not None:
        note("what is written is not locked, though the workbook is: whoever gets it can read it.")


def may_replace(path: Path, force: bool) -> bool:
    """Whether nothing is in the way, or somebody at the terminal gives it up. Raises NegotuiError if nobody can be asked."""
    from negotui.services.files import in_the_way

    there = in_the_way(path)
    return not there or force or confirmed(there, "Replace what it leads to?" if path.is_symlink() else "Replace it?")


def confirmed(there: str, question: str) -> bool:
    """The answer of somebody at the terminal. there: what is in the way. Raises NegotuiError if nobody can be asked."""
    if not is_terminal():
        raise NegotuiError(there, "Name another file or folder, or replace what is there with --force.")
    return click.confirm(f"{harmless(there)} {question}", err=True)
