"""The talk through the services: what is logged, what follows from it, and that one undo takes it all back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from negotui.analysis.offers.impasse import ways_out
from negotui.analysis.offers.meaning import meaning, preview
from negotui.analysis.offers.page import marked, speaking_page
from negotui.domain.blocks import words_of
from negotui.domain.negotiation import Negotiation
from negotui.errors import AmbiguousName, NotFound, ValueRefused
from negotui.services.talk import offer_name
from negotui.services.talk_log import Logged
from negotui.services.workspace import Workspace
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import make_example, open_workspace

OPENING = "base 132k; bonus 10,000; remote 3; first pay after 6; start in 13"
ANSWER = "base 115k; bonus 0; remote 1; first pay after 12; start in 6"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def made(workspace: Workspace) -> Negotiation:
    return make_example(workspace)


def test_an_offer_carries_over_what_it_does_not_name(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    first = talk.offer(made, "theirs", ANSWER)
    second = talk.offer(
        first.negotiation, "theirs", "base 120k", {"words": "Say 120", "channel": "spoken", "by": "Ruth"}
    )
    terms = talk.carried_over_terms(second.negotiation, "theirs")
    assert len(terms) == 5
    assert second.entry.get("name") == "their offer 2"
    assert (second.entry.get("words"), second.entry.get("by"), second.entry.get("at")) == (
        "Say 120",
        "Ruth",
        "2026-11-23T09:00",
    )
    assert talk.carried_over_terms(second.negotiation, "mine") == {}
    assert workspace.lookup.negotiation(made.id).of("offers") == second.negotiation.of("offers")


def test_the_first_thing_that_happens_opens_the_talk_and_undo_closes_it(
    workspace: Workspace, made: Negotiation
) -> None:
    assert made.stage == "preparing"
    assert workspace.talk.note(made, "Hello").negotiation.stage == "talking"
    workspace.history.undo(made.id)
    after = workspace.lookup.negotiation(made.id)
    assert after.stage == "preparing"
    assert after.of("log") == ()
    workspace.history.redo(made.id)
    assert workspace.lookup.negotiation(made.id).stage == "talking"


@pytest.mark.parametrize("typed", ["", " ; ", "base", "rent 5", "base much"])
def test_what_is_no_offer_is_refused_and_nothing_kept(workspace: Workspace, made: Negotiation, typed: str) -> None:
    with pytest.raises(ValueRefused) as problem:
        workspace.talk.offer(made, "theirs", typed)
    assert problem.value.hint
    assert workspace.lookup.negotiation(made.id).of("offers") == ()


def test_what_cannot_be_read_can_be_kept_as_it_was_typed(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    logged = talk.offer(made, "theirs", "base lots", as_typed=True)
    assert logged.entry.draft("terms") == "base lots"
    assert talk.carried_over_terms(logged.negotiation, "theirs") == {}
    assert "I can’t read “base lots”" in talk.sentence(logged.negotiation, logged.entry)


def test_a_figure_beyond_the_options_is_an_offer_and_drops_nothing(workspace: Workspace, made: Negotiation) -> None:
    """Options begin at 115,000 and the limit is 110,000: 112k is an offer with all its terms, and no draft."""
    talk = workspace.talk
    logged = talk.offer(made, "theirs", "base 112k; remote 2; start 9")
    assert len(talk.carried_over_terms(logged.negotiation, "theirs")) == 3
    assert talk.sentence(logged.negotiation, logged.entry).startswith("Their offer 1: 3 of 5 issues counted; ")
    past = talk.offer(logged.negotiation, "theirs", "base 105k")
    assert "Base salary 105,000 is past your limit of 110,000" in talk.sentence(past.negotiation, past.entry)


def test_a_time_to_come_is_refused(workspace: Workspace, made: Negotiation) -> None:
    with pytest.raises(ValueRefused, match="still to come"):
        workspace.talk.offer(made, "theirs", ANSWER, {"at": "10:00"})
    assert workspace.talk.offer(made, "theirs", ANSWER, {"at": "8:15"}).entry.get("at") == "2026-11-23T08:15"


def test_an_answer_stands_behind_its_question(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    question = made.of("questions")[1]
    logged = talk.answer(made, question, "Daniel decides").negotiation
    logged = talk.answer(logged, question.id, "From 125 on").negotiation
    found = logged.entry(question.id)
    assert found is not None
    assert found.get("answer") == "Daniel decides\n\nFrom 125 on"
    assert [entry.get("kind") for entry in logged.of("log")] == ["answer", "answer"]


def test_a_question_that_nobody_wrote_down_is_added(workspace: Workspace, made: Negotiation) -> None:
    logged = workspace.talk.answer(made, "Why now?", "The audit").negotiation
    assert [(one.get("question"), one.get("answer")) for one in logged.of("questions")][-1] == ("Why now?", "The audit")
    workspace.history.undo(made.id)
    assert len(workspace.lookup.negotiation(made.id).of("questions")) == 3


def test_a_signal_is_marked_as_seen(workspace: Workspace, made: Negotiation) -> None:
    logged = workspace.talk.signal(made, "Their steps", "twice").negotiation
    seen = next(one for one in logged.of("signals") if one.get("cue") == "Their steps get smaller")
    assert seen.get("seen") == "Mon 23 Nov 2026 09:00 twice"
    (event,) = logged.of("log")
    assert (event.get("text"), event.get("kind"), event.get("side")) == (
        "Their steps get smaller: twice",
        "signal",
        "theirs",
    )


def test_a_promise_becomes_a_commitment(workspace: Workspace, made: Negotiation) -> None:
    logged = workspace.talk.promise(made, "send the draft", "Maja", "Friday").negotiation
    pledge = logged.of("commitments")[-1]
    assert (pledge.get("what"), pledge.get("who"), pledge.get("due")) == ("send the draft", "Maja", "2026-11-27")
    assert logged.of("log")[0].get("text") == "Maja: send the draft (by Fri 27 Nov 2026)"
    logged = workspace.talk.promise(logged, "call", "me", more={"side": "mine", "at": "8:15"}).negotiation
    event = next(one for one in logged.of("log") if one.get("text") == "me: call")
    assert (event.get("kind"), event.get("side"), event.get("at")) == ("promise", "mine", "2026-11-23T08:15")
    with pytest.raises(ValueRefused):
        workspace.talk.promise(made, "send", "Maja", "someday")


def test_what_was_told_is_marked_and_a_slip_told_apart(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    logged = talk.tell(made, talk.marked_entry(made, "The best-paid")).negotiation
    logged = talk.tell(logged, talk.marked_entry(logged, "Freelance")).negotiation
    assert [entry.get("kind") for entry in logged.of("log")] == ["told", "slip"]
    assert talk.marked_entry(logged, "Freelance").get("told") == "2026-11-23T09:00"
    with pytest.raises(ValueRefused, match="You marked nothing"):
        talk.marked_entry(made, "the moon")


def test_what_another_window_marked_meanwhile_is_a_slip(
    workspace: Workspace, made: Negotiation, tmp_path: Path
) -> None:
    read = workspace.talk.marked_entry(made, "The best-paid")
    other = open_workspace(tmp_path)
    other.entries.edit(read.id, {"tell": "never"})
    other.close()
    logged = workspace.talk.tell(made, read).negotiation
    assert [(one.get("kind"), one.get("side")) for one in logged.of("log")] == [("slip", "mine")]


def test_the_first_word_in_an_empty_workbook(workspace: Workspace) -> None:
    empty = workspace.negotiations.create("Rent")
    logged = workspace.talk.note(empty, "Hello")
    assert (logged.entry.get("text"), logged.negotiation.stage) == ("Hello", "talking")


def test_an_offer_of_nobody_alone_is_a_joint_one(workspace: Workspace, made: Negotiation) -> None:
    first = workspace.talk.offer(made, "theirs", ANSWER, {"name": "my offer 1"})
    second = workspace.talk.offer(first.negotiation, "mine", OPENING)
    assert [one.get("name") for one in second.negotiation.of("offers")] == ["my offer 1", "my offer 2"]
    assert offer_name(made, "shared") == "joint offer 1"


def test_several_that_are_marked_are_not_guessed_between(workspace: Workspace, made: Negotiation) -> None:
    for what in ("Moon one", "Moon two"):
        workspace.entries.add(workspace.lookup.negotiation(made.id), "facts", {"claim": what, "tell": "may tell"})
    read = workspace.lookup.negotiation(made.id)
    with pytest.raises(AmbiguousName) as problem:
        workspace.talk.marked_entry(read, "moon")
    assert str(problem.value) == "“moon” fits several entries of those you marked. Write more of its name."


def test_an_agreement_takes_the_terms_of_its_offer(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    first = talk.offer(made, "theirs", ANSWER)
    second = talk.offer(first.negotiation, "mine", OPENING)
    closed = talk.close(second.negotiation, "agreed", talk.offer_named(second.negotiation, "their offer")).negotiation
    details = closed.details
    assert (details.get("stage"), details.get("closed")) == ("agreed", "2026-11-23")
    assert details.get("result").startswith("Base salary 115,000, Signing bonus 0, Remote days 1")
    assert [entry.get("state") for entry in closed.of("offers")] == ["accepted", ""]
    assert [(one.get("text"), one.get("kind")) for one in closed.of("log")] == [("Agreed: their offer 1", "note")]
    workspace.history.undo(made.id)
    back = workspace.lookup.negotiation(made.id)
    assert back.stage == "talking"
    assert back.of("offers")[0].get("state") == ""


def test_one_offer_at_most_is_the_accepted_one(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    first = talk.offer(made, "theirs", ANSWER)
    agreed = talk.close(first.negotiation, "agreed").negotiation
    second = talk.offer(agreed, "theirs", "base 120k")
    again = talk.close(second.negotiation, "agreed").negotiation
    assert [entry.get("state") for entry in again.of("offers")] == ["", "accepted"]
    assert again.details.get("result").startswith("Base salary 120,000")
    left = talk.close(again, "walked away").negotiation
    assert [entry.get("state") for entry in left.of("offers")] == ["", ""]


def test_closing_without_an_offer_needs_words(workspace: Workspace, made: Negotiation) -> None:
    with pytest.raises(ValueRefused, match="You logged no offer") as problem:
        workspace.talk.close(made, "agreed")
    assert problem.value.hint
    assert workspace.talk.close(made, "agreed", result="A handshake").negotiation.details.get("result") == "A handshake"


@pytest.mark.parametrize("ending", ["no agreement", "walked away", "postponed", "paused"])
def test_every_ending_is_kept_and_only_some_close(workspace: Workspace, made: Negotiation, ending: str) -> None:
    closed = workspace.talk.close(made, ending).negotiation
    assert closed.stage == ending
    assert bool(closed.details.get("closed")) == closed.is_closed


def test_a_talk_that_was_paused_goes_on_with_the_next_thing_that_happens(
    workspace: Workspace, made: Negotiation
) -> None:
    paused = workspace.talk.close(made, "paused").negotiation
    assert paused.stage == "paused"
    assert workspace.talk.note(paused, "Back again").negotiation.stage == "talking"


def test_an_unknown_ending_is_refused(workspace: Workspace, made: Negotiation) -> None:
    with pytest.raises(ValueRefused, match="can’t end in"):
        workspace.talk.close(made, "won")


def test_a_guide_without_a_table_says_so(workspace: Workspace, made: Negotiation) -> None:
    with pytest.raises(NotFound):
        workspace.talk.offer(made, "theirs", ANSWER, {"colour": "red"})


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_hostile_words_are_kept_or_refused_in_words(workspace: Workspace, text: str) -> None:
    made = workspace.negotiations.create("Rent")
    talk = workspace.talk
    logs: tuple[Callable[[], Logged], ...] = (
        lambda: talk.note(made, text),
        lambda: talk.answer(made, text, text),
        lambda: talk.signal(made, text, text),
        lambda: talk.promise(made, text, text),
        lambda: talk.offer(made, "theirs", text, {"words": text}, as_typed=True),
        lambda: talk.close(made, "no agreement", result=text),
    )
    for log in logs:
        with suppress(ValueRefused):
            logged = log()
            assert workspace.lookup.negotiation(made.id).entry(logged.entry.id) == logged.entry
    read = workspace.lookup.negotiation(made.id)
    talk.board(read)
    workspace.export.text(read)


def test_closing_again_leaves_nothing_of_the_deal_before(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    agreed = talk.close(talk.offer(made, "theirs", ANSWER).negotiation, "agreed").negotiation
    postponed = talk.close(agreed, "postponed").negotiation
    assert (postponed.details.get("result"), postponed.details.get("closed")) == ("", "")
    assert postponed.of("offers")[0].get("state") == ""


def test_words_of_a_result_choose_no_offer(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    closed = talk.close(talk.offer(made, "theirs", ANSWER).negotiation, "agreed", result="base 125k").negotiation
    assert closed.details.get("result") == "base 125k"
    assert closed.of("offers")[0].get("state") == ""


def test_a_refused_offer_is_not_agreed_on_by_itself(workspace: Workspace, made: Negotiation) -> None:
    talk = workspace.talk
    first = talk.offer(made, "theirs", ANSWER)
    second = talk.offer(first.negotiation, "mine", OPENING, {"state": "refused"})
    closed = talk.close(second.negotiation, "agreed").negotiation
    assert [entry.get("state") for entry in closed.of("offers")] == ["accepted", "refused"]


def test_two_windows_lose_no_answer_and_call_no_two_offers_the_same(workspace: Workspace, tmp_path: Path) -> None:
    made = make_example(workspace)
    other = open_workspace(tmp_path)
    try:
        there = other.lookup.negotiation(made.id)
        question = made.of("questions")[1]
        other.talk.answer(there, question, "From the other window")
        other.talk.offer(other.lookup.negotiation(made.id), "theirs", ANSWER)
        here = workspace.talk.answer(made, question, "From this one").negotiation
        found = here.entry(question.id)
        assert found is not None
        assert found.get("answer") == "From the other window\n\nFrom this one"
        logged = workspace.talk.offer(made, "theirs", "base 120k")
        assert logged.entry.get("name") == "their offer 2"
        assert len(workspace.talk.carried_over_terms(logged.negotiation, "theirs")) == 5
        other.negotiations.delete(made.id)
        with pytest.raises(NotFound, match="no longer exists"):
            workspace.talk.note(logged.negotiation, "Too late")
    finally:
        other.close()


def test_an_offer_deleted_elsewhere_is_not_agreed_on(workspace: Workspace, made: Negotiation) -> None:
    logged = workspace.talk.offer(made, "theirs", ANSWER)
    workspace.entries.delete(logged.entry)
    with pytest.raises(NotFound, match=r"^This offer was deleted in another window\."):
        workspace.talk.close(logged.negotiation, "agreed", logged.entry)


def test_a_deleted_option_is_not_carried_on(workspace: Workspace, made: Negotiation) -> None:
    logged = workspace.talk.offer(made, "theirs", ANSWER).negotiation
    option = next(one for one in logged.of("options") if one.get("option") == "115,000")
    workspace.entries.delete(option)
    again = workspace.talk.offer(workspace.lookup.negotiation(made.id), "theirs", "bonus 5,000")
    assert len(workspace.talk.carried_over_terms(again.negotiation, "theirs")) == 4


def test_what_is_shown_at_the_table(workspace: Workspace, made: Negotiation) -> None:
    """The words are up to the analyses; that each gets what it asks for is up to the service."""
    talk = workspace.talk
    read = talk.offer(talk.offer(made, "theirs", ANSWER).negotiation, "mine", OPENING).negotiation
    context, board = workspace.context(read), talk.board(read)
    assert talk.page(read) == speaking_page(read, context)
    assert talk.ways_out(read, board) == ways_out(read, context, board)
    assert talk.marked(read) == marked(read, context)
    offer = read.of("offers")[0]
    for hidden in (True, False):
        for entry in (offer, None):
            assert talk.meaning(read, board, entry, hidden) == meaning(read, context, board, entry, hidden)
        empty = talk.preview(read, board, "theirs", " ", hidden)
        carried = talk.carried_over_terms(read, "theirs")
        assert empty == preview(context, board, offer, "theirs", {}, carried, hidden)
        typed = talk.preview(read, board, "theirs", "base 118k", hidden)
        terms = talk.terms(read, "theirs", "base 118k")
        assert typed == preview(context, board, offer, "theirs", terms, carried, hidden) != empty
    assert talk.meaning(read, board, offer, True) != talk.meaning(read, board, offer, False)
    assert words_of(talk.preview(read, board, "mine", "base much", False)) == (
        "There is no “much” in options. Choose one of: 110,000, 115,000, 120,000, 124,000, 126,000, 130,000."
    )
