"""Which SQLite opens a file: Python’s own, or SQLCipher for one that is locked away. SQLCipher is loaded for nothing else.

A locked file is an ordinary file of SQLCipher 4: its first 16 bytes are the salt, from which and the passphrase comes the key, and
every page is encrypted (AES-256) and signed. Any other program that knows SQLCipher opens it with the passphrase.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from negotui.errors import StoreError

_PLAIN = b"SQLite format 3\0"
_SALT = len(_PLAIN)
_PAGE = 4096
_RANDOM = 250
"""So many different bytes the first page of a locked file has at least: 4,096 random ones have all 256, a program 190."""
_ROUNDS = 256_000
"""What SQLCipher 4 does: PBKDF2 with SHA-512, 260 to 440 ms. Whoever guesses pays it for each guess."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens a locked file; it never shows itself. raw: 32 bytes.  salt: the first 16 bytes of every file that it opens."""

    raw: bytes
    salt: bytes

    def is_of(self, passphrase: str) -> bool:
        """Whether it comes from that passphrase. Takes as long as deriving it, in any thread."""
        import hmac

        return hmac.compare_digest(derived(passphrase, self.salt).raw, self.raw)

    @property
    def sql(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{(self.raw + self.salt).hex()}'"


def derived(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase, whichever way its accents were typed. Takes a few hundred ms, and holds up no other thread."""
    import hashlib  # which costs 5 ms, and few lock
    import unicodedata

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return Key(hashlib.pbkdf2_hmac("sha512", text, salt, _ROUNDS, 32), salt)


def new_salt() -> bytes:
    """The salt of a file that is to be locked."""
    return os.urandom(_SALT)


def salt_of(path: Path) -> bytes | None:
    """The salt of a locked file; None for any other, and where there is none.

    Not for a file that this process has open: closing a second handle on it would drop the locks that SQLite holds on it.
    """
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        with path.open("rb") as file:
            page = file.read(_PAGE)
    except OSError:
        return None
    is_locked = len(page) == _PAGE and not page.startswith(_PLAIN) and len(set(page)) >= _RANDOM
    return page[:_SALT] if is_locked else None


def open_file(place: str, key: Key | None, timeout: float = 5.0, *, cipher: bool = False) -> sqlite3.Connection:
    """Opens a connection that commits by itself.

    place: a URI, or `:memory:`.  key: None for a plain file.  timeout: seconds to wait for another program.
    cipher: whether SQLCipher opens a plain file too. Raises StoreError where SQLCipher is not installed.
    """
    if key is None and not cipher:
        return sqlite3.connect(place, uri=True, timeout=timeout, isolation_level=None)
    # It answers to the same calls; its classes are its own.
    connection = cast(sqlite3.Connection, _cipher().connect(place, uri=True, timeout=timeout, isolation_level=None))
    connection.execute("PRAGMA cipher_log_level=NONE")  # else it writes to stderr what it thinks of a file
    if key is not None:
        connection.execute(f'PRAGMA key="{key.sql}"')
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def _cipher() -> Any:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as problem:
        raise StoreError(
            "Locking needs SQLCipher, which isn’t installed here.",
            "Run `pip install 'negotui[lock]'` or, with pipx, `pipx inject negotui sqlcipher3`.",
        ) from problem
    return dbapi2


def require_cipher() -> None:
    """Raises StoreError where SQLCipher is not installed."""
    _cipher()


def errors(kind: str = "Error") -> tuple[type[Exception], ...]:
    """SQLite's errors of a kind, such as `OperationalError`, of every engine that is loaded: those of SQLCipher are its own."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    found: list[type[Exception]] = [getattr(sqlite3, kind)]
    if cipher is not None:
        found.append(getattr(cipher, kind))
    return tuple(found)
