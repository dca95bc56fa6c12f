"""The quick board says what the board of the talk says, of odd workbooks and of thirty real negotiations."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from negotui.analysis.insights.quick import quick_board
from negotui.analysis.offers.board import board_of
from negotui.domain.negotiation import Entry, Negotiation
from tests.analysis.book import book, context, entry, northwind

WORTHS = st.one_of(st.none(), st.integers(0, 100).map(str), st.sampled_from(("33.3", "-5", "12.75")))
SIDES = st.sampled_from(("mine", "theirs", "shared", ""))


@st.composite
def talks(draw: st.DrawFn) -> Negotiation:
    """Issues with options or figures, weights that may be missing, and offers that settle all, some or none of them."""
    entries: list[Entry] = []
    values: dict[str, list[str]] = {}
    for number in range(draw(st.integers(1, 3))):
        weight = draw(WORTHS)
        issue = entry("issues", f"Issue {number}", better="more", opening="10", target="8", limit="2", step="2")
        issue = issue.put("weight", weight or "")
        entries.append(issue)
        limit = Entry(f"limit-{number}", "n", "limits", (("issue", issue.id), ("target", "2"), ("likely", "9")))
        if draw(st.booleans()):
            entries.append(limit.put("weight", draw(WORTHS) or "").put("low", draw(st.sampled_from(("", "7")))))
        values[issue.id] = ["2", "5", "8", "3.5", "100", "gone"]
        if draw(st.booleans()):
            for at, (mine, theirs) in enumerate(draw(st.lists(st.tuples(WORTHS, WORTHS), min_size=1, max_size=3))):
                option = Entry(
                    f"option-{number}-{at}", "n", "options", (("option", str(2 + 3 * at)), ("issue", issue.id))
                )
                entries.append(option.put("mine", mine or "").put("theirs", theirs or ""))
                values[issue.id].append(option.id)
    for number in range(draw(st.integers(0, 5))):
        terms = {id: draw(st.sampled_from(["", *choices])) for id, choices in values.items()}
        text = ";".join(f"{id}={value}" for id, value in terms.items() if value)
        entries.append(entry("offers", f"{number}", side=draw(SIDES), terms=text, at=f"2026-11-20T10:{number:02}"))
    return book(*entries)


def same(of: Negotiation) -> None:
    quick, board = quick_board(of, context(of)), board_of(of, context(of))
    assert (quick.rating.game, quick.rating.spans) == (board.rating.game, board.rating.spans)
    assert quick.rating.target == board.rating.target
    assert (quick.rating.frontier is None) == (board.rating.frontier is None)
    for one, other in zip(quick.scores, board.scores, strict=True):
        assert one.offer == other.offer
        assert one.change == other.change
        assert (one.worth is None) == (other.worth is None)
        if one.worth and other.worth:
            assert (one.worth.mine, one.worth.open) == (other.worth.mine, other.worth.open)
            assert one.worth.settled == other.worth.settled
    assert quick.stands_still == board.stands_still


@given(talks())
def test_the_quick_board_is_the_board(of: Negotiation) -> None:
    same(of)


def test_of_the_worked_example() -> None:
    same(northwind())
