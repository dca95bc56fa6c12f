"""Whatever is wrong with a guide is told with its file, its line and what would be right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotui.errors import GuideError
from negotui.guides.guide import check, load_guide
from tests.guides.small import PAGES, spoil, write_guide

# Page, what stands there, what stands there instead, line, words of the message, words of the hint.
SPOILT = [
    ("guide.md", "# Small guide `small`", "# Small guide", 1, "does not end in the guide's id", "`my-guide`"),
    ("guide.md", "`small`", "`Small one`", 1, "can’t be the id of a guide", "lower-case"),
    ("guide.md", "`small`", "`other`", 1, "in a folder with another name", "Rename the folder to other"),
    ("guide.md", "# Small guide", "Text\n\n# Small guide", 1, "does not begin with a title", "# Title"),
    ("guide.md", "What it is for", "# Two\n\nWhat it is for", 3, "second title", "##"),
    ("guide.md", "| id | tab | page |", "| id | tab | file |", 1, "exactly one table of sections", "| id | tab | page |"),
    ("guide.md", "| options | Options", "| Options! | Options", 7, "`Options!` can’t be the id of a section", "lower-case"),
    ("guide.md", "| theirs | Theirs", "| options | Theirs", 8, "second section `options`", "another id"),
    ("guide.md", "| theirs | Theirs", "| theirs | ", 8, "has no short name", "tab"),
    ("guide.md", "[Their side](02-theirs.md)", "Their side", 8, "doesn’t name a page", "[The page's title]"),
    ("guide.md", "(02-theirs.md)", "(../02-theirs.md)", 8, "doesn’t name a page", "[The page's title]"),
    ("guide.md", "(02-theirs.md)", "(01-options.md)", 8, "belongs to another section already", "a page for each"),
    ("guide.md", "(02-theirs.md)", "(faq.md)", 8, "belongs to another section already", "a page for each"),
    ("guide.md", "(02-theirs.md)", "(02-their.md)", 1, "can’t read the page", "guide.md"),
    ("guide.md", "[Their side]", "[Their chair]", 1, "The title differs from “Their chair”", "the page's title"),
    ("guide.md", "| text | Note | note, private |", "| section | Note | date |", 16, "The field `section` must be a text", "Leave"),
    ("guide.md", "[FAQs](faq.md)", "[FAQs](faqs.md)", 14, "faqs.md doesn’t lead to a page", "faq.md"),
    ("01-options.md", "glossary.md#batna", "glossary.md#batma", 3, "no heading #batma in glossary.md", "batna"),
    ("01-options.md", "[their alternatives](02-theirs.md", "[their alternatives](02-their.md", 4, "lead to a page", "02-"),
    ("01-options.md", "(#my-alternatives)", "(#my-alternative)", 8, "no heading #my-alternative", "my-alternatives"),
    ("01-options.md", "https://example.org/a?b=c#d", "ftp://example.org", 8, "doesn’t lead to a page", "http, https and mailto"),
    ("01-options.md", "## How to price", "## Your options", 6, "Two headings lead to #your-options", "differently"),
    ("01-options.md", "## How to price", "## ???", 6, "no words", "letter"),
    ("01-options.md", "## How to price", "# How to price", 6, "second title", "##"),
    ("01-options.md", "`issues`", "`Issues`", 38, "`Issues` can’t be the id of a sheet", "lower-case"),
    ("01-options.md", "`issues`", "`entries`", 38, "`entries` can’t be the id", "another id"),
    ("01-options.md", "`issues`", "`sqlite_x`", 38, "`sqlite_x` can’t be the id", "another id"),
    ("01-options.md", "`issues`", "`words_fts`", 38, "`words_fts` can’t be the id", "another id"),
    ("01-options.md", "`issues`", "`details`", 38, "`details` can’t be the id", "another id"),
    ("01-options.md", "`issues`", "`changes`", 38, "`changes` can’t be the id", "another id"),
    ("01-options.md", "`issues`", "`negotiations`", 38, "`negotiations` can’t be the id", "another id"),
    ("01-options.md", "`issues`", "`alternatives`", 38, "second table of fields", "another id"),
    ("01-options.md", "`issues`", "`issue`", 10, "points to the sheet `issues`", "issue"),
    ("01-options.md", "; want 3", "; want many", 10, "I can’t read the condition `want many`", "want 3"),
    ("01-options.md", "; want 3", "; want 3; want 4", 10, "`want` appears twice", "Remove one"),
    ("01-options.md", "; want 3", "; side = theirs", 10, "two conditions on `side`", "or another"),
    ("01-options.md", "side = mine or shared", "side mine", 10, "I can’t read the condition `side mine`", "field = value"),
    ("01-options.md", "side = mine or shared", "sid = mine", 10, "no field `sid`", "side"),
    ("01-options.md", "side = mine or shared", "side = mine or ours", 10, "has no choice `ours`", "mine, theirs or shared"),
    ("01-options.md", "side = mine or shared", "worth = 5", 10, "`worth`, which is a money", "choice, side or text"),
    ("01-options.md", "What else could you *do*?\n\nPrice each. A [term](glossary.md#sub-term).", "", 10, "no question", "below"),
    ("01-options.md", "| what | Alternative", "| What | Alternative", 23, "`What` can’t be the id of a field", "lower-case"),
    ("01-options.md", "| chance | Chance", "| worth | Chance", 26, "second field `worth`", "another name"),
    ("01-options.md", "| What could you do? |", "| |", 23, "`what` has no question", "question"),
    ("01-options.md", "| what | Alternative | text |", "| what | Alternative | check |", 23, "names the entry", "first"),
    ("01-options.md", "money, required, private", "mony, required", 25, "`mony` isn’t a type", "money"),
    ("01-options.md", "money, required, private", "money, requiert", 25, "I don’t know `requiert`", "private or for other eyes"),
    ("01-options.md", "money, required, private", "money, required unless pionts", 25, "which isn’t a field", "points"),
    ("01-options.md", "money, required, private", "money, private, for other eyes", 25, "both private", "Remove"),
    ("01-options.md", "money, required, private", "money, for other eyes if sidle = mine", 25, "`sidle`, which", "side"),
    ("01-options.md", "money, required, private", "money, for other eyes if side = nobody", 25, "never `nobody`", "mine"),
    ("01-options.md", "money, required, private", "money: a lot", 25, "I can’t read the bounds `a lot`", "0 to 10"),
    ("01-options.md", "scale: -2 to 2", "scale: 2 to -2", 28, "reversed", "smaller"),
    ("01-options.md", "scale: -2 to 2", "scale: 1.5 to 3", 28, "whole numbers", "scale: 1 to 5"),
    ("01-options.md", "number: 0 to 100", "number:", 29, "missing after the colon", "types"),
    ("01-options.md", "choice: more, less", "choice: more", 30, "needs at least two values", "more, less"),
    ("01-options.md", "choice: more, less", "choice: more,, less", 30, "is empty", "more, less"),
    ("01-options.md", "choice: more, less", "choice: more, More", 30, "the same", "once"),
    ("01-options.md", "| date |", "| date: today |", 31, "takes nothing after a colon", "`date`"),
    ("01-options.md", "| link: issues |", "| link |", 33, "doesn’t name a sheet", "link: issues"),
    ("01-options.md", "| link: issues |", "| link: izzues |", 10, "points to the sheet `izzues`", "issues"),
    ("01-options.md", "## Issues `issues`", "## Issues", 42, "isn’t below the heading of a sheet", "End its heading"),
    ("01-options.md", "| name | Issue | text | What? |\n", "", 42, "table of fields is empty", "a row"),
    ("02-theirs.md", "# Their side", "Their side", 1, "does not begin with a title", "# Title"),
    ("02-theirs.md", "`alternatives: side = theirs`", "`alternative`", 5, "has no table of fields on any page", "alternatives"),
    ("faq.md", "## And if not?", "## Why bother", 7, "Two headings lead to #why-bother", "differently"),
    ("faq.md", "Then [bother](#why-bother) less.\n", "", 7, "There is no text below “And if not?”", "paragraph"),
    ("faq.md", "02-theirs.md#their-alternatives", "02-theirs.md#x", 5, "no heading #x", "their-alternatives"),
    ("guide.md", "| why-ask | [Why ask]", "| theirs | [Why ask]", 12, "second section `theirs`", "another id"),
    ("guide.md", "[Why ask](03-why-ask.md)", "Why ask", 12, "doesn’t name a page", "[The page's title]"),
    ("guide.md", "[Why ask]", "[Why not]", 1, "The title differs from “Why not”", "the page's title"),
    ("03-why-ask.md", "#how-to-price", "#how-to-prize", 3, "no heading #how-to-prize", "how-to-price"),
    ("03-why-ask.md", "## A case", "## Issues `issues`", 5, "A page that is only read shows no sheet", "with a tab"),
    ("glossary.md", "# Glossary\n\n## BATNA", "# BATNA", 1, "There is nothing in glossary.md", "second-level"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "old", "new", "line", "words", "hint"), SPOILT, ids=lambda value: str(value)[:30])
def test_spoilt(tmp_path: Path, page: str, old: str, new: str, line: int, words: str, hint: str) -> None:
    found = check(spoil(tmp_path, page, old, new))
    matching = [problem for problem in found if words in problem.message]
    assert matching, [str(problem) for problem in found]
    assert f":{line}: " in matching[0].message
    assert hint in matching[0].hint


@pytest.mark.parametrize(("page", "old", "new", "line", "words", "hint"), SPOILT, ids=lambda value: str(value)[:30])
def test_every_problem_has_file_line_and_hint(
    tmp_path: Path, page: str, old: str, new: str, line: int, words: str, hint: str
) -> None:
    folder = spoil(tmp_path, page, old, new)
    for problem in check(folder):
        assert re.match(re.escape(str(folder)) + r"/[\w-]+\.md:\d+: [A-Z`].*\.$", problem.message), problem.message
        assert problem.hint.endswith((".", "`.", "?")), problem.hint
    with pytest.raises(GuideError):
        load_guide(folder)


def test_all_problems_are_told_by_file_and_line(tmp_path: Path) -> None:
    folder = spoil(tmp_path, "01-options.md", "money, required, private", "mony")
    (folder / "faq.md").write_text("# FAQs\n\n## Q\n\n[x](y.md)\n\n[x](z.md)\n")
    found = [problem.message.removeprefix(f"{folder}/").split(": ")[0] for problem in check(folder)]
    assert found == ["01-options.md:3", "01-options.md:25", "faq.md:5", "faq.md:7"]


def test_no_guide(tmp_path: Path) -> None:
    (problem,) = check(tmp_path)
    assert problem.message == f"{tmp_path}/guide.md:1: There is no guide.md in this folder."
    (problem,) = check(tmp_path / "nowhere")
    assert "that exists" in problem.hint


def test_not_utf_8(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    (folder / "02-theirs.md").write_bytes("# Their side\n\nCafé\n".encode("latin-1"))
    assert f"{folder}/02-theirs.md:3: This line is not UTF-8." in [problem.message for problem in check(folder)]


def test_too_large(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    (folder / "02-theirs.md").write_text(PAGES["02-theirs.md"] + "x" * 262_144)
    assert any("larger than 256 KB" in problem.message for problem in check(folder))


def test_a_page_that_cannot_be_read_is_told_of_once(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    (folder / "02-theirs.md").unlink()
    (problem,) = check(folder)
    assert problem.message.startswith(f"{folder}/02-theirs.md:1: I can’t read the page")
