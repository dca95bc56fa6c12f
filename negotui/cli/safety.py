"""The commands that keep a workbook safe: back it up, put a backup back, look for damage, save what a damaged file still holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, json_option, opened
from negotui.cli.output import is_terminal, say, say_aside, say_json, say_table
from negotui.cli.passphrase import key_ring
from negotui.errors import NegotuiError, NotFound, StoreError

if TYPE_CHECKING:
    from negotui.config import Places
    from negotui.services.locking import KeyRing
    from negotui.services.workspace import Workspace

_TABLES = {"negotiations": "negotiation", "entries": "entry", "changes": "change", "practices": "practised talk"}


@cli.command()
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Write it to this file, which must not exist yet."
)
@json_option
@click.pass_context
def backup(ctx: click.Context, output: Path | None, as_json: bool) -> None:
    """Back the workbook up, and print where the backup is.

    negotui makes one by itself before the first change of a day; `negotui restore` lists them all.
    """
    with opened(ctx) as workspace:
        if not workspace.path.exists():
            raise _nothing_yet()
        made = workspace.safety.copy_to(output) if output else workspace.safety.backup_now("hand")
        if made is None:
            raise _nothing_yet()
        if as_json:
            say_json({"path": str(made)})
        else:
            say(str(made))


@cli.command()
@click.argument("name", metavar="[BACKUP]", default="")
@click.option("--yes", "-y", is_flag=True, help="Don’t ask.")
@json_option
@click.pass_context
def restore(ctx: click.Context, name: str, yes: bool, as_json: bool) -> None:
    """List the backups, or put one in the place of the workbook: BACKUP is its name, or `last`, or a file.

    It says first what differs. The workbook as it is now is backed up before, so this can be taken back in the same way.
    """
    from negotui.config import find_places

    places = find_places(ctx.find_object(Path))
    if not name:
        _list(places, key_ring(ctx), as_json)
        return
    from negotui.services.restoring import differences, found_backup

    book = places.data_file
    keys = key_ring(ctx)
    path = _found(name) if not book.exists() and not places.backups_folder.exists() else found_backup(book, name)
    lines = differences(book, path, keys)
    if not lines:
        say(f"Nothing differs from {path.name}, so nothing was done.")
        return
    say_aside("\n".join((f"With {path.name} in the place of {book.name}:", *(f"  {line}" for line in lines))))
    if not (yes or _agreed()):
        say("Nothing was done.")
        return
    _restore(places, path, keys, as_json)


def _found(name: str) -> Path:
    """A backup named by its path, where there is no workbook and no backup of one."""
    path = Path(name).expanduser()
    if not path.is_file():
        raise _nothing_yet()
    return path


def _list(places: Places, keys: KeyRing, as_json: bool) -> None:
    from negotui.services.restoring import described
    from negotui.services.safety import backups_of

    found = backups_of(places.data_file)
    for path in [one for one in (places.data_file, *(one.path for one in found)) if not keys.knows(one)][:1]:
        keys.key(path)
    listed = [(one, *described(one, keys)) for one in found]
    if as_json:
        say_json([
            {"name": one.name, "path": str(one.path), "day": one.day.isoformat(), "time": one.time, "reason": one.reason,
             "holds": holds, "problem": problem}
            for one, holds, problem in listed
        ])  # fmt: skip
        return
    if not listed:
        say(
            "There are no backups yet. `negotui backup` makes one; before the first change of a day one is made by itself."
        )
        return
    say_table(
        ("backup", "day", "time", "why", "what is in it"),
        [
            (
                one.name,
                one.day.isoformat(),
                one.time,
                one.reason,
                holds or ("damaged" if keys.knows(one.path) else "locked with another passphrase"),
            )
            for one, holds, _ in listed
        ],
    )
    say_aside("\n`negotui restore BACKUP` shows what differs, then asks.")


def _restore(places: Places, path: Path, keys: KeyRing, as_json: bool) -> None:
    from datetime import UTC, datetime

    from negotui.services.restoring import restore as put_back

    workspace = _if_it_opens(places, keys)
    try:
        done = put_back(workspace, places.data_file, path, f"{datetime.now(UTC):%Y%m%dT%H%M%S}", keys)
    finally:
        if workspace is not None:
            workspace.close()
    if as_json:
        kept = {"before": done.before, "aside": done.aside}
        say_json({"restored": str(path), **{name: str(at) if at else "" for name, at in kept.items()}})
        return
    say(f"Restored from {path.name}.")
    if done.before is not None:
        say(f"What was there before is kept: `negotui restore {done.before.stem}` brings it back.")
    if done.aside is not None:
        say(f"The damaged file is now {done.aside}.")


def _if_it_opens(places: Places, keys: KeyRing) -> Workspace | None:
    """The workbook; None where it is missing or damaged. Raises NegotuiError where its passphrase cannot be had."""
    from negotui.config import open_workspace

    keys.key(places.data_file)
    try:
        return open_workspace(places, keys=keys) if places.data_file.exists() else None
    except StoreError:
        return None


@cli.command()
@json_option
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Look for damage: in the file, its search index, views and history. The exit code is 1 if there is some.

    It also says which guides are missing, and which links lead to entries that are gone.
    """
    with opened(ctx) as workspace:
        if not workspace.path.exists():
            raise _nothing_yet()
        findings = workspace.checkup.findings()
        remarks = [] if findings else workspace.checkup.remarks()
        path = workspace.path
    if as_json:
        say_json({"file": str(path), "findings": findings, "remarks": remarks})
    else:
        for line in (*findings, *remarks):
            say(line)
        if not findings:
            say(f"{path.name} is sound.")
    if findings:
        raise StoreError(
            f"{path} has {len(findings)} {'fault' if len(findings) == 1 else 'faults'}.",
            "`negotui restore` lists the backups; `negotui repair` saves what can be read to a new file.",
        )


@cli.command()
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="The new file; by default it lies beside the damaged one."
)
@json_option
@click.pass_context
def repair(ctx: click.Context, output: Path | None, as_json: bool) -> None:
    """Save what can be read of a damaged workbook to a new file. The damaged one is not touched."""
    from negotui.config import find_places
    from negotui.services.restoring import repair as saved_from

    places = find_places(ctx.find_object(Path))
    if not places.data_file.exists():
        raise _nothing_yet()
    done = saved_from(places.data_file, output, key_ring(ctx).key(places.data_file))
    if as_json:
        say_json({"path": str(done.path), "saved": done.saved, "lost": done.lost})
        return
    for table, word in _TABLES.items():
        lost = f", at least {done.lost[table]} could not be read" if done.lost[table] else ""
        say(f"{done.saved[table]:>6,} {word if done.saved[table] == 1 else table}{lost}")
    say(
        f"Saved to {done.path}. `negotui --file {done.path} list` shows it; `negotui restore {done.path}` puts it in place."
    )


def _agreed() -> bool:
    if not is_terminal():
        raise NegotuiError(
            "Nothing was restored, since I can’t ask here.", "Add --yes to restore it without being asked."
        )
    return click.confirm("Restore it?", err=True)


def _nothing_yet() -> NotFound:
    from negotui.services.library import NONE_YET

    return NotFound(NONE_YET)
