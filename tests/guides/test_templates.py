"""A page of a starting point becomes a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from negotui.domain.blocks import words_of
from negotui.domain.guide import Guide
from negotui.domain.workbooks import Rows
from negotui.errors import GuideError
from negotui.guides.guide import load_guide
from negotui.guides.templates import load_template
from tests.guides.small import write_guide

PAGE = """\
# Salary offer

For an offer that you mean to improve.

| detail | value |
|---|---|
| kind | salary offer |
| deadline | in 7 days |
| title | |

## Issues `issues`

| name |
|---|
| Base \\| salary |
| Bonus *now* |

## My alternatives `alternatives: side = mine or shared`

| what | side | worth | issue |
|---|---|---|---|
| Stay | | €118,000 | Base |
| Leave | shared | | |
| | | | |

## Their alternatives `alternatives: side = theirs`

| what |
|---|
| Somebody else |
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return load_guide(write_guide(tmp_path))


def write(folder: Path, text: str, name: str = "salary-offer.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_template(tmp_path: Path, guide: Guide) -> None:
    template = load_template(write(tmp_path, PAGE), guide)
    assert (template.id, template.title) == ("salary-offer", "Salary offer")
    assert words_of(template.about) == "For an offer that you mean to improve."
    assert template.details == (("kind", "salary offer"), ("deadline", "in 7 days"))
    assert template.sheets == (
        Rows("issues", (), ((("name", "Base | salary"),), (("name", "Bonus *now*"),))),
        Rows(
            "alternatives",
            (),
            (
                (("side", "mine"), ("what", "Stay"), ("worth", "€118,000"), ("issue", "Base")),
                (("side", "shared"), ("what", "Leave")),
            ),
        ),
        Rows("alternatives", (("side", "theirs"),), ((("what", "Somebody else"),),)),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words", "hint"),
    [
        ("# Salary offer", "Salary offer", 1, "does not begin with a title", "# Title"),
        ("For an offer that you mean to improve.", "", 1, "doesn’t say when to choose it", "paragraph"),
        ("| kind |", "| kindd |", 7, "There is no detail `kindd`", "kind"),
        ("| kind |", "| deadline |", 8, "appears twice", "Remove one"),
        ("`issues`", "`izzues`", 11, "There is no sheet 'izzues'", "issues"),
        ("`issues`", "`issues: want 3`", 11, "can’t use `want`", "heading"),
        ("| name |", "| names |", 13, "no field `names`", "name"),
        ("side = mine or shared", "sid = mine", 18, "no field `sid`", "side"),
        ("side = mine or shared", "side = ours", 18, "`ours` isn’t a value of `side`", "mine, theirs or shared"),
        ("| Leave | shared |", "| Leave | theirs |", 23, "The field `side` is `theirs`, but", "mine or shared"),
        ("| what | side | worth | issue |", "| what | side | worth | worth |", 20, "Two columns", "one"),
        ("| what |\n|---|\n| Somebody else |\n", "Somebody else\n", 26, "exactly one table", "columns are fields"),
        ("For an offer", "For an [offer](faq.md)", 3, "doesn’t lead to a page", ""),
    ],
)
def test_spoilt(tmp_path: Path, guide: Guide, old: str, new: str, line: int, words: str, hint: str) -> None:
    assert PAGE.count(old) == 1
    path = write(tmp_path, PAGE.replace(old, new))
    with pytest.raises(GuideError) as refused:
        load_template(path, guide)
    assert refused.value.message.startswith(f"{path}:{line}: ")
    assert words in refused.value.message
    assert hint in refused.value.hint


def test_a_name_that_is_no_id(tmp_path: Path, guide: Guide) -> None:
    with pytest.raises(GuideError, match="can’t be the id of a template"):
        load_template(write(tmp_path, PAGE, "Salary offer.md"), guide)


def test_a_page_that_cannot_be_read(tmp_path: Path, guide: Guide) -> None:
    with pytest.raises(GuideError, match="can’t read"):
        load_template(tmp_path / "nowhere.md", guide)
