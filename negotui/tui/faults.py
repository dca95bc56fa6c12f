"""What is said when the app stops on a mistake of its own, and what a log has of the app."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from textual.app import App
from textual.screen import Screen

from negotui.config import find_places
from negotui.errors import NegotuiError
from negotui.services.fault_report import LOG, keep_report


def stopped(error: BaseException, kept: NegotuiError | None) -> NegotuiError:
    """The end in words. kept: what has become of what was typed last, None where it is saved."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" in {place.tb_frame.f_code.co_name}, line {place.tb_lineno}" if place else ""
    report = keep_report(find_places().cache_folder / "reports", error)
    said = kept.message if kept else "Everything marked “saved” is safe; what was typed last is saved too."
    lies = f" A report without any of your words lies in {report}." if report else ""
    return NegotuiError(
        f"negotui stopped on a mistake of its own: {type(error).__name__}{where}.",
        f"{said}{lies} Please send it, with what you did just before. `negotui` goes on where you were.",
    )


def write_down(app: App[Any]) -> None:
    """Where a log was asked for, write down which screens come up, and which actions run for how long: no text of the user."""
    if not LOG.handlers:
        return
    push, run = app.push_screen, app.run_action

    def push_screen(screen: Any, *args: Any, **kwargs: Any) -> Any:
        LOG.info("screen %s", type(screen).__name__ if isinstance(screen, Screen) else screen)
        return push(screen, *args, **kwargs)

    async def run_action(action: Any, *args: Any, **kwargs: Any) -> bool:
        begun = perf_counter()
        done = await run(action, *args, **kwargs)
        LOG.info("action %s, %d ms", action if isinstance(action, str) else action[1], (perf_counter() - begun) * 1000)
        return done

    vars(app).update(push_screen=push_screen, run_action=run_action)
