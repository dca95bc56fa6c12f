"""What is refused is said in whole sentences, each with a way out: message and hint as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.errors import NegotuiError
from negotui.services.files import replace_file
from negotui.services.workspace import Workspace
from tests.tui.harness import make_example, open_workspace

NO_DAY = "“some day” is not a day. Write it like 27 Nov 2026, 2026-11-27, Friday or in 3 days."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace with the guide that comes with the program."""
    workspace = open_workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def made(workspace: Workspace) -> Negotiation:
    return make_example(workspace)


@pytest.mark.parametrize(
    ("refused", "message"),
    [
        (
            lambda book, made: book.talk.offer(made, "theirs", " ; "),
            "An offer needs at least one term. Write an issue and a figure, such as `salary 118k`.",
        ),
        (
            lambda book, made: book.talk.answer(made, "Why?", " "),
            "There is no answer to log. Write what they said.",
        ),
        (
            lambda book, made: book.talk.promise(made, " ", "me"),
            "There is no promise to log. Write what was promised.",
        ),
        (lambda book, made: book.talk.note(made, "\n"), "There is nothing to log. Write what was said or done."),
        (
            lambda book, made: book.talk.close(made, "won"),
            "A talk can’t end in “won”. Write agreed, no agreement, walked away, postponed or paused.",
        ),
        (
            lambda book, made: book.talk.close(made, "agreed"),
            "You logged no offer that you could have agreed on. Log it first, or say in words what came of it.",
        ),
        (
            lambda book, made: book.talk.marked_entry(made, "the moon"),
            "You marked nothing called “the moon”. Edit the entry first: tell=must tell, may tell, careful or never.",
        ),
        (
            lambda book, made: book.entries.delete(made.details),
            "The details of a negotiation cannot be deleted. Delete the negotiation in the library.",
        ),
        (lambda book, made: book.lessons.take_over(made, "gone"), "That entry no longer exists."),
        (
            lambda book, made: book.lessons.take_over(made, made.entries[0].id),
            "That line isn’t from an earlier negotiation. Put the cursor on a lesson from one.",
        ),
        (
            lambda book, made: book.export.text(made, "markdwon"),
            "There is no format “markdwon”. Did you mean markdown?",
        ),
        (lambda book, _: replace_file(Path("/"), b"x"), "/ is a folder. Name a file in it."),
        (
            lambda book, _: replace_file(book.path.parent, b"x"),
            "{folder} is a folder. Name a file in it.",
        ),
        (
            lambda book, _: replace_file(book.path.parent / "none" / "a.md", b"x"),
            "I can’t write {folder}/none/a.md: No such file or directory. Name another file.",
        ),
        (
            lambda book, _: book.negotiations.create(" "),
            "A negotiation needs a title. Say in a few words what it is about.",
        ),
        (
            lambda book, made: book.lookup.negotiation("nobody"),
            "There is no negotiation “nobody”. Choose one of: Senior role at Northwind.",
        ),
        (
            lambda book, made: book.lookup.entry("nobody"),
            "There is no entry or negotiation “nobody”. `negotui search WORDS` finds entries with their ids, "
            "`negotui show ID --json` names those of a negotiation.",
        ),
    ],
)
def test_what_is_refused_is_said_with_a_way_out(
    workspace: Workspace, made: Negotiation, refused: Callable[[Workspace, Negotiation], object], message: str
) -> None:
    with pytest.raises(NegotuiError) as problem:
        refused(workspace, made)
    assert str(problem.value) == message.format(folder=workspace.path.parent)
    assert workspace.lookup.negotiation(made.id) == made


@pytest.mark.parametrize(
    ("field", "refused"),
    [
        ("deadline", lambda book, made: book.negotiations.create("A", deadline="some day")),
        ("due", lambda book, made: book.entries.add(made, "steps", {"what": "Call", "due": "some day"})),
        ("due", lambda book, made: book.talk.promise(made, "Call", "me", "some day")),
    ],
)
def test_a_value_that_is_none_is_refused_with_its_field_and_what_would_be_one(
    workspace: Workspace, made: Negotiation, field: str, refused: Callable[[Workspace, Negotiation], object]
) -> None:
    with pytest.raises(NegotuiError) as problem:
        refused(workspace, made)
    assert str(problem.value) == f"{field}: {NO_DAY}"


def test_of_many_titles_the_nearest_is_named_or_the_list(workspace: Workspace) -> None:
    for number in range(6):
        workspace.negotiations.create(f"Camp {number}")
    for ref, hint in (("Kamp 3", "Did you mean Camp 3?"), ("nobody", "`negotui list` shows them all.")):
        with pytest.raises(NegotuiError) as problem:
            workspace.lookup.negotiation(ref)
        assert problem.value.hint == hint


def test_of_two_that_are_meant_both_are_named(workspace: Workspace) -> None:
    one, two = workspace.negotiations.create("Camp one"), workspace.negotiations.create("Camp two")
    with pytest.raises(NegotuiError) as problem:
        workspace.lookup.negotiation("camp")
    short = workspace.library.short_id
    assert problem.value.message == "“camp” fits several negotiations."
    assert problem.value.hint == f"Did you mean “Camp two” ({short(two.id)}) or “Camp one” ({short(one.id)})?"
