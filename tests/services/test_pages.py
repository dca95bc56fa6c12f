"""Notes as pages, as files, as plain data, and what happens where an analysis fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from negotui import analysis
from negotui.analysis import AnalysisSpec, gates, readiness
from negotui.domain.blocks import (
    Check,
    Checklist,
    Column,
    Heading,
    Panel,
    Paragraph,
    State,
    Table,
    plain,
    text_of,
    words_of,
)
from negotui.domain.negotiation import Negotiation
from negotui.domain.summaries import Readiness
from negotui.domain.values import Context
from negotui.errors import NegotuiError, NotFound
from negotui.guides.markdown.notes import prose
from negotui.services import analysis as analysis_service
from negotui.services import documents
from negotui.services import panels as panels_service
from negotui.services.files import replace_file
from negotui.services.json_data import hit_data
from negotui.services.pages import notes_page
from negotui.services.workspace import Workspace

from ..hostile import HOSTILE_TEXTS
from .conftest import GUIDE, TEMPLATE


@pytest.fixture
def full(workspace: Workspace) -> Negotiation:
    made = workspace.negotiations.create("Pay talk", "Northwind", TEMPLATE)
    stay = made.of("alternatives")[0]
    workspace.entries.edit(stay.id, {"next": "Ask **twice**\n\n- once", "worth": "118k"})
    read = workspace.lookup.negotiation(made.id)
    workspace.entries.write_field(read, read.of("alternatives")[1], "worth", "a lot", workspace.entries.step())
    workspace.entries.add(read, "notes", {"text": "# Mine", "section": "theirs"})
    return workspace.lookup.negotiation(made.id)


def test_the_page_has_all_that_was_written(workspace: Workspace, full: Negotiation) -> None:
    panels = {"options": Panel("Stay is best.", (Paragraph(plain("A figure.")),)), "theirs": None}
    page = notes_page(full, GUIDE, workspace.context(full), panels)
    headings = [(block.level, text_of(block.text)) for block in page if isinstance(block, Heading)]
    assert headings == [
        (1, "Pay talk"),
        (2, "Your alternatives"),
        (3, "My alternatives"),
        (3, "Issues"),
        (2, "Their side"),
        (3, "Limits"),
        (3, "Options"),
        (3, "Packages"),
        (3, "Facts"),
        (3, "My notes"),
    ]
    tables = [block for block in page if isinstance(block, Table)]
    assert [column.title for column in tables[0].columns] == ["Alternative", "Worth", "Chance"]
    assert [column.right for column in tables[0].columns] == [False, True, True]
    cells = [[text_of(cell) for cell in row] for row in tables[0].rows]
    assert cells == [["Stay", "118,000", "100 %"], ["Go", "not understood yet: a lot", ""]]
    words = words_of(page)
    for part in ("With: Northwind", "Stay is best.", "A figure.", "Pay = High; Days = 3"):
        assert part in words
    assert "Nothing yet: Their alternatives." in words


def test_short_fields_stand_in_the_table_and_short_notes_behind_their_label(
    workspace: Workspace, full: Negotiation
) -> None:
    go = full.of("alternatives")[1]
    workspace.entries.edit(
        go.id, {"due": "2026-12-01", "done": "yes", "next": "Ask [them](http://x.example) # now | *then*"}
    )
    text = workspace.export.text(workspace.lookup.negotiation(full.id))
    assert "| Alternative | Worth | Chance | Due | Done |" in text
    assert "| Go | _not understood yet:_ a lot |  | Tue 1 Dec 2026 | ✓ |" in text
    assert "- **Go** · **Next:** Ask [them](http://x.example) # now \\| _then_\n" in text
    assert "- **Stay**\\\n  **Next:**\n\n  > Ask **twice**\n  >\n  > - once" in text


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_note_breaks_out_of_its_place(workspace: Workspace, negotiation: Negotiation, text: str) -> None:
    workspace.entries.add(negotiation, "alternatives", {"what": "Stay", "next": f"x {text}"})
    read = workspace.lookup.negotiation(negotiation.id)
    page = workspace.export.blocks(read, "options")
    kinds = [type(block) for block in prose(workspace.export.text(read, section="options"))]
    assert kinds == [type(block) for block in page]


def test_sections_without_anything_are_named_in_one_line(workspace: Workspace, full: Negotiation) -> None:
    empty = workspace.negotiations.create("Empty")
    assert workspace.export.text(empty) == "# Empty\n\n_Nothing yet in Options and Theirs._\n"
    workspace.entries.add(empty, "facts", {"claim": "x"})
    text = workspace.export.text(workspace.lookup.negotiation(empty.id))
    assert text.endswith("_Nothing yet in Options._\n")
    assert "_Nothing yet: Their alternatives," in text
    workspace.entries.edit(empty.id, {"stage": "agreed"})
    text = workspace.export.text(workspace.lookup.negotiation(empty.id))
    assert text.endswith("_Nothing in Options._\n")
    assert "yet" not in text


def test_readiness_is_left_out_once_it_is_over(
    workspace: Workspace, negotiation: Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = AnalysisSpec("readiness", "Readiness", "theirs", (), readiness.panel)
    for module in (analysis, documents):
        monkeypatch.setattr(module, "ANALYSES", (ready,))
    assert "Ready 0 of " in workspace.export.text(negotiation)
    workspace.entries.edit(negotiation.id, {"stage": "walked away"})
    assert "ready" not in workspace.export.text(workspace.lookup.negotiation(negotiation.id)).lower()


def test_what_is_lacking_is_left_out_once_it_is_over(
    workspace: Workspace, negotiation: Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = Checklist("Lacking", (Check("Limit", State.MISSING, "none"),))
    heading, figure, verdict = Heading(3, plain("Second")), Paragraph(plain("A figure.")), Paragraph(plain("None yet."))
    panels = {
        "options": Panel("First.", (figure, lacking, heading, verdict, lacking, heading, figure)),
        "theirs": Panel("Nothing known.", (lacking,)),
    }
    monkeypatch.setattr(documents, "panel_in", lambda section, _negotiation, _context: panels[section])
    assert words_of(workspace.export.blocks(negotiation)).count("Limit none") == 3
    workspace.entries.edit(negotiation.id, {"stage": "no agreement"})
    page = workspace.export.blocks(workspace.lookup.negotiation(negotiation.id))
    assert words_of(page[-6:]) == "Your alternatives\nFirst.\nA figure.\nSecond\nA figure.\nNothing in Theirs."


def test_analyses_by_name(workspace: Workspace, full: Negotiation, monkeypatch: pytest.MonkeyPatch) -> None:
    def worked_out(negotiation: Negotiation, _: Context) -> Panel:
        return Panel(f"{negotiation.title} is fine.", (Paragraph(plain("A *figure*.")),))

    def fail(*_: object) -> Panel:
        raise ZeroDivisionError

    first = AnalysisSpec("first", "The first", "options", (), worked_out, lambda *_: {"figures": [1, "2"]})
    broken = AnalysisSpec("broken", "The broken", "theirs", (), fail)
    other = AnalysisSpec("other", "For another guide", "theirs", (("nothing", ("such",)),), worked_out)
    monkeypatch.setattr(analysis_service, "ANALYSES", (first, broken, other))
    about = {"title": "The first", "section": "options", "stage": "preparing"}
    said = {**about, "verdict": "Pay talk is fine.", "text": "A \\*figure\\*.\n"}
    blocks = [{"is": "paragraph", "text": "A *figure*."}]
    assert workspace.analysis.data(full, "first") == {"first": {**said, "blocks": blocks, "figures": [1, "2"]}}
    assert list(workspace.analysis.data(full)) == ["first", "broken"]
    page = workspace.analysis.page(full)
    assert page.startswith(
        "# The first\n\n**Pay talk is fine.**\n\nA \\*figure\\*.\n\n# The broken\n\n**I couldn’t work out the figures of"
    )
    for name, hint in (("frist", "first"), ("other", "")):
        with pytest.raises(NotFound) as told:
            workspace.analysis.data(full, name)
        assert hint in told.value.hint


def test_data_is_json_with_the_names_of_links(workspace: Workspace, full: Negotiation) -> None:
    data = json.loads(json.dumps(workspace.export.data(full)))
    assert data["details"]["title"] == "Pay talk"
    (package,) = data["sheets"]["packages"]
    assert package["names"] == {"terms": "Pay = High; Days = 3"}
    assert data["sheets"]["alternatives"][1]["drafts"] == {"worth": "a lot"}
    assert set(json.loads(json.dumps(workspace.export.data(full, "options")))["sheets"]) == {"alternatives", "issues"}
    with pytest.raises(NotFound):
        workspace.export.data(full, "option")
    (hit,) = workspace.search.find("high")
    option = full.of("options")[0]
    assert hit_data(hit) == {
        "negotiation": full.id,
        "title": "Pay talk",
        "sheet": "options",
        "entry": option.id,
        "section": "theirs",
        "name": "High",
        "text": "High",
    }


def test_data_has_all_that_the_file_holds_of_an_entry(workspace: Workspace, full: Negotiation) -> None:
    data = workspace.export.data(full, "options")
    sheets = data.pop("sheets")
    assert data == {
        "id": full.id,
        "guide": "leverage",
        "stage": "preparing",
        "details": {
            "title": "Pay talk",
            "counterpart": "Northwind",
            "kind": "salary offer",
            "deadline": "2026-11-27",
            "stage": "preparing",
        },
        "drafts": {},
        "created": full.details.created,
        "updated": full.details.updated,
    }
    go = full.of("alternatives")[1]
    assert isinstance(sheets, dict)
    assert sheets["alternatives"][1] == {
        "id": go.id,
        "position": 2,
        "fields": {"side": "mine", "what": "Go"},
        "drafts": {"worth": "a lot"},
        "names": {},
        "created": go.created,
        "updated": go.updated,
    }
    assert "" < go.created < go.updated


def test_a_table_as_data_has_its_cells_as_texts(
    workspace: Workspace, full: Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table((Column("What"), Column("Figure", right=True)), ((plain("Pay"), ()),))
    seen: list[Context] = []

    def figures(_: Negotiation, context: Context) -> dict[str, object]:
        seen.append(context)
        return {"half": "0.5"}

    one = AnalysisSpec("one", "One", "options", (), lambda *_: Panel("Fine.", (table,)), figures)
    monkeypatch.setattr(analysis_service, "ANALYSES", (one,))
    data = workspace.analysis.data(full)["one"]
    assert isinstance(data, dict)
    (block,) = data["blocks"]
    assert (block["is"], block["rows"], data["half"]) == ("table", [["Pay", ""]], "0.5")
    assert [column["title"] for column in block["columns"]] == ["What", "Figure"]
    assert seen == [workspace.context(full)]


@pytest.mark.parametrize("failure", [ZeroDivisionError, ValueError, KeyError])
def test_an_analysis_that_fails_says_so(
    workspace: Workspace, full: Negotiation, failure: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(panels_service, "panel_for", fail)
    monkeypatch.setattr(readiness, "readiness", fail)
    monkeypatch.setattr(gates, "gates", fail)
    panel = workspace.analysis.panel(full, "options")
    assert panel is not None
    assert "Your alternatives" in panel.verdict
    assert workspace.analysis.readiness(full) == Readiness(0, 0, 0)
    assert workspace.analysis.readiness_of([full.id]) == {full.id: 0}


def test_readiness_of_many(workspace: Workspace, full: Negotiation) -> None:
    empty = workspace.negotiations.create("Empty")
    found = workspace.analysis.readiness_of([full.id, empty.id, "nobody"])
    assert set(found) == {full.id, empty.id}
    assert found[full.id] == workspace.analysis.readiness(full).filled_in
    assert 0 <= found[empty.id] <= found[full.id] <= 100


def test_exports_are_written_whole_and_for_their_owner(workspace: Workspace, full: Negotiation, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("old")
    assert workspace.export.to_file(workspace.export.notes(full), path) == path
    assert path.read_text(encoding="utf-8") == workspace.export.text(full)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Pay talk" in workspace.export.text(full)
    with pytest.raises(NotFound):
        workspace.export.text(full, "papyrus")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere" / "notes.md", tmp_path / ("x" * 300)):
        with pytest.raises(NegotuiError) as told:
            replace_file(path, b"text")
        assert told.value.hint
    assert list(tmp_path.iterdir()) == []
