"""A long shelf to look through: `python -m benchmarks.samples FILE NEGOTIATIONS`. Must not be taken for how an app writes.

Ten short entries each, all in one transaction through the store: ten thousand of them take seconds and not minutes.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from negotui.domain.negotiation import DETAILS, Entry
from negotui.domain.stages import Stage
from negotui.store import entries, negotiations
from negotui.store.ids import Ids
from negotui.store.opening import connect

SHEETS = (
    "facts",
    "interests",
    "issues",
    "people",
    "questions",
    "messages",
    "notes",
    "lessons",
    "alternatives",
    "steps",
)
WORDS = (
    *("the", "price", "we", "say", "that", "delivery", "and", "will", "they", "talk", "offer", "week", "rent", "sign"),
    *("term", "budget", "year", "deal", "quality", "partner", "supplier", "invoice", "manager", "renewal", "discount"),
    *("volume", "warranty", "payment", "schedule", "approval", "competitor", "margin", "forecast", "shipment"),
    *("clause", "penalty", "deposit", "landlord", "salary", "bonus", "holiday", "training", "notice", "equipment"),
    *("transport", "insurance", "maintenance", "licence", "audit", "contract", "flour", "yeast"),
)
"""From the most common to the rarest, as words are: half of all texts have the first ones."""
_FIRST = {
    "facts": "claim",
    "issues": "name",
    "people": "name",
    "questions": "question",
    "messages": "words",
    "notes": "text",
    "lessons": "lesson",
}
_AT = "2026-{month:02}-{day:02}T09:00:00.000Z"
_LONG = 14
_STAGES = [stage.value for stage in Stage]


def make(path: Path, count: int) -> None:
    """A file of that many negotiations; the same ones each time."""
    database, ids, draw = connect(path), Ids(), random.Random(7)
    shares = [1 / place for place in range(1, len(WORDS) + 1)]
    with database.write():
        for number in range(1, count + 1):
            at = _AT.format(month=number % 12 + 1, day=number % 28 + 1)
            id = ids.new()
            details = {
                "title": f"Negotiation {number:06}",
                "counterpart": f"Party {number % 97}",
                "kind": WORDS[number % 40 + 7],
                "stage": _STAGES[number % len(_STAGES)],
                "deadline": at[:10],
                "tags": f"{WORDS[number % 30 + 9]}, {WORDS[number % 20 + 20]}",
            }
            negotiations.insert(
                database, "leverage", Entry(id, id, DETAILS.id, tuple(details.items()), (), 0, 1, at, at)
            )
            for sheet in SHEETS:
                text = " ".join(draw.choices(WORDS, shares, k=_LONG)) + f" {number}"
                values = ((_FIRST.get(sheet, "what"), text), *((("due", at[:10]),) if sheet == "steps" else ()))
                # A step in ten is open: who looks after a thousand talks has some things due, not all.
                done = (("done", "yes"),) if sheet == "steps" and number % 10 else ()
                entries.keep(database, Entry(ids.new(), id, sheet, (*values, *done), (), 1, 1, at, at), text)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
