"""What was used before in a file, offered again; and what earlier talks left, as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from negotui.domain.negotiation import DETAILS
from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with the guide that comes with the program."""
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


def test_details_are_completed_from_other_negotiations_the_latest_first(workspace: Workspace) -> None:
    first = workspace.negotiations.create("A", "Zoë", kind="rent")
    workspace.entries.edit(first.id, {"tags": "shop, Café"})
    workspace.negotiations.create("B", "zoe", kind="renewal")
    gone = workspace.negotiations.create("C", "Gone")
    workspace.negotiations.delete(gone.id)
    mine = workspace.negotiations.create("D", "Halden")
    sheet = workspace.completion.sheet(DETAILS, mine)
    assert sheet.field("counterpart").choices == ("zoe",)
    assert sheet.field("kind").choices == ("renewal", "rent")
    assert sheet.field("tags").choices == ("shop", "Café")
    assert sheet.field("stage").choices == DETAILS.field("stage").choices


def test_money_takes_the_currencies_of_the_negotiation_then_those_written_last(workspace: Workspace) -> None:
    rent, other = workspace.negotiations.create("Rent"), workspace.negotiations.create("Van")
    sheet = workspace.guide().sheet("alternatives")
    talks = {"talk": (f"{other.id}\nVan",)}
    fields = tuple(replace(one, choices=talks.get(one.name, one.choices)) for one in sheet.fields)
    assert workspace.completion.sheet(sheet, rent) == replace(sheet, fields=fields)
    for worth in ("9 USD", "9 EUR", "8 EUR", "12 %"):
        workspace.entries.add(rent, "alternatives", {"what": worth, "worth": worth})
    for negotiation in (rent, other):
        found = workspace.completion.sheet(sheet, workspace.lookup.negotiation(negotiation.id))
        assert found.field("worth").choices == ("EUR", "USD")
        assert found.field("what").choices == ()


def test_a_name_that_is_nearly_another_negotiations(workspace: Workspace) -> None:
    workspace.negotiations.create("A", "Dr. Lindqvist", kind="renewal")
    near = workspace.negotiations.create("B", "Dr Lindqvist", kind="renewl")
    assert workspace.completion.likely(near) == {"counterpart": "Dr. Lindqvist", "kind": "renewal"}
    same = workspace.negotiations.create("C", "DR. LINDQVIST", kind="lease")
    assert workspace.completion.likely(same) == {}


@pytest.mark.parametrize(
    ("counterpart", "kind", "sentence"),
    [
        ("Okafor", "", "Earlier talks with Okafor left 2 lessons and 1 promise that is still open."),
        ("OKAFOR", "x", "Earlier talks with OKAFOR left 2 lessons and 1 promise that is still open."),
        ("", "rent", "Earlier talks of the kind rent left 1 lesson."),
        ("Okafor", "rent", "Earlier talks with Okafor or of the kind rent left 3 lessons and 1 promise that is still open."),
        ("Halden", "van", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_earlier_talks_left(workspace: Workspace, counterpart: str, kind: str, sentence: str) -> None:
    first = workspace.negotiations.create("First", "Okafor", kind="lease")
    second = workspace.negotiations.create("Second", "Halden Mills", kind="rent")
    for negotiation, lessons in ((first, ("Ask", "Wait")), (second, ("Smile",))):
        for lesson in lessons:
            workspace.entries.add(negotiation, "lessons", {"lesson": lesson})
    workspace.entries.add(first, "commitments", {"what": "Pay", "who": "me"})
    workspace.entries.add(first, "commitments", {"what": "Call", "who": "me", "done": "yes"})
    begun = workspace.negotiations.create("Third", counterpart, kind=kind)
    assert workspace.lessons.news(begun) == sentence


def test_the_worked_example_left_nothing(workspace: Workspace) -> None:
    example = make_example(workspace)
    begun = workspace.negotiations.create("Mine", example.details.get("counterpart"), kind=example.details.get("kind"))
    assert workspace.lessons.news(begun) == ""
