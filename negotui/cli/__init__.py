"""The command line. Only `open` loads the screen."""

from __future__ import annotations

import sys

import click

from negotui.cli import library as library  # these add their commands
from negotui.cli import reading as reading
from negotui.cli import review as review
from negotui.cli import talk as talk
from negotui.cli import weights as weights
from negotui.cli.commands import cli
from negotui.cli.output import fail
from negotui.errors import NegotuiError


def main() -> None:
    """Run the command line; an expected failure is a sentence and a hint on stderr, and exit code 1."""
    try:
        code = cli.main(standalone_mode=False)
    except NegotuiError as error:
        fail(error)
        code = 1
    except (click.Abort, KeyboardInterrupt):  # before RuntimeError, which an Abort is
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
        error.show()
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)
