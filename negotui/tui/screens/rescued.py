"""Words that could not be saved when the program last ended: offered at the start, until they are put back or thrown away."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from negotui.domain.negotiation import Entry
from negotui.domain.text import cut, harmless, one_line, plural
from negotui.errors import NegotuiError
from negotui.services.rescue import RescueFile
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.choices import ChoiceDialog
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice

_BACK, _LATER, _AWAY = "back", "later", "away"
_SHOWN = 4
"""How many texts the dialog shows the beginnings of."""


def offer_rescued(screen: Screen[None], workspace: Workspace, go_to: Callable[[Entry], None]) -> None:
    """Ask what is to become of each rescue file, one after the other. go_to: shows the entry that was put back."""
    files = list(workspace.rescue.found())

    def ask(number: int) -> None:
        if number < len(files):
            screen.app.push_screen(_dialog(files[number]), lambda answer: answered(number, answer))

    def answered(number: int, answer: str | None) -> None:
        try:
            if answer == _BACK:
                entry = workspace.rescue.put_back(files[number])
                show_notice(screen, "Put back. u takes it out again.")
                go_to(entry)
            elif answer == _AWAY:
                workspace.rescue.throw_away(files[number])
        except NegotuiError as error:
            show_error(
                screen, NegotuiError(error.message, f"{error.hint} The words are still in {files[number].path}.")
            )
        ask(number + 1)

    if not workspace.read_only:
        ask(0)


def _dialog(file: RescueFile) -> ChoiceDialog:
    lines = []
    for text in file.texts[:_SHOWN]:
        title = text.negotiation.title or "Untitled"
        words = cut(harmless(one_line(text.text)), 60) or "(emptied)"
        lines += [Line(literal(f" {cut(title, 40)} · {text.field}", "muted")), Line(literal(f"   {words}"))]
    if len(file.texts) > _SHOWN:
        lines.append(Line(literal(f"   and {plural(len(file.texts) - _SHOWN, 'more text')}", "muted")))
    answers = (
        (_BACK, "p", "Put them back where they were typed"),
        (_LATER, "l", "Later: ask again at the next start"),
        (_AWAY, "t", "Throw them away"),
    )
    lines += [BLANK, *(Line(literal(f" {key}  {words}"), answer) for answer, key, words in answers)]
    title = "These words could not be saved when negotui last ended"
    return ChoiceDialog(title, lines, keys={key: answer for answer, key, _ in answers}, at=_BACK)
