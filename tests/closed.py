"""The worked example in its talk and after it, and small negotiations that are over, of one issue each."""

from __future__ import annotations

from negotui.domain.negotiation import Negotiation
from negotui.services.practice_report import asked_settings
from negotui.services.workspace import Workspace

TALK = (
    ("mine", "base 130k; bonus 10k; remote 3; review after 6 months; start in 13", "2026-11-20 10:00"),
    ("theirs", "base 115k; bonus 0; remote 1; review after 12 months; start in 5", "2026-11-20 10:05"),
    ("mine", "base 126k", "2026-11-20 10:20"),
    ("theirs", "base 120k; remote 2", "2026-11-20 10:25"),
    ("mine", "base 124k; bonus 5k; start in 9", "2026-11-20 10:40"),
    ("theirs", "base 124k; bonus 5k; start in 9", "2026-11-20 10:50"),
)
"""Who offered what, when: it ends where nobody gains that would not have cost the other."""


def talking(workspace: Workspace) -> Negotiation:
    """The worked example in the middle of its talk, this morning."""
    made = workspace.negotiations.create("", template=workspace.negotiations.example_template())
    for side, terms, at in TALK[:4]:
        more = {"at": f"8:{at[-2:]}", **({"words": "We can go to 120, and two days."} if "remote 2" in terms else {})}
        made = workspace.talk.offer(made, side, terms, more).negotiation
    return workspace.talk.signal(made, "I would have to ask", "when I named the base", {"at": "8:22"}).negotiation


def talked(workspace: Workspace, ending: str = "agreed") -> Negotiation:
    """The worked example as it might have gone; what was guessed has turned out."""
    made = workspace.negotiations.create("", template=workspace.negotiations.example_template())
    for side, terms, at in TALK:
        made = workspace.talk.offer(made, side, terms, {"at": at}).negotiation
    made = workspace.talk.close(made, ending, made.of("offers")[-1] if ending == "agreed" else None).negotiation
    limits = {made_of.get("issue"): made_of for made_of in made.of("limits")}
    issues = {issue.get("name"): issue.id for issue in made.of("issues")}
    workspace.entries.edit(limits[issues["Base salary"]].id, {"actual": "128,000", "how": "they said so"})
    workspace.entries.edit(limits[issues["Signing bonus"]].id, {"actual": "12,000", "how": "I saw it"})
    for sheet, proved in (("signals", "right"), ("alternatives", "came off")):
        workspace.entries.edit(made.of(sheet)[0].id, {"proved": proved})
    workspace.entries.edit(made.of("interests")[-1].id, {"proved": "wrong"})
    return workspace.lookup.negotiation(made.id)


def fee(
    workspace: Workspace,
    result: str = "12,600",
    stage: str = "agreed",
    actual: str = "14,000",
    counterpart: str = "a client",
    chance: str = "",
    proved: str = "",
) -> Negotiation:
    """The freelance fee of the guide: limit 10,300, target 13,200, opening 14,500; their limit guessed from 13,000 to 15,000."""
    made = workspace.negotiations.create("A freelance fee", counterpart, kind="freelance rate")
    issue = {"name": "Fee", "better": "more", "opening": "14,500", "target": "13,200", "limit": "10,300"}
    workspace.entries.add(made, "issues", issue)
    made = workspace.lookup.negotiation(made.id)
    guess = {"issue": "Fee", "low": "13,000", "likely": "13,500", "high": "15,000"}
    workspace.entries.add(made, "limits", {**guess, **({"actual": actual, "how": "I saw it"} if actual else {})})
    if chance:
        alternative = {"what": "Another client", "worth": "11,000", "chance": chance, "cost": "0"}
        workspace.entries.add(made, "alternatives", {**alternative, **({"proved": proved} if proved else {})})
    workspace.entries.edit(made.id, {"stage": stage, "result": result})
    return workspace.lookup.negotiation(made.id)


def over(workspace: Workspace) -> Negotiation:
    """Eight that are over, and the worked example, which is over too and is given back."""
    for number in range(8):
        fee(
            workspace,
            str(10_800 + 400 * number),
            counterpart=("a client", "Halden Mills")[number % 3 == 0],
            actual=str(13_400 + 300 * number),
            chance=("30", "80")[number < 6],
            proved=("fell through", "came off")[number not in {1, 6, 7}],
        )
    return talked(workspace)


def practised(workspace: Workspace, negotiation: Negotiation, over: bool) -> None:
    """A practice with somebody even, after three offers, or accepted then. The seed brings the same every time."""
    played = workspace.practice.begin(negotiation, asked_settings("even", 8, "even", tactics=False, seed=5), 3)
    for text in ("base 132k", "base 128k; bonus 5k; remote 2", "start in 9"):
        played.offer(text)
        played.answer()
    if over:
        played.accept()
    played.keep()
