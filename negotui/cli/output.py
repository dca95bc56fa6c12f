"""The output of the command line: text that no terminal obeys, tables, JSON, errors."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from negotui.domain.text import harmless, harmless_lines, is_harmful
from negotui.errors import NegotuiError


def say(text: str) -> None:
    """Write text, line by line, without anything that a terminal would obey."""
    click.echo(harmless_lines(text))


def say_aside(text: str) -> None:
    """Write text to stderr, in the same way: what is no part of the result, so that this can go into a file."""
    click.echo(harmless_lines(text), err=True)


def say_json(data: object) -> None:
    """Write data as indented JSON; what a terminal would obey is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
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


def fail(error: NegotuiError) -> None:
    """Write an error and its hint to stderr."""
    click.echo(f"error: {harmless(error.message)}", err=True)
    if error.hint:
        click.echo(f"hint: {harmless(error.hint)}", err=True)
