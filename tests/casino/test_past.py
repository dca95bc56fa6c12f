"""Thirty real negotiations looked back at from both sides, beside a direct count over the corpus: all 64 splits of each."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest

from negotui.analysis.insights.habits import groups
from negotui.analysis.insights.panel import figure_of
from negotui.services.workspace import Workspace
from tests.casino.load import ITEMS, PACKS, Case, cases, load, other, result
from tests.casino.test_casino import opened

CASES = cases()


@pytest.fixture(scope="module", params=["1", "2"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Workspace]]:
    """All thirty as one of the two campers kept them."""
    workspace = opened(tmp_path_factory.mktemp("past") / "casino.db")
    load(workspace, CASES, request.param)
    yield request.param, workspace
    workspace.close()


def points(case: Case, side: str, share: dict[str, int]) -> int:
    worth = case["sides"][side]["points_per_item"]
    return sum(count * int(worth[item]) for item, count in share.items())


def both(case: Case, me: str, share: dict[str, int]) -> tuple[int, int]:
    rest = {item: PACKS - count for item, count in share.items()}
    return points(case, me, share), points(case, other(me), rest)


def left(case: Case, me: str) -> int:
    """The most that both could have gained together while neither loses, by listing every split."""
    share = result(case, me)
    assert share is not None
    mine, theirs = both(case, me, share)
    every = [
        both(case, me, dict(zip(ITEMS, counts, strict=True))) for counts in product(range(PACKS + 1), repeat=len(ITEMS))
    ]
    assert len(every) == 64
    return max(a + b - mine - theirs for a, b in every if a >= mine and b >= theirs)


def test_insights_agree_with_a_direct_count(seen: tuple[str, Workspace]) -> None:
    me, workspace = seen
    found = groups(workspace.review.cases())
    expected = {
        "agreed": Fraction(1),
        "worth_points": Fraction(sum(case["sides"][me]["points_scored"] for case in CASES), len(CASES)),
        "left_points": Fraction(sum(left(case, me) for case in CASES), len(CASES)),
        "frontier": Fraction(sum(not left(case, me) for case in CASES), len(CASES)),
    }
    for id, value in expected.items():
        figure = figure_of(found, id)
        assert figure is not None
        assert (figure.value, figure.cases) == (value, len(CASES))


def test_every_review_agrees_with_a_direct_count(seen: tuple[str, Workspace]) -> None:
    me, workspace = seen
    by_title = {one.title: one for one in workspace.library.summaries()}
    for case in CASES:
        of = workspace.lookup.negotiation(by_title[f"Camp {case['id']}: food, water and firewood"].id)
        data = workspace.analysis.data(of, "review")["review"]
        assert isinstance(data, dict)
        assert int(data["worth"]) == case["sides"][me]["points_scored"]
        assert int(data["left"]) == left(case, me)
        assert data["no_deal"] == "5"
        assert str(data["verdict"]).startswith(f"Agreed at {data['worth']} points: ")


def test_what_was_left_is_the_same_from_both_sides() -> None:
    assert [left(case, "1") for case in CASES] == [left(case, "2") for case in CASES]
    assert 0 < sum(not left(case, "1") for case in CASES) < len(CASES)
