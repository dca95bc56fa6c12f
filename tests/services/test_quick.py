"""Five minutes: answers become ordinary entries, one by one, and a page to speak from comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.domain.quick import QUICK, QuickQuestion
from negotui.errors import NotFound, ValueRefused
from negotui.services.quick import NOTHING_YET, is_begun
from negotui.services.workspace import Workspace
from tests.tui.harness import open_workspace

ANSWERS = {
    "title": "Senior role",
    "with": "Dr. Lindqvist",
    "issue": "Base salary",
    "target": "126k",
    "limit": "110k",
    "alternative": "The offer from Contoso",
    "worth": "118k",
    "question": "How is it decided?",
    "opening": "I like this team.",
    "never": "I have to say yes by Friday",
}
PARTS = [(question, part) for question in QUICK for part in question.parts]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


def answered(workspace: Workspace, negotiation: Negotiation | None = None, /, **answers: str) -> Negotiation:
    """A negotiation with these answers, given in the order of the questions."""
    negotiation = negotiation or workspace.quick.begin()
    step = workspace.entries.step()
    for question, part in PARTS:
        if text := answers.get(part.flag):
            negotiation, _ = workspace.quick.answer(negotiation, question, part.field, text, step)
    return workspace.quick.finish(negotiation, step)


def stored(workspace: Workspace, negotiation: Negotiation) -> Negotiation:
    return workspace.lookup.negotiation(negotiation.id)


def page(workspace: Workspace, negotiation: Negotiation) -> str:
    return workspace.quick.page_text(negotiation)


def test_all_answers_are_ordinary_entries(workspace: Workspace) -> None:
    made = stored(workspace, answered(workspace, **ANSWERS))
    assert made.title == "Senior role"
    assert made.details.get("counterpart") == "Dr. Lindqvist"
    (issue,), (alternative,) = made.of("issues"), made.of("alternatives")
    assert dict(issue.values) == {"name": "Base salary", "target": "126000", "limit": "110000", "better": "more"}
    assert dict(alternative.values) == {
        "side": "mine",
        "what": "The offer from Contoso",
        "worth": "118000",
        "issue": issue.id,
    }
    (asked,), (said,), (kept_back,) = made.of("questions"), made.of("messages"), made.of("interests")
    assert dict(asked.values) == {"question": "How is it decided?", "moment": "before figures"}
    assert dict(said.values) == {"words": "I like this team.", "moment": "opening"}
    assert dict(kept_back.values) == {"side": "mine", "tell": "never", "what": "I have to say yes by Friday"}


def test_every_entry_is_in_the_tabs(workspace: Workspace) -> None:
    made = answered(workspace, **ANSWERS)
    guide = workspace.guide()
    shown = {entry.id for section in guide.sections for view in section.views for entry in made.shown(view)}
    assert {entry.id for entry in made.entries} <= shown


def test_the_page_names_all_of_it(workspace: Workspace) -> None:
    text = page(workspace, answered(workspace, **ANSWERS))
    assert text.startswith("# Senior role, with Dr. Lindqvist\n")
    for words in ("126,000", "110,000", "The offer from Contoso (118,000)", "Opening:", "Ask first:", "yes by Friday"):
        assert words in text


def test_nothing_is_stored_before_the_first_answer(workspace: Workspace) -> None:
    begun = workspace.quick.begin()
    assert not is_begun(begun)
    assert workspace.library.count() == 0
    assert not is_begun(workspace.quick.finish(begun, workspace.entries.step()))
    assert workspace.library.count() == 0


@pytest.mark.parametrize(("question", "part"), PARTS, ids=[part.flag for _, part in PARTS])
def test_each_answer_alone_is_in_the_file_at_once(workspace: Workspace, question: QuickQuestion, part: object) -> None:
    flag, field = part.flag, part.field  # type: ignore[attr-defined]
    text = ANSWERS.get(flag, "more")
    begun = workspace.quick.begin()
    negotiation, problem = workspace.quick.answer(begun, question, field, text, workspace.entries.step())
    assert problem is None
    other = workspace.twin()
    try:
        found = other.lookup.negotiation(begun.id)
        assert other.quick.answered(found, question) == workspace.quick.answered(negotiation, question)
        assert any(workspace.quick.answered(negotiation, question))
        assert other.library.count() == 1
    finally:
        other.close()


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ({"title": "Rent"}, "Rent"),
        ({"with": "Mrs. Okafor", "issue": "Rent"}, "Talk with Mrs. Okafor"),
        ({"issue": "Rent"}, "Rent"),
        ({"question": "Why now?"}, "Talk prepared on Mon 23 Nov"),
    ],
)
def test_a_title_is_made_of_what_was_answered(workspace: Workspace, answers: dict[str, str], title: str) -> None:
    made = answered(workspace, **answers)
    assert stored(workspace, made).title == made.title == title
    assert page(workspace, made).startswith(f"# {title}\n")


def test_a_figure_that_cannot_be_read_is_kept_and_on_the_page(workspace: Workspace) -> None:
    figures = QUICK[3]
    begun = answered(workspace, issue="Rent", target="1,200")
    negotiation, problem = workspace.quick.answer(begun, figures, "limit", "about 1400", workspace.entries.step())
    assert isinstance(problem, ValueRefused)
    assert stored(workspace, negotiation).of("issues")[0].draft("limit") == "about 1400"
    assert "about 1400" in page(workspace, negotiation)
    assert "better" not in dict(negotiation.of("issues")[0].values)


def test_new_figures_turn_which_way_is_better(workspace: Workspace) -> None:
    made = answered(workspace, issue="Rent", target="1,200", limit="1,450")
    assert made.of("issues")[0].get("better") == "less"
    made = answered(workspace, made, target="1,500")
    assert made.of("issues")[0].get("better") == "more"
    assert len(made.of("issues")) == 1


def test_an_alternative_without_a_value_is_measured_on_nothing(workspace: Workspace) -> None:
    made = answered(workspace, issue="Rent", alternative="Mill Lane")
    assert made.of("alternatives")[0].get("issue") == ""
    assert "Mill Lane." in page(workspace, made)


def test_once_the_chance_is_known_the_page_names_the_plan(workspace: Workspace) -> None:
    made = answered(workspace, **ANSWERS)
    workspace.entries.edit(made.of("alternatives")[0].id, {"chance": "100 %"})
    assert "(118,000)" not in page(workspace, stored(workspace, made))
    assert "The offer from Contoso" in page(workspace, stored(workspace, made))


def test_an_empty_page_says_so(workspace: Workspace) -> None:
    assert NOTHING_YET in page(workspace, answered(workspace, title="Rent"))


def test_a_template_is_gone_through_in_the_same_way(workspace: Workspace) -> None:
    template = workspace.negotiations.templates().named("job-offer")
    made = workspace.negotiations.create("Raise", template=template)
    before = len(made.of("issues"))
    named = workspace.quick.answered(made, QUICK[2])
    assert all(named)
    made = answered(workspace, made, target="126k", limit="110k")
    assert len(made.of("issues")) == before
    assert workspace.quick.answered(made, QUICK[2]) == named
    assert workspace.quick.answered(made, QUICK[3]) == ("126,000", "110,000")


def test_the_page_over_a_template_has_its_answers_and_trades(workspace: Workspace) -> None:
    template = workspace.negotiations.templates().named("job-offer")
    made = workspace.negotiations.create("Raise", template=template)
    page = workspace.quick.page_text(made)
    assert "If they try" in page
    assert page.index("What to say, in this order") < page.index("If they try")


def test_all_of_it_can_be_undone(workspace: Workspace) -> None:
    made = answered(workspace, title="Rent", question="Why now?")
    workspace.history.undo(made.id)
    assert stored(workspace, made).of("questions") == ()


def test_a_guide_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.quick.begin("none")


def test_the_way_through_skips_the_figures_of_nothing(workspace: Workspace) -> None:
    quick, begun = workspace.quick, workspace.quick.begin()
    assert quick.after(begun, QUICK, 2) == 5
    made = answered(workspace, issue="Rent")
    assert quick.after(made, QUICK, 2) == 3
    assert quick.after(made, QUICK, 3) == 4
    made = answered(workspace, made, target="1,200", limit="1,450")
    assert quick.after(made, QUICK, 3) == 5
    assert quick.after(made, QUICK, len(QUICK) - 1) is None
    assert quick.after(made, QUICK, 5, -1) == 3
