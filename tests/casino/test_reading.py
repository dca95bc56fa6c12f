"""What thirty real negotiations say of the other camper's weights: nothing below three deals, and never surer than it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from negotui.analysis.reading.belief import FEWEST, OfferReading, reading_of
from negotui.analysis.reading.panel import blocks_of
from negotui.domain.negotiation import Pairs
from negotui.domain.workbooks import Rows, Template
from negotui.services.workspace import Workspace
from tests.casino.load import ITEMS, PACKS, SUBMIT, Case, cases, other, template
from tests.casino.test_casino import opened

CASES = cases()
Read = tuple[Case, str, OfferReading]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = opened(tmp_path_factory.mktemp("reading") / "casino.db")
    yield workspace
    workspace.close()


def weighed(case: Case, me: str, times: int = 1) -> Template:
    """The workbook of a camper who thinks in weights and guesses that every item matters the same to the other one.

    times: how often each submitted deal stands in the log. Nobody here submitted more than one.
    """
    made = template(case, me)
    points = case["sides"][me]["points_per_item"]
    share = [str(round(100 * count / PACKS)) for count in range(PACKS + 1)]
    options = [
        (("option", str(count)), ("issue", item), ("mine", share[count]), ("theirs", share[PACKS - count]))
        for item in ITEMS
        for count in range(PACKS + 1)
    ]
    sheets = []
    for rows in made.sheets:
        if rows.sheet == "issues":
            weights = [("weight", str(points[item])) for item in ITEMS]
            found: tuple[Pairs, ...] = tuple((*row, one) for row, one in zip(rows.rows, weights, strict=True))
            sheets.append(replace(rows, rows=found))
        elif rows.sheet == "offers":
            sheets.append(replace(rows, rows=tuple(row for row in rows.rows for _ in range(times))))
        elif rows.sheet != "options":
            sheets.append(rows)
    limits = [(("issue", item), ("weight", "10"), ("confidence", "4")) for item in ITEMS]
    return replace(made, sheets=(*sheets, Rows("options", (), tuple(options)), Rows("limits", (), tuple(limits))))


def read(workspace: Workspace, times: int) -> list[Read]:
    """What each camper reads of the other one."""
    found = []
    for case in CASES:
        for me in ("1", "2"):
            made = workspace.negotiations.create("", template=weighed(case, me, times))
            found.append((case, me, reading_of(made, workspace.context(made))))
    return found


def submitted(case: Case, side: str) -> int:
    return sum(message["text"] == SUBMIT and message["side"] == side for message in case["log"])


def covered(found: list[Read]) -> list[bool]:
    """Whether the range of 80 % holds the true weight, for each issue of which something was read."""
    inside = []
    for case, me, reading in found:
        points = case["sides"][other(me)]["points_per_item"]
        inside += [one.low <= 100 * points[one.name] / sum(points.values()) <= one.high for one in reading.issues]
    return inside


def test_people_submit_once_and_nothing_is_read_of_that(workspace: Workspace) -> None:
    found = read(workspace, 1)
    counted = Counter(submitted(case, other(me)) for case, me, _ in found)
    assert counted == {0: 28, 1: 32}
    assert [reading.offers for _, _, reading in found] == [submitted(case, other(me)) for case, me, _ in found]
    for case, me, reading in found:
        if submitted(case, other(me)) < FEWEST:
            assert not reading.issues
            assert reading.price is None
    one = workspace.negotiations.create("", template=weighed(CASES[0], "2"))
    assert blocks_of(one, workspace.context(one)) == ()


def test_who_says_the_same_deal_three_times_is_read_and_no_surer_than_right(workspace: Workspace) -> None:
    found = read(workspace, FEWEST)
    inside = covered(found)
    assert len(inside) == len(ITEMS) * sum(bool(submitted(case, other(me))) for case, me, _ in found) == 96
    assert sum(inside) / len(inside) >= 0.75
