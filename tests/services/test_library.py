"""The library: lists, finding by what is typed, making from templates, deleting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from negotui.domain.guide import Guide
from negotui.domain.negotiation import Entry
from negotui.errors import NegotuiError, NotFound, ValueRefused
from negotui.services.library import LIBRARY
from negotui.services.workspace import Workspace

from .conftest import EXAMPLE, TEMPLATE, Clock, SmallSource


def titles(workspace: Workspace, words: str = "") -> list[str]:
    return [summary.title for summary in workspace.library.summaries(words)]


def test_listing_needs_no_guide(workspace: Workspace, shelf: SmallSource) -> None:
    workspace.negotiations.create("Lease", "Landlord", kind="rent", deadline="27 Nov")
    shelf.asked = 0
    twin = workspace.twin()
    (summary,) = twin.library.summaries()
    assert (summary.title, summary.counterpart, summary.kind) == ("Lease", "Landlord", "rent")
    assert (summary.stage, summary.deadline, summary.result, summary.example) == ("", "2026-11-27", "", False)
    assert twin.library.count("lease") == 1
    assert twin.lookup.negotiation("lease").id == summary.id
    assert shelf.asked == 0
    twin.close()


def test_what_changed_last_comes_first(workspace: Workspace) -> None:
    lease = workspace.negotiations.create("Lease")
    workspace.negotiations.create("Salary")
    assert titles(workspace) == ["Salary", "Lease"]
    workspace.entries.add(lease, "issues", {"name": "Rent"})
    assert titles(workspace) == ["Lease", "Salary"]


def test_a_negotiation_is_found_by_what_is_typed(workspace: Workspace) -> None:
    cafe, cafes, role = (workspace.negotiations.create(title) for title in ("Café", "Cafés and bars", "Senior role"))
    found = {
        cafe.id: (cafe.id, workspace.library.short_id(cafe.id), "CAFE", " café "),
        cafes.id: ("cafes", "bars", "and"),
        role.id: ("sen", "ior ro"),
    }
    for id, refs in found.items():
        assert [workspace.lookup.negotiation(ref).id for ref in refs] == [id] * len(refs)


@pytest.mark.parametrize("ref", ["", "nobody", "caf", "0000", "[/x]", "'", "\ud800", "a" * 1_000, "%"])
def test_what_is_not_meant_by_one_is_told_with_a_way_out(workspace: Workspace, ref: str) -> None:
    workspace.negotiations.create("Cafés")
    workspace.negotiations.create("Cafes and bars")
    with pytest.raises(NotFound) as told:
        workspace.lookup.negotiation(ref)
    assert told.value.hint
    if ref == "caf":
        assert "“Cafés”" in told.value.hint
        assert workspace.library.short_id(workspace.library.summaries()[0].id) in told.value.hint


def test_short_ids_are_unique_and_short(workspace: Workspace) -> None:
    made = workspace.negotiations.create("A", template=TEMPLATE)
    short = {workspace.library.short_id(entry.id) for entry in made.entries} | {workspace.library.short_id(made.id)}
    assert len(short) == len(made.entries) + 1
    assert max(map(len, short)) <= 10
    assert min(map(len, short)) >= 6
    for entry in made.entries:
        assert workspace.lookup.entry(workspace.library.short_id(entry.id))[1] == entry
    assert workspace.lookup.entry(made.id)[1] == made.details


@pytest.mark.parametrize("ref", ["Camp 431", "camp 431: fo", "431"])
def test_a_title_means_the_details(workspace: Workspace, ref: str) -> None:
    made = workspace.negotiations.create("Camp 431: food")
    workspace.negotiations.create("Camp 432: food")
    assert workspace.lookup.entry(ref) == (made, made.details)
    workspace.entries.edit(ref, {"stage": "agreed"})
    assert workspace.lookup.negotiation(made.id).stage == "agreed"


def test_many_candidates_are_counted(workspace: Workspace) -> None:
    for number in range(30):
        workspace.negotiations.create(f"Camp {number}")
    for find in (workspace.lookup.negotiation, workspace.lookup.entry):
        with pytest.raises(NotFound, match="several") as told:
            find("camp")
        assert told.value.hint.endswith(") and 25 more?")


@pytest.mark.parametrize("ref", ["", "nobody", "0000", "01", "no id"])
def test_an_unknown_entry_is_told(workspace: Workspace, ref: str) -> None:
    workspace.negotiations.create("A", template=TEMPLATE)
    with pytest.raises(NotFound) as told:
        workspace.lookup.entry(ref)
    assert "`negotui show ID --json`" in told.value.hint


def test_an_ambiguous_entry_is_told_with_candidates(workspace: Workspace) -> None:
    made = workspace.negotiations.create("A", template=TEMPLATE)
    with pytest.raises(NotFound) as told:
        workspace.lookup.entry(made.entries[0].id[:5])
    assert workspace.library.short_id(made.id) in told.value.hint or len(made.entries) > 5


def test_a_template_becomes_entries_with_links(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Pay talk", template=TEMPLATE, deadline="in 3 days")
    assert workspace.lookup.negotiation(made.id) == made
    details = dict(made.details.values)
    assert details == {"kind": "salary offer", "deadline": "2026-11-23", "stage": "preparing", "title": "Pay talk"}
    (pay, days), (high,), (package,) = made.of("issues"), made.of("options"), made.of("packages")
    (limit,), (fact,) = made.of("limits"), made.of("facts")
    assert package.get("terms") == f"{pay.id}={high.id};{days.id}=3"
    assert (limit.get("issue"), limit.get("low"), fact.get("limits")) == (pay.id, "90000", limit.id)
    assert [entry.get("side") for entry in made.of("alternatives")] == ["mine", "mine"]
    assert [entry.position for entry in made.of("alternatives")] == [1, 2]
    assert days.draft("limit") == "quite some"


def test_what_a_template_makes_was_written_when_it_was_made(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Pay talk", template=TEMPLATE)
    assert {(one.revision, one.created, one.updated) for one in (made.details, *made.entries)} == {
        (1, "2026-11-20T09:00:01.000Z", "2026-11-20T09:00:01.000Z")
    }


def test_what_is_due_is_due_by_the_users_day(workspace: Workspace, clock: Clock) -> None:
    lease, van = workspace.negotiations.create("Lease"), workspace.negotiations.create("Van")
    for of, day in ((lease, "2026-11-21"), (van, "2026-11-23")):
        step = Entry("0" * 25 + of.title[0].lower(), of.id, "steps", position=1)
        workspace.entries.save(step, step.put("due", day), workspace.entries.step())
    both = [lease.id, van.id]
    assert (titles(workspace, "is:due"), workspace.library.count("is:due")) == ([], 0)
    assert (workspace.library.due(), workspace.library.due_of(both)) == (0, {})
    clock.moment += timedelta(days=1)
    assert (titles(workspace, "is:due"), workspace.library.count("is:due")) == (["Lease"], 1)
    assert (workspace.library.due(), workspace.library.due_of(both)) == (1, {lease.id: 1})
    assert {hit.title for hit in workspace.search.find("is:due")} == {"Lease"}
    clock.moment += timedelta(days=2)
    assert (workspace.library.due(), workspace.library.due(1)) == (2, 1)


def test_a_title_may_come_from_the_template(workspace: Workspace) -> None:
    assert workspace.negotiations.create("", template=TEMPLATE).title == "Salary offer"
    with pytest.raises(ValueRefused, match="title"):
        workspace.negotiations.create("  ")


def test_a_value_that_is_none_is_refused_and_nothing_is_made(workspace: Workspace) -> None:
    with pytest.raises(ValueRefused, match="deadline"):
        workspace.negotiations.create("Lease", deadline="some day")
    with pytest.raises(NotFound):
        workspace.negotiations.create("Lease", guide="nobody")
    assert workspace.library.count() == 0


def test_the_example_is_marked(workspace: Workspace) -> None:
    workspace.negotiations.create("", template=EXAMPLE)
    workspace.negotiations.create("", template=TEMPLATE)
    assert {summary.title: summary.example for summary in workspace.library.summaries()} == {
        "Senior role": True,
        "Salary offer": False,
    }


def test_deleting_is_undone_in_the_library(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Lease", template=TEMPLATE)
    workspace.negotiations.delete(made.id)
    assert titles(workspace) == []
    assert workspace.search.find("pay") == ()
    with pytest.raises(NotFound):
        workspace.lookup.negotiation(made.id)
    assert workspace.history.undo(LIBRARY) == "Undid: deleted “Lease”."
    assert workspace.lookup.negotiation("lease") == made
    assert workspace.history.redo(LIBRARY) == "Redid: deleted “Lease”."
    assert workspace.library.count() == 0


def test_making_is_undone_in_one_step_and_keeps_later_words(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Lease", template=TEMPLATE)
    workspace.entries.edit(made.id, {"title": "The lease"})
    assert workspace.history.undo(LIBRARY) == "Undid: added “Lease”."
    assert workspace.library.count() == 0
    workspace.history.redo(LIBRARY)
    again = workspace.lookup.negotiation(made.id)
    assert (again.title, len(again.entries)) == ("The lease", len(made.entries))
    with pytest.raises(NegotuiError, match="nothing to redo"):
        workspace.history.redo(LIBRARY)


def test_search_names_what_it_finds(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Pay talk", template=TEMPLATE)
    hits = {(hit.sheet, hit.name): hit for hit in workspace.search.find("pay")}
    assert set(hits) == {("details", "Pay talk"), ("issues", "Pay"), ("facts", "They pay")}
    hit = hits["details", "Pay talk"]
    assert (hit.negotiation, hit.entry, hit.title) == (made.id, made.id, "Pay talk")
    assert ("Pay", True) in hit.snippet
    assert (hit.section, hit.place) == ("", "About this negotiation")
    issue = hits["issues", "Pay"]
    assert (issue.section, issue.place) == ("options", "Options · Issues")
    assert not any(hit.name for hit in workspace.search.find("pay", named=False))
    (limit,) = workspace.search.find("90000")
    assert (limit.sheet, limit.name) == ("limits", "Pay")


def test_a_search_without_names_needs_no_guide(workspace: Workspace, shelf: SmallSource) -> None:
    workspace.negotiations.create("Pay talk", template=TEMPLATE)
    twin = workspace.twin()
    shelf.asked = 0
    assert len(twin.search.find("pay", named=False)) == 3
    assert shelf.asked == 0
    twin.close()


def test_only_what_someone_would_search_for_is_found(workspace: Workspace) -> None:
    made = workspace.negotiations.create("Pay talk", template=TEMPLATE)
    entry = made.of("alternatives")[0]
    values = {"next": "Ask\nthem", "side": "theirs", "worth": "118k", "due": "2026-12-01", "done": "yes"}
    workspace.entries.edit(entry.id, values)
    workspace.entries.write_field(
        made, workspace.lookup.entry(entry.id)[1], "chance", "so-so", workspace.entries.step()
    )
    workspace.entries.add(made, "notes", {"text": "Something", "section": "theirs"})
    (hit,) = workspace.search.find("stay")
    assert "".join(text for text, _ in hit.snippet) == "Stay · Ask them · 118000 · so-so"
    for words in ("theirs", "2026", "yes", "preparing", *(one.id for one in made.entries)):
        assert workspace.search.find(words) == ()
    workspace.entries.delete(workspace.lookup.entry(entry.id)[1])
    workspace.history.undo(made.id)
    assert workspace.search.find("stay") == (hit,)
    assert workspace.search.find("theirs") == ()


def test_what_a_lost_guide_has_written_is_found_without_ids(
    workspace: Workspace, shelf: SmallSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = workspace.negotiations.create("Pay talk", template=TEMPLATE)
    workspace.entries.delete(made.of("facts")[0])

    def lost(id: str) -> Guide:
        raise NotFound(f"There is no guide {id!r}.")

    monkeypatch.setattr(shelf, "guide", lost)
    twin = workspace.twin()
    twin.history.undo(made.id)
    assert [hit.name for hit in twin.search.find("they pay")] == ["They pay"]
    assert twin.search.find(made.of("limits")[0].id) == ()
    twin.close()
