"""Backups: when they are made, which are kept, how they differ, and what restoring one leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.negotiation import Negotiation
from negotui.errors import NotFound, StoreError
from negotui.services.locking import KeyRing
from negotui.services.restoring import described, differences, found_backup, repair, restore
from negotui.services.safety import DAILY, Backup, backups_of, superfluous
from negotui.services.workspace import Workspace
from negotui.store.backup import is_sound

from .conftest import Clock

FIRST = date(2026, 11, 20)
DAYS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from([DAILY, "import", "hand"])), max_size=60, unique=True)


def made(days: list[tuple[int, str]]) -> list[Backup]:
    listed = [Backup(Path(f"{day}-{why}"), FIRST + timedelta(days=day), "09:00", why) for day, why in days]
    return sorted(listed, key=lambda one: one.day, reverse=True)


@given(DAYS, st.integers(-1, 8), st.integers(-1, 5))
def test_the_newest_stays_and_so_do_the_days_and_weeks_that_are_wanted(
    days: list[tuple[int, str]], kept_days: int, kept_weeks: int
) -> None:
    listed = made(days)
    gone = superfluous(listed, kept_days, kept_weeks)
    left = [one for one in listed if one not in gone]
    assert left[:1] == listed[:1]
    daily = [one for one in listed if one.reason == DAILY]
    for wanted in (daily[: max(kept_days, 0)], [one for one in listed if one.reason != DAILY][:10]):
        assert set(wanted) <= set(left)
    weeks = sorted({one.day.isocalendar()[:2] for one in daily}, reverse=True)[: max(kept_weeks, 0)]
    assert {one.day.isocalendar()[:2] for one in left if one.reason == DAILY} >= set(weeks)
    assert len([one for one in left if one.reason == DAILY]) <= max(kept_days, 0) + max(kept_weeks, 0) + 1


def test_one_is_made_each_day_and_only_where_there_is_something_to_lose(workspace: Workspace, clock: Clock) -> None:
    assert workspace.safety.daily() is None
    workspace.negotiations.create("Rent")
    for _ in range(2):
        workspace.safety.daily()
    assert [one.reason for one in workspace.safety.backups()] == [DAILY]
    clock.moment += timedelta(days=1)
    assert workspace.safety.daily(0) is None
    path = workspace.safety.daily()
    assert path is not None
    assert is_sound(path)
    assert [stat.st_mode & 0o777 for stat in (path.stat(), path.parent.stat())] == [0o600, 0o700]
    assert len(workspace.safety.backups()) == 2


def test_many_in_one_minute_have_names_of_their_own_and_ten_are_kept(workspace: Workspace, clock: Clock) -> None:
    workspace.negotiations.create("Rent")
    for _ in range(12):
        clock.moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
        workspace.safety.backup_now("import")
    listed = workspace.safety.backups()
    assert len(listed) == len({one.path for one in listed}) == 10


def test_files_of_other_names_are_left_alone(workspace: Workspace) -> None:
    workspace.negotiations.create("Rent")
    workspace.safety.backup_now("hand")
    for name in ("notes.txt", "2026-99-99-0900-daily.db", "x.db"):
        (workspace.safety.folder / name).write_text("")
    assert [one.reason for one in backups_of(workspace.path)] == ["hand"]


def test_a_damaged_file_is_not_backed_up_and_no_backup_goes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.negotiations.create("Rent")
    workspace.safety.backup_now("hand")
    monkeypatch.setattr("negotui.services.safety.damage", lambda _: "broken")
    with pytest.raises(StoreError, match="damaged"):
        workspace.safety.backup_now("hand")
    assert len(workspace.safety.backups()) == 1
    assert workspace.safety.care() == (True, None)


def test_restoring_says_what_differs_and_can_be_taken_back(
    workspace: Workspace, other: Workspace, negotiation: Negotiation
) -> None:
    entry = workspace.entries.add(negotiation, "issues", {"name": "Pay"})
    went = workspace.entries.add(negotiation, "issues", {"name": "Days"})
    backup = workspace.safety.backup_now("hand")
    assert backup is not None
    assert differences(workspace.path, backup, KeyRing()) == []
    workspace.entries.save(entry, entry.put("name", "Salary"), workspace.entries.step())
    workspace.entries.delete(went)
    workspace.entries.add(negotiation, "issues", {"name": "Car"})
    workspace.negotiations.create("Rent")
    assert differences(workspace.path, backup, KeyRing()) == [
        "Senior role: 1 entry back, 1 entry gone, 1 entry as before",
        "Rent: goes away, with 0 entries",
    ]
    other.changed_elsewhere()
    done = restore(workspace, workspace.path, backup, "now", KeyRing())
    assert done.aside is None
    assert differences(workspace.path, backup, KeyRing()) == []
    # Another window goes on with what came back.
    assert other.changed_elsewhere()
    read = other.lookup.negotiation(negotiation.id)
    assert [one.get("name") for one in read.of("issues")] == ["Pay", "Days"]
    other.entries.add(read, "issues", {"name": "More"})
    assert done.before is not None
    restore(other.twin(), other.path, done.before, "then", KeyRing())
    assert {one.get("name") for one in other.lookup.negotiation(negotiation.id).of("issues")} == {"Salary", "Car"}


def test_a_workbook_that_is_gone_comes_back(workspace: Workspace, negotiation: Negotiation) -> None:
    backup = workspace.safety.backup_now("hand")
    assert backup is not None
    workspace.close()
    workspace.path.unlink()
    (line,) = differences(workspace.path, backup, KeyRing())
    assert "1 negotiation would come back" in line
    assert restore(None, workspace.path, backup, "now", KeyRing()).before is None
    assert is_sound(workspace.path)
    assert workspace.path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_workbook_is_moved_aside_and_kept(workspace: Workspace, negotiation: Negotiation) -> None:
    backup = workspace.safety.backup_now("hand")
    assert backup is not None
    workspace.close()
    spoiled = b"x" * 5000
    workspace.path.write_bytes(spoiled)
    done = restore(None, workspace.path, backup, "now", KeyRing())
    assert done.aside is not None
    assert done.aside.read_bytes() == spoiled
    assert is_sound(workspace.path)


def test_a_damaged_backup_is_refused_and_listed_as_such(workspace: Workspace, negotiation: Negotiation) -> None:
    backup = workspace.safety.backup_now("hand")
    assert backup is not None
    (listed,) = workspace.safety.backups()
    assert described(listed, KeyRing()) == ("1 negotiation, 0 entries", "")
    backup.write_bytes(b"x" * 5000)
    assert "damaged" in described(listed, KeyRing())[1]
    before = workspace.path.read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        restore(workspace, workspace.path, backup, "now", KeyRing())
    assert workspace.path.read_bytes() == before


def test_a_backup_is_named_by_its_beginning_or_as_the_last(workspace: Workspace, clock: Clock) -> None:
    workspace.negotiations.create("Rent")
    first, last = (workspace.safety.backup_now(why) for why in ("hand", "import"))
    assert first is not None
    assert last is not None
    assert found_backup(workspace.path, first.stem) == first
    assert found_backup(workspace.path, last.stem[:-1]) == last
    assert found_backup(workspace.path, str(first)) == first
    assert found_backup(workspace.path, "last") in {first, last}
    for wrong in ("", "2026", "nothing"):
        with pytest.raises(NotFound):
            found_backup(workspace.path, wrong)


def test_a_sound_workbook_has_no_findings_and_names_what_leads_nowhere(
    workspace: Workspace, negotiation: Negotiation
) -> None:
    issue = workspace.entries.add(negotiation, "issues", {"name": "Pay"})
    workspace.entries.add(workspace.lookup.negotiation(negotiation.id), "limits", {"issue": "Pay"})
    assert (workspace.checkup.findings(), workspace.checkup.remarks()) == ([], [])
    workspace.entries.delete(issue)
    assert workspace.checkup.remarks() == ["“Senior role”: 1 link to entries that are gone."]


def test_repair_writes_beside_the_workbook(workspace: Workspace, negotiation: Negotiation) -> None:
    done = repair(workspace.path, None)
    assert done.path == workspace.path.with_name("negotui.repaired.db")
    assert replace(done, path=workspace.path).saved["negotiations"] == 1
