"""Asks for a file of rows for the sheet under the cursor, says what they would become, and takes them over."""

from __future__ import annotations

from pathlib import Path

from negotui.domain.guide import View
from negotui.domain.row_files import read_rows
from negotui.domain.text import harmless, listed
from negotui.errors import NegotuiError
from negotui.services.rows import RowPlan
from negotui.tui.dialogs.choices import ChoiceDialog, LineDialog
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_notice
from negotui.tui.screens.form_session import FormColumn
from negotui.tui.screens.open_negotiation import OpenNegotiation, reload

_TAKE, _LEAVE = "take", "leave"
_MOST = 12
_HINT = "CSV or tab-separated, its first line the titles · enter looks into it · esc cancels"


def ask_rows(pane: FormColumn, opened: OpenNegotiation, view: View, typed: str = "") -> None:
    """Ask for a file. typed: what was typed before, to be mended."""
    if opened.workspace.read_only:
        show_error(pane, NegotuiError("This file is read-only.", opened.workspace.read_only))
        return

    def named(answer: str | None) -> None:
        if not answer or not answer.strip():
            return
        try:
            content = _content(Path(answer.strip()).expanduser())
            plan = opened.workspace.rows.plan(opened.negotiation, view.sheet, read_rows(content))
        except NegotuiError as error:
            show_error(pane, error)
            ask_rows(pane, opened, view, answer)
            return
        _ask(pane, opened, plan)

    pane.app.push_screen(LineDialog(f"Rows for {view.title} from", typed, _HINT), named)


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would be waited for
            raise NegotuiError(f"There is no file {path}.", "Name another one.")
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or "its name can’t be one"
        raise NegotuiError(f"I can’t read {path}: {why}.", "Name another file.") from problem


def _ask(pane: FormColumn, opened: OpenNegotiation, plan: RowPlan) -> None:
    taken = [field.heading for field in plan.columns if field is not None]
    lines = [Line(literal(f" Into: {listed(taken[:_MOST])}"))]
    if plan.left_out:
        lines.append(Line(literal(f" Left out: {harmless(listed(plan.left_out[:_MOST]))}", "muted")))
    if plan.note:
        lines.append(Line(literal(f" {plan.note}", "muted")))
    answers = ((_TAKE, "y", "Add them"), (_LEAVE, "n", "Leave everything as it is"))
    lines += [BLANK, *(Line(literal(f" {key}  {words}"), answer) for answer, key, words in answers)]

    def answered(answer: str | None) -> None:
        if answer != _TAKE:
            return
        try:
            opened.workspace.rows.take_over(opened.negotiation, plan)
        except NegotuiError as error:
            show_error(pane, error)
            return
        reload(pane, opened)
        show_notice(pane, f"{plan.sentence} u takes it all back.")

    pane.app.push_screen(
        ChoiceDialog(plan.sentence, lines, keys={key: answer for answer, key, _ in answers}, at=_TAKE), answered
    )
