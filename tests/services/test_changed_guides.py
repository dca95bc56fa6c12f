"""Workbooks outlive a change of their guide: a sheet renamed, a field dropped, a type changed, the whole guide gone or broken."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.export import FORMATS
from negotui.services.workspace import Workspace
from tests.guides.small import PAGES
from tests.tui.harness import open_workspace, press, running, screen_text, told

_ISSUES = PAGES["01-options.md"].partition("## Issues")[2].partition("## Last words")[0]


def _write(folder: Path, **changes: tuple[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        for before, after in changes.values():
            text = text.replace(before, after)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def reopened(tmp_path: Path) -> Iterator[Callable[[], tuple[Workspace, Negotiation]]]:
    """A negotiation with the small guide, as it is found after a change of the guide's folder."""
    _write(tmp_path / "guides" / "small")
    first = open_workspace(tmp_path)
    made = first.negotiations.create("Rent", guide="small")
    first.entries.add(
        made, "alternatives", {"what": "Stay", "worth": "118k", "better": "more", "place": "here", "sure": "3"}
    )
    first.entries.add(made, "issues", {"name": "Pay [b]it[/b]"})
    first.close()
    opened: list[Workspace] = []

    def again() -> tuple[Workspace, Negotiation]:
        opened.append(open_workspace(tmp_path))
        return opened[-1], opened[-1].lookup.negotiation("Rent")

    yield again
    for workspace in opened:
        workspace.close()


CHANGES: dict[str, Callable[[Path], object]] = {
    "field dropped": lambda folder: _write(folder, a=("| place | | text: here, there | Where? |\n", "")),
    "type changed": lambda folder: _write(folder, a=("| place | | text: here, there |", "| place | | number |")),
    "sheet gone": lambda folder: _write(
        folder,
        a=(f"## Issues{_ISSUES}", ""),
        b=("| issue | | link: issues | Which issue? |\n", ""),
        c=("| issues | | links: issues | Which issues? |\n", ""),
        d=("| terms | | terms | Which terms? |\n", ""),
    ),
    "broken": lambda folder: (folder / "guide.md").write_text("nonsense", encoding="utf-8"),
    "gone": shutil.rmtree,
}


@pytest.mark.parametrize("change", CHANGES)
async def test_nothing_is_lost_whatever_becomes_of_a_guide(
    reopened: Callable[[], tuple[Workspace, Negotiation]], tmp_path: Path, change: str
) -> None:
    CHANGES[change](tmp_path / "guides" / "small")
    workspace, made = reopened()
    kept = [dict(entry.values) for entry in made.entries]
    for name, format in FORMATS.items():
        document = workspace.export.notes(made)
        if name in {"calendar", "pdf"}:
            continue
        content = b"".join(format.files(document).values()) if format.files else format.render(document)
        for words in (b"Stay", b"here") if name != "spreadsheet" else ():
            assert words in content, (name, words)
    assert {hit.entry for hit in workspace.search.find("Pay", 9)} == {made.of("issues")[0].id}
    assert workspace.export.data(made)["sheets"]
    stay = made.of("alternatives")[0]
    workspace.entries.save(stay, stay.put("worth", "120000"), "s")
    async with running(workspace, workspace.lookup.negotiation("Rent")) as pilot:
        shown = screen_text(pilot)
        if change in {"broken", "gone"}:
            assert "Kept" in shown
            assert any("guide" in said for said in told(pilot))
        await press(pilot, "]")
        await press(pilot, "e", "escape", "t", "escape", "r", "escape")
    # It is all there again once the guide is.
    _write(tmp_path / "guides" / "small")
    workspace, made = reopened()
    kept[0]["worth"] = "120000"
    assert [dict(entry.values) for entry in made.entries] == kept
    assert workspace.guide_for(made) is workspace.guide("small")
