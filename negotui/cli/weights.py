"""The command that finds out weights, one question per line, on a terminal or from a script."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import fail, say, say_aside, say_json, say_table
from negotui.errors import NegotuiError, ValueRefused

if TYPE_CHECKING:
    from negotui.analysis.weighing.interview import Question, Weighing

_BACK = "<"
_LONGEST = 4_000
"""The most characters of a line: more is a paste by mistake."""
_INSTRUCTIONS = (
    "Answer with a number or the beginning of a name. < goes back one question; ctrl+c leaves everything as it was."
)


@cli.command()
@negotiation_argument
@click.option(
    "--answer", "-a", "answers", multiple=True, help="An answer; repeat it for each question, in their order."
)
@json_option
@click.pass_context
def weigh(ctx: click.Context, ref: str, answers: Sequence[str], as_json: bool) -> None:
    """Find out by a few questions how much each issue matters to you, and save that as weights that add up to 100.

    Answers come from --answer, or else line by line from the standard input. Nothing is saved before the last question; checks
    without an answer are skipped.
    """
    with opened(ctx) as workspace:
        from negotui.services.weights import left_out, summary

        negotiation = workspace.lookup.negotiation(ref)
        weighing, lacks = workspace.weights.begin(negotiation)
        # With --json the questions must not stand among the data.
        write = say_aside if as_json else say
        if lacks:
            write(f"Left out: {left_out(lacks)}")
        weighing = _interview(weighing, answers, write)
        notes = workspace.weights.save(negotiation, weighing)
        if as_json:
            say_json({"negotiation": negotiation.id, **workspace.weights.data(weighing, lacks)})
            return
        say("")
        say_table(
            ("weight", "issue", "from worst to best"),
            [
                (str(weight), swing.name, swing.range)
                for swing, weight in zip(weighing.swings, weighing.weights, strict=True)
            ],
        )
        for sentence in (*summary(weighing), *notes):
            say(sentence)
        say(f"Saved. `negotui undo {workspace.library.short_id(negotiation.id)}` takes it back.")


def _interview(weighing: Weighing, answers: Sequence[str], write: Callable[[str], None]) -> Weighing:
    """The state after the last question. An unreadable answer is asked again on a terminal, and ends a script."""
    interactive = not answers and sys.stdin is not None and sys.stdin.isatty()
    if interactive:
        write(_INSTRUCTIONS)
    pending = iter(answers) if answers else _input_lines(interactive)
    while (question := weighing.question) is not None:
        write(f"\n{weighing.progress}: {question.text}")
        for number, choice in enumerate(question.choices, 1):
            write(f"  {number}  {' · '.join(choice.lines)}")
        answer = next(pending, None)
        if answer is None and not weighing.weights:
            raise NegotuiError("There are questions left, so nothing was saved.", f"The next one: {question.text}")
        try:
            weighing = _apply(weighing, question, answer or "")
        except ValueRefused as problem:
            if not interactive:
                raise
            fail(problem)
    if answers and (more := next(pending, None)) is not None:
        raise NegotuiError(
            "There are more answers than questions, so nothing was saved.", f"The first one too many is {more}."
        )
    return weighing


def _input_lines(interactive: bool) -> Iterator[str]:
    """The lines of the standard input; on a terminal each has a prompt."""
    while sys.stdin is not None:
        if interactive:
            click.echo("> ", nl=False, err=True)
        line = sys.stdin.readline(_LONGEST)
        if not line:
            return
        yield line.rstrip("\r\n")


def _apply(weighing: Weighing, question: Question, typed: str) -> Weighing:
    """The state after a typed line: one question further, or one back; the first question has none before it."""
    if typed.strip() == _BACK:
        return weighing.before or weighing
    return weighing.answer(question.read(typed))
