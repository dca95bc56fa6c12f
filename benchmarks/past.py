"""Insights: `python -m benchmarks.past FILE [COUNT]` makes negotiations that are over and prints samples as JSON, milliseconds.

`insights` reads a case from each and works out every figure; `load` loads the same negotiations whole and does nothing with them.
`again` is what insights cost once all is read, `earlier` a look for what others left among them. Must not measure the making.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from negotui.analysis.insights.case import Case
from negotui.config import find_places, open_workspace
from negotui.domain.workbooks import Rows, Template
from negotui.services.workspace import Workspace

COUNT = 1_000
"""How many are made: 10,000 take two minutes and a half to make and give the same ratio, since every part is read by itself."""
_CHUNK, _TIMES = 100, 3
_ISSUES = ("Price", "Delivery", "Warranty", "Payment")
_OPTIONS = 4
_KINDS = ("renewal", "purchase", "freelance rate", "salary offer", "conflict")


def template(number: int) -> Template:
    """A negotiation of 60 entries that is over, with all that insights read."""
    details = (
        ("title", f"Negotiation {number:05}"),
        ("counterpart", f"Party {number % 997}"),
        ("kind", _KINDS[number % len(_KINDS)]),
        ("stage", "walked away" if number % 7 == 0 else "agreed"),
        ("result", "done"),
    )
    return Template("bench", "bench", (), details, tuple(_sheets(number)))


def _sheets(number: int) -> list[Rows]:
    best = _OPTIONS - 1
    issue = {"better": "more", "opening": str(best), "target": str(best - 1), "limit": "0", "step": "1"}
    issues = [{"name": name, **issue, "weight": str(40 - 10 * at)} for at, name in enumerate(_ISSUES)]
    options = [
        {"option": str(at), "issue": name, "mine": str(30 * at), "theirs": str(100 - 30 * at)}
        for name in _ISSUES
        for at in range(_OPTIONS)
    ]
    limits = [
        {"issue": name, "low": "1", "likely": "2", "high": "3", "weight": str(10 + 10 * at), "actual": str(number % 5)}
        for at, name in enumerate(_ISSUES)
    ]
    offers = [
        {
            "name": f"offer {at}",
            "side": ("mine", "theirs")[at % 2],
            "terms": "; ".join(f"{name} = {_term(number, at, place)}" for place, name in enumerate(_ISSUES)),
            "at": f"2026-01-05 09:{at:02}",
            "state": "accepted" if at == 5 else "open",
        }
        for at in range(6)
    ]
    said = "What was said in the talk about delivery, price and who would sign what by when."
    proved = ("came off", "fell through")[number % 2]
    alternatives = [
        {
            "what": f"Alternative {at}",
            "worth": "100",
            "chance": str(10 * (at + number % 8)),
            "points": "30",
            "proved": proved,
        }
        for at in range(3)
    ]
    interests = [
        {
            "what": f"Interest {at}",
            "side": ("mine", "theirs")[at % 2],
            "why": said,
            "proved": ("right", "wrong")[at % 2],
        }
        for at in range(8)
    ]
    made = (
        *(("issues", issues), ("options", options), ("limits", limits), ("offers", offers)),
        *(("alternatives", alternatives), ("interests", interests)),
        ("facts", [{"claim": f"Fact {at}", "source": "A report"} for at in range(6)]),
        ("log", [{"text": said, "kind": "note"} for _ in range(12)]),
        ("lessons", [{"lesson": f"Lesson of {number}", "next": said}]),
    )
    return [Rows(sheet, (), tuple(tuple(row.items()) for row in rows)) for sheet, rows in made]


def _term(number: int, at: int, place: int) -> int:
    """A figure that my side lowers and theirs raises, another one in each negotiation."""
    wished = _OPTIONS - 1 - at // 2 if at % 2 == 0 else at // 2
    return max(0, min(_OPTIONS - 1, wished + (number // (place + 1)) % 2))


def load(workspace: Workspace) -> None:
    """Loads all of them whole, a hundred at a time."""
    from negotui.store import negotiations, past

    database = workspace._session.database
    ids = [id for id, _ in past.closed(database)]
    for start in range(0, len(ids), _CHUNK):
        negotiations.load_all(database, ids[start : start + _CHUNK])


def read(workspace: Workspace, known: dict[tuple[str, str], Case | None]) -> None:
    """What the screen of insights waits for."""
    for _ in workspace.review.gather(known):
        pass
    workspace.review.insights([case for case in known.values() if case is not None])


def _time(work: Callable[[], object], times: int = _TIMES) -> list[float]:
    found = []
    for _ in range(times):
        begun = perf_counter()
        work()
        found.append((perf_counter() - begun) * 1000)
    return found


def main(path: Path, count: int = COUNT) -> None:
    """Make the file, then measure in turn."""
    workspace = open_workspace(find_places(path))
    try:
        database = workspace._session.database
        database.connection.execute("PRAGMA synchronous=OFF")
        for number in range(count):
            made = workspace.negotiations.create("", template=template(number))
            if number == 0 and (len(made.entries) != 60 or any(entry.drafts for entry in made.entries)):
                raise SystemExit("The guide has changed: make the sheets of benchmarks/past.py fit it.")
        known: dict[tuple[str, str], Case | None] = {}
        samples: dict[str, list[float]] = {"load": [], "insights": []}
        for _ in range(_TIMES):
            samples["load"] += _time(partial(load, workspace), 1)
            known.clear()
            samples["insights"] += _time(partial(read, workspace, known), 1)
        samples["insights again"] = _time(partial(read, workspace, known))
        samples["earlier"] = _time(
            partial(workspace.lessons.earlier, workspace.lookup.negotiation("Negotiation 00250"))
        )
    finally:
        workspace.close()
    print(json.dumps(samples))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
