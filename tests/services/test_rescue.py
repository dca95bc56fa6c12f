"""Words that could not be saved: kept beside the workbook, put back as if they were typed now."""

from __future__ import annotations

import json
import stat
from dataclasses import replace

import pytest

from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.domain.unsaved import UnsavedText
from negotui.errors import NegotuiError
from negotui.services.workspace import Workspace
from tests.services.test_saving import now


@pytest.fixture
def stay(workspace: Workspace, negotiation: Negotiation) -> Entry:
    return workspace.entries.add(negotiation, "alternatives", {"what": "Stay", "worth": "118k"})


def _unsaved(negotiation: Negotiation, entry: Entry, field: str, text: str) -> UnsavedText:
    return UnsavedText(replace(negotiation, entries=()), entry, field, text)


def test_a_rescued_text_comes_back_to_its_field(workspace: Workspace, negotiation: Negotiation, stay: Entry) -> None:
    texts = [
        _unsaved(negotiation, stay, "worth", "120k"),
        _unsaved(negotiation, stay, "next", "Ünïcode\n\x1b[31m\ud800"),
    ]
    path = workspace.rescue.keep(texts)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.parent == workspace.path.parent
    (file,) = workspace.rescue.found()
    back = workspace.rescue.put_back(file)
    assert back == now(workspace, stay)
    assert (back.get("worth"), back.get("next")[:9]) == ("120000", "Ünïcode\n[")
    assert workspace.rescue.found() == ()
    assert not path.exists()
    workspace.history.undo(negotiation.id)
    assert now(workspace, stay).values == stay.values


def test_a_new_entry_of_a_new_negotiation_comes_back_too(workspace: Workspace) -> None:
    id = workspace.entries.step()
    made = Negotiation(id, "leverage", Entry(id, id, DETAILS.id, (("title", "Rent"),)))
    entry = workspace.entries.new(made, "issues")
    workspace.rescue.keep([_unsaved(made, entry, "name", "Pay"), _unsaved(made, entry, "limit", "quite some")])
    (file,) = workspace.rescue.found()
    back = workspace.rescue.put_back(file)
    assert (back.get("name"), back.draft("limit")) == ("Pay", "quite some")
    assert workspace.lookup.negotiation("Rent").of("issues") == (back,)


def test_what_another_window_wrote_since_stands_beside_it(
    workspace: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    workspace.rescue.keep([_unsaved(negotiation, stay, "worth", "120k")])
    workspace.entries.edit(stay.id, {"worth": "90k"})
    (file,) = workspace.rescue.found()
    workspace.rescue.put_back(file)
    worths = {entry.get("worth") for entry in workspace.lookup.negotiation(negotiation.id).of("alternatives")}
    assert worths == {"120000", "90000"}


def test_a_file_stays_when_its_words_cannot_be_put_back(
    workspace: Workspace, negotiation: Negotiation, stay: Entry
) -> None:
    path = workspace.rescue.keep([_unsaved(negotiation, stay, "no such field", "words")])
    (file,) = workspace.rescue.found()
    with pytest.raises(NegotuiError):
        workspace.rescue.put_back(file)
    assert path.exists()
    workspace.rescue.throw_away(file)
    assert workspace.rescue.found() == ()


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"kind": "negotui unsaved"}',
    b'{"kind": "negotui unsaved", "texts": [1]}',
    b'{"kind": "negotui unsaved", "texts": [{"negotiation": 1, "entry": 2, "field": "a", "text": "b"}]}',
    b"[" * 100_000,
    json.dumps({"kind": "other", "texts": []}).encode(),
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_file_that_is_none_of_ours_is_left_alone(workspace: Workspace, content: bytes) -> None:
    path = workspace.path.with_name(f"{workspace.path.name}.unsaved-x.json")
    path.write_bytes(content)
    assert workspace.rescue.found() == ()
    assert path.read_bytes() == content
