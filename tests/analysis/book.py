"""Workbooks for the analyses: the built-in guide, entries in a line each, and the worked example."""

from __future__ import annotations

from datetime import date
from functools import cache

from negotui.analysis import ANALYSES
from negotui.domain.blocks import Block, Check, Checklist, Panel, State, Table, text_of
from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.sentences import as_plain_text
from negotui.domain.values import Context
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder
from negotui.services.templates import entries_of
from negotui.store.ids import Ids

TODAY = date(2026, 11, 23)


@cache
def guide() -> Guide:
    return GuideFolders(content_folder()).guide(BUILT_IN)


@cache
def northwind() -> Negotiation:
    """The worked example."""
    example = GuideFolders(content_folder()).example()
    return book(*entries_of(example, "n", Context(TODAY, guide()), Ids()))


def entry(sheet: str, name: str, **values: str) -> Entry:
    """An entry that is called so; its id is its name. A value behind an exclamation mark is a draft."""
    naming = guide().sheet(sheet).naming.name
    made = Entry(f"{sheet}-{name}", "n", sheet)
    for field, text in {naming: name, **values}.items():
        made = made.put(field, text.removeprefix("!"), sound=not text.startswith("!"))
    return made


def book(*entries: Entry) -> Negotiation:
    return Negotiation("n", BUILT_IN, Entry("n", "n", "details"), entries)


def context(negotiation: Negotiation) -> Context:
    return Context(TODAY, guide(), negotiation.entries)


def panel(id: str, *entries: Entry) -> Panel:
    """What that analysis says of these entries."""
    return panel_of(id, book(*entries))


def panel_of(id: str, negotiation: Negotiation) -> Panel:
    (analysis,) = [one for one in ANALYSES if one.id == id]
    return analysis.panel(negotiation, context(negotiation))


def checks(panel: Panel, *states: State) -> list[tuple[str, str, str]]:
    """Label, detail and link of every check in one of these states, in all states where none is named."""
    return [
        (check.label, as_plain_text(check.detail), check.link)
        for check in _all_checks(panel.blocks)
        if not states or check.state in states
    ]


def _all_checks(blocks: tuple[Block, ...]) -> list[Check]:
    return [check for block in blocks if isinstance(block, Checklist) for check in block.checks]


def rows(panel: Panel, number: int = 0) -> list[tuple[str, ...]]:
    """The cells of one of its tables."""
    tables = [block for block in panel.blocks if isinstance(block, Table)]
    return [tuple(text_of(cell) for cell in row) for row in tables[number].rows]
