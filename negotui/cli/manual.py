"""The manual page, made from the same declarations as `--help`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from negotui import __version__
from negotui.cli.commands import cli

_FILES = (
    ("NEGOTUI_FILE", "The workbook, in place of the one in the data folder."),
    ("NEGOTUI_PASS_COMMAND", "A command that prints the passphrase of a locked workbook."),
    ("NEGOTUI_NEW_PASS_COMMAND", "A command that prints the passphrase that a workbook is to have."),
    ("VISUAL, EDITOR", "The editor that ctrl+e hands a text to."),
)


@cli.command()
def man() -> None:
    """Print the manual page.

    \b
    negotui man > ~/.local/share/man/man1/negotui.1    then `man negotui` shows it
    negotui man | man -l -                             shows it at once
    """
    click.echo("\n".join(manual(cli)))


def manual(group: click.Group) -> Iterator[str]:
    """The lines of the page in roff, for `man` and `mandoc`."""
    yield f'.TH NEGOTUI 1 "" "negotui {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"negotui \- a workbook for negotiations"
    yield ".SH SYNOPSIS"
    yield r"\fBnegotui\fR [\fIOPTIONS\fR] [\fICOMMAND\fR] [\fIARGS\fR]..."
    yield ".SH DESCRIPTION"
    yield from _words(group.help or "")
    yield ".SH OPTIONS"
    yield from _options(group)
    yield ".SH COMMANDS"
    for path, command in sorted(_commands(group, ())):
        usage = " ".join(command.collect_usage_pieces(click.Context(command)))
        yield f".SS {_text(' '.join(path))} {_text(usage)}".rstrip()
        yield from _words(command.help or "")
        yield from _options(command)
    yield ".SH EXIT STATUS"
    for code, said in (
        ("0", "It is done."),
        ("1", "It could not be done: stderr says why."),
        ("2", "The command was not understood."),
    ):
        yield from _item(code, said)
    yield ".SH ENVIRONMENT"
    for name, said in _FILES:
        yield from _item(name, said)


def _commands(group: click.Group, before: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        path = (*before, name)
        if isinstance(command, click.Group):
            yield from _commands(command, path)
        elif not command.hidden:
            yield path, command


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
            yield from _item(*record)


def _item(name: str, said: str) -> Iterator[str]:
    yield ".TP"
    yield rf"\fB{_text(name)}\fR"
    yield _line(said)


def _words(help: str) -> Iterator[str]:
    """Paragraphs filled, and those behind \\b as they stand."""
    for paragraph in help.replace("\f", "").split("\n\n"):
        if not (text := paragraph.strip("\n")):
            continue
        if text.lstrip().startswith("\b"):
            yield from (".PP", ".nf", *map(_line, text.split("\n")[1:]), ".fi")
        else:
            yield from (".PP", _line(" ".join(text.split())))


def _line(text: str) -> str:
    """A line of text; one that begins with a dot or an apostrophe would be a command of roff."""
    escaped = _text(text)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _text(text: str) -> str:
    r"""Text in which roff finds nothing to do. A hyphen is one that is typed, not one that parts words."""
    return (
        text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga").replace("^", r"\(ha").replace("~", r"\(ti")
    )
