"""The commands that begin something: a new negotiation, the starting points for one, the worked example."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, open_app, opened
from negotui.cli.output import note, say, say_aside, say_json
from negotui.errors import NegotuiError, NotFound

if TYPE_CHECKING:
    from negotui.domain.negotiation import Negotiation
    from negotui.domain.workbooks import Template
    from negotui.services.workspace import Workspace

_WIDTH = 96
"""The most columns of a sentence on when to choose a template."""


class NewCommand(click.Command):
    """Takes an answer to each of the quick questions as an option: they are read only once somebody begins something."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Its own options, and those of the questions that are not among them."""
        from negotui.domain.quick import QUICK

        own = super().get_params(ctx)
        names = {name for param in own for name in param.opts}
        parts = [part for question in QUICK for part in question.parts if f"--{part.flag}" not in names]
        parts = [part for part in parts if part.flag not in names]
        more = [click.Option([f"--{part.flag}", part.flag], help=f"With --quick: {part.ask}") for part in parts]
        return [*own[:-1], *more, own[-1]]


@cli.command(cls=NewCommand)
@click.argument("title", default="")
@click.option("--with", "counterpart", default="", help="With whom.")
@click.option("--kind", default="", help="What kind of negotiation it is.")
@click.option("--deadline", default="", help="By when it must be settled, such as 27 Nov or in 3 days.")
@click.option("--template", default="", help="A starting point; `negotui templates` lists them.")
@click.option("--guide", default="", help="The guide to work by (default: the template’s, else leverage).")
@click.option("--quick", is_flag=True, help="Ask a few questions, then print the page to speak from.")
@json_option
@click.pass_context
def new(
    ctx: click.Context,
    /,
    title: str,
    counterpart: str,
    kind: str,
    deadline: str,
    template: str,
    guide: str,
    quick: bool,
    as_json: bool,
    **answers: str | None,
) -> None:
    """Begin a negotiation and print its id.

    With --quick it asks eight questions, which takes five minutes, and prints a page to speak from. If you give answers as
    options, it asks nothing. A script can also write them to the standard input, one a line, as name=answer, with the names of
    the options; the title is called title. What you leave out is skipped.
    """
    given = {name: text for name, text in answers.items() if text is not None}
    if not quick and given:
        raise click.UsageError(f"--{next(iter(given))} is an answer to a question of --quick: add --quick.")
    if not (quick or title):
        raise click.UsageError("Missing argument 'TITLE': say in a few words what it is about.")
    with opened(ctx, create=True) as workspace:
        begin_with = _template(workspace, template) if template else None
        if not quick:
            made = workspace.negotiations.create(title, counterpart, begin_with, kind, deadline, guide)
            if as_json:
                say_json({"id": made.id})
            else:
                say(made.id)
            _say_earlier(workspace, made)
            return
        from negotui.cli.quick import ask_quickly

        known = {"title": title, "with": counterpart, "kind": kind, "deadline": deadline}
        chosen = guide or (begin_with.guide if begin_with else "leverage")
        negotiation = ask_quickly(workspace, begin_with, chosen, known, given)
        page = workspace.quick.page_text(negotiation)
        if as_json:
            say_json({"id": negotiation.id, "title": negotiation.title, "page": page})
            return
        say(page.rstrip())
        if sys.stdout.isatty():  # in a file the page is all that is wanted; --json gives a script the id
            id = workspace.library.short_id(negotiation.id)
            say_aside(f"\nKept as {id}. `negotui open {id}` goes on from here.")


def _say_earlier(workspace: Workspace, negotiation: Negotiation) -> None:
    """Ask about a name that is nearly one used before, and say what earlier talks left for this one."""
    import shlex

    from negotui.domain.completion import question

    for field, name in workspace.completion.likely(negotiation).items():
        short = workspace.library.short_id(negotiation.id)
        way = f"`negotui edit {short} {field}={shlex.quote(name)}` takes that name."
        note(f"{question(negotiation.details.get(field), name)} {way}")
    news = workspace.lessons.news(negotiation)
    if news:
        counterpart, kind = (negotiation.details.get(field) for field in ("counterpart", "kind"))
        known = any(one.same_counterpart for one in workspace.lessons.earlier(negotiation))
        way = f"with {shlex.quote(counterpart)}" if known else f"search sheet:lessons {shlex.quote(f'kind:{kind}')}"
        note(f"{news} `negotui {way}` shows them.")


@cli.group(invoke_without_command=True)
@json_option
@click.pass_context
def templates(ctx: click.Context, as_json: bool) -> None:
    """List the starting points for a negotiation, your own first, with when to choose each."""
    import textwrap

    if ctx.invoked_subcommand:
        return
    with opened(ctx, reads_words=False) as workspace:
        found = workspace.negotiations.templates()
    if as_json:
        listed = [{"id": one.id, "title": one.title, "when": one.when, "own": one.own} for one in found.found]
        say_json({"templates": listed, "problems": [{"id": id, "problem": what} for id, what in found.problems]})
        return
    longest = max((len(one.id) for one in found.found), default=0)
    indent = " " * (longest + 2)
    for one in found.found:
        say(f"{one.id.ljust(longest)}  {one.title}{' (your own)' if one.own else ''}")
        say(textwrap.fill(one.when, _WIDTH, initial_indent=indent, subsequent_indent=indent))
    for _, what in found.problems:
        say_aside(f"Not usable yet: {what}")


@templates.command("save")
@negotiation_argument
@click.argument("name")
@click.option("--when", default="", help="When to choose it, in a sentence.")
@click.option("--force", is_flag=True, help="Replace a template of that name.")
@click.pass_context
def templates_save(ctx: click.Context, ref: str, name: str, when: str, force: bool) -> None:
    """Save a negotiation as a template called NAME, without its figures, facts and what was said."""
    from negotui.cli.writing import may_replace, say_not_locked
    from negotui.config import find_places
    from negotui.services.files import make_folder, replace_file

    folder = find_places(ctx.find_object(Path)).templates_folder
    with opened(ctx) as workspace:
        say_not_locked(workspace)
        id, page = workspace.negotiations.as_template(workspace.lookup.negotiation(ref), name, when)
    path = folder / f"{id}.md"
    if not may_replace(path, force):
        say("Nothing was written.")
        return
    make_folder(folder)
    replace_file(path, page.encode())
    say(str(path))
    say_aside(f"`negotui new TITLE --template {id}` begins with it.")


def _template(workspace: Workspace, id: str) -> Template:
    from negotui.domain.text import suggestion

    templates = workspace.negotiations.templates()
    if (found := templates.named(id)) is not None:
        return found
    if (problem := dict(templates.problems).get(id)) is not None:
        raise NegotuiError(f"Your template {id} can’t be used yet.", problem)
    raise NotFound(f"There is no template {id!r}.", suggestion(id, [one.id for one in templates.found]))


@cli.command()
def example() -> None:
    """Open the worked example in a scratch file that is gone afterwards."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="negotui-") as folder:
        open_app(
            Path(folder) / "example.db",
            create=lambda workspace: workspace.negotiations.create(
                "", template=workspace.negotiations.example_template()
            ),
            scratch=True,
        )
