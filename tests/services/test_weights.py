"""Weights by questions, saved: in one step, with the range, beside another window, and what refuses to begin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.analysis.weighing.interview import Weighing
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError, NotFound
from negotui.services.workspace import Workspace
from tests.tui.harness import open_workspace


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workspace]:
    """A workbook with the built-in guide."""
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def flat(book: Workspace) -> Negotiation:
    made = book.negotiations.create("Flat")
    book.entries.add(
        made, "issues", {"name": "Rent", "better": "less", "opening": "1200", "limit": "1400", "weight": "9"}
    )
    made = book.lookup.negotiation(made.id)
    book.entries.add(made, "issues", {"name": "Term", "better": "more", "opening": "36", "limit": "12"})
    return book.lookup.negotiation(made.id)


def weighed(book: Workspace, negotiation: Negotiation, *typed: str) -> Weighing:
    weighing, _ = book.weights.begin(negotiation)
    for text in typed:
        assert weighing.question
        weighing = weighing.answer(weighing.question.read(text))
    return weighing


def values(book: Workspace, negotiation: Negotiation) -> list[tuple[str, str]]:
    return [(one.get("weight"), one.get("span")) for one in book.lookup.negotiation(negotiation.id).of("issues")]


def test_all_weights_are_one_step(book: Workspace, flat: Negotiation) -> None:
    assert book.weights.save(flat, weighed(book, flat, "Rent", "60")) == ()
    # 100 and 60 are 62.5 and 37.5: the halves are level, so Rent, first by name, gets the point.
    after = [("63", "63 for 1,400 → 1,200"), ("37", "37 for 12 → 36")]
    assert values(book, flat) == after
    book.history.undo(flat.id)
    assert values(book, flat) == [("9", ""), ("", "")]
    book.history.redo(flat.id)
    assert values(book, flat) == after


def test_the_same_again_changes_nothing(book: Workspace, flat: Negotiation) -> None:
    book.weights.save(flat, weighed(book, flat, "Rent", "60"))
    again = book.lookup.negotiation(flat.id)
    book.weights.save(again, weighed(book, again, "Rent", "60"))
    assert book.lookup.negotiation(flat.id) == again


def test_what_another_window_wrote_meanwhile_stays(book: Workspace, flat: Negotiation) -> None:
    weighing = weighed(book, flat, "Rent", "60")
    other = book.twin()
    other.entries.edit(flat.of("issues")[0].id, {"target": "1300"})
    other.close()
    book.weights.save(flat, weighing)
    rent = book.lookup.negotiation(flat.id).of("issues")[0]
    assert (rent.get("target"), rent.get("weight")) == ("1300", "63")


def test_too_few_issues_say_what_is_missing(book: Workspace) -> None:
    made = book.negotiations.create("Flat")
    with pytest.raises(NegotuiError, match=r"^You have no issues yet, so there is nothing to weigh\."):
        book.weights.begin(made)
    book.entries.add(made, "issues", {"name": "Rent"})
    with pytest.raises(NegotuiError, match=r"^You have only one issue"):
        book.weights.begin(book.lookup.negotiation(made.id))
    book.entries.add(book.lookup.negotiation(made.id), "issues", {"name": "Term", "better": "more", "limit": "12"})
    with pytest.raises(NegotuiError) as refused:
        book.weights.begin(book.lookup.negotiation(made.id))
    assert refused.value.message == "None of your issues can be weighed yet."
    assert refused.value.hint == "Rent needs a limit and an opening, or options. Term needs an opening, or options."
    book.entries.edit(book.lookup.negotiation(made.id).of("issues")[1].id, {"opening": "36"})
    with pytest.raises(NegotuiError, match=r"^Only Term can be weighed so far\. Rent needs"):
        book.weights.begin(book.lookup.negotiation(made.id))


def test_an_issue_that_cannot_be_weighed_keeps_its_weight(book: Workspace, flat: Negotiation) -> None:
    book.entries.add(flat, "issues", {"name": "Garden", "weight": "20"})
    whole = book.lookup.negotiation(flat.id)
    lacks = book.weights.begin(whole)[1]
    assert [lack.name for lack in lacks] == ["Garden"]
    book.weights.save(whole, weighed(book, whole, "Rent", "60"))
    assert [weight for weight, _ in values(book, flat)] == ["63", "37", "20"]


def test_what_came_of_the_questions_as_data(book: Workspace, flat: Negotiation) -> None:
    book.entries.add(flat, "issues", {"name": "Garden"})
    whole = book.lookup.negotiation(flat.id)
    rent, term, garden = whole.of("issues")
    weighing, lacks = weighed(book, whole, "Rent", "60"), book.weights.begin(whole)[1]
    assert book.weights.data(weighing, lacks) == {
        "weights": [
            {"id": rent.id, "name": "Rent", "weight": 63, "worst": "1,400", "best": "1,200"},
            {"id": term.id, "name": "Term", "weight": 37, "worst": "12", "best": "36"},
        ],
        "taken": [],
        "contradictions": [],
        "left_out": [{"id": garden.id, "name": "Garden", "needs": "a limit and an opening, or options"}],
    }


def test_where_nothing_can_be_saved_nothing_is_asked(
    book: Workspace, flat: Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book._session.database, "read_only", "The file is read-only.")
    with pytest.raises(NegotuiError) as refused:
        book.weights.begin(flat)
    assert str(refused.value) == "The file is read-only. Nothing could be saved, so there is no use in weighing."


def test_a_guide_without_weights(workspace: Workspace, negotiation: Negotiation) -> None:
    with pytest.raises(NotFound, match="doesn’t ask for weights"):
        workspace.weights.begin(negotiation)
