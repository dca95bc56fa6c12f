"""One view a sheet, as other programs read it."""

from __future__ import annotations

import json
import sqlite3

import pytest
from sqlite_utils.cli import cli

from negotui.domain.guide import Field, FieldType, Sheet
from negotui.store import negotiations
from negotui.store.database import Database
from negotui.store.views import sync_views

from .conftest import AT, Make

ISSUES = Sheet("issues", "Issues", (Field("name", FieldType.TEXT, "?"), Field("limit", FieldType.MONEY, "?")))
LIMITS = Sheet(
    "limits", "Limits", (Field("issue", FieldType.LINK, "?", to="issues"), Field("low", FieldType.MONEY, "?"))
)
GUESSES = Sheet(
    "guesses",
    "Guesses",
    (
        Field("limit", FieldType.LINK, "?", to="limits"),
        Field("issues", FieldType.LINKS, "?", to="issues"),
        Field("title", FieldType.TEXT, "?"),
        Field("order", FieldType.CHECK, "?"),
        Field("it's", FieldType.TEXT, "?"),
    ),
)


def records(database: Database, view: str) -> list[dict[str, object]]:
    cursor = database.connection.execute(f'SELECT * FROM "{view}"')
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def test_columns_are_the_fields(database: Database, negotiation: Make, entry: Make) -> None:
    owner = negotiation(title="Senior role")
    pay = entry(owner, "issues", name="Pay", limit="94400.5 EUR")
    days = entry(owner, "issues", 2, name="Days")
    limit = entry(owner, "limits", issue=pay, low="80000")
    entry(owner, "guesses", limit=limit, issues=f"{pay} {days}", title="Mine", order="yes", **{"it's": "odd"})
    assert sync_views(database, "leverage", (ISSUES, LIMITS, GUESSES))
    common = {"negotiation": owner, "title": "Senior role", "position": 1, "created": AT, "updated": AT}
    assert records(database, "issues") == [
        {"id": pay, **common, "name": "Pay", "limit": 94400.5},
        {"id": days, **common, "position": 2, "name": "Days", "limit": None},
    ]
    (record,) = records(database, "limits")
    assert (record["issue"], record["issue_id"], record["low"]) == ("Pay", pay, 80000)
    (record,) = records(database, "guesses")
    assert (record["limit"], record["limit_id"]) == ("Pay", limit)
    assert record["issues"] == "Pay; Days"
    assert (record["title"], record["title_"], record["order"], record["it's"]) == ("Senior role", "Mine", "yes", "odd")


def test_a_name_that_is_a_link_is_followed_three_times(database: Database, negotiation: Make, entry: Make) -> None:
    owner = negotiation(title="A")
    sheets = [ISSUES]
    ids = [entry(owner, "issues", name="Pay")]
    for number in range(1, 5):
        sheets.append(Sheet(f"s{number}", "?", (Field("of", FieldType.LINK, "?", to=sheets[-1].id),)))
        ids.append(entry(owner, f"s{number}", of=ids[-1]))
    sync_views(database, "leverage", sheets)
    shown = [records(database, sheet.id)[0]["of"] for sheet in sheets[1:]]
    assert shown == ["Pay", "Pay", "Pay", ids[0]]
    assert [records(database, sheet.id)[0]["of_id"] for sheet in sheets[1:]] == ids[:-1]


def test_deleted_negotiations_are_not_shown(database: Database, negotiation: Make, entry: Make) -> None:
    owner = negotiation(title="Gone")
    entry(owner, "issues", name="Pay")
    sync_views(database, "leverage", (ISSUES,))
    with database.write():
        negotiations.mark_deleted(database, owner, AT)
    assert records(database, "issues") == []


def test_only_what_differs_is_made(database: Database) -> None:
    assert sync_views(database, "leverage", (ISSUES, LIMITS))
    before = database.rows("SELECT rowid, sql FROM sqlite_master WHERE name = 'issues'")
    assert not sync_views(database, "leverage", (ISSUES, LIMITS))
    longer = Sheet("limits", "Limits", (*LIMITS.fields, Field("high", FieldType.MONEY, "?")))
    assert sync_views(database, "leverage", (ISSUES, longer))
    assert database.rows("SELECT rowid, sql FROM sqlite_master WHERE name = 'issues'") == before
    assert sync_views(database, "leverage", (ISSUES,))
    assert database.rows("SELECT name FROM sqlite_master WHERE type = 'view'") == [("issues",)]


def test_two_guides_share_a_view(database: Database, negotiation: Make, entry: Make) -> None:
    entry(negotiation(title="A"), "issues", name="Pay", colour="red")
    sync_views(database, "leverage", (ISSUES,))
    sync_views(database, "mine", (Sheet("issues", "Issues", (Field("colour", FieldType.TEXT, "?"),)),))
    (record,) = records(database, "issues")
    assert (record["name"], record["colour"]) == ("Pay", "red")


def test_names_of_tables_are_not_taken(database: Database) -> None:
    field = (Field("name", FieldType.TEXT, "?"),)
    sync_views(database, "mine", [Sheet(name, "?", field) for name in ("changes", "Entries", "sqlite_x")])
    views = {name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == {"sheet_changes", "sheet_Entries", "sheet_sqlite_x"}


def test_views_of_the_user_stay(database: Database) -> None:
    database.connection.execute("CREATE VIEW issues AS SELECT 1 AS own")
    database.connection.execute("CREATE VIEW totals AS SELECT 2 AS own")
    sync_views(database, "leverage", (ISSUES,))
    sync_views(database, "leverage", (LIMITS,))
    assert records(database, "issues") == [{"own": 1}]
    assert records(database, "totals") == [{"own": 2}]


def test_sqlite_utils_reads_a_sheet(
    database: Database, negotiation: Make, entry: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    entry(negotiation(title="A"), "issues", name="Pay", limit="94400 EUR")
    sync_views(database, "leverage", (ISSUES,))
    with pytest.raises(SystemExit) as end:
        cli(["rows", str(database.path), "issues"])
    assert end.value.code == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["limit"]) == ("Pay", 94400)


def test_plain_sqlite_reads_the_list(database: Database, negotiation: Make) -> None:
    negotiation(title="A", stage="agreed")
    plain = sqlite3.connect(database.path)
    assert plain.execute("SELECT title, stage, result FROM negotiations").fetchall() == [("A", "agreed", None)]
    plain.close()
