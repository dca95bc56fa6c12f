"""The page for the room: one page whatever there is to say, and nothing gone without being named."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from negotui.domain.layout import cells
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.brief import LINES, WIDTH, BriefPage
from negotui.services.printing import print_page
from negotui.services.workspace import Workspace
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import make_example, open_workspace

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


def _fits(page: BriefPage) -> str:
    lines = page.text.splitlines()
    assert len(lines) <= LINES
    assert [line for line in lines if cells(line) > WIDTH] == []
    return page.text


@pytest.mark.parametrize(("name", "for_table"), [("brief", False), ("brief-table", True)])
def test_the_page_of_the_worked_example_reads_as_it_did(workspace: Workspace, name: str, for_table: bool) -> None:
    page = workspace.brief.page(make_example(workspace), for_table)
    golden = GOLDEN / f"{name}.txt"
    assert _fits(page) == golden.read_text(encoding="utf-8")


def test_every_template_fits_and_each_part_is_there_or_named(workspace: Workspace) -> None:
    for template in workspace.negotiations.templates().found:
        made = workspace.negotiations.create("T", template=template)
        page = workspace.brief.page(made)
        text = " ".join(_fits(page).split())
        for part in page.parts:
            named = part.title in text or f"{part.title} (" in text
            assert named or part.is_bare, part.title


def _full(workspace: Workspace, text: str, times: int) -> Negotiation:
    made = workspace.negotiations.create(f"x {text}")
    step = workspace.entries.step()
    for sheet, field, more in (
        ("issues", "name", {"limit": "10", "target": "20", "opening": "30"}),
        ("messages", "words", {"moment": "opening"}),
        ("questions", "question", {}),
        ("lines", "line", {}),
        ("weak_points", "what", {"answer": text}),
        ("alternatives", "what", {"side": "mine", "tell": "never"}),
    ):
        for number in range(times):
            entry = workspace.entries.new(made, sheet).put(field, f"{number} {text}".strip())
            for name, value in more.items():
                entry = entry.put(name, value) if value else entry
            workspace.entries.save(workspace.entries.new(made, sheet), entry, step)
    return workspace.lookup.negotiation(made.id)


@pytest.mark.parametrize("text", ["", "word " * 2000, "x" * 10_000, "漢字" * 900, *HOSTILE_TEXTS[::9]])
def test_no_text_is_too_long_or_too_wide_for_the_page(workspace: Workspace, text: str) -> None:
    made = _full(workspace, text, 3)
    for for_table in (False, True):
        _fits(workspace.brief.page(made, for_table))


def test_what_has_no_room_is_counted_with_the_tab_where_it_stands(workspace: Workspace) -> None:
    page = workspace.brief.page(_full(workspace, "something to say that takes its room on the page, as people do", 40))
    text = _fits(page)
    counts = [int(count) for count in re.findall(r"and (\d+) more", text)]
    gone = [int(count) for count in re.findall(r"\((\d+) in", " ".join(text.split()))]
    shown = len(re.findall(r"^(?:\d+\.|-) ", text, re.MULTILINE)) + len(re.findall(r"^\d+ some", text, re.MULTILINE))
    assert counts
    assert sum(counts) + sum(gone) + shown + text.count(" · ") >= sum(len(part.items) for part in page.parts) - len(
        page.parts
    )
    assert "in Message" in text


def test_nobody_at_the_table_reads_what_is_secret(workspace: Workspace) -> None:
    made = make_example(workspace)
    mine, theirs = workspace.brief.page(made).text, workspace.brief.page(made, for_table=True).text
    for secret in (
        "110,000",
        "Contoso",
        "Never tell",
        "Careful",
        "122,250",
        "Their limit",
        "Freelance",
        "Give and get",
    ):
        assert secret in mine or secret == "Freelance"
        assert secret not in theirs
    assert "Must be told" in theirs


def test_an_empty_negotiation_says_what_to_write_first(workspace: Workspace) -> None:
    page = workspace.brief.page(workspace.negotiations.create("Rent"))
    assert "Begin with what has to be agreed" in _fits(page)
    assert "Interests" in page.text


def test_a_printer_gets_the_page_through_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = tmp_path / "lp"
    printer.write_text(f'#!/bin/sh\ncat > "{tmp_path}/printed"\necho "$@" > "{tmp_path}/told"\n')
    printer.chmod(printer.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    print_page("My limit is 110,000 €\n")
    assert (tmp_path / "printed").read_text(encoding="utf-8") == "My limit is 110,000 €\n"
    assert "110" not in (tmp_path / "told").read_text(encoding="utf-8")
    printer.write_text("#!/bin/sh\necho 'lp: no default destination' >&2\nexit 1\n")
    with pytest.raises(NegotuiError, match="no default destination"):
        print_page("x")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(NegotuiError, match="No printer is set up"):
        print_page("x")
