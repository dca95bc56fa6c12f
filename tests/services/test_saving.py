"""Saving, by one window and by two, drafts, steps, and the command line's strictness."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from negotui.domain.guide import Condition, View
from negotui.domain.negotiation import Entry, Negotiation
from negotui.errors import NegotuiError, NotFound, StoreError, ValueRefused
from negotui.services.library import LIBRARY
from negotui.services.saving import Saved, save_all
from negotui.services.workspace import Workspace

from ..hostile import HOSTILE_TEXTS
from .conftest import GUIDE, TEMPLATE

MINE, THEIRS = GUIDE.sections[0].views[0], GUIDE.sections[1].views[0]


@pytest.fixture
def stay(workspace: Workspace, negotiation: Negotiation) -> Entry:
    return workspace.entries.add(negotiation, "alternatives", {"what": "Stay", "worth": "118k"})


def now(workspace: Workspace, entry: Entry) -> Entry:
    return workspace.lookup.entry(entry.id)[1]


def test_a_new_entry_is_kept_with_its_first_word(workspace: Workspace, negotiation: Negotiation) -> None:
    new = workspace.entries.new(negotiation, "alternatives", THEIRS)
    assert (new.get("side"), new.position, new.revision) == ("theirs", 1, 0)
    step = workspace.entries.step()
    assert workspace.entries.save(new, new, step).entry == new
    assert workspace.lookup.negotiation(negotiation.id).entries == ()
    saved, problem = workspace.entries.write_field(negotiation, new, "what", "Another supplier", step)
    assert problem is None
    assert (saved.entry.revision, saved.copy, saved.note) == (1, None, "")
    assert workspace.lookup.negotiation(negotiation.id).entries == (saved.entry,)
    assert workspace.entries.new(negotiation, "alternatives").get("side") == "mine"
    assert workspace.entries.new(negotiation, "alternatives").position == 2
    with pytest.raises(NotFound):
        workspace.entries.new(negotiation, "alternative")


def test_what_is_no_value_is_kept_as_a_draft(workspace: Workspace, negotiation: Negotiation, stay: Entry) -> None:
    saved, problem = workspace.entries.write_field(negotiation, stay, "worth", "a lot", workspace.entries.step())
    assert problem is not None
    assert (saved.entry.get("worth"), saved.entry.draft("worth")) == ("", "a lot")
    assert now(workspace, stay) == saved.entry
    assert [hit.name for hit in workspace.search.find("lot")] == ["Stay"]


def test_details_are_saved_like_entries(workspace: Workspace, negotiation: Negotiation) -> None:
    details = negotiation.details
    saved, _ = workspace.entries.write_field(negotiation, details, "stage", "talk", workspace.entries.step())
    saved, problem = workspace.entries.write_field(
        negotiation, saved.entry, "deadline", "some day", workspace.entries.step()
    )
    assert problem is not None
    read = workspace.lookup.negotiation(negotiation.id)
    assert (read.stage, read.details) == ("talking", saved.entry)
    assert workspace.history.undo(negotiation.id) == "Undid: changed “Senior role”."
    assert workspace.lookup.negotiation(negotiation.id).details.draft("deadline") == ""


def test_typing_is_undone_in_one_step(workspace: Workspace, negotiation: Negotiation) -> None:
    entry = workspace.entries.new(negotiation, "issues")
    step = workspace.entries.step()
    for text in itertools.accumulate("Base pay"):
        entry = workspace.entries.write_field(negotiation, entry, "name", text, step)[0].entry
    entry = workspace.entries.write_field(negotiation, entry, "limit", "90k", workspace.entries.step())[0].entry
    assert workspace.history.undo(negotiation.id) == "Undid: changed “Base pay”."
    assert workspace.history.undo(negotiation.id) == "Undid: added “Base pay”."
    with pytest.raises(NegotuiError, match="nothing to undo"):
        workspace.history.undo(negotiation.id)
    workspace.history.redo(negotiation.id)
    workspace.history.redo(negotiation.id)
    assert now(workspace, entry).values == entry.values


def test_two_windows_in_two_fields_merge(workspace: Workspace, other: Workspace, stay: Entry) -> None:
    other.entries.save(stay, stay.put("chance", "80"), other.entries.step())
    saved = workspace.entries.save(stay, stay.put("worth", "120000"), workspace.entries.step())
    assert (saved.copy, saved.note) == (None, "")
    assert now(workspace, stay) == saved.entry
    assert (saved.entry.get("worth"), saved.entry.get("chance")) == ("120000", "80")


def test_two_windows_in_one_field_keep_both(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    last = workspace.entries.add(negotiation, "alternatives", {"what": "Go"})
    other.entries.save(stay, stay.put("worth", "1"), other.entries.step())
    saved = workspace.entries.save(stay, stay.put("worth", "2"), workspace.entries.step())
    assert saved.copy is not None
    assert "“Stay”" in saved.note
    entries = workspace.lookup.negotiation(negotiation.id).of("alternatives")
    assert entries == (saved.entry, saved.copy, last)
    assert (saved.copy.revision, saved.copy.created) == (1, saved.copy.updated)
    assert saved.entry.created == stay.created < saved.copy.created
    assert [entry.get("worth") for entry in entries] == ["2", "1", ""]
    again = workspace.entries.save(saved.entry, saved.entry.put("worth", "3"), workspace.entries.step())
    assert again.copy is None
    workspace.history.undo(negotiation.id)
    workspace.history.undo(negotiation.id)
    entries = workspace.lookup.negotiation(negotiation.id).of("alternatives")
    assert [entry.get("worth") for entry in entries] == ["1", ""]


def test_a_place_and_words_of_two_windows_are_both_kept(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    """Whoever changes the place keeps it; the other's version stands beside it there."""
    theirs = other.entries.save(stay, stay.put("worth", "1"), other.entries.step()).entry
    moved = workspace.entries.save(stay, replace(stay, position=5), workspace.entries.step())
    assert (moved.entry.position, moved.entry.get("worth"), moved.copy) == (5, "1", None)
    late = other.entries.save(theirs, theirs.put("chance", "50"), other.entries.step())
    assert (late.entry.position, late.entry.get("chance")) == (5, "50")
    both = workspace.entries.save(moved.entry, replace(moved.entry.put("chance", "60"), position=7), "step")
    assert both.copy is not None
    assert [(entry.position, entry.get("chance")) for entry in (both.entry, both.copy)] == [(7, "60"), (7, "50")]
    assert workspace.lookup.negotiation(negotiation.id).of("alternatives") == (both.entry, both.copy)


def test_of_several_only_those_that_changed_are_written(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    go = workspace.entries.add(negotiation, "alternatives", {"what": "Go"})
    wait = workspace.entries.add(negotiation, "alternatives", {"what": "Wait"})
    other.entries.save(go, go.put("chance", "50"), other.entries.step())
    pairs = [(stay, stay), (go, go.put("worth", "1")), (wait, wait.put("worth", "2"))]
    saved = save_all(workspace._session, pairs, workspace.entries.step())
    assert saved[0] == Saved(stay)
    assert now(workspace, stay) == stay
    changed = [now(workspace, go), now(workspace, wait)]
    assert [one.entry for one in saved[1:]] == changed
    assert [(one.get("worth"), one.get("chance")) for one in changed] == [("1", "50"), ("2", "")]
    workspace.history.undo(negotiation.id)
    assert [now(workspace, one).get("worth") for one in (stay, go, wait)] == ["118000", "", ""]
    wait = now(workspace, wait)
    other.negotiations.delete(negotiation.id)
    saved = save_all(workspace._session, [(stay, stay), (wait, wait.put("worth", "3"))], workspace.entries.step())
    assert [one.note[:28] for one in saved] == ["", "This negotiation was deleted"]


def test_when_an_entry_was_made_is_kept(workspace: Workspace, negotiation: Negotiation) -> None:
    new = workspace.entries.new(negotiation, "alternatives")
    first = workspace.entries.save(new, new.put("what", "Go"), workspace.entries.step()).entry
    assert first.created == first.updated
    again = workspace.entries.save(new, new.put("what", "Go").put("worth", "1"), workspace.entries.step()).entry
    assert (again.get("worth"), again.created, again.revision) == ("1", first.created, 2)
    assert again.updated > first.updated


def test_the_same_change_twice_is_one(workspace: Workspace, other: Workspace, stay: Entry) -> None:
    other.entries.save(stay, stay.put("worth", "1"), other.entries.step())
    saved = workspace.entries.save(stay, stay.put("worth", "1"), workspace.entries.step())
    assert (saved.entry.revision, saved.copy, saved.note) == (2, None, "")


def test_a_draft_of_one_window_and_a_value_of_the_other_are_both_kept(
    workspace: Workspace, other: Workspace, stay: Entry
) -> None:
    other.entries.save(stay, stay.put("worth", "1"), other.entries.step())
    saved = workspace.entries.save(stay, stay.put("worth", "much", sound=False), workspace.entries.step())
    assert saved.copy is not None
    assert (saved.entry.get("worth"), saved.entry.draft("worth")) == ("", "much")
    assert (saved.copy.get("worth"), saved.copy.draft("worth")) == ("1", "")


def test_details_of_two_windows_stay_in_the_history(
    workspace: Workspace, other: Workspace, negotiation: Negotiation
) -> None:
    details = negotiation.details
    other.entries.save(details, details.put("title", "Theirs"), other.entries.step())
    saved = workspace.entries.save(details, details.put("title", "Mine"), workspace.entries.step())
    assert (saved.entry.get("title"), saved.copy) == ("Mine", None)
    assert "title" in saved.note
    workspace.history.undo(negotiation.id)
    assert workspace.lookup.negotiation(negotiation.id).title == "Theirs"


def test_what_another_window_deleted_comes_back_with_the_words(
    workspace: Workspace, other: Workspace, stay: Entry
) -> None:
    other.entries.delete(stay)
    saved = workspace.entries.save(stay, stay.put("worth", "1"), workspace.entries.step())
    assert "deleted" in saved.note
    assert now(workspace, stay) == saved.entry
    assert saved.entry.created == stay.created
    workspace.history.undo(stay.negotiation)
    workspace.history.undo(stay.negotiation)
    assert now(workspace, stay).get("worth") == "118000"


def test_words_for_a_deleted_negotiation_are_kept_and_it_is_said(
    workspace: Workspace, other: Workspace, stay: Entry
) -> None:
    other.negotiations.delete(stay.negotiation)
    saved = workspace.entries.save(stay, stay.put("worth", "1"), workspace.entries.step())
    assert saved.note == "This negotiation was deleted in another window; u in the library brings it back."
    workspace.history.undo(LIBRARY)
    assert now(workspace, stay) == saved.entry


def test_an_undo_in_another_window_is_no_conflict_with_what_it_brought_back(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    first = workspace.entries.save(stay, stay.put("worth", "1"), workspace.entries.step()).entry
    other.history.undo(negotiation.id)
    saved = workspace.entries.save(first, first.put("chance", "50"), workspace.entries.step())
    assert (saved.entry.get("worth"), saved.entry.get("chance"), saved.copy) == ("118000", "50", None)


def test_a_window_knows_when_another_has_written(workspace: Workspace, other: Workspace, stay: Entry) -> None:
    workspace.changed_elsewhere()
    other.changed_elsewhere()
    workspace.entries.save(stay, stay.put("worth", "1"), workspace.entries.step())
    assert [workspace.changed_elsewhere(), other.changed_elsewhere()] == [False, True]
    assert [workspace.changed_elsewhere(), other.changed_elsewhere()] == [False, False]


def test_the_history_outlives_the_window(workspace: Workspace, stay: Entry) -> None:
    twin = workspace.twin()
    workspace.close()
    assert twin.history.undo(stay.negotiation) == "Undid: added “Stay”."
    again = twin.twin()
    twin.close()
    assert again.history.redo(stay.negotiation) == "Redid: added “Stay”."
    assert now(again, stay).values == stay.values
    again.close()


def test_deleting_and_taking_back(workspace: Workspace, negotiation: Negotiation, stay: Entry) -> None:
    workspace.entries.delete(stay)
    workspace.entries.delete(stay)
    assert workspace.lookup.negotiation(negotiation.id).entries == ()
    assert workspace.history.undo(negotiation.id) == "Undid: deleted “Stay”."
    assert now(workspace, stay).values == stay.values
    with pytest.raises(NegotuiError):
        workspace.entries.delete(negotiation.details)


def test_toggling(workspace: Workspace, negotiation: Negotiation, stay: Entry) -> None:
    saved = workspace.entries.toggle(negotiation, stay)
    assert saved is not None
    assert saved.entry.get("done") == "yes"
    again = workspace.entries.toggle(negotiation, saved.entry)
    assert again is not None
    assert again.entry.get("done") == ""
    assert workspace.entries.toggle(negotiation, workspace.entries.add(negotiation, "issues", {"name": "Pay"})) is None


def test_moving_swaps_with_the_neighbour_that_is_shown(workspace: Workspace, negotiation: Negotiation) -> None:
    def order() -> str:
        read = workspace.lookup.negotiation(negotiation.id)
        return "".join(entry.get("what") for entry in read.of("alternatives"))

    made = {
        what: workspace.entries.add(negotiation, "alternatives", {"what": what, "side": side})
        for what, side in (("a", "mine"), ("x", "theirs"), ("b", "mine"), ("c", "mine"))
    }
    assert workspace.entries.move(negotiation, made["a"], MINE, 1)
    assert order() == "bxac"
    assert workspace.entries.move(negotiation, made["c"], MINE, -2)
    assert order() == "cxab"
    assert not workspace.entries.move(negotiation, made["c"], MINE, -1)
    assert not workspace.entries.move(negotiation, made["b"], MINE, 1)
    assert not workspace.entries.move(negotiation, made["x"], MINE, 1)
    assert not workspace.entries.move(negotiation, made["a"], MINE, 0)
    assert workspace.history.undo(negotiation.id) == "Undid: moved “c”."
    assert order() == "bxac"
    workspace.history.undo(negotiation.id)
    assert order() == "axbc"


def test_a_copy_can_be_moved_from_the_place_it_shares(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    other.entries.save(stay, stay.put("what", "Theirs"), other.entries.step())
    copy = workspace.entries.save(stay, stay.put("what", "Mine"), workspace.entries.step()).copy
    assert copy is not None
    assert workspace.entries.move(negotiation, copy, MINE, -1)
    read = workspace.lookup.negotiation(negotiation.id)
    assert [entry.get("what") for entry in read.shown(MINE)] == ["Theirs", "Mine"]


def test_the_command_line_adds_what_is_sound(workspace: Workspace, negotiation: Negotiation) -> None:
    workspace.entries.add(negotiation, "issues", {"name": "Pay"})
    limit = workspace.entries.add(
        workspace.lookup.negotiation(negotiation.id), "limits", {"issue": "pay", "low": "€90k"}
    )
    assert limit.get("low") == "90000 €"
    assert workspace.history.undo(negotiation.id) == "Undid: added “Pay”."


@pytest.mark.parametrize(
    ("sheet", "texts", "problem"),
    [
        ("alternatives", {"what": "A", "worth": "a lot"}, "worth: "),
        ("alternatives", {"worth": "1"}, "what is missing"),
        ("alternatives", {"what": " "}, "what is missing"),
        ("alternatives", {"what": "A", "wroth": "1"}, "Did you mean worth"),
        ("alternative", {"what": "A"}, "Did you mean alternatives"),
        ("limits", {"issue": "Nothing"}, "issue: "),
    ],
)
def test_the_command_line_adds_nothing_that_is_not(
    workspace: Workspace, negotiation: Negotiation, sheet: str, texts: dict[str, str], problem: str
) -> None:
    with pytest.raises((ValueRefused, NotFound), match=problem):
        workspace.entries.add(negotiation, sheet, texts)
    assert workspace.lookup.negotiation(negotiation.id).entries == ()


def test_the_command_line_edits_all_or_nothing(workspace: Workspace, negotiation: Negotiation, stay: Entry) -> None:
    with pytest.raises(ValueRefused, match="chance: "):
        workspace.entries.edit(stay.id, {"worth": "1", "chance": "120"})
    with pytest.raises(ValueRefused, match="what is missing"):
        workspace.entries.edit(stay.id, {"what": ""})
    assert now(workspace, stay) == stay
    edited = workspace.entries.edit(workspace.library.short_id(stay.id), {"worth": "1", "chance": "20 %"})
    assert (edited.get("worth"), edited.get("chance")) == ("1", "20")
    assert workspace.entries.edit(negotiation.id, {"stage": "agreed"}).get("stage") == "agreed"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_any_text_is_kept_as_it_was_saved(workspace: Workspace, negotiation: Negotiation, text: str) -> None:
    new = workspace.entries.new(negotiation, "alternatives")
    saved, _ = workspace.entries.write_field(negotiation, new, "next", text, workspace.entries.step())
    saved, _ = workspace.entries.write_field(negotiation, saved.entry, "due", text, workspace.entries.step())
    raw = workspace.entries.save(
        saved.entry, saved.entry.put("what", text).put("what\x00", text), workspace.entries.step()
    )
    assert workspace.lookup.negotiation(negotiation.id).entries == ((raw.entry,) if raw.entry.revision else ())
    workspace.search.find(text)
    workspace.library.summaries(text)


def test_nothing_is_saved_in_a_file_that_is_not_ours(workspace: Workspace, negotiation: Negotiation) -> None:
    stranger = Entry("0" * 26, "1" * 26, "issues")
    with pytest.raises(NotFound):
        workspace.entries.save(stranger, stranger.put("name", "Pay"), workspace.entries.step())


def test_a_guide_that_is_gone_keeps_no_words_from_the_file(workspace: Workspace, negotiation: Negotiation) -> None:
    entry = Entry("0" * 26, negotiation.id, "sheet-of-another-guide", position=1)
    saved = workspace.entries.save(entry, entry.put("whatever", "Words"), workspace.entries.step())
    assert workspace.history.undo(negotiation.id) == "Undid: added “Words”."
    workspace.history.redo(negotiation.id)
    assert [hit.name for hit in workspace.search.find("words")] == ["Words"]
    assert workspace.export.data(workspace.lookup.negotiation(negotiation.id))["sheets"]
    assert saved.entry.revision == 1


def test_a_view_of_any_condition_gives_its_first_values(workspace: Workspace, negotiation: Negotiation) -> None:
    view = View("alternatives", "?", "?", (Condition("side", ("shared", "mine")),))
    assert workspace.entries.new(negotiation, "alternatives", view).get("side") == "shared"


def test_a_full_disk_leaves_the_last_words_in_place(workspace: Workspace, stay: Entry) -> None:
    database = workspace._session.database
    database.connection.execute(f"PRAGMA max_page_count={database.rows('PRAGMA page_count')[0][0]}")
    with pytest.raises(StoreError, match="disk is full"):
        workspace.entries.save(stay, stay.put("next", "x" * 60_000), workspace.entries.step())
    assert now(workspace, stay) == stay
    database.connection.execute("PRAGMA max_page_count=100000")
    assert workspace.entries.save(stay, stay.put("next", "x" * 60_000), workspace.entries.step()).entry.revision == 2


def test_a_template_has_no_history_of_its_own(workspace: Workspace) -> None:
    made = workspace.negotiations.create("A", template=TEMPLATE)
    with pytest.raises(NegotuiError, match="nothing to undo"):
        workspace.history.undo(made.id)


def test_a_revision_never_stands_for_two_texts(
    workspace: Workspace, other: Workspace, negotiation: Negotiation
) -> None:
    """A text typed in one step, undone and done again, while another window still holds its beginning."""
    step = workspace.entries.step()
    empty = workspace.entries.new(negotiation, "alternatives")
    begun = workspace.entries.save(empty, empty.put("what", "Go"), step).entry
    read = now(other, begun)
    typed = workspace.entries.save(begun, begun.put("worth", "1"), step).entry
    workspace.history.undo(negotiation.id)
    workspace.history.redo(negotiation.id)
    back = now(workspace, begun)
    assert (back.get("worth"), read.revision, typed.revision) == ("1", 1, 2)
    assert back.revision > typed.revision
    saved = other.entries.save(read, read.put("worth", "2"), other.entries.step())
    assert saved.copy is not None
    assert (saved.entry.get("worth"), saved.copy.get("worth")) == ("2", "1")


def test_what_another_program_wrote_without_counting_is_no_less_safe(
    workspace: Workspace, other: Workspace, stay: Entry
) -> None:
    """Datasette or plain SQL leave the revision as it was."""
    database = other._session.database
    with database.write():
        database.run("UPDATE entries SET fields = json_set(fields, '$.worth', '7') WHERE id = ?", [stay.id])
    assert now(workspace, stay).revision == stay.revision
    saved = workspace.entries.save(stay, stay.put("worth", "8"), workspace.entries.step())
    assert saved.copy is not None
    assert (saved.entry.get("worth"), saved.copy.get("worth")) == ("8", "7")


def test_an_entry_deleted_twice_goes_on_counting(workspace: Workspace, negotiation: Negotiation, stay: Entry) -> None:
    revisions = [stay.revision]
    for _ in range(2):
        workspace.entries.delete(now(workspace, stay))
        workspace.history.undo(negotiation.id)
        revisions.append(now(workspace, stay).revision)
    saved = workspace.entries.save(stay, stay.put("worth", "1"), workspace.entries.step()).entry
    assert sorted({*revisions, saved.revision}) == [*revisions, saved.revision]


def test_many_cells_are_filled_in_one_step_and_what_cannot_be_read_is_kept(
    workspace: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    first, second = (workspace.entries.new(negotiation, "alternatives", MINE) for _ in range(2))
    rows = [
        (stay, {"worth": "120k"}),
        (first, {"what": "Move", "worth": "a lot"}),
        (second, {"what": "Wait", "worth": "9k"}),
    ]
    filled, said = workspace.entries.fill(negotiation, rows, left_out=1)
    entries = workspace.lookup.negotiation(negotiation.id).of("alternatives")
    assert [(one.get("what"), one.typed("worth")) for one in entries] == [
        ("Stay", "120000"),
        ("Move", "a lot"),
        ("Wait", "9000"),
    ]
    assert entries[1].draft("worth") == "a lot"
    assert filled.of("alternatives") == entries
    assert said.startswith("Filled 5 cells and added 2 entries. I couldn’t read 1 of them")
    assert "1 cell had no column and was left out" in said
    workspace.history.undo(negotiation.id)
    (left,) = workspace.lookup.negotiation(negotiation.id).of("alternatives")
    assert left.get("worth") == "118000"


def test_two_windows_that_type_in_turn_leave_two_versions(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    """Each goes on in its own: a copy for each save was 51 copies in 50 saves."""
    mine, theirs = stay, stay
    notes: list[str] = []
    for number in range(1, 6):
        saved = workspace.entries.save(mine, mine.put("what", "m" * number), "mine")
        mine, notes = saved.entry, [*notes, saved.note]
        saved = other.entries.save(theirs, theirs.put("what", "t" * number), "theirs")
        theirs, notes = saved.entry, [*notes, saved.note]
    kept = workspace.lookup.negotiation(negotiation.id).of("alternatives")
    assert {entry.get("what") for entry in kept} == {"mmmmm", "ttttt"}
    assert len([note for note in notes if note]) == 2
    assert {mine.id, theirs.id} == {entry.id for entry in kept}


def test_a_like_entry_of_before_is_not_taken_for_a_version(
    workspace: Workspace, other: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    twin = workspace.entries.add(negotiation, "alternatives", {"what": "Stay", "worth": "118k"})
    stay = workspace.entries.edit(stay.id, {"chance": "10"})
    stay = workspace.entries.edit(stay.id, {"chance": ""})
    other.entries.save(stay, stay.put("worth", "1"), "theirs")
    saved = workspace.entries.save(stay, stay.put("worth", "2"), "mine")
    assert saved.copy is not None
    assert now(workspace, twin) == twin


def test_two_entries_are_joined_and_taken_apart_again(workspace: Workspace, negotiation: Negotiation) -> None:
    first = workspace.entries.add(negotiation, "issues", {"name": "Pay"})
    second = workspace.entries.add(negotiation, "issues", {"name": "Salary", "limit": "90k"})
    fact = workspace.entries.add(
        workspace.lookup.negotiation(negotiation.id), "options", {"option": "High", "issue": "Salary"}
    )
    read = workspace.lookup.negotiation(negotiation.id)
    view = next(view for _, view in workspace.guide(negotiation.guide).views() if view.sheet == "issues")
    assert workspace.entries.join(read, first, view) == "Joined the two. u takes it back."
    joined = workspace.lookup.negotiation(negotiation.id)
    assert [(one.id, one.get("name"), one.get("limit")) for one in joined.of("issues")] == [
        (first.id, "Pay / Salary", "90000")
    ]
    assert now(workspace, fact).get("issue") == first.id
    workspace.history.undo(negotiation.id)
    assert workspace.lookup.negotiation(negotiation.id).of("issues") != joined.of("issues")
    assert now(workspace, second).get("name") == "Salary"
    with pytest.raises(NegotuiError, match="no entry below"):
        workspace.entries.join(workspace.lookup.negotiation(negotiation.id), second, view)
