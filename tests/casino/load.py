"""The thirty negotiations of the CaSiNo corpus as workbooks: `python -m tests.casino.load FILE`. Must not change a word of them.

Sheets for offers and for a log are still to come: until then the talk is one note in the section `message`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from negotui.config import find_places, open_workspace
from negotui.domain.negotiation import Negotiation, Pairs
from negotui.domain.workbooks import Rows, Template
from negotui.services.workspace import Workspace

Case = dict[str, Any]
"""One negotiation, as the file has it."""

ITEMS = ("Food", "Water", "Firewood")
PACKS = 3
WALKING_AWAY = 5
SUBMIT, ACCEPT, REJECT, WALK_AWAY = "Submit-Deal", "Accept-Deal", "Reject-Deal", "Walk-Away"
_TARGETS = {5: 3, 4: 2, 3: 1}
"""Packs that would be a good result, by the points that each is worth: nobody said; it is what one could hope for."""


def cases() -> list[Case]:
    """All thirty."""
    found: list[Case] = json.loads((Path(__file__).parent / "casino-30.json").read_text(encoding="utf-8"))
    return found


def load(workspace: Workspace, found: Iterable[Case], me: str = "1") -> list[Negotiation]:
    """Keeps each as a workbook of its own. me: the camper who keeps it, `1` or `2`."""
    return [workspace.create("", template=template(case, me)) for case in found]


def template(case: Case, me: str) -> Template:
    """A negotiation as the camper `me` would have typed it in."""
    mine, theirs = case["sides"][me], case["sides"][other(me)]
    worths = mine["points_per_item"]
    alternative = {"what": "Walk away", "side": "mine", "worth": str(WALKING_AWAY), "chance": "100"}
    sheets = (
        Rows("interests", (("side", "mine"),), tuple(_interests(mine))),
        Rows("interests", (("side", "theirs"),), tuple(_interests(theirs))),
        Rows("issues", (("unit", "packs"), ("better", "more"), ("opening", str(PACKS))), tuple(_issues(worths))),
        Rows("alternatives", (), (tuple(alternative.items()),)),
        Rows("notes", (("section", "message"),), ((("text", talk(case, me)),),)),
    )
    return Template(f"casino-{case['id']}", title(case), (), _details(case, me), sheets)


def title(case: Case) -> str:
    """What a negotiation is called."""
    return f"Camp {case['id']}: food, water and firewood"


def other(side: str) -> str:
    """The side across the table."""
    return "2" if side == "1" else "1"


def _details(case: Case, me: str) -> Pairs:
    deal = result(case, me)
    points = case["sides"][me]["points_scored"]
    said = f"{packs(deal)}: {points} points" if deal else f"No deal: {points} points"
    stage = "agreed" if deal else "walked away"
    return (("counterpart", "the other camper"), ("kind", "camping"), ("stage", stage), ("result", said))


def _interests(side: Case) -> Iterator[Pairs]:
    for item in ITEMS:
        importance = str(side["points_per_item"][item])
        yield (("what", f"Enough {item.lower()}"), ("why", side["reason"][item]), ("importance", importance))


def _issues(worths: dict[str, int]) -> Iterator[Pairs]:
    for item in ITEMS:
        weight = str(PACKS * worths[item])
        yield (("name", item), ("target", str(_TARGETS[worths[item]])), ("weight", weight), ("step", "1"))


def result(case: Case, me: str) -> dict[str, int] | None:
    """What `me` gets of each by the deal that was accepted last, None where there was none."""
    offered: dict[str, int] | None = None
    agreed: dict[str, int] | None = None
    for message in case["log"]:
        if message["text"] == SUBMIT:
            offered = _share(message, me)
        elif message["text"] == ACCEPT:
            agreed = offered
        elif message["text"] in {REJECT, WALK_AWAY}:
            agreed = offered = None
    return agreed


def _share(message: dict[str, Any], me: str) -> dict[str, int]:
    sender = {item: int(message["i_get"][item]) for item in ITEMS}
    return sender if message["side"] == me else {item: PACKS - count for item, count in sender.items()}


def packs(share: dict[str, int]) -> str:
    """A share in words, such as `Food 2, Water 1, Firewood 0`."""
    return ", ".join(f"{item} {share[item]}" for item in ITEMS)


def talk(case: Case, me: str) -> str:
    """The talk as Markdown, a paragraph for each message, its words as they were written."""
    acts = {ACCEPT: ("accept", "accepts"), REJECT: ("refuse", "refuses"), WALK_AWAY: ("walk away", "walks away")}
    lines = []
    for message in case["log"]:
        mine = message["side"] == me
        if message["text"] == SUBMIT:
            offer = f"I get {packs(_share(message, me))}."
            lines.append(f"*I propose: {offer}*" if mine else f"*The other camper proposes: {offer}*")
        elif message["text"] in acts:
            verb = acts[message["text"]][not mine]
            lines.append(f"*I {verb}.*" if mine else f"*The other camper {verb}.*")
        else:
            lines.append(f"**{'Me' if mine else 'They'}:** {message['text']}")
    return "\n\n".join(lines)


def messages(case: Case) -> list[str]:
    """What was said, without the acts."""
    return [message["text"] for message in case["log"] if message["text"] not in {SUBMIT, ACCEPT, REJECT, WALK_AWAY}]


if __name__ == "__main__":
    opened = open_workspace(find_places(sys.argv[1]))
    try:
        load(opened, cases())
    finally:
        opened.close()
