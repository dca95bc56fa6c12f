"""The command that practises a negotiation: one move a line, their answer a line, at the end what was hidden."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import fail, note, say, say_aside, say_json, say_json_line, say_table
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.domain.negotiation import Negotiation
    from negotui.services.played import PlayedPractice
    from negotui.services.workspace import Workspace

_MANNERS = ("firm", "even", "eager", "mirror", "stepwise", "drawn")
_PRESSURES = ("low", "even", "high")
_RATING = click.IntRange(1, 5)
_LONGEST = 4_000
"""The most characters of a line: more is a paste by mistake."""
_WHO = f"Who sits there: {', '.join(_MANNERS[:-1])} or drawn, the default; or negmas:NAME, an agent of NegMAS."
_HOW = "Type an offer, such as salary 118k; remote 2, or one of these: accept, walk, wait, undo."


def _checked(_: click.Context, __: click.Parameter, value: str) -> str:
    if value in _MANNERS or value.startswith("negmas:"):
        return value
    raise click.BadParameter(f"{value!r} isn’t one of {', '.join(_MANNERS)}, or negmas:NAME.")


@cli.command()
@negotiation_argument
@click.option("--as", "manner", metavar="WHO", default="drawn", help=_WHO, callback=_checked)
@click.option("--seed", type=click.IntRange(0, 10**9), help="The same seed brings the same counterpart.")
@click.option("--rounds", type=click.IntRange(2, 50), default=10, help="How many rounds they stay (default: 10).")
@click.option("--pressure", type=click.Choice(_PRESSURES), default="even", help="How hard time presses them.")
@click.option("--tactics/--no-tactics", default=True, help="Whether they use hard tactics now and then.")
@click.option("--before", type=_RATING, help="How confident you are before it, 1 to 5.")
@click.option("--after", type=_RATING, help="How confident you are afterwards, 1 to 5.")
@click.option("--resume", is_flag=True, help="Go on with the practice that isn’t over yet.")
@click.option("--list", "listed", is_flag=True, help="List the practices of this negotiation.")
@click.option("--debrief", "shown", metavar="PRACTICE", default="", help="Show the end of an earlier practice again.")
@click.option("--forget", "forgotten", metavar="PRACTICE", default="", help="Remove a practice for good.")
@json_option
@click.pass_context
def practise(ctx: click.Context, /, ref: str, **options: Any) -> None:
    """Practise with a counterpart who answers. Each line is a move: an offer, accept, walk, wait or undo.

    Who sits there is drawn from your guesses, and hidden until the end. The practice is kept in the file, apart from the real talk;
    where the input ends before the talk does, --resume goes on with it.
    """
    as_json: bool = options["as_json"]
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        practice = workspace.practice
        if options["listed"]:
            _list(workspace, negotiation, as_json)
        elif options["forgotten"]:
            practice.forget(practice.named(negotiation, options["forgotten"]).id)
            say_aside("It is forgotten.")
        elif options["shown"]:
            played = practice.go_on(practice.named(negotiation, options["shown"]).id)
            if not played.is_over:
                raise NegotuiError("This practice isn’t over yet.", "--resume goes on with it.")
            _debrief(played, as_json)
        else:
            played = _begun(workspace, negotiation, options)
            _Table(workspace, negotiation, played, as_json).play(options["after"])


def _begun(workspace: Workspace, negotiation: Negotiation, options: dict[str, Any]) -> PlayedPractice:
    from negotui.services.practice_report import asked_settings

    practice = workspace.practice
    unfinished = practice.unfinished(negotiation)
    if options["resume"]:
        if unfinished is None:
            raise NegotuiError("No practice is waiting to be gone on with.", "Without --resume a new one begins.")
        return practice.go_on(unfinished.id)
    if why := practice.why_not(negotiation):
        raise NegotuiError(why)
    if unfinished is not None:
        note("an earlier practice isn’t over yet; --resume goes on with it.")
    manner = "" if options["manner"] == "drawn" else options["manner"]
    names = ("rounds", "pressure", "tactics", "seed")
    settings = asked_settings(manner, *(options[name] for name in names))
    return practice.begin(negotiation, settings, options["before"])


class _Table:
    """A practice on a terminal or in a script."""

    def __init__(self, workspace: Workspace, negotiation: Negotiation, played: PlayedPractice, as_json: bool) -> None:
        self._workspace, self._negotiation, self._played, self._as_json = workspace, negotiation, played, as_json
        self._asks = sys.stdin is not None and sys.stdin.isatty()

    def play(self, after: int | None) -> None:
        """Take a move a line until the talk or the input ends."""
        played = self._played
        from negotui.services.practice_report import who

        if self._asks:
            say_aside(f"{who(played)} {_HOW}")
        if played.is_theirs:  # it was stopped before they answered
            self._answer()
        for line in self._lines():
            try:
                self._move(line)
            except NegotuiError as problem:
                if not self._asks:
                    raise
                fail(problem)
            if played.is_over:
                break
        if not played.is_over:
            say_aside("The talk isn’t over. It is kept: --resume goes on with it.")
            return
        self._workspace.practice.finish(self._negotiation, played, after)
        _debrief(played, self._as_json)

    def _lines(self) -> Iterator[str]:
        """The moves on the standard input; on a terminal each has a prompt."""
        while sys.stdin is not None:
            if self._asks:
                click.echo("> ", nl=False, err=True)
            line = sys.stdin.readline(_LONGEST)
            if not line:
                return
            if line.strip():
                yield line.strip()

    def _move(self, line: str) -> None:
        played = self._played
        match line.lower():
            case "accept":
                played.accept()
            case "walk":
                played.walk_away()
            case "wait":
                played.wait()
            case "undo":
                say_aside(played.undo())
            case _:
                played.offer(line)
        played.keep()
        if played.is_theirs:
            self._answer()

    def _answer(self) -> None:
        """Their answer, in a line."""
        played = self._played
        played.answer()
        played.keep()
        from negotui.services.practice_report import move_data, move_line

        move = played.last_move()
        if move is None:
            return
        if self._as_json:
            say_json_line(move_data(played, move))
        else:
            say(move_line(played, move))
            sys.stdout.flush()


def _debrief(played: PlayedPractice, as_json: bool) -> None:
    from negotui.services.practice_report import debrief_data, debrief_text

    if as_json:
        say_json_line(debrief_data(played))
    else:
        say("")
        say(debrief_text(played))


def _list(workspace: Workspace, negotiation: Negotiation, as_json: bool) -> None:
    from negotui.services.practice_report import past_data, past_row

    past = workspace.practice.past(negotiation)
    if as_json:
        say_json([past_data(one) for one in past])
    elif past:
        say_table(("id", "day", "who", "rounds", "end"), [past_row(one) for one in past])
    else:
        say("No practice yet.")
