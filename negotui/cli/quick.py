"""Asks the quick questions: on a terminal one after the other; in a script the answers come as options or as lines."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from negotui.cli.output import say_aside
from negotui.domain.negotiation import Negotiation
from negotui.domain.quick import Part, QuickQuestion, progress
from negotui.domain.text import plural, suggestion
from negotui.domain.workbooks import Template
from negotui.errors import NegotuiError, NotFound
from negotui.services.quick import is_begun
from negotui.services.workspace import Workspace

_BACK = "<"
_LONGEST = 4_000
"""The most characters of a line: more is a paste by mistake."""


def ask_quickly(
    workspace: Workspace, template: Template | None, guide: str, known: Mapping[str, str], given: Mapping[str, str]
) -> Negotiation:
    """A negotiation with the answers to the quick questions; each is saved as it is given.

    known: title, counterpart, kind and deadline from the command line, or empty.  given: answers from options, by their flags.
    Raises NegotuiError where nothing was answered.
    """
    title, counterpart, kind, deadline = (known[name] for name in ("title", "with", "kind", "deadline"))
    if not given and not _on_terminal():
        given = _lines(guide, workspace)
        asks = False
    else:
        asks = not given
    title, counterpart = title or given.get("title", ""), counterpart or given.get("with", "")
    if title or template:
        negotiation = workspace.negotiations.create(title, counterpart, template, kind, deadline, guide)
    else:
        negotiation = workspace.quick.begin(guide)
        details = {"counterpart": counterpart, "kind": kind, "deadline": deadline}
        negotiation = _keep_details(workspace, negotiation, details)
    answered = {name for name, text in (("title", title), ("with", counterpart)) if text}
    interview = Interview(workspace, negotiation, answered)
    try:
        if asks:
            interview.ask()
        else:
            interview.take(given)
    finally:
        # Also where somebody leaves by ctrl+c: what was answered is kept, and needs a title to be found by.
        interview.finish()
    if not is_begun(interview.negotiation):
        raise NegotuiError(
            "Nothing was answered, so nothing is kept.", "`negotui new --quick --help` names the answers."
        )
    return interview.negotiation


def _keep_details(workspace: Workspace, negotiation: Negotiation, texts: Mapping[str, str]) -> Negotiation:
    step = workspace.entries.step()
    for name, text in texts.items():
        if text:
            saved, problem = workspace.entries.write_field(negotiation, negotiation.details, name, text, step)
            negotiation = negotiation.with_entry(saved.entry)
            if problem:
                say_aside(f"{problem.message} {problem.hint} It is kept as you typed it.")
    return negotiation


class Interview:
    """The questions to one negotiation. negotiation: with the answers so far."""

    def __init__(self, workspace: Workspace, negotiation: Negotiation, answered: set[str]) -> None:
        """answered: the flags of the parts that are not asked any more."""
        self.negotiation = negotiation
        self._workspace, self._answered = workspace, answered
        self._questions = workspace.quick.questions(negotiation)
        self._step = workspace.entries.step()

    def take(self, given: Mapping[str, str]) -> None:
        """Keep the answers, by the flags of their parts."""
        for question in self._questions:
            for part in question.parts:
                if part.flag not in self._answered and (text := given.get(part.flag, "")):
                    self._keep(question, part, text)

    def ask(self) -> None:
        """Ask on the terminal, question by question; `<` goes back, an empty line goes on."""
        many = plural(progress(self._questions, self._questions[-1])[1], "question")
        say_aside(f"Five minutes, {many}. An empty line skips one, {_BACK} goes back. Each answer is saved at once.")
        place = self._next(-1, 1)
        while place is not None:
            back = self._put(self._questions[place])
            self.negotiation = self._workspace.quick.settle(self.negotiation, self._step)
            before = self._next(place, -1) if back else None
            place = before if before is not None else self._next(place - back, 1)

    def finish(self) -> None:
        """Keep what follows from the answers."""
        self.negotiation = self._workspace.quick.finish(self.negotiation, self._step)

    def _next(self, place: int, by: int) -> int | None:
        """The next question with a part that is not answered on the command line."""
        found = self._workspace.quick.after(self.negotiation, self._questions, place, by)
        while found is not None and all(part.flag in self._answered for part in self._questions[found].parts):
            found = self._workspace.quick.after(self.negotiation, self._questions, found, by)
        return found

    def _put(self, question: QuickQuestion) -> bool:
        """Ask a question; returns whether to go back to the one before."""
        number, of = progress(self._questions, question)
        say_aside(f"\n{number} of {of}  {question.about}")
        there = self._workspace.quick.answered(self.negotiation, question)
        for part, answer in zip(question.parts, there, strict=True):
            if part.flag in self._answered:
                continue
            text = self._line(f"{part.ask} [{answer}] " if answer else f"{part.ask} ")
            while text.strip() and text.strip() != _BACK and not self._keep(question, part, text):
                text = self._line("Type it again, or press enter to leave it: ")
            if text.strip() == _BACK:
                return True
        return False

    def _line(self, prompt: str) -> str:
        """A line from the terminal; its end skips all that is left."""
        click.echo(prompt, nl=False, err=True)
        return sys.stdin.readline(_LONGEST).rstrip("\r\n")

    def _keep(self, question: QuickQuestion, part: Part, text: str) -> bool:
        """Save an answer; returns whether it could be read, and says why not."""
        quick = self._workspace.quick
        self.negotiation, problem = quick.answer(self.negotiation, question, part.field, text, self._step)
        if problem:
            say_aside(f"{problem.message} {problem.hint} It is kept as you typed it.")
        return problem is None


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _lines(guide: str, workspace: Workspace) -> dict[str, str]:
    """The answers on the standard input, a line each, by name. Raises NegotuiError for a line that is none, before any is saved."""
    flags = [part.flag for question in workspace.quick.questions_of(guide) for part in question.parts]
    found: dict[str, str] = {}
    for line in sys.stdin or ():
        name, equals, text = (part.strip() for part in line[:_LONGEST].partition("="))
        if not (name or equals):
            continue
        if not equals:
            raise NegotuiError(f"“{name[:40]}” has no =.", f"Write each answer as name=answer: {', '.join(flags)}.")
        if name not in flags:
            raise NotFound(f"No question is called {name[:40]}.", suggestion(name, flags))
        found[name] = text
    return found
