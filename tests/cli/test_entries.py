"""Entries by name, whole negotiations deleted and brought back, and what the help says of sheets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def rent(run: Run) -> str:
    """A negotiation with a few entries, some of which are called alike."""
    made = run("new", "Rent of the shop")
    for words in (
        ("issues", "name=Base rent", "better=less"),
        ("issues", "name=Roof", "better=more"),
        ("issues", "name=Café à côté"),
        ("issues", "name=Length"),
        ("issues", "name=Length of notice"),
        ("questions", "question=Roof"),
        ("questions", "question=Why now?"),
        ("limits", "issue=Base rent", "likely=1,200"),
    ):
        assert run("add", made.id, *words).code == 0
    return made.id


def sheet(run: Run, id: str, name: str) -> dict[str, Mapping[str, str]]:
    entries = run("show", id, "--json").data["sheets"].get(name, [])
    return {next(iter(entry["fields"].values())): entry["fields"] for entry in entries}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("issues", "Base rent"), "Base rent"),
        (("issues", "BASE RENT"), "Base rent"),
        (("issues", "base"), "Base rent"),
        (("Base rent",), None),  # the issue, and their limit for it, which is called after it
        (("issues", "cafe a cote"), "Café à côté"),
        (("issues", "CAFÉ"), "Café à côté"),
        (("cafe",), "Café à côté"),
        (("issues", "Roof"), "Roof"),
        (("issues", "Length"), "Length"),  # the whole name goes before the beginning of another
        (("issues", "length of"), "Length of notice"),
        (("issues", "  base   rent "), "Base rent"),
    ],
)
def test_an_entry_is_edited_by_its_name(run: Run, rent: str, words: tuple[str, ...], name: str | None) -> None:
    done = run("edit", "rent", *words, "target=1,180", "unit=a month")
    issues = sheet(run, rent, "issues")
    assert [key for key, fields in issues.items() if "target" in fields] == ([name] if name else [])
    assert done.code == (0 if name else 1), done.err
    if name:
        assert (issues[name]["target"], issues[name]["unit"]) == ("1180", "a month")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Roof",), ("could be 2 entries", "issues Roof", "questions Roof")),
        (("issues", "l"), ("could be 2 entries", "Length of notice")),
        (("issues", "Bse rent"), ("no entry “Bse rent” in issues", "Did you mean Base rent?")),
        (("issues", "nothing at all"), ("no entry “nothing at all” in issues", "There are:", "Base rent")),
        (("issues",), ("issues is a sheet", "name an entry after it", "Base rent")),
        (("facts", "x"), ("no entry “x” in facts", "no entries yet")),
        (("isues", "Roof"), ("no sheet", "issues")),
        (("issues", ""), ()),
        (("issues", "\u0301"), ()),
        (("issues", "🙈"), ("no entry",)),
    ],
)
@pytest.mark.parametrize("command", ["edit", "delete"])
def test_a_name_that_fits_none_or_several_changes_nothing(
    run: Run, rent: str, command: str, words: tuple[str, ...], says: tuple[str, ...]
) -> None:
    before = run("show", rent, "--json").out
    done = run(command, "rent", *words, *(("target=1",) if command == "edit" else ()))
    assert (done.code, done.out) == (1, "")
    for word in says:
        assert word in done.err
    assert run("show", rent, "--json").out == before


def test_an_entry_of_a_sheet_is_deleted_by_its_name_and_comes_back(run: Run, rent: str) -> None:
    assert run("delete", "rent", "questions", "why").code == 0
    assert list(sheet(run, rent, "questions")) == ["Roof"]
    run("undo", "rent")
    assert list(sheet(run, rent, "questions")) == ["Roof", "Why now?"]
    assert run("delete", "rent", "Why now?").code == 0
    assert list(sheet(run, rent, "questions")) == ["Roof"]


def test_an_entry_that_is_called_after_another_one(run: Run, rent: str) -> None:
    assert run("edit", "rent", "limits", "base", "likely=1,300").code == 0
    (limit,) = sheet(run, rent, "limits").values()
    assert limit["likely"] == "1300"


def test_a_name_that_looks_like_an_id_goes_before_the_id(run: Run, rent: str) -> None:
    first = run("add", rent, "questions", "question=First?")
    run("add", rent, "questions", f"question={first.id[:10]}")
    run("edit", "rent", "questions", first.id[:10], "answer=by name")
    questions = sheet(run, rent, "questions")
    assert questions[first.id[:10]]["answer"] == "by name"
    assert "answer" not in questions["First?"]
    run("edit", "rent", "questions", first.id, "answer=by id")
    assert sheet(run, rent, "questions")["First?"]["answer"] == "by id"


def test_by_id_as_before(run: Run, rent: str) -> None:
    made = run("add", rent, "questions", "question=What else?")
    assert run("edit", made.id, "answer=Nothing").code == 0
    assert sheet(run, rent, "questions")["What else?"]["answer"] == "Nothing"
    assert run("delete", made.id).code == 0
    assert "What else?" not in sheet(run, rent, "questions")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("edit", "rent"), "What is to change?"),
        (("edit",), "What is to change?"),
        (("edit", "rent", "issues", "Base", "rent", "target=1"), "“rent” is one word too many"),
        (("edit", "rent", "target=1", "limit"), "“limit” has no ="),
        (("delete", "rent", "issues", "Base", "rent"), "one word too many"),
        (("delete",), "Missing argument"),
    ],
)
def test_words_that_make_no_command(run: Run, rent: str, words: tuple[str, ...], says: str) -> None:
    done = run(*words)
    assert done.code == 2
    assert says in done.err
    assert "Usage: negotui" in done.err


# Whole negotiations


def test_a_negotiation_is_deleted_with_yes_and_comes_back(run: Run, rent: str) -> None:
    done = run("delete", "rent", "--yes")
    assert done.code == 0
    assert "Rent of the shop with its 8 entries" in done.out
    assert run("list", "--json").data == []
    assert run("show", "rent").code == 1
    back = done.out.split("`")[1].split()
    assert back[:2] == ["negotui", "undo"]
    assert "is back" in run(*back[1:]).out
    assert len(sheet(run, rent, "issues")) == 5


def test_a_deleted_negotiation_comes_back_by_its_title(run: Run, rent: str) -> None:
    run("delete", rent, "--yes")
    assert run("undo", "RENT OF THE SHOP").code == 0
    assert [one["id"] for one in run("list", "--json").data] == [rent]
    # It is there again: the next undo takes back what was done in it.
    assert "limits" not in run("undo", rent).out
    assert sheet(run, rent, "limits") == {}


def test_two_deleted_negotiations_of_one_title_are_told_apart(run: Run) -> None:
    ids = [run("new", "Van").id for _ in range(2)]
    for id in ids:
        run("delete", id, "--yes")
    done = run("undo", "van")
    assert done.code == 1
    assert all(id in done.err for id in ids)
    assert run("undo", ids[1]).code == 0
    assert [one["id"] for one in run("list", "--json").data] == [ids[1]]


def test_without_a_terminal_nobody_can_be_asked(run: Run, rent: str) -> None:
    done = run("delete", "rent")
    assert done.code == 1
    assert "nothing was deleted" in done.err
    assert "--yes" in done.err
    assert [one["id"] for one in run("list", "--json").data] == [rent]


@pytest.mark.parametrize(("answer", "there"), [("y", []), ("n", ["Rent of the shop"]), ("", ["Rent of the shop"])])
def test_on_a_terminal_it_is_asked(
    run: Run, rent: str, monkeypatch: pytest.MonkeyPatch, answer: str, there: list[str]
) -> None:
    monkeypatch.setattr("negotui.cli.entries.is_terminal", lambda: True)
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return answer

    monkeypatch.setattr("click.termui.visible_prompt_func", ask)
    done = run("delete", "rent")
    assert done.code == 0
    # Older versions of click write the question themselves, newer ones hand it over.
    assert "8 entries" in done.err + "".join(asked)
    assert [one["title"] for one in run("list", "--json").data] == there


# Exports that would replace a file


def test_an_export_replaces_a_file_only_if_told_to(run: Run, rent: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("mine")
    done = run("export", rent, "-o", str(path))
    assert (done.code, "--force" in done.err) == (1, True)
    assert path.read_text() == "mine"
    assert run("export", rent, "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Rent of the shop")


@pytest.mark.parametrize(("answer", "replaced"), [("y", True), ("n", False)])
def test_on_a_terminal_the_export_asks(
    run: Run, rent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, replaced: bool
) -> None:
    monkeypatch.setattr("negotui.cli.writing.is_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: answer)
    path = tmp_path / "notes.md"
    path.write_text("mine")
    assert run("export", rent, "-o", str(path)).code == 0
    assert (path.read_text(encoding="utf-8") != "mine") is replaced


def test_an_export_to_a_pipe_is_refused(run: Run, rent: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("export", rent, "-o", str(tmp_path / "pipe"), "--force")
    assert (done.code, "isn’t a file" in done.err) == (1, True)
    assert (tmp_path / "pipe").is_fifo()


# What the help says of sheets


@pytest.mark.parametrize("command", ["add", "edit"])
def test_the_help_lists_every_sheet_with_its_fields(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    for words in ("  issues ", "name*", "better* (more/less)", "  commitments ", "guide show --sheets"):
        assert words in done.out


@pytest.mark.parametrize("words", [("add", "rent", "issues"), ("add", "issues"), ("edit", "rent", "issues", "Roof")])
def test_the_help_explains_the_sheet_that_is_named(run: Run, rent: str, words: tuple[str, ...]) -> None:
    out = run(*words, "--help").out
    line = next(line for line in out.splitlines() if line.startswith("  better"))
    assert line.split()[:4] == ["better*", "choice", "more", "or"]
    assert "  commitments " not in out


def test_the_sheets_of_a_guide_with_what_each_takes(run: Run) -> None:
    out = run("guide", "show", "--sheets").out
    for words in ("issues: ", "  better*", "choice", "more or less", "an amount", "private", "or points or terms"):
        assert words in out
    only = run("guide", "show", "--sheets", "issues").out
    assert only.startswith("issues: ")
    assert "commitments: " not in only
    assert run("guide", "show", "--sheets", "wrap-up").out.startswith("commitments: ")
    done = run("guide", "show", "--sheets", "isues")
    assert (done.code, "Did you mean issues?" in done.err) == (1, True)


def test_the_sheets_as_data(run: Run) -> None:
    (issues,) = run("guide", "show", "issues", "--json").data
    assert (issues["sheet"], issues["fields"][0]["name"], issues["fields"][0]["required"]) == ("issues", "name", True)
    better = next(field for field in issues["fields"] if field["name"] == "better")
    assert (better["type"], better["choices"], better["to"]) == ("choice", ["more", "less"], None)
    assert len(run("guide", "show", "--json").data) > 20


OWN = {
    "guide.md": "# Mine `mine`\n\n| id | tab | page |\n|---|---|---|\n| one | One | [One](one.md) |\n",
    "one.md": "# One\n\n## Things `things`\n\nWhat?\n\n| field | column | type | what it asks |\n|---|---|---|---|\n"
    "| what | | text | What is it? |\n| colour | | choice: red, blue | Which colour? |\n",
}


def test_the_help_of_a_guide_of_ones_own(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "XDG_CONFIG_HOME" / "negotui" / "guides" / "mine"
    folder.mkdir(parents=True)
    for name, text in OWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run("new", "Van", "--guide", "mine").code == 0
    out = run("add", "van", "--help").out
    assert "things" in out
    assert "colour (red/blue)" in out
    assert "commitments" not in out
    assert "red or blue" in run("guide", "show", "--sheets", "--guide", "mine").out
    (folder / "one.md").write_text("# Broken `", encoding="utf-8")
    done = run("add", "van", "--help")
    assert done.code == 0
    assert "can’t be listed" in done.out
