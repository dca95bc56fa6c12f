"""Rows and days of a negotiation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from negotui.domain.blocks import Column, Heading, Table, plain
from negotui.domain.negotiation import Entry
from negotui.services.records import records_of_page
from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


def test_every_sheet_is_a_table_of_values(workspace: Workspace) -> None:
    made = make_example(workspace)
    issue = made.of("issues")[0]
    workspace.entries.write_field(made, issue, "limit", "a lot", "s")
    workspace.entries.edit(made.of("issues")[1].id, {"target": "5000 EUR"})
    made = workspace.lookup.negotiation(made.id)
    tables = {one.id: one for one in workspace.export.notes(made).records}
    assert next(iter(tables)) == "details"
    assert set(tables) == {"details", *(entry.sheet for entry in made.entries)}
    issues = tables["issues"]
    titles = [column.title for column in issues.columns]
    rows = [dict(zip(titles, row, strict=True)) for row in issues.rows]
    assert (rows[0]["Opening"], rows[0]["Limit"], rows[1]["Target"]) == (Decimal(130000), "a lot", "5000 EUR")
    assert rows[2]["Must"] is True
    assert rows[0]["Must"] is None
    facts = tables["facts"]
    cells = dict(zip([column.title for column in facts.columns], facts.rows[0], strict=True))
    assert (cells["Date"], cells["Issue"]) == (date(2026, 11, 3), "Base salary")
    assert len(tables["options"].rows) == len(made.of("options"))


def test_a_sheet_that_the_guide_no_longer_has_is_kept(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent")
    entry = Entry("0" * 26, made.id, "gone", (("what", "words"), ("figure", "12")))
    workspace.entries.save(entry, entry.put("what", "kept words"), "s")
    (_, table) = workspace.export.notes(workspace.lookup.negotiation(made.id)).records
    assert (table.id, table.rows) == ("gone", (("kept words", "12"),))


def test_tables_of_a_page_are_called_by_their_headings() -> None:
    table = Table((Column("a"),), ((plain("b"),),))
    found = records_of_page((table, Heading(2, plain("Due: soon")), table, table))
    assert [(one.id, one.title, one.rows) for one in found] == [
        ("table-1", "Table 1", (("b",),)),
        ("due-soon-2", "Due: soon", (("b",),)),
        ("due-soon-3", "Due: soon", (("b",),)),
    ]


def test_what_has_a_day_and_is_not_done_is_in_the_calendar(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Rent", "Okafor", deadline="in 7 days")
    for sheet, texts in (
        ("commitments", {"what": "Mend the roof", "due": "in 3 days"}),
        ("commitments", {"what": "Paid", "due": "in 3 days", "done": "yes"}),
        ("commitments", {"what": "Some day"}),
        ("alternatives", {"what": "Mill Lane", "side": "mine", "next": "Call them", "due": "tomorrow"}),
        ("alternatives", {"what": "A chain", "side": "theirs", "due": "tomorrow"}),
        ("offers", {"name": "theirs 1", "side": "theirs", "until": "2026-11-30 12:00"}),
    ):
        workspace.entries.add(workspace.lookup.negotiation(made.id), sheet, texts)
    days = workspace.export.notes(workspace.lookup.negotiation(made.id)).appointments
    assert [(one.title, one.at) for one in days] == [
        ("Next step: Call them", date(2026, 11, 24)),
        ("Promise: Mend the roof", date(2026, 11, 26)),
        ("Deadline: Rent", date(2026, 11, 30)),
        ("Offer lapses: theirs 1", datetime(2026, 11, 30, 12)),
    ]
    assert {one.about for one in days} == {"Rent, with Okafor"}
    assert all(one.changed and one.uid.endswith("@negotui") for one in days)
    due = {one.entry for one in workspace.agenda.items(30)}
    assert {one.uid.removesuffix("@negotui") for one in days} == due
