"""The output of the command line: text that no terminal obeys, tables, JSON, errors."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Sequence

import click

from negotui.domain.text import harmless, harmless_lines, is_harmful, one_line
from negotui.errors import NegotuiError

_PLAIN = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "→": "->", "·": "-", "×": "x",
    "█": "#", "▌": "#", "●": "*", "✓": "x",
})  # fmt: skip
"""What stands for our own signs where the terminal has none of them."""
_USAGE = "Usage: negotui COMMAND … · `negotui COMMAND --help` says more."
_LONGEST_MESSAGE = 400
"""A wrong argument is repeated in the message; a whole page of it would hide what is wrong."""


def write_what_can_be_written() -> None:
    """Makes a stream of another encoding than UTF-8 write `?` or a plain sign for what it has not, in place of an error."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if not _is_utf8(stream) and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(plain if (plain := sign.translate(_PLAIN)).isascii() else "?" for sign in signs), error.end


def _is_utf8(stream: object) -> bool:
    return str(getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "") == "utf8"


def say(text: str) -> None:
    """Write text, line by line, without anything that a terminal would obey."""
    click.echo(harmless_lines(text))


def say_aside(text: str) -> None:
    """Write text to stderr, in the same way: what is no part of the result, so that this can go into a file."""
    click.echo(harmless_lines(text), err=True)


def say_json(data: object) -> None:
    """Write data as indented JSON; what a terminal would obey is escaped, and so is what the terminal's encoding has not."""
    _say_harmless(json.dumps(data, ensure_ascii=not _is_utf8(sys.stdout), indent=2))


def say_json_line(data: object) -> None:
    """Write data as JSON on a line of its own, at once: whoever reads it may be waiting for it."""
    _say_harmless(json.dumps(data, ensure_ascii=not _is_utf8(sys.stdout)))
    sys.stdout.flush()


def _say_harmless(text: str) -> None:
    click.echo("".join(_escaped(letter) if letter != "\n" and is_harmful(letter) else letter for letter in text))


def _escaped(letter: str) -> str:
    return f"\\u{ord(letter):04x}"


def say_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows in columns under their titles; longer cells are cut."""
    table = [list(titles), *[[harmless(cell) for cell in row] for row in rows]]
    sizes = [min(max(len(row[place]) for row in table), 48) for place in range(len(titles))]
    lines = ("  ".join(_cut(cell, size).ljust(size) for cell, size in zip(row, sizes, strict=True)) for row in table)
    click.echo("\n".join(line.rstrip() for line in lines))


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def note(sentence: str) -> None:
    """Write something worth knowing to stderr, so that the output stays what it is."""
    click.echo(f"note: {harmless(sentence)}", err=True)


def fail(error: NegotuiError) -> None:
    """Write an error and its hint to stderr."""
    click.echo(f"error: {harmless(error.message)}", err=True)
    if error.hint:
        click.echo(f"hint: {harmless(error.hint)}", err=True)


def fail_usage(error: click.ClickException) -> None:
    """Write in the same form what is wrong with the arguments, and how the command is used."""
    ctx = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.message, err=True)
        return
    # An option without its value does not say of which command it is.
    usage = f"{one_line(ctx.get_usage())} · `{ctx.command_path} --help` says more." if ctx else _USAGE
    fail(NegotuiError(_cut(error.format_message(), _LONGEST_MESSAGE), usage))


def is_terminal() -> bool:
    """Whether somebody can be asked: both the answers and what is asked are on a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
