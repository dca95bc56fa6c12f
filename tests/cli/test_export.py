"""Writing documents from the command line: where to, in which format, for whose eyes, and many at once."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from negotui.export import MARKDOWN, Format
from tests.cli.conftest import Run
from tests.export.test_formats import UPPER, dict_of_formats

PACKED = Format(
    "packed", "A packed file", ".bin", lambda document: b"\x00\xff" + MARKDOWN.render(document), is_text=False
)


@pytest.fixture
def rent(run: Run) -> str:
    """A negotiation with a secret in it."""
    made = run("new", "Rent", "--with", "Okafor", "--deadline", "in 20 days").id
    run("add", made, "issues", "name=Price", "limit=98711", "target=98712")
    run("add", made, "facts", "claim=Shops here let for less", "source=a friend", "tell=must tell")
    run("add", made, "facts", "claim=I have nowhere else", "tell=never")
    return made


def test_what_is_left_out_is_said_before_it_is_written(run: Run, rent: str, tmp_path: Path) -> None:
    path = tmp_path / "for-them.md"
    done = run("export", rent, "--share", "-o", str(path))
    assert (done.code, done.out.strip()) == (0, str(path))
    for words in ("Left out", "Issues (target and limit)", "Facts (1 of 2; source and tell)", "works out from these"):
        assert words in done.err
    text = path.read_text(encoding="utf-8")
    assert "Shops here let for less" in text
    for secret in ("9871", "98,71", "nowhere else", "friend", "eadline"):
        assert secret not in text
    assert "98,711" in run("export", rent).out


def test_each_page_goes_to_a_file_in_the_format_of_its_name(
    run: Run, rent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dict_of_formats(), "upper", UPPER)
    path = tmp_path / "page.up"
    assert "It isn’t over yet" in run("review", rent, "-o", str(path)).err
    assert run("close", rent, "walked away").code == 0
    for words, start in (
        (("export", rent, "--section", "interests"), "# RENT"),
        (("review", rent), "# RENT"),
        (("insights",), "# INSIGHTS"),
        (("due",), "# WHAT IS DUE"),
    ):
        assert run(*words, "-o", str(path), "--force").code == 0
        assert path.read_text(encoding="utf-8").startswith(start)
        assert run(*words, "-o", "-", "--format", ".up").out.startswith(start)
        assert run(*words, "-o", str(path)).code == 1


def test_what_does_not_go_together_is_a_question_of_usage(run: Run, rent: str) -> None:
    for words in (
        ("insights", "--json", "-o", "x.md"),
        ("due", "--done", "x", "-o", "x.md"),
        ("export",),
        ("export", "a", "b"),
    ):
        assert run(*words).code == 2


def test_what_is_no_text_goes_to_a_pipe_as_it_is_and_to_no_terminal(
    run: Run, rent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dict_of_formats(), "packed", PACKED)

    class Stream(io.TextIOWrapper):
        terminal = True

        def isatty(self) -> bool:
            return self.terminal

    written = io.BytesIO()
    stream = Stream(written, encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    done = run("export", rent, "--format", "packed")
    assert (done.code, written.tell()) == (1, 0)
    assert "A packed file can’t be shown in a terminal." in done.err
    assert "-o notes.bin" in done.err
    stream.terminal = False
    assert run("export", rent, "--format", "packed").code == 0
    stream.flush()
    assert written.getvalue().startswith(b"\x00\xff# Rent")


def test_a_link_is_named_and_what_it_leads_to_is_replaced(run: Run, rent: str, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("mine", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    done = run("export", rent, "-o", str(tmp_path / "link.md"))
    assert done.code == 1
    assert f"is a link to {(tmp_path / 'real.md').resolve()}, which already exists" in done.err
    assert run("export", rent, "-o", str(tmp_path / "link.md"), "--force").code == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8").startswith("# Rent")


@pytest.mark.parametrize("name", ["loop.md", "x" * 300 + ".md", "none/x.md"])
def test_what_cannot_be_written_is_a_sentence(run: Run, rent: str, tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    before = set(tmp_path.iterdir())
    done = run("export", rent, "-o", f"{tmp_path}/{name}", "--force")
    assert done.code in {1, 2}
    assert "Traceback" not in done.err
    assert set(tmp_path.iterdir()) == before


def test_all_go_into_a_folder_one_file_each(run: Run, rent: str, tmp_path: Path) -> None:
    run("new", "Rent", "--with", "Okafor")
    run("new", "../../A raise")
    folder = tmp_path / "notes"
    done = run("export", "--all", "-o", str(folder))
    assert done.code == 0
    assert "3 negotiations, one file each" in done.out
    names = sorted(path.name for path in folder.iterdir())
    assert names[0] == "a-raise.md"
    assert names[1].startswith("rent-okafor-20")
    assert names[2] == "rent-okafor.md"
    again = run("export", "--all", "-o", str(folder))
    assert again.code == 1
    assert "already exist in" in again.err
    assert run("export", "--all", "with:okafor", "-o", str(folder), "--force").out.count("rent-okafor") == 2


def test_a_folder_for_other_eyes_tells_no_deadline(run: Run, rent: str, tmp_path: Path) -> None:
    run("new", "Rent", "--with", "Okafor", "--deadline", "in 30 days")
    folder = tmp_path / "notes"
    done = run("export", "--all", "--share", "-o", str(folder))
    assert "Left out" in done.err
    assert sorted(path.name for path in folder.iterdir()) == ["rent-okafor-2.md", "rent-okafor.md"]
    assert all("9871" not in path.read_text(encoding="utf-8").replace(",", "") for path in folder.iterdir())


def test_a_folder_that_cannot_be_is_a_sentence(run: Run, rent: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for words in (
        ("-o", str(tmp_path / "file" / "x")),
        ("-o", str(tmp_path / "file")),
        (),
        ("nothing-like-it", "-o", "x"),
    ):
        done = run("export", "--all", *words)
        assert done.code == 1
        assert done.err.startswith("error: ")
