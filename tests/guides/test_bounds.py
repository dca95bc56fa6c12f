"""What no screen could show, and what no reader would come back from, is refused with its file and line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from negotui.errors import GuideError
from negotui.guides.folders import GuideFolders, content_folder
from negotui.guides.guide import MAX_PAGES, MAX_TABS, check, load_guide
from negotui.guides.pages import MAX_ROWS, MAX_TOKENS
from negotui.guides.tables import MAX_FIELDS
from tests.guides.small import PAGES, write_guide


def told(folder: Path) -> str:
    """What `guide check` says, which is what a start says first."""
    found = check(folder)
    with pytest.raises(GuideError):
        load_guide(folder)
    assert all(problem.hint for problem in found)
    return "\n".join(problem.message for problem in found)


def rows(count: int) -> str:
    return "| a | b |\n|---|---|\n" + "| x | y |\n" * count


@pytest.mark.parametrize("page", ["02-theirs.md", "03-why-ask.md", "faq.md", "glossary.md"])
def test_a_pipe_is_no_page(tmp_path: Path, page: str) -> None:
    folder = write_guide(tmp_path)
    (folder / page).unlink()
    os.mkfifo(folder / page)
    assert f"{folder}/{page}:1: This isn’t an ordinary file." in told(folder)


def test_a_device_is_no_page(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    (folder / "faq.md").unlink()
    (folder / "faq.md").symlink_to("/dev/zero")
    assert f"{folder}/faq.md:1: This isn’t an ordinary file." in told(folder)


@pytest.mark.parametrize("page", ["02-theirs.md", "faq.md"])
def test_a_link_in_a_circle_is_told_of(tmp_path: Path, page: str) -> None:
    folder = write_guide(tmp_path)
    (folder / page).unlink()
    (folder / page).symlink_to(page)
    assert f"{folder}/{page}:1: I can’t read the page" in told(folder)


def test_a_page_is_read_no_further_than_it_may_go(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    with (folder / "02-theirs.md").open("ab") as file:
        file.truncate(1 << 40)
    assert f"{folder}/02-theirs.md:1: The page is larger than 256 KB." in told(folder)


def test_a_cut_character_is_not_what_is_wrong_with_a_large_page(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    (folder / "02-theirs.md").write_text("# Their side\n\n" + "€" * 100_000, encoding="utf-8")
    assert "not UTF-8" not in told(folder)


def test_the_longest_table(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    page = folder / "03-why-ask.md"
    page.write_text(PAGES[page.name] + "\n" + rows(MAX_ROWS), encoding="utf-8")
    assert not check(folder)
    line = PAGES[page.name].count("\n") + 2
    page.write_text(PAGES[page.name] + "\n" + rows(MAX_ROWS + 1), encoding="utf-8")
    assert f"{page}:{line}: This table has 501 rows; 500 are the most." in told(folder)


def test_a_page_of_very_many_lines(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    page = folder / "03-why-ask.md"
    page.write_text(PAGES[page.name] + "\n\nx" * (MAX_TOKENS // 3), encoding="utf-8")
    assert f"{page}:1: The page has more paragraphs" in told(folder)


def test_the_most_fields_of_a_sheet(tmp_path: Path) -> None:
    folder = write_guide(tmp_path)
    page = folder / "guide.md"
    many = "".join(f"| f{number} | | text | What? |\n" for number in range(MAX_FIELDS))
    page.write_text(PAGES[page.name].rstrip() + "\n" + many, encoding="utf-8")
    assert f"The sheet has {MAX_FIELDS + 1} fields; {MAX_FIELDS} are the most." in told(folder)


@pytest.mark.parametrize(
    ("before", "row", "most"),
    [
        ("| theirs | Theirs | [Their side](02-theirs.md) |\n", "| s{0} | S | [T](s{0}.md) |\n", MAX_TABS),
        ("| why-ask | [Why ask](03-why-ask.md) |\n", "| s{0} | [T](s{0}.md) |\n", MAX_PAGES),
    ],
)
def test_the_most_pages(tmp_path: Path, before: str, row: str, most: int) -> None:
    folder = write_guide(tmp_path)
    text = PAGES["guide.md"]
    assert before in text
    (folder / "guide.md").write_text(text.replace(before, before + "".join(map(row.format, range(most)))))
    assert f" pages; {most} are the most." in told(folder)


def test_a_template_that_is_a_pipe_stops_no_other(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    found = GuideFolders(content_folder(), own_templates=tmp_path).templates()
    ((id, problem),) = found.problems
    assert id == "pipe"
    assert "pipe.md:1: This isn’t an ordinary file." in problem
    assert found.found
