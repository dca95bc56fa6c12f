"""The command that prints what makes a shell complete."""

from __future__ import annotations

import click

from negotui.cli.commands import cli

VARIABLE = "_NEGOTUI_COMPLETE"
"""Set by the scripts: it asks for completions in place of running a command."""


@cli.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print what makes a SHELL complete commands, titles, sheets, fields and their choices.

    \b
    bash: negotui completion bash > ~/.local/share/bash-completion/completions/negotui
    zsh:  negotui completion zsh > FOLDER/_negotui, with a FOLDER of your $fpath
    fish: negotui completion fish > ~/.config/fish/completions/negotui.fish
    """
    from negotui.cli.shells import SHELLS

    click.echo(SHELLS[shell](cli, {}, "negotui", VARIABLE).source(), nl=False)
