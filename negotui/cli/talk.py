"""The commands for the talk itself: offers, whatever else is said, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from negotui.cli.commands import cli, json_option, negotiation_argument, opened
from negotui.cli.output import say, say_aside, say_json
from negotui.errors import NegotuiError

if TYPE_CHECKING:
    from negotui.domain.negotiation import Negotiation
    from negotui.services.talk_log import Logged
    from negotui.services.workspace import Workspace

_SIDES = ("mine", "theirs", "shared")
_KINDS = ("note", "signal", "answer", "promise", "told")
_at = click.option("--at", default="", help="When it was, such as 14:30 or yesterday 10:00 (default: now).")


@cli.command()
@negotiation_argument
@click.argument("side", type=click.Choice(_SIDES))
@click.argument("terms", metavar="ISSUE=VALUE …", nargs=-1)
@click.option("--words", default="", help="The exact words.")
@click.option("--channel", default="", help="spoken or written.")
@click.option("--by", default="", help="Who said it.")
@click.option("--until", default="", help="Until when it stands.")
@click.option("--name", default="", help="What to call it.")
@_at
@json_option
@click.pass_context
def offer(
    ctx: click.Context,
    ref: str,
    side: str,
    terms: Sequence[str],
    words: str,
    channel: str,
    by: str,
    until: str,
    name: str,
    at: str,
    as_json: bool,
) -> None:
    """Log an offer and say what it means. What you don't name is taken over from that side's last offer."""
    typed = {"words": words, "channel": channel, "by": by, "until": until, "name": name, "at": at}
    more = {field: text for field, text in typed.items() if text.strip()}
    with opened(ctx) as workspace:
        logged = workspace.talk.offer(workspace.lookup.negotiation(ref), side, "; ".join(terms), more)
        if as_json:
            say_json(_offer_data(workspace, logged))
            return
        say(logged.entry.id)
        say(workspace.talk.sentence(logged.negotiation, logged.entry))


def _offer_data(workspace: Workspace, logged: Logged) -> object:
    """What `negotui analyse ID offers --json` says of this one offer."""
    data = workspace.analysis.data(logged.negotiation, "offers")["offers"]
    offers = data.get("offers", ()) if isinstance(data, dict) else ()
    return next((one for one in offers if one["id"] == logged.entry.id), {"id": logged.entry.id})


@cli.command()
@negotiation_argument
@click.argument("text", default="")
@click.option("--kind", type=click.Choice(_KINDS), default="note", show_default=True, help="What to log.")
@click.option("--about", default="", help="The signal, the question, what you told, or who made the promise.")
@click.option("--side", type=click.Choice(_SIDES), default=None, help="Who said or did it.")
@click.option("--due", default="", help="By when the promise must be kept.")
@click.option("--force", is_flag=True, help="Log it even though you marked it never tell.")
@_at
@click.pass_context
def log(
    ctx: click.Context, ref: str, text: str, kind: str, about: str, side: str | None, due: str, force: bool, at: str
) -> None:
    """Log what was said or done and print its id: a note, a signal, an answer, a promise, or that something was told."""
    more = {name: value for name, value in (("at", at), ("side", side or "")) if value.strip()}
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        if kind in {"answer", "told"} and not about.strip():
            raise NegotuiError(
                "Which question does this answer?" if kind == "answer" else "What did you tell?",
                "Name it with --about.",
            )
        logged = _logged(workspace, negotiation, kind, text, about, due, more, force)
        say(logged.entry.id)


def _logged(
    workspace: Workspace,
    negotiation: Negotiation,
    kind: str,
    text: str,
    about: str,
    due: str,
    more: dict[str, str],
    force: bool,
) -> Logged:
    talk = workspace.talk
    match kind:
        case "signal":
            return talk.signal(negotiation, about or text, text if about else "", more)
        case "answer":
            return talk.answer(negotiation, about, text, more)
        case "promise":
            pledge = talk.pledge(text)
            who, what = about or pledge.who, pledge.what if not about else text
            return talk.promise(negotiation, what, who, due or ("" if about else pledge.due), more)
        case "told":
            entry = talk.marked_entry(negotiation, about)
            if entry.get("tell") == "never" and not force:
                raise NegotuiError("You marked this never tell.", "If you told it all the same, use --force.")
            return talk.tell(negotiation, entry, more)
        case _:
            return talk.note(negotiation, text, kind, more)


@cli.command()
@negotiation_argument
@click.argument("ending", metavar="ENDING")
@click.option(
    "--offer", "offer_", default="", help="The offer you agreed on, by its name or id (default: the last one)."
)
@click.option("--result", default="", help="What came of it, in a few words (default: the terms of that offer).")
@click.pass_context
def close(ctx: click.Context, ref: str, ending: str, offer_: str, result: str) -> None:
    """End a talk: agreed, "no agreement", "walked away", postponed, or paused to go on another day."""
    with opened(ctx) as workspace:
        negotiation = workspace.lookup.negotiation(ref)
        talk = workspace.talk
        agreed = talk.offer_named(negotiation, offer_) if offer_ else None
        closed = talk.close(negotiation, ending.replace("-", " "), agreed, result)
        say(closed.negotiation.details.get("result") or closed.negotiation.stage)
        if closed.negotiation.is_closed and (ties := talk.ties(closed.negotiation)):
            say_aside(ties)
