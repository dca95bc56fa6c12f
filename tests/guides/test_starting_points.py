"""The fifteen starting points: what each brings, and that none claims what only its user can know."""

from __future__ import annotations

import pytest

from negotui.domain.blocks import Paragraph, text_of
from negotui.domain.sentences import is_misread
from tests.analysis.book import guide
from tests.half_filled import begun, templates

NAMES = (
    *("bills", "buy-home", "car", "conflict", "customer-contract", "debt", "family", "freelance-rate", "job-offer"),
    *("lease", "raise", "sell-home", "severance", "supplier-renewal", "tradesman"),
)
SHEETS = (
    *("interests", "issues", "options", "facts", "people", "steps", "alternatives", "messages", "questions"),
    *("labels", "give_get", "common_ground", "lines", "tactics", "signals"),
)
EMPTY = {
    "issues": ("opening", "target", "limit", "weight", "must", "step", "plan"),
    "options": ("mine", "theirs"),
    "interests": ("why", "importance"),
    "facts": ("source", "date", "confidence", "figure", "tell"),
    "alternatives": ("worth", "chance", "cost", "if_not", "terms", "points"),
    "people": ("influence", "stance"),
    "steps": ("due", "done"),
}
"""What only the user can know: a template leaves it empty."""


def test_there_are_fifteen() -> None:
    assert tuple(templates()) == NAMES


@pytest.mark.parametrize("id", NAMES)
class TestEach:
    """What holds for each of them."""

    def test_has_what_a_talk_of_this_kind_needs(self, id: str) -> None:
        of = begun(id)
        assert not [sheet for sheet in SHEETS if not of.of(sheet)]
        assert {"mine", "theirs"} <= {one.get("side") for one in of.of("interests")}
        assert {"mine", "theirs"} <= {one.get("side") for one in of.of("people")}
        assert len([one for one in of.of("alternatives") if one.get("side") == "mine"]) >= 3
        assert len(of.of("questions")) >= 3
        assert len(of.of("tactics")) >= 3
        assert dict(templates()[id].details).keys() == {"kind"}

    def test_says_when_to_choose_it_and_what_the_figures_mean(self, id: str) -> None:
        about = [text_of(block.text) for block in templates()[id].about if isinstance(block, Paragraph)]
        assert about[0].startswith("For ")
        text = " ".join(about)
        assert (
            "less is better" in text or "more is better" in text or "more pay is better" in text or "less rent" in text
        )

    def test_its_issues_are_few_and_some_can_be_done_without(self, id: str) -> None:
        issues = begun(id).of("issues")
        assert 3 <= len(issues) <= 5
        needed = [one for one in issues if not one.get("optional")]
        assert 1 <= len(needed) <= 2
        assert issues[0] in needed
        # Sentences bear these names without quotation marks.
        assert [name for one in issues if (name := one.get("name")) and is_misread(name)] == []

    def test_an_issue_is_counted_or_has_three_options(self, id: str) -> None:
        of = begun(id)
        for issue in of.of("issues"):
            options = [one for one in of.of("options") if one.get("issue") == issue.id]
            assert len(options) == (0 if issue.get("better") else 3), issue.get("name")
            assert bool(issue.get("unit")) is bool(issue.get("better"))

    def test_what_is_to_be_found_out_is_asked_and_not_claimed(self, id: str) -> None:
        facts = begun(id).of("facts")
        assert len(facts) >= 5
        assert [one.get("claim") for one in facts if not one.get("claim").endswith("?")] == []

    def test_nothing_stands_there_that_may_be_untrue(self, id: str) -> None:
        of = begun(id)
        assert [sheet for sheet in ("leverage", "delay", "limits", "packages", "arguments") if of.of(sheet)] == []
        known = {field.name for sheet in guide().sheets for field in sheet.fields}
        for sheet, fields in EMPTY.items():
            assert known.issuperset(fields)
            for entry in of.of(sheet):
                assert [field for field in fields if entry.typed(field)] == [], entry.values
        assert all(one.get("what").startswith("If ") for one in of.of("weak_points"))

    def test_every_alternative_has_a_next_step_and_a_direction(self, id: str) -> None:
        of = begun(id)
        mine = [one for one in of.of("alternatives") if one.get("side") == "mine"]
        assert all(one.get("next") for one in mine)
        if id not in {"conflict", "family"}:
            first = of.of("issues")[0]
            flow = {"less": "I pay", "more": "I get"}[first.get("better")]
            assert {(one.get("flow"), one.get("issue")) for one in mine} == {(flow, first.id)}

    def test_questions_have_their_moment_and_people_their_part(self, id: str) -> None:
        of = begun(id)
        assert all(one.get("moment") and one.get("reveals") for one in of.of("questions"))
        assert {"before figures", "when stuck"} <= {one.get("moment") for one in of.of("questions")}
        assert all(one.get("role") for one in of.of("people"))
        assert all(one.get("sign") and one.get("say") and one.get("name_it") for one in of.of("tactics"))
        assert all(one.get("situation") for one in of.of("lines"))
        assert all(one.get("give") and one.get("get") for one in of.of("give_get"))


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("family", ("children", "Don’t negotiate alone", "violence")),
        ("severance", ("sign nothing", "by which day", "don’t negotiate alone")),
        ("debt", ("sign nothing", "acknowledgement", "advice")),
        ("conflict", ("Don’t talk alone", "afraid")),
    ],
)
def test_where_rights_or_people_are_at_stake_that_comes_first(id: str, words: tuple[str, ...]) -> None:
    text = " ".join(text_of(block.text) for block in templates()[id].about if isinstance(block, Paragraph))
    assert [word for word in words if word not in text] == []
