"""Notes as pages, as files, as plain data, and what happens where an analysis fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotui.analysis import balance, readiness
from negotui.domain.blocks import Heading, Panel, Paragraph, Quote, Table, plain, text_of, words_of
from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError, NotFound
from negotui.services import insight
from negotui.services.data import hit_data, summary_data
from negotui.services.files import replace_file
from negotui.services.pages import notes_page
from negotui.services.workspace import Workspace

from .conftest import GUIDE, TEMPLATE


@pytest.fixture
def full(workspace: Workspace) -> Negotiation:
    made = workspace.create("Pay talk", "Northwind", TEMPLATE)
    stay = made.of("alternatives")[0]
    workspace.edit(stay.id, {"next": "Ask **twice**\n\n- once", "worth": "118k"})
    read = workspace.negotiation(made.id)
    workspace.write_field(read, read.of("alternatives")[1], "worth", "a lot", workspace.step())
    workspace.add(read, "notes", {"text": "# Mine", "section": "theirs"})
    return workspace.negotiation(made.id)


def test_the_page_has_all_that_was_written(workspace: Workspace, full: Negotiation) -> None:
    panels = {"options": Panel("Stay is best.", (Paragraph(plain("A figure.")),)), "theirs": None}
    page = notes_page(full, GUIDE, workspace.context(full), panels)
    headings = [(block.level, text_of(block.text)) for block in page if isinstance(block, Heading)]
    assert headings == [
        (1, "Pay talk"),
        (2, "Your alternatives"),
        (3, "My alternatives"),
        (4, "Stay"),
        (3, "Issues"),
        (2, "Their side"),
        (3, "Limits"),
        (4, "Pay"),
        (3, "Options"),
        (4, "High"),
        (3, "Packages"),
        (3, "Facts"),
        (4, "They pay"),
        (3, "My notes"),
    ]
    tables = [block for block in page if isinstance(block, Table)]
    assert [column.title for column in tables[1].columns] == ["Alternative", "Worth", "Chance"]
    assert [column.right for column in tables[1].columns] == [False, True, True]
    cells = [[text_of(cell) for cell in row] for row in tables[1].rows]
    assert cells == [["Stay", "118,000", "100 %"], ["Go", "not read yet: a lot", ""]]
    words = words_of(page)
    for part in ("With Northwind", "Stay is best.", "A figure.", "Pay = High; Days = 3", "Nothing yet: My notes."):
        assert part in words
    assert "Nothing yet: Their alternatives." in words
    assert len([block for block in page if isinstance(block, Quote)]) == 2


def test_data_is_json_with_the_names_of_links(workspace: Workspace, full: Negotiation) -> None:
    data = json.loads(json.dumps(workspace.data(full)))
    assert data["details"]["title"] == "Pay talk"
    (package,) = data["sheets"]["packages"]
    assert package["names"] == {"terms": "Pay = High; Days = 3"}
    assert data["sheets"]["alternatives"][1]["drafts"] == {"worth": "a lot"}
    assert set(json.loads(json.dumps(workspace.data(full, "options")))["sheets"]) == {"alternatives", "issues"}
    with pytest.raises(NotFound):
        workspace.data(full, "option")
    json.dumps([summary_data(summary) for summary in workspace.summaries()])
    assert [hit_data(hit)["snippet"] for hit in workspace.search("high")] == ["High"]


@pytest.mark.parametrize("failure", [ZeroDivisionError, ValueError, KeyError])
def test_an_analysis_that_fails_says_so(
    workspace: Workspace, full: Negotiation, failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(insight, "panel_for", fail)
    monkeypatch.setattr(readiness, "readiness", fail)
    monkeypatch.setattr(balance, "balance", fail)
    panel = workspace.panel(full, "options")
    assert panel is not None
    assert "Your alternatives" in panel.verdict
    assert (workspace.readiness(full), workspace.balance(full)) == (0, None)
    assert workspace.readiness_of([full.id]) == {full.id: 0}


def test_readiness_of_many(workspace: Workspace, full: Negotiation) -> None:
    empty = workspace.create("Empty")
    found = workspace.readiness_of([full.id, empty.id, "nobody"])
    assert set(found) == {full.id, empty.id}
    assert found[full.id] == workspace.readiness(full)
    assert 0 <= found[empty.id] <= found[full.id] <= 100


def test_exports_are_written_whole_and_for_their_owner(workspace: Workspace, full: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("old")
    assert workspace.export_to(full, path) == path
    assert path.read_text(encoding="utf-8") == workspace.export(full)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Pay talk" in workspace.export(full)
    with pytest.raises(NotFound):
        workspace.export(full, "papyrus")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "notes.md", tmp_path / ("x" * 300)):
        with pytest.raises(NegotuiError) as told:
            replace_file(path, "text")
        assert told.value.hint
    assert list(tmp_path.iterdir()) == []
