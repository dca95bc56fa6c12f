"""The command `negotui`. Must not import more than the command needs."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    # Nothing that start-up makes is garbage, and looking for some costs a fifth of it. The screen turns it on once it is up.
    gc.disable()
    from negotui.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
