"""Templates as people leave them: hardly begun, half filled in, filled in everywhere but in one respect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from negotui.domain.negotiation import Entry, Negotiation
from negotui.domain.values import Context
from negotui.domain.workbooks import Template
from negotui.guides.folders import content_folder
from negotui.guides.templates import load_template
from negotui.services.templates import entries_of
from negotui.store.ids import Ids
from tests.analysis.book import TODAY, book, guide

_FIGURES = {"more": ("1300", "1200", "1000"), "less": ("1000", "1100", "1300")}
"""Opening, target and limit of an issue, by which way is better."""


@cache
def templates() -> dict[str, Template]:
    """The templates that come with the program, by id."""
    pages = sorted((content_folder() / "templates").glob("*.md"))
    return {page.stem: load_template(page, guide()) for page in pages}


def begun(id: str, *ways: str) -> Negotiation:
    """A negotiation from a template, filled in in these ways."""
    made = book(*entries_of(templates()[id], "n", Context(TODAY, guide()), Ids()))
    for way in ways:
        for entry in tuple(WAYS[way](made)):
            made = made.with_entry(entry)
    return made


def main_issue(of: Negotiation) -> Entry:
    """The first issue that is settled by a figure."""
    return next(entry for entry in of.of("issues") if entry.get("better"))


def _with_figures(issue: Entry) -> Entry:
    opening, target, limit = _FIGURES[issue.get("better")]
    return issue.put("opening", opening).put("target", target).put("limit", limit)


def _first(of: Negotiation) -> Iterator[Entry]:
    yield _with_figures(main_issue(of))


def _figures(of: Negotiation) -> Iterator[Entry]:
    yield from (_with_figures(one) for one in of.of("issues") if one.get("better"))


def _weights(of: Negotiation) -> Iterator[Entry]:
    """Weights on what has figures or points, as the assistant for weights gives them."""
    pointed = {one.get("issue") for one in of.of("options") if one.get("mine")}
    for number, one in enumerate(of.of("issues")):
        if one.get("limit") or one.id in pointed:
            yield one.put("weight", "50" if number == 0 else "20")


def _points(of: Negotiation) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for one in of.of("options"):
        place = seen[one.get("issue")] = seen.get(one.get("issue"), -1) + 1
        yield one.put("mine", str(50 * place)).put("theirs", str(100 - 50 * place))


def _points_of_one(of: Negotiation) -> Iterator[Entry]:
    first = of.of("options")[0].get("issue")
    yield from (one for one in _points(of) if one.get("issue") == first)


def _priced(of: Negotiation) -> Iterator[Entry]:
    for one in of.of("alternatives"):
        if one.get("side") == "mine":
            worth = "1050" if main_issue(of).get("better") == "more" else "1250"
            yield one.put("worth", worth).put("chance", "100").put("cost", "0")


def _scored(of: Negotiation) -> Iterator[Entry]:
    yield from (one.put("points", "30") for one in of.of("alternatives"))


def _guesses(of: Negotiation) -> Iterator[Entry]:
    issue = main_issue(of)
    theirs = ("900", "1000", "1250") if issue.get("better") == "more" else ("1400", "1300", "1050")
    made = Entry("limits-1", "n", "limits").put("issue", issue.id).put("weight", "60")
    for name, value in zip(("opening", "target", "likely"), theirs, strict=True):
        made = made.put(name, value)
    yield made


def _found(of: Negotiation) -> Iterator[Entry]:
    """What there was to find out on the main issue, found out."""
    issue = main_issue(of).id
    for one in of.of("facts"):
        if one.get("issue") == issue:
            yield one.put("figure", "1150").put("source", "the records").put("kind", one.get("kind") or "one case")


WAYS: dict[str, Callable[[Negotiation], Iterator[Entry]]] = {
    "first": _first,
    "figures": _figures,
    "weights": _weights,
    "points": _points,
    "points of one": _points_of_one,
    "priced": _priced,
    "scored": _scored,
    "guesses": _guesses,
    "found": _found,
}
HALVES = (
    (),
    ("first",),
    ("first", "weights"),
    ("figures",),
    ("figures", "weights"),
    ("points",),
    ("points of one",),
    ("points of one", "weights", "scored"),
    ("priced",),
    ("scored",),
    ("guesses",),
    ("found",),
    ("first", "priced", "guesses", "found"),
    ("first", "points of one", "weights", "guesses"),
    ("figures", "points", "weights", "priced", "guesses", "found"),
)
"""Which of the ways go together: each is a workbook as somebody may leave it."""
