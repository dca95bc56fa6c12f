"""What keeps a workbook safe, from the palette: back it up, see the backups and how one comes back, look for damage."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

from textual.screen import Screen

from negotui.errors import NegotuiError
from negotui.services.safety import Backup
from negotui.services.workspace import Workspace
from negotui.tui.dialogs.pages import PageDialog
from negotui.tui.drawing.blocks import wrapped
from negotui.tui.drawing.lines import BLANK, Line
from negotui.tui.drawing.literal import literal
from negotui.tui.notices import show_error, show_news, show_notice

_BACK = (
    "To bring one back, leave negotui with q and type the command under it. It shows what would change and asks first. "
    "What is in the workbook now is backed up before, so you can go back to it in the same way."
)
_BY_ITSELF = "Before the first change of a day negotui makes a backup by itself."
_DAMAGED = "`negotui restore` lists the backups; `negotui repair` saves what can be read to a new file."
Result = TypeVar("Result")


def keep_safe(screen: Screen[Any], workspace: Workspace, what: str) -> None:
    """Do one of these, in a thread: a file may be large. what: `backup`, `backups` or `check`."""
    if workspace.scratch:
        show_notice(screen, "This is a scratch workbook. It is gone when you leave, so there is nothing to back up.")
        return
    match what:
        case "backup":
            show_notice(screen, "Backing up …")
            doing = _in_thread(screen, workspace, _backed_up, partial(show_news, screen))
        case "backups":
            doing = _in_thread(screen, workspace, _listed, partial(_page, screen, "Backups"))
        case _:
            show_notice(screen, "Looking through the file …")
            doing = _in_thread(screen, workspace, _checked, partial(_page, screen, "The file"))
    screen.app.run_worker(doing, group="safety")


async def _in_thread(
    screen: Screen[Any], workspace: Workspace, work: Callable[[Workspace], Result], done: Callable[[Result], None]
) -> None:
    """Work on a connection of the thread's own, then show the result, or why there is none."""

    def worked() -> Result:
        twin = workspace.twin()
        try:
            return work(twin)
        finally:
            twin.close()

    try:
        result = await asyncio.to_thread(worked)
    except NegotuiError as error:
        show_error(screen, error)
    else:
        done(result)


def _backed_up(workspace: Workspace) -> str:
    made = workspace.safety.backup_now("hand")
    if made is None:
        return "There is nothing to back up yet."
    return f"Backed up and checked: {made}"


def _listed(workspace: Workspace) -> list[tuple[str, str]]:
    """The backups, each with how it is brought back, and what is to be known of them."""
    from negotui.services.locking import KeyRing
    from negotui.services.restoring import described

    keys, listed = KeyRing(held=workspace.key), workspace.safety.backups()
    if not listed:
        return [("", f"There are no backups yet. {_BY_ITSELF} The palette has “back up now”.")]
    lines = [("", _BACK), ("", "")]
    for one in listed:
        holds, problem = described(one, keys)
        lines += [
            ("heading", _when(one)),
            ("", f"  {holds or problem}"),
            ("key", f"  negotui restore {one.name}"),
            ("", ""),
        ]
    return [*lines, ("muted", f"They are in {workspace.safety.folder}. {_BY_ITSELF}")]


def _when(backup: Backup) -> str:
    why = {"daily": "by itself", "hand": "by you", "restore": "before a restore"}.get(
        backup.reason, f"before {backup.reason}"
    )
    return f"{backup.day.isoformat()}, {backup.time}, made {why}"


def _checked(workspace: Workspace) -> list[tuple[str, str]]:
    """What is wrong with the file, or that nothing is."""
    findings = workspace.checkup.findings()
    remarks = [] if findings else workspace.checkup.remarks()
    lines = [("", one) for one in (*findings, *remarks)]
    end = (
        ("", _DAMAGED)
        if findings
        else ("", f"{workspace.path.name} is sound: no damage in the file, its search or its history.")
    )
    return [*lines, end] if findings else [end, *lines]


def _page(screen: Screen[Any], title: str, lines: Iterable[tuple[str, str]]) -> None:
    """Show lines of text. lines: the ink and the text of each."""
    shown = list(lines)

    def laid_out(width: int) -> list[Line]:
        page: list[Line] = []
        for ink, text in shown:
            page += [Line(line) for line in wrapped(literal(text, ink), width)] if text else [BLANK]
        return page

    screen.app.push_screen(PageDialog(title, laid_out))
