"""What the workbook and the review ask in dialogs: where to go, where to write the notes, how much each issue matters,
with whom to practise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from negotui.tui.clipboard import copy
from negotui.tui.notices import show_notice
from negotui.tui.screens.export_file import ask_and_export
from negotui.tui.screens.form_session import FormColumn
from negotui.tui.screens.negotiation_screen import NegotiationScreen
from negotui.tui.screens.section_choice import ask_section
from negotui.tui.screens.weights import ask_weights

Go = Callable[[int], None]
"""Goes to a section by its number, from 0."""


def _ask_section(screen: NegotiationScreen, go: Go) -> None:
    ask_section(screen, screen.guide, go)


def _ask_export(screen: NegotiationScreen, _: Go) -> None:
    if screen.forms.flush():
        ask_and_export(screen, screen.workspace, screen.negotiation, screen.EXPORTS)


def _ask_weights(screen: NegotiationScreen, _: Go) -> None:
    if screen.forms.close():
        ask_weights(screen, screen.workspace, screen.negotiation, screen.reload)


def _ask_rows(screen: NegotiationScreen, _: Go) -> None:
    """A file whose rows become entries of the sheet under the cursor."""
    # What is needed once in a while costs no start.
    from negotui.tui.screens.row_file import ask_rows
    from negotui.tui.screens.section_pane import SectionPane

    if screen.forms.close():
        pane = screen.query_one(SectionPane)
        ask_rows(pane, pane.opened, pane.view_at_cursor() or pane.section.views[0])


def _copy_entry(screen: NegotiationScreen, _: Go) -> None:
    """The entry under the cursor to the clipboard."""
    entry = screen.query_one(FormColumn).entry_at_cursor()
    if entry is None:
        show_notice(screen, "Put the cursor on an entry to copy it; Y copies the section.")
    else:
        copy(screen.app, screen.workspace.export.entry_text(screen.negotiation, entry), "the entry")


def _copy_section(screen: NegotiationScreen, _: Go) -> None:
    """The section that is shown to the clipboard, with what it adds up to."""
    from negotui.tui.screens.section_pane import SectionPane

    section = screen.query_one(SectionPane).section
    copy(screen.app, screen.workspace.export.text(screen.negotiation, section=section.id), section.tab)


def _ask_template(screen: NegotiationScreen, _: Go) -> None:
    """A name for a starting point that is made of this negotiation."""
    from negotui.tui.screens.save_template import ask_template

    if screen.forms.close():
        ask_template(screen)


def _try_plan(screen: NegotiationScreen, _: Go) -> None:
    """The plan in many talks."""
    from negotui.tui.screens.try_plan import try_plan

    if screen.forms.close():
        try_plan(screen)


def _ask_practice(screen: NegotiationScreen, _: Go) -> None:
    """With whom to practise, or which practice to go on with."""
    from negotui.tui.screens.practising import ask_practice

    if screen.forms.close():
        ask_practice(screen)


QUESTIONS: Mapping[str, Callable[[NegotiationScreen, Go], None]] = {
    "section": _ask_section,
    "export": _ask_export,
    "rows": _ask_rows,
    "template": _ask_template,
    "practice": _ask_practice,
    "copy": _copy_entry,
    "copy all": _copy_section,
    "weights": _ask_weights,
    "trial": _try_plan,
}
"""The questions by the names that commands ask them by."""
