"""The command line. Only `open` loads the screen."""

from __future__ import annotations

import os
import sys

import click

# These add their commands.
from negotui.cli import agenda as agenda
from negotui.cli import beginning as beginning
from negotui.cli import brief as brief
from negotui.cli import completion as completion
from negotui.cli import entries as entries
from negotui.cli import export as export
from negotui.cli import guide as guide
from negotui.cli import incoming as incoming
from negotui.cli import library as library
from negotui.cli import lock as lock
from negotui.cli import manual as manual
from negotui.cli import practise as practise
from negotui.cli import reading as reading
from negotui.cli import review as review
from negotui.cli import rows as rows
from negotui.cli import safety as safety
from negotui.cli import simulate as simulate
from negotui.cli import talk as talk
from negotui.cli import weights as weights
from negotui.cli.commands import cli
from negotui.cli.completion import VARIABLE
from negotui.cli.output import fail, fail_usage, is_terminal, write_what_can_be_written
from negotui.errors import NegotuiError


def main() -> None:
    """Run the command line. What goes wrong is a sentence and a hint on stderr.

    The exit code is 0 if it was done, 1 if it was not, 2 if the command was not understood, 130 if it was interrupted.
    """
    write_what_can_be_written()
    sys.excepthook = _stopped
    if VARIABLE in os.environ:
        from negotui.cli import shells as shells  # which nothing else needs
    try:
        code = cli.main(prog_name="negotui", standalone_mode=False)
    except NegotuiError as error:
        fail(error)
        code = 1
    except (click.Abort, KeyboardInterrupt):  # before RuntimeError, which an Abort is
        if is_terminal():
            click.echo(err=True)  # what is typed next begins a line of its own
        code = 130
    except (OSError, UnicodeError, RuntimeError) as error:
        # A folder that cannot be read, a home that is not there, an output that takes no more: the system's words, no traceback.
        fail(
            NegotuiError(
                f"{str(getattr(error, 'strerror', None) or error).rstrip('.')}.",
                "`negotui where` shows which files negotui uses.",
            )
        )
        code = 1
    except click.ClickException as error:
        fail_usage(error)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)


def _stopped(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """A mistake of the program's own: a sentence in place of a traceback, whose values may hold private text."""
    from negotui.config import find_places
    from negotui.services.fault_report import keep_report

    report = keep_report(find_places().cache_folder / "reports", error)
    lies = f"A report without any of your words lies in {report}. " if report else ""
    fail(
        NegotuiError(
            f"negotui stopped on a mistake of its own: {type(error).__name__}.",
            f"{lies}Please send it, with the command. What was saved before is safe.",
        )
    )
