"""Caches values read from pages in a file. Nothing that someone else put there may be run or trusted."""

from __future__ import annotations

import io
import os
import pickle
import stat
import zlib
from contextlib import suppress
from pathlib import Path

# What reading bytes that are no pickle of ours, or of another version of ours, can raise.
_UNREADABLE = (
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)


def read_cached(path: Path, key: object) -> object:
    """The value in the file under that key; None if there is none, the key differs, or the file is not the user's own."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            state = os.fstat(file.fileno())
            if state.st_uid != os.getuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return None
            check, data = file.read(4), file.read()
        if zlib.crc32(data).to_bytes(4) != check:
            return None
        cached_key, value = _Values(io.BytesIO(data)).load()
        return value if cached_key == key else None
    except (OSError, *_UNREADABLE):
        return None


def write_cached(path: Path, key: object, value: object) -> None:
    """Writes a value of the domain under a key. A failure is ignored: the value is then read from its pages again."""
    data = pickle.dumps((key, value), pickle.HIGHEST_PROTOCOL)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(zlib.crc32(data).to_bytes(4) + data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


class _Values(pickle.Unpickler):
    """Unpickles values of the domain and nothing else, so that a planted file cannot run code."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("negotui.domain.") or (module, name) == ("decimal", "Decimal"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} isn’t a value")
