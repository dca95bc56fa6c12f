"""What negotui says of templates that are filled in by half: `python -m tests.advice.transcript` writes the page anew.

A page of verdicts and of what is missing, of a few templates in a few states, to be read like the other pages in golden/.
"""

from __future__ import annotations

from pathlib import Path

from negotui.analysis import ANALYSES
from negotui.domain.blocks import Checklist, Panel
from tests.analysis.book import context
from tests.half_filled import begun, templates

PAGE = Path(__file__).parent / "golden" / "half_filled.md"
_READ = (
    ("job-offer", ()),
    ("lease", ("first",)),
    ("customer-contract", ("first", "weights", "guesses", "priced", "found")),
    ("tradesman", ("figures", "points of one", "weights")),
    ("conflict", ("points", "scored")),
)
_SILENT = {"confidence", "signals", "people", "result", "review"}
"""Panels that say the same of every template."""

_FILLED = {"Interests: Issues", "Research: Facts", "Win-win: Options", "Theirs: Their interests"}


def reading_list() -> str:
    """The page."""
    return "\n\n".join(_read(id, ways) for id, ways in _READ) + "\n"


def _read(id: str, ways: tuple[str, ...]) -> str:
    of = begun(id, *ways)
    title = f"# {templates()[id].title}: {', '.join(ways) or 'nothing yet'}"
    said = (_said(one.id, one.panel(of, context(of))) for one in ANALYSES if one.id not in _SILENT)
    return "\n\n".join((title, *said))


def _said(id: str, panel: Panel) -> str:
    lists = [block for block in panel.blocks if isinstance(block, Checklist)]
    found = [
        f"- {block.title} · {check.label}: {check.detail}"
        for block in lists
        for check in block.checks
        if block.title != "Filled in" or check.label in _FILLED
    ]
    return "\n".join([f"**{id}** {panel.verdict}", *([""] if found else []), *found])
