"""Where guides are found, and that they are read once."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from negotui.domain.guide import Guide
from negotui.errors import GuideError, NotFound
from negotui.guides import cache
from negotui.guides.folders import GuideFolders, content_folder
from negotui.guides.guide import load_guide
from tests.guides.small import PAGES, write_guide

TEMPLATE = "# Offer\n\nWhen there is one.\n\n## Issues `issues`\n\n| name |\n|---|\n| Pay |\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content whose built-in guide is the small one."""
    folder = tmp_path / "content"
    for name in ("leverage", "templates", "examples"):
        (folder / name).mkdir(parents=True)
    for name, text in PAGES.items():
        (folder / "leverage" / name).write_text(text.replace("`small`", "`leverage`"))
    (folder / "templates" / "offer.md").write_text(TEMPLATE)
    (folder / "examples" / "worked.md").write_text(TEMPLATE.replace("Offer", "Worked"))
    return folder


@pytest.fixture
def shelf(content: Path, tmp_path: Path) -> GuideFolders:
    return GuideFolders(content, tmp_path / "own", tmp_path / "cache")


def test_built_in(shelf: GuideFolders) -> None:
    assert shelf.ids() == ("leverage",)
    assert shelf.guide("leverage").title == "Small guide"
    assert [template.title for template in shelf.templates().found] == ["Offer"]
    assert shelf.example().title == "Worked"


def test_own_guides(shelf: GuideFolders, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "empty").mkdir(parents=True)
    (own / "Not an id").mkdir()
    (own / "Not an id" / "guide.md").write_text("x")
    write_guide(own)
    assert shelf.ids() == ("leverage", "small")
    assert shelf.guide("small").id == "small"


def test_an_own_guide_goes_before_the_built_in_one(shelf: GuideFolders, tmp_path: Path) -> None:
    assert shelf.guide("leverage").title == "Small guide"
    folder = write_guide(tmp_path)
    (folder / "guide.md").write_text(PAGES["guide.md"].replace("# Small guide `small`", "# Mine `leverage`"))
    (tmp_path / "own").mkdir()
    folder.rename(tmp_path / "own" / "leverage")
    assert shelf.guide("leverage").title == "Mine"


@pytest.mark.parametrize("id", ["leverag", "../leverage", "", "/etc", "LEVERAGE"])
def test_no_such_guide(shelf: GuideFolders, id: str) -> None:
    with pytest.raises(NotFound) as refused:
        shelf.guide(id)
    assert "leverage" in refused.value.hint


def test_no_example(shelf: GuideFolders, content: Path) -> None:
    (content / "examples" / "worked.md").unlink()
    with pytest.raises(GuideError, match="no example"):
        shelf.example()


def test_a_wrong_guide_is_refused_each_time(shelf: GuideFolders, content: Path) -> None:
    (content / "leverage" / "02-theirs.md").unlink()
    for _ in range(2):
        with pytest.raises(GuideError, match="02-theirs"):
            shelf.guide("leverage")


def test_what_is_kept_is_the_same(shelf: GuideFolders, content: Path) -> None:
    first = (shelf.guide("leverage"), shelf.templates(), shelf.example())
    assert (shelf.guide("leverage"), shelf.templates(), shelf.example()) == first
    assert first[0] == load_guide(content / "leverage")


def test_what_is_kept_is_the_users_own(shelf: GuideFolders, tmp_path: Path) -> None:
    shelf.guide("leverage")
    (file,) = (tmp_path / "cache").iterdir()
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_changed_page_is_read_again(shelf: GuideFolders, content: Path) -> None:
    shelf.guide("leverage")
    page = content / "leverage" / "02-theirs.md"
    page.write_text(page.read_text().replace("What will they do?", "What would they do?"))
    assert shelf.guide("leverage").section("theirs").views[0].ask == "What would they do?"


def test_a_page_more_or_less_is_noticed(shelf: GuideFolders, content: Path) -> None:
    assert len(shelf.templates().found) == 1
    (content / "templates" / "other.md").write_text(TEMPLATE)
    assert len(shelf.templates().found) == 2


def test_templates_of_ones_own(content: Path, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "zoo.md").write_text(TEMPLATE.replace("# Offer", "# Zoo"))
    (own / "bad.md").write_text("# Bad\n")
    shelf = GuideFolders(content, None, tmp_path / "cache", own)
    for _ in "12":  # as they are read, and as they are kept
        templates = shelf.templates()
        assert [(one.id, one.own) for one in templates.found] == [("zoo", True), ("offer", False)]
        ((id, problem),) = templates.problems
        assert id == "bad"
        assert problem.startswith(f"{own / 'bad.md'}:1: ")
    (own / "bad.md").write_text(TEMPLATE)
    assert shelf.templates().problems == ()
    assert [one.id for one in shelf.templates().found] == ["bad", "zoo", "offer"]


def test_a_folder_of_templates_that_is_not_there(content: Path, tmp_path: Path) -> None:
    assert GuideFolders(content, None, None, tmp_path / "none").templates().problems == ()


def test_markdown_is_not_imported_where_nothing_has_changed(content: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from negotui.guides.folders import GuideFolders;"
        f"shelf = GuideFolders(Path({str(content)!r}), None, Path({str(tmp_path / 'cache')!r}));"
        "shelf.guide('leverage'); shelf.templates(); shelf.example(); print('markdown_it' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "12"
    ]
    assert said == ["True\n", "False\n"]


def kept_file(shelf: GuideFolders, folder: Path) -> Path:
    shelf.guide("leverage")
    return folder / "cache" / "guide-leverage.pickle"


@pytest.mark.parametrize("junk", [b"", b"x", b"\x80\x05.", b"\x00" * 4, b"\x00" * 1000])
def test_a_broken_file_is_written_again(shelf: GuideFolders, tmp_path: Path, junk: bytes) -> None:
    file = kept_file(shelf, tmp_path)
    sound = file.read_bytes()
    file.write_bytes(junk)
    assert isinstance(shelf.guide("leverage"), Guide)
    assert file.read_bytes() == sound


@pytest.mark.parametrize("at", range(0, 2000, 97))
def test_a_flipped_bit_is_noticed(shelf: GuideFolders, tmp_path: Path, at: int) -> None:
    file = kept_file(shelf, tmp_path)
    sound = file.read_bytes()
    file.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
    shelf.guide("leverage")
    assert file.read_bytes() == sound


class Trap:
    """What a planted file would run."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch trapped",)


@pytest.mark.parametrize("trap", [Trap(), os.path.join, subprocess.Popen])
def test_a_planted_file_runs_nothing(tmp_path: Path, trap: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps(("key", trap))
    (tmp_path / "file").write_bytes(zlib.crc32(data).to_bytes(4) + data)
    assert cache.read_cached(tmp_path / "file", "key") is None
    assert not (tmp_path / "trapped").exists()


def test_a_file_of_somebody_else_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cache" / "x"
    cache.write_cached(file, "key", "value")
    assert cache.read_cached(file, "key") == "value"
    assert cache.read_cached(file, "other key") is None
    file.chmod(0o620)
    assert cache.read_cached(file, "key") is None
    file.chmod(0o600)
    monkeypatch.setattr(os, "getuid", lambda: -5)
    assert cache.read_cached(file, "key") is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    cache.write_cached(tmp_path / "x", "key", "value")
    (tmp_path / "link").symlink_to(tmp_path / "x")
    assert cache.read_cached(tmp_path / "link", "key") is None


def test_a_cache_that_cannot_be_written_is_no_failure(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert GuideFolders(content, None, tmp_path / "file").guide("leverage").id == "leverage"
    assert GuideFolders(content, None, tmp_path / "file" / "below").guide("leverage").id == "leverage"
    assert GuideFolders(content, None, None).guide("leverage").id == "leverage"


def test_nothing_is_left_beside_what_is_kept(shelf: GuideFolders, tmp_path: Path) -> None:
    kept_file(shelf, tmp_path)
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["guide-leverage.pickle"]


def test_content_folder() -> None:
    assert (content_folder() / "README.md").is_file()
