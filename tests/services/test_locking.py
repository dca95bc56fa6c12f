"""What lies beside a workbook gets its lock too, and none of it is lost on the way."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from negotui.domain.negotiation import Negotiation
from negotui.domain.unsaved import UnsavedText
from negotui.errors import Locked, NegotuiError, StoreError
from negotui.services.locking import Key, KeyRing, is_locked, new_key, remark, rewrite, same_lock, unlike
from negotui.services.rescue import SEALED, UNSEALED
from negotui.services.workspace import Workspace
from negotui.store.engine import salt_of
from tests.services.conftest import Clock, SmallSource

KEY, OTHER = Key(b"k" * 32, bytes(range(16))), Key(b"o" * 32, bytes(range(1, 17)))
WORD = "Zanzibar"


@pytest.fixture
def words(workspace: Workspace, negotiation: Negotiation) -> Path:
    """A closed workbook with a backup and words that could not be saved."""
    issue = workspace.entries.add(negotiation, "issues", {"name": WORD})
    workspace.safety.backup_now("hand")
    workspace.rescue.keep([UnsavedText(negotiation, issue, "limit", f"{WORD} 120")])
    workspace.close()
    return workspace.path


def opened(path: Path, key: Key | None, shelf: SmallSource, clock: Clock) -> Workspace:
    return Workspace.open(path, shelf, today=clock.today, now=clock.now, key=key)


def files_with(folder: Path, word: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def test_words_that_could_not_be_saved_keep_through_every_lock(words: Path, shelf: SmallSource, clock: Clock) -> None:
    old: Key | None = None
    for new, suffix in ((KEY, SEALED), (OTHER, SEALED), (None, UNSEALED), (OTHER, SEALED)):
        done = rewrite(words, old, new)
        assert (len(done.done), done.left) == (3, ())
        assert (files_with(words.parent, WORD) == []) == (new is not None)
        assert unlike(words, new) == ()
        book = opened(words, new, shelf, clock)
        (file,) = book.rescue.found()
        assert file.path.suffix == suffix
        assert [one.text for one in file.texts] == [f"{WORD} 120"]
        book.close()
        old = new
    book = opened(words, old, shelf, clock)
    (file,) = book.rescue.found()
    entry = book.rescue.put_back(file)
    assert WORD in dict((*entry.values, *entry.drafts))["limit"]
    assert book.rescue.found() == ()
    book.close()


def test_what_a_locked_workbook_cannot_save_is_locked(words: Path, shelf: SmallSource, clock: Clock) -> None:
    rewrite(words, None, KEY)
    book = opened(words, KEY, shelf, clock)
    made = book.negotiations.create("Lease")
    path = book.rescue.keep([UnsavedText(made, made.details, "title", f"{WORD} again")])
    assert (path.suffix, salt_of(path), path.stat().st_mode & 0o777) == (SEALED, KEY.salt, 0o600)
    assert files_with(words.parent, WORD) == []
    assert [file.texts[0].text for file in book.rescue.found()] == [f"{WORD} 120", f"{WORD} again"]
    with closing(book.twin()) as twin:
        assert twin.key == KEY
        assert len(twin.rescue.found()) == 2
    book.close()


def test_copies_of_negotui_itself_are_locked_and_those_of_others_left(words: Path) -> None:
    content = words.read_bytes()
    ours = [words.with_name(f"{words.name}.before-v4"), words.with_name(f"{words.name}.damaged-20260101T000000")]
    ours.append(words.with_name(f"{words.stem}.repaired{words.suffix}"))
    others = [words.with_name("mine.db"), words.with_name(f"{words.name}.backups") / "mine.db"]
    for path in (*ours, *others):
        path.write_bytes(content)
    rewrite(words, None, KEY)
    assert {salt_of(path) for path in ours} == {KEY.salt}
    assert {path.read_bytes() for path in others} == {content}


def test_a_backup_with_another_passphrase_is_named_and_left(words: Path) -> None:
    (backup,) = words.with_name(f"{words.name}.backups").glob("*.db")
    rewrite(words, None, OTHER)
    kept = backup.read_bytes()
    rewrite(words, OTHER, None)
    backup.write_bytes(kept)
    done = rewrite(words, None, KEY)
    assert [path for path, _ in done.left] == [backup]
    assert "another passphrase" in done.left[0][1]
    assert backup.read_bytes() == kept
    assert unlike(words, KEY) == (backup,)
    assert "1 backup or other file of negotui.db is not locked with this passphrase" in remark(words, KEY)
    assert "still locked" in remark(words, None)


def test_a_file_that_cannot_be_written_is_said(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    before = words.read_bytes()
    monkeypatch.setattr("negotui.store.backup.os.open", refused)
    with pytest.raises(StoreError, match="Permission denied"):
        rewrite(words, None, KEY)
    monkeypatch.undo()
    assert words.read_bytes()[100:] == before[100:]


def test_a_key_ring_asks_once_and_nobody_by_itself(words: Path) -> None:
    key = new_key("four words and more")
    rewrite(words, None, key)
    asked: list[tuple[Path, bool]] = []

    def ask(path: Path, wrong: bool) -> str:
        asked.append((path, wrong))
        return "four words and more" if wrong else "no"

    (backup,) = words.with_name(f"{words.name}.backups").glob("*.db")
    keys = KeyRing(ask)
    assert not keys.knows(words)
    assert keys.key(words) == key == keys.key(backup)
    assert asked == [(words, False), (words, True)]
    assert keys.knows(backup)
    assert keys.key(words.with_name("nothing")) is None
    assert not keys.fits(words.with_name("nothing"), "x")
    assert same_lock(words, backup)
    assert is_locked(words)
    with pytest.raises(Locked):
        KeyRing().key(words)


@pytest.mark.parametrize("passphrase", ["", " ", "a\nb", "x" * 1001])
def test_a_passphrase_that_cannot_be_typed_again_is_refused(passphrase: str) -> None:
    with pytest.raises(NegotuiError):
        new_key(passphrase)


def test_a_process_with_a_key_leaves_no_core_file() -> None:
    resource = pytest.importorskip("resource")
    new_key("four words and more")
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_what_lies_beside_a_link_to_the_workbook_is_locked_too(words: Path, tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    words.rename(real / "book.db")
    words.symlink_to(real / "book.db")
    (real / ".book.db.999999999.part").write_text(WORD)
    done = rewrite(words, None, KEY)
    assert (len(done.done), done.left) == (3, ())
    assert files_with(tmp_path, WORD) == []
    assert words.is_symlink()
