"""What is for other eyes: only what the guide marks so, and of the worked example nothing that is a secret, in any format."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from negotui.domain.documents import Document
from negotui.domain.fields import spec_of
from negotui.domain.guide import Field, FieldType, Guide, Sheet
from negotui.domain.negotiation import DETAILS, Entry, Negotiation
from negotui.errors import NegotuiError
from negotui.export import FORMATS, Format
from negotui.export.pdf.parts import parts
from negotui.services.sharing import shared
from negotui.services.workspace import Workspace
from tests.closed import talked
from tests.tui.harness import open_workspace

SECRET_SHEETS = {
    "alternatives",
    "limits",
    "weak_points",
    "notes",
    "options",
    "packages",
    "people",
    "first_offer",
    "review",
}
"""Sheets that are secret as a whole, whatever the guide says of their fields."""
OPEN = {("options", "option"), ("options", "issue"), ("issues", "name"), ("issues", "unit")}
"""What an offer at the table has named already."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The worked example after its talk."""
    opened = open_workspace(tmp_path_factory.mktemp("share"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def guide(workspace: Workspace) -> Guide:
    """The built-in guide."""
    return workspace.guide()


@pytest.fixture(scope="module")
def planted(workspace: Workspace, guide: Guide) -> tuple[Negotiation, frozenset[str]]:
    """The worked example with a word or a figure in every secret place that is found nowhere else, and all of these."""
    negotiation = talked(workspace)
    secrets: set[str] = set()

    def mark(entry: Entry, field: Field) -> Entry:
        number = len(secrets)
        spec = spec_of(field)
        if spec.is_figure and field.high is None:
            secret = f"9871{number:04}"
            entry = entry.put(field.name, secret)
        elif spec.is_text:
            secret = f"Zebra{number:04}"
            entry = entry.put(field.name, f"{entry.get(field.name)} {secret}")
        else:
            return entry
        secrets.add(secret)
        return entry

    for entry in negotiation.entries:
        for field in guide.sheet(entry.sheet).fields:
            if _is_secret(entry, field, guide.sheet(entry.sheet)):
                entry = mark(entry, field)
        negotiation = negotiation.with_entry(entry)
    details = negotiation.details
    for name in ("kind", "result", "tags"):
        details = mark(details, DETAILS.field(name))
    assert len(secrets) > 100
    return negotiation.with_entry(details), frozenset(secrets)


def _is_secret(entry: Entry, field: Field, sheet: Sheet) -> bool:
    if (sheet.id, field.name) in OPEN:
        return False
    return field.private or sheet.id in SECRET_SHEETS or entry.get("tell") in {"never", "careful"}


def readable(content: bytes) -> str:
    """All that is written in a file, in the file’s own figures: a packed one is unpacked, and figures lose their separators."""
    parts = [content]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [
                part for info in packed.infolist() for part in (info.filename.encode(), info.comment, packed.read(info))
            ]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            parts.append(stream)
    text = "\n".join(part.decode(errors="replace") for part in parts).replace("\r\n ", "")
    return re.sub(r"(?<=\d)[,.\u202f\u00a0](?=\d)", "", text)


def whole(format: Format, document: Document) -> str:
    """All that a format makes of a document; of PDF, whose letters have no names, what its layout is given too."""
    if format.files is not None:
        return " ".join(f"{name} {readable(content)}" for name, content in format.files(document).items())
    laid_out = json.dumps(parts(document.blocks), ensure_ascii=False).encode() if format.suffix == ".pdf" else b""
    return readable(format.render(document)) + readable(laid_out)


def found(secrets: frozenset[str], text: str) -> list[str]:
    """The secrets that a text gives away."""
    return sorted(set(re.findall(r"Zebra\d{4}|9871\d{4}", text)) & secrets)


def documents(workspace: Workspace, negotiation: Negotiation, for_other_eyes: bool) -> list[Document]:
    """The notes, whole and section by section."""
    export = workspace.export
    made: list[Document] = []
    for section in ("", *(one.id for one in workspace.guide().all_sections)):
        try:
            made.append(export.notes(negotiation, section, for_other_eyes))
        except NegotuiError:
            assert for_other_eyes
    return made


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_holds_a_secret_for_other_eyes(
    workspace: Workspace, planted: tuple[Negotiation, frozenset[str]], format: str
) -> None:
    negotiation, secrets = planted

    def written(for_other_eyes: bool) -> list[str]:
        texts = []
        for document in documents(workspace, negotiation, for_other_eyes)[: None if for_other_eyes else 1]:
            try:
                texts.append(f"{document.title} {whole(FORMATS[format], document)}")
            except NegotuiError:  # it has nothing that this format could hold
                assert for_other_eyes or FORMATS[format].suffix == ".pdf"
        return texts

    assert all(not found(secrets, text) for text in written(True))
    finds = found(secrets, " ".join(written(False)))
    # Nothing planted has a day; what a calendar says of the example's own secrets is looked for by its words.
    assert finds or format == "calendar", "the search itself has to be able to find one"
    if format == "calendar":
        own = "Tell her that I am"
        assert own in " ".join(written(False))
        assert own not in " ".join(written(True))


def test_no_shape_of_a_document_holds_a_secret(
    workspace: Workspace, planted: tuple[Negotiation, frozenset[str]]
) -> None:
    negotiation, secrets = planted
    for document in documents(workspace, negotiation, True):
        for shape in (document.title, document.blocks, document.records, document.data, document.appointments):
            assert not found(secrets, repr(shape))
    open_one = workspace.export.notes(negotiation)
    assert found(secrets, repr(open_one.blocks))
    assert found(secrets, repr(open_one.data))


def test_what_is_told_at_the_table_goes_along(workspace: Workspace) -> None:
    page = workspace.export.notes(talked(workspace), for_other_eyes=True)
    text = FORMATS["markdown"].render(page).decode()
    for words in (
        "# Senior role at Northwind",
        "the hiring manager",
        "Base salary = 124,000; Signing bonus = 5,000",
        "Three days a week on which I can fetch Nora from school",
        "running before the audit",
        "Send the draft contract before we talk",
    ):
        assert words in text
    for words in (
        "To be paid like others",
        "110,000",
        "Contoso",
        "Nothing yet",
        "Ruth asked",
        "## Options",
        "deadline",
    ):
        assert words not in text


def test_what_stays_behind_is_named(workspace: Workspace, guide: Guide) -> None:
    left_out = shared(talked(workspace), guide).left_out
    assert "My alternatives" in left_out
    assert "My interests (3 of 5; why, matters and tell)" in left_out
    assert any(line.startswith("Issues (") and "limit" in line and "target" in line for line in left_out)
    assert "everything that negotui works out from these" in left_out


@pytest.mark.parametrize("mark", ["never", "careful", "", "perhaps"])
def test_only_what_may_be_told_is_shown(workspace: Workspace, guide: Guide, mark: str) -> None:
    negotiation = talked(workspace)
    fact = negotiation.of("facts")[0]
    assert shared(negotiation, guide).negotiation.entry(fact.id)
    kept = shared(negotiation.with_entry(fact.put("tell", mark)), guide).negotiation
    assert kept.entry(fact.id) is None
    assert all(fact.id not in dict(argument.values).get("facts", "") for argument in kept.of("arguments"))
    assert [entry.position for entry in kept.of("facts")] == list(range(1, len(kept.of("facts")) + 1))


def test_a_guide_of_one_s_own_that_marks_nothing_hands_nothing_over(workspace: Workspace, guide: Guide) -> None:
    bare = replace(
        guide,
        sheets=tuple(
            replace(sheet, fields=tuple(replace(field, shared=False) for field in sheet.fields))
            for sheet in guide.sheets
        ),
    )
    small = shared(talked(workspace), bare)
    assert small.negotiation.entries == ()
    assert (small.guide.sheets, small.guide.sections) == ((), ())


def test_private_counts_for_more_than_anything_else(workspace: Workspace, guide: Guide) -> None:
    loose = replace(
        guide,
        sheets=tuple(
            replace(sheet, fields=tuple(replace(field, shared=True, shared_if=None) for field in sheet.fields))
            for sheet in guide.sheets
        ),
    )
    small = shared(talked(workspace), loose)
    assert not small.negotiation.of("alternatives")
    assert all(not issue.get("limit") for issue in small.negotiation.of("issues"))
    assert all(entry.get("tell") in {"", "must tell", "may tell"} for entry in small.negotiation.entries)


def test_what_could_not_be_read_stays_behind(workspace: Workspace, guide: Guide) -> None:
    negotiation = talked(workspace)
    issue = negotiation.of("issues")[0].put("unit", "Zebra0001", sound=False)
    kept = shared(negotiation.with_entry(issue), guide).negotiation.entry(issue.id)
    assert kept is not None
    assert kept.drafts == ()


def test_a_section_without_anything_for_other_eyes_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NegotuiError, match="Nothing in Cultivating Alternative Options is for other eyes"):
        workspace.export.notes(talked(workspace), "options", for_other_eyes=True)


def test_the_worked_example_s_own_secrets_stay_behind(workspace: Workspace, guide: Guide) -> None:
    """As they are written, before anybody has named a figure: private texts, and what limits and alternatives come to."""
    template = workspace.negotiations.example_template()
    negotiation = workspace.negotiations.create("", template=template)
    page = readable(FORMATS["markdown"].render(workspace.export.notes(negotiation, for_other_eyes=True)))
    whole = readable(FORMATS["markdown"].render(workspace.export.notes(negotiation)))
    told = {text for entry in shared(negotiation, guide).negotiation.entries for _, text in entry.values}
    looked_for = 0
    for entry in negotiation.entries:
        for field in guide.sheet(entry.sheet).fields:
            text = entry.get(field.name) if field.name != "section" else ""
            long = len(text) > 5 if field.type not in {FieldType.NUMBER, FieldType.MONEY} else len(text) > 4
            if _is_secret(entry, field, guide.sheet(entry.sheet)) and long and not any(text in other for other in told):
                assert text not in page, (entry.sheet, field.name)
                looked_for += text in whole
    assert looked_for > 60
