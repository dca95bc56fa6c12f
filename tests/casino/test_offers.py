"""Every submitted deal of thirty real negotiations, scored: points are those of the corpus, and each move has its kind."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest

from negotui.analysis.offers.board import Board, board_of
from negotui.analysis.offers.words import kind_word, verdict
from negotui.services.workspace import Workspace
from tests.casino.load import ITEMS, PACKS, SUBMIT, Case, cases, load, other
from tests.casino.test_casino import opened

CASES = cases()
Boards = list[tuple[Case, str, Board]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = opened(tmp_path_factory.mktemp("offers") / "casino.db")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def boards(workspace: Workspace) -> Boards:
    """The board of each, seen from one camper and then from the other."""
    found: Boards = []
    for me in ("1", "2"):
        for case, made in zip(CASES, load(workspace, CASES, me), strict=True):
            found.append((case, me, board_of(made, workspace.context(made))))
    return found


def points(case: Case, side: str, share: dict[str, int]) -> Fraction:
    """What a share is worth to a camper by the corpus."""
    worth = case["sides"][side]["points_per_item"]
    return Fraction(sum(count * int(worth[item]) for item, count in share.items()))


def submitted(case: Case, me: str) -> list[tuple[str, dict[str, int]]]:
    """Who submitted what, as what `me` would get of each."""
    found = []
    for message in case["log"]:
        if message["text"] == SUBMIT:
            share = {item: int(message["i_get"][item]) for item in ITEMS}
            mine = share if message["side"] == me else {item: PACKS - count for item, count in share.items()}
            found.append((message["side"], mine))
    return found


def rest(share: dict[str, int]) -> dict[str, int]:
    """What the other camper gets."""
    return {item: PACKS - count for item, count in share.items()}


def test_every_deal_is_worth_its_points_to_both(boards: Boards) -> None:
    for case, me, board in boards:
        expected = [(points(case, me, share), points(case, other(me), rest(share))) for _, share in submitted(case, me)]
        found = [one.worth for one in board.scores if one.worth]
        assert [worth.mine for worth in found] == [(mine, mine) for mine, _ in expected]
        assert [worth.theirs for worth in found] == [(theirs,) * 3 for _, theirs in expected]


def test_the_accepted_one_has_the_points_that_were_scored(boards: Boards) -> None:
    for case, me, board in boards:
        (agreed,) = [one for one in board.scores if one.offer.entry.get("state") == "accepted"]
        assert agreed.worth is not None
        assert agreed.worth.mine[0] == case["sides"][me]["points_scored"]
        assert agreed.worth.theirs is not None
        assert agreed.worth.theirs[1] == case["sides"][other(me)]["points_scored"]


def test_each_move_has_its_kind(boards: Boards) -> None:
    """Of these campers none submitted twice, so that each deal is the first of its side."""
    for case, me, board in boards:
        sides = [side for side, _ in submitted(case, me)]
        assert [kind_word(one) for one in board.scores] == ["first"] * len(set(sides))
        assert not board.stands_still


def test_the_share_of_deals_on_the_frontier_is_what_listing_all_64_packages_gives(boards: Boards) -> None:
    folded = listed = 0
    for case, me, board in boards:
        frontier = board.rating.frontier
        assert frontier is not None
        (agreed,) = [one for one in board.scores if one.offer.entry.get("state") == "accepted"]
        assert agreed.worth is not None
        assert agreed.worth.theirs is not None
        assert agreed.worth.theirs[1] is not None
        reached = agreed.worth.mine[0], agreed.worth.theirs[1]
        folded += reached in {frontier.grid.worths(point) for point in frontier.points}
        every = [
            (points(case, me, share), points(case, other(me), rest(share)))
            for share in (dict(zip(ITEMS, counts, strict=True)) for counts in product(range(PACKS + 1), repeat=3))
        ]
        listed += not any(
            mine >= reached[0] and theirs >= reached[1] and (mine, theirs) != reached for mine, theirs in every
        )
    assert folded == listed
    assert 0 < folded < len(boards)


def test_every_offer_has_its_sentence(workspace: Workspace, boards: Boards) -> None:
    for _, _, board in boards:
        for one in board.scores:
            context = workspace.context(workspace.lookup.negotiation(one.offer.entry.negotiation))
            assert "is worth" in verdict(one, board.rating, context)
