"""The thirty negotiations of the CaSiNo corpus as workbooks: `python -m tests.casino.load FILE [1|2]`. Must change no word of them.

Every message is in the log and every submitted deal is an offer. Packs are options worth plain points, so that figures are those of
the corpus: a pack is worth 5, 4 or 3 points, walking away 5.
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
    return [workspace.negotiations.create("", template=template(case, me)) for case in found]


def template(case: Case, me: str) -> Template:
    """A negotiation as the camper `me` would have typed it in."""
    mine, theirs = case["sides"][me], case["sides"][other(me)]
    worths = mine["points_per_item"]
    alternative = {"what": "Walk away", "side": "mine", "worth": str(WALKING_AWAY), "chance": "100", "points": "5"}
    offers, log = happened(case, me)
    sheets = (
        Rows("interests", (("side", "mine"),), tuple(_interests(mine))),
        Rows("interests", (("side", "theirs"),), tuple(_interests(theirs))),
        Rows("issues", (("unit", "packs"), ("better", "more"), ("opening", str(PACKS))), tuple(_issues(worths))),
        Rows("options", (), tuple(_options(worths, theirs["points_per_item"]))),
        Rows("alternatives", (), (tuple(alternative.items()),)),
        Rows("alternatives", (), (tuple({**alternative, "side": "theirs"}.items()),)),
        Rows("offers", (), tuple(offers)),
        Rows("log", (), tuple(log)),
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
        yield (("name", item), ("target", str(_TARGETS[worths[item]])), ("limit", "0"), ("step", "1"))


def _options(mine: dict[str, int], theirs: dict[str, int]) -> Iterator[Pairs]:
    """So many packs for me, the others for them, with the points of both."""
    for item in ITEMS:
        for count in range(PACKS + 1):
            points = (("mine", str(count * mine[item])), ("theirs", str((PACKS - count) * theirs[item])))
            yield (("option", str(count)), ("issue", item), *points)


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


def happened(case: Case, me: str) -> tuple[list[Pairs], list[Pairs]]:
    """The submitted deals as offers and everything else as the log, a minute apart: the corpus keeps no times."""
    acts = {ACCEPT: ("accept", "accepts"), REJECT: ("refuse", "refuses"), WALK_AWAY: ("walk away", "walks away")}
    offers: list[dict[str, str]] = []
    log: list[Pairs] = []
    for minute, message in enumerate(case["log"]):
        mine, at = message["side"] == me, f"2021-03-01 {9 + minute // 60:02}:{minute % 60:02}"
        side = "mine" if mine else "theirs"
        if message["text"] == SUBMIT:
            number = sum(offer["side"] == side for offer in offers) + 1
            terms = "; ".join(f"{item} = {count}" for item, count in _share(message, me).items())
            name = f"{'my' if mine else 'their'} offer {number}"
            offers.append({"name": name, "side": side, "terms": terms, "at": at, "channel": "written"})
        else:
            text = message["text"]
            if text in acts:
                verb = acts[text][not mine]
                text = f"I {verb}." if mine else f"The other camper {verb}."
                if offers and message["text"] != WALK_AWAY:
                    offers[-1]["state"] = "accepted" if message["text"] == ACCEPT else "refused"
            log.append((("text", text), ("kind", "note"), ("side", side), ("at", at)))
    return [tuple(offer.items()) for offer in offers], log


def messages(case: Case) -> list[str]:
    """What was said, without the acts."""
    return [message["text"] for message in case["log"] if message["text"] not in {SUBMIT, ACCEPT, REJECT, WALK_AWAY}]


if __name__ == "__main__":
    opened = open_workspace(find_places(sys.argv[1]))
    try:
        load(opened, cases(), *sys.argv[2:3])
    finally:
        opened.close()
