"""What goes out as JSON comes back as it was; two files that come together lose no words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negotui.domain.incoming import Incoming
from negotui.domain.negotiation import Entry, Negotiation
from negotui.errors import NegotuiError, StoreError
from negotui.export import FORMATS
from negotui.services.json_file import file_data, schema
from negotui.services.workspace import Workspace
from negotui.store.listing import LIBRARY
from tests.hostile import HOSTILE_TEXTS
from tests.tui.harness import make_example, open_workspace


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "here").mkdir()
    opened = open_workspace(tmp_path / "here")
    yield opened
    opened.close()


@pytest.fixture
def there(tmp_path: Path, here: Workspace) -> Iterator[Workspace]:
    (tmp_path / "there").mkdir()
    opened = open_workspace(tmp_path / "there")
    opened._session.now = here._session.now  # what was written later is newer
    yield opened
    opened.close()


def _out(workspace: Workspace, *ids: str) -> bytes:
    return json.dumps(file_data([workspace.lookup.negotiation(id) for id in ids]), ensure_ascii=False).encode()


def _rendered(workspace: Workspace, id: str) -> bytes:
    return FORMATS["json"].render(workspace.export.notes(workspace.lookup.negotiation(id)))


def _bring(workspace: Workspace, content: bytes) -> str:
    return workspace.imports.take_over(workspace.imports.read_json(content)).sentence


# Out and in


def test_what_goes_out_comes_back_with_the_same_bytes(here: Workspace, there: Workspace) -> None:
    made = make_example(here)
    here.negotiations.archive(made.id)
    first = _rendered(here, made.id)
    assert _bring(there, first) == "1 negotiation: 1 new."
    assert _rendered(there, made.id) == first
    assert _bring(there, first) == "1 negotiation: 1 as they are here."
    assert _rendered(there, made.id) == first
    assert [one.title for one in there.library.summaries("is:archived")] == [made.title]
    hits = there.search.find("Contoso", 10)
    assert hits
    there.history.undo(LIBRARY)
    assert there.library.count("") == 0


def test_every_starting_point_goes_out_and_in(here: Workspace, there: Workspace) -> None:
    ids = [here.negotiations.create("T", template=one).id for one in here.negotiations.templates().found]
    content = _out(here, *ids)
    assert _bring(there, content) == f"{len(ids)} negotiations: {len(ids)} new."
    assert _out(there, *ids) == content
    validate = fastjsonschema.compile(schema(here.guide()))
    validate(json.loads(content))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["name", "unit", "limit", "odd-field"]), st.text(max_size=30)), max_size=6))
def test_any_words_go_out_and_in(here: Workspace, there: Workspace, texts: list[tuple[str, str]]) -> None:
    made = here.negotiations.create("x")
    entry = here.entries.new(made, "issues").put("name", "n")
    for name, text in texts:
        if name == "limit":
            here.entries.write_field(made, entry, name, text, "s")
        else:
            entry = here.entries.save(entry, entry.put(name, text), "s").entry
    content = _rendered(here, made.id)
    _bring(there, content)
    assert _rendered(there, made.id) == content


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_no_hostile_text_changes_on_its_way(here: Workspace, there: Workspace, text: str) -> None:
    made = here.negotiations.create(f"x{text}")
    here.entries.add(made, "facts", {"claim": f"y {text}"})
    content = _rendered(here, made.id)
    assert not {"\x1b", "\u202e", "\u2066"} & set(content.decode())
    _bring(there, content)
    assert _rendered(there, made.id) == content


# Bad input


def _sound(here: Workspace) -> dict[str, Any]:
    made = here.negotiations.create("Rent")
    here.entries.add(made, "issues", {"name": "Pay"})
    found: dict[str, Any] = json.loads(_out(here, made.id))
    return found


BROKEN = {
    b"": "Line 1",
    b"{": "Line 1",
    b"[]": "lacks",
    b"nul": "Line 1",
    b'{"negotui": 1}': "lacks",
    b'{"negotui": 2, "negotiations": []}': "newer version",
    b'{"negotui": true, "negotiations": []}': "the version",
    b'{"negotui": 1, "negotiations": {}}': "has to be a list",
    b'{"negotui": 1, "negotiations": [NaN]}': "NaN is not a number",
    b'{"negotui": 1, "negotui": 1, "negotiations": []}': "stands twice",
    b'{"negotui": 1, "negotiations": ' + b"[" * 100_000: "nested deeper",
    b'{"negotui": ' + b"9" * 5000 + b', "negotiations": []}': "number",
    b"\xff\xfe\x00": "UTF-8",
    b'{"negotui": 1, "negotiations": [1, null]}': "negotiations[1]",
}


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: repr(content[:40]))
def test_what_is_no_file_of_ours_is_refused_in_a_sentence(here: Workspace, content: bytes) -> None:
    with pytest.raises(NegotuiError) as refused:
        here.imports.read_json(content)
    assert BROKEN[content] in refused.value.message
    assert refused.value.hint
    assert len(refused.value.message) < 2000


FAULTS: dict[str, Any] = {
    "position": "one",
    "id": "../../etc/passwd",
    "sheet": "a/b",
    "created": "yesterday",
    "fields": {"name": 1},
    "drafts": [],
    "more": 1,
}


def test_every_fault_is_named_with_its_place_and_nothing_is_written(here: Workspace, there: Workspace) -> None:
    data = _sound(here)
    entry = data["negotiations"][0]["entries"][0]
    data["negotiations"][0]["entries"] = [entry | {name: value} for name, value in FAULTS.items()]
    data["negotiations"].append(data["negotiations"][0] | {"guide": "nowhere", "entries": []})
    with pytest.raises(NegotuiError) as refused:
        there.imports.read_json(json.dumps(data).encode())
    said = refused.value.message
    for place in (
        "entries[0].position",
        "entries[1].id",
        "entries[2].sheet",
        "entries[3].created",
        "entries[4].fields",
        "entries[5].drafts",
    ):
        assert f"negotiations[0].{place}" in said, place
    assert "no guide “nowhere”" in said
    assert "stands twice" in said
    assert there.library.count("") == 0


def test_a_value_that_its_field_cannot_read_is_kept_as_a_draft(here: Workspace, there: Workspace) -> None:
    data = _sound(here)
    entry = data["negotiations"][0]["entries"][0]
    entry["fields"] |= {"limit": "a lot", "unheard": "kept"}
    _bring(there, json.dumps(data).encode())
    (issue,) = there.lookup.negotiation("Rent").of("issues")
    assert (issue.draft("limit"), issue.get("unheard")) == ("a lot", "kept")


def test_an_entry_of_another_negotiation_is_no_way_in(here: Workspace, there: Workspace) -> None:
    data = _sound(here)
    _bring(there, json.dumps(data).encode())
    other = there.negotiations.create("Other")
    data["negotiations"][0]["id"] = other.id[:-1] + ("0" if other.id[-1] != "0" else "1")
    with pytest.raises(NegotuiError, match="belongs to another"):
        _bring(there, json.dumps(data).encode())
    assert there.library.count("") == 2


# Coming together


def _share(here: Workspace, there: Workspace) -> tuple[Negotiation, Entry]:
    made = here.negotiations.create("Rent")
    entry = here.entries.add(made, "issues", {"name": "Pay", "unit": "a month"})
    there.imports.take_over(there.imports.read_workbook(here.path))
    return made, entry


def _merge(into: Workspace, other: Workspace) -> str:
    return into.imports.take_over(into.imports.read_workbook(other.path)).sentence


def _names(workspace: Workspace) -> list[str]:
    return sorted(one.get("name") for one in workspace.lookup.negotiation("Rent").of("issues"))


def test_what_only_one_of_two_files_changed_is_taken_over(here: Workspace, there: Workspace) -> None:
    made, entry = _share(here, there)
    here.entries.edit(entry.id, {"name": "Base pay"})
    there.entries.add(there.lookup.negotiation(made.id), "issues", {"name": "Days"})
    _merge(there, here)
    _merge(here, there)
    assert _names(here) == _names(there) == ["Base pay", "Days"]
    assert here.imports.summary(here.imports.read_workbook(there.path)).is_empty
    there.history.undo(made.id)
    assert "Pay" in _names(there)


def test_different_fields_of_one_entry_come_together(here: Workspace, there: Workspace) -> None:
    _, entry = _share(here, there)
    here.entries.edit(entry.id, {"name": "Base pay"})
    there.entries.edit(entry.id, {"unit": "a year"})
    _merge(there, here)
    (issue,) = there.lookup.negotiation("Rent").of("issues")
    assert (issue.get("name"), issue.get("unit")) == ("Base pay", "a year")


def test_one_field_changed_on_both_sides_keeps_both_texts(here: Workspace, there: Workspace) -> None:
    _, entry = _share(here, there)
    here.entries.edit(entry.id, {"name": "Base pay"})
    there.entries.edit(entry.id, {"name": "Salary"})
    assert "1 changed" in _merge(there, here)
    assert _names(there) == ["Base pay", "Salary"]
    _merge(here, there)
    assert set(_names(here)) == {"Base pay", "Salary"}
    assert len(_names(here)) == 2


def test_deleted_on_one_side_is_deleted_unless_the_other_wrote_later(here: Workspace, there: Workspace) -> None:
    made, entry = _share(here, there)
    here.entries.delete(here.lookup.entry(entry.id)[1])
    _merge(there, here)
    assert _names(there) == []
    there.history.undo(made.id)
    there.entries.edit(entry.id, {"name": "Still needed"})
    _merge(here, there)
    assert _names(here) == ["Still needed"]


def test_an_older_state_changes_nothing(here: Workspace, there: Workspace) -> None:
    made, entry = _share(here, there)
    old = _out(here, made.id)
    here.entries.edit(entry.id, {"name": "Base pay"})
    assert here.imports.summary(here.imports.read_json(old)).is_empty
    _bring(here, old)
    assert _names(here) == ["Base pay"]


def test_a_newer_state_of_a_file_wins_and_undo_brings_the_other_back(here: Workspace, there: Workspace) -> None:
    made, entry = _share(here, there)
    here.entries.edit(entry.id, {"name": "Base pay"})
    newer = json.loads(_out(here, made.id))
    newer["negotiations"][0]["entries"][0] |= {
        "fields": {"name": "Typed elsewhere"},
        "updated": "2027-01-01T00:00:00.000Z",
    }
    _bring(there, json.dumps(newer).encode())
    assert _names(there) == ["Typed elsewhere"]
    there.history.undo(made.id)
    assert _names(there) == ["Pay"]


def test_details_come_together_and_the_deleted_comes_back_if_it_was_written_in_later(
    here: Workspace, there: Workspace
) -> None:
    made, _ = _share(here, there)
    there.negotiations.delete(made.id)
    assert "as they are here" in _merge(there, here)
    here.entries.edit(made.id, {"counterpart": "Okafor"})
    incoming = there.imports.read_workbook(here.path)
    late = [replace(one, negotiation=_later(one.negotiation)) for one in incoming]
    there.imports.take_over(late)
    assert there.lookup.negotiation(made.id).details.get("counterpart") == "Okafor"


def _later(negotiation: Negotiation) -> Negotiation:
    return replace(negotiation, details=replace(negotiation.details, updated="2030-01-01T00:00:00.000Z"))


def test_a_file_that_is_none_or_this_one_is_refused(here: Workspace, tmp_path: Path) -> None:
    for path, said in ((here.path, "itself"), (tmp_path / "none.db", "no file"), (tmp_path, "no file")):
        with pytest.raises(StoreError, match=said):
            here.imports.read_workbook(path)
    odd = tmp_path / "odd.db"
    odd.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError):
        here.imports.read_workbook(odd)


def test_all_or_nothing(here: Workspace, there: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [here.negotiations.create(f"N{number}").id for number in range(3)]
    incoming = there.imports.read_json(_out(here, *ids))

    def fail(done: int, count: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        there.imports.take_over(incoming, fail)
    assert there.library.count("") == 0
    assert isinstance(incoming[0], Incoming)
