"""Reads rows out of the pages of a SQLite file by themselves, for a table whose tree SQLite can no longer follow.

The layout of headers, leaf pages of tables, cells, records and overflow pages is that of the document “Database File Format”,
https://www.sqlite.org/fileformat2.html: 1.3 (header), 1.5 (freelist), 1.6 (b-tree pages), 1.7 (overflow) and 2.1 (records).
Only table leaf pages are looked at; to which table one belongs is told by the number and the types of its columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from negotui.store.database import Row

_MAGIC = b"SQLite format 3\x00"
_USUAL_SIZE = 4096
_LEAF = 0x0D
_HEAD, _FIRST_HEAD = 8, 100
"""The bytes of a leaf page's head, and of the file's header, which stands before the head of the first page."""
_LEAST_LOCAL = 35
_MOST_COLUMNS = 64
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""The bytes of an integer by its serial type."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A row as it lies in a page.

    number: its rowid.  width: how many columns it has.  values: those that could be read.  cut: what is left of the next one, where
    the rest could not be.
    """

    number: int
    width: int
    values: Row
    cut: bytes = b""

    @property
    def is_whole(self) -> bool:
        """Whether every column could be read."""
        return len(self.values) == self.width


class Pages:
    """The pages of a file. content: all of its bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size, self._usable = _USUAL_SIZE, _USUAL_SIZE
        # A broken header leaves the sizes that nearly every file has, and unknown which pages are free.
        has_header = content.startswith(_MAGIC)
        if has_header:
            size = int.from_bytes(content[16:18], "big")
            size = 65536 if size == 1 else size
            if size in {2**power for power in range(9, 17)}:
                self._size, self._usable = size, size - content[20]
        self._free = self._freelist() if has_header else frozenset()

    def rows(self, shape: str) -> Iterator[Raw]:
        """All rows of a table in the order of its pages.

        shape: a letter a column: `n` for the rowid, which is stored as NULL, `t` text, `i` integer, and a capital where it may be
        NULL. Of a row that is cut off at least half of the columns are there.
        """
        for page in range(1, len(self._content) // self._size + 1):
            if page not in self._free:
                yield from (row for row in self._leaf(page) if _fits(row, shape))

    def _page(self, number: int) -> bytes:
        return self._content[(number - 1) * self._size : number * self._size]

    def _freelist(self) -> frozenset[int]:
        """The pages that hold nothing any more, though what they held may still lie there."""
        free: set[int] = set()
        trunk = int.from_bytes(self._content[32:36], "big")
        while trunk and trunk not in free:
            page = self._page(trunk)
            if len(page) < self._size:
                break
            free.add(trunk)
            count = min(int.from_bytes(page[4:8], "big"), self._usable // 4 - 2)
            free.update(int.from_bytes(page[8 + 4 * at : 12 + 4 * at], "big") for at in range(count))
            trunk = int.from_bytes(page[:4], "big")
        return frozenset(free)

    def _leaf(self, number: int) -> Iterator[Raw]:
        page = self._page(number)
        head = _FIRST_HEAD if number == 1 else 0
        if len(page) < self._size or page[head] != _LEAF:
            return
        cells = int.from_bytes(page[head + 3 : head + 5], "big")
        first = head + _HEAD
        if cells > (self._usable - first) // 2:
            return
        for cell in range(cells):
            at = int.from_bytes(page[first + 2 * cell : first + 2 * cell + 2], "big")
            if first + 2 * cells <= at < self._usable and (row := self._row(page, at)) is not None:
                yield row

    def _row(self, page: bytes, at: int) -> Raw | None:
        try:
            length, at = _varint(page, at)
            rowid, at = _varint(page, at)
            return _record(_signed(rowid), self._payload(page, at, length), length)
        except (IndexError, ValueError):
            return None

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The bytes of a record, followed over its overflow pages as far as they lead."""
        most = self._usable - _LEAST_LOCAL
        if not 0 < length <= len(self._content):
            raise ValueError
        if length <= most:
            return page[at : at + length]
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        parts, found = [page[at : at + local]], local
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        seen: set[int] = set()
        while found < length and following and following not in seen:
            seen.add(following)
            overflow = self._page(following)
            if len(overflow) < self._size:
                break
            parts.append(overflow[4 : min(self._usable, 4 + length - found)])
            found += len(parts[-1])
            following = int.from_bytes(overflow[:4], "big")
        return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. Raises IndexError."""
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1


def _signed(value: int) -> int:
    return value - 2**64 if value >= 2**63 else value


def _record(number: int, payload: bytes, length: int) -> Raw:
    """Raises IndexError or ValueError where it is no record of that length."""
    end, at = _varint(payload, 0)
    if not at <= end <= length:
        raise ValueError
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    sizes = [_size(kind) for kind in types]
    if at != end or len(types) > _MOST_COLUMNS or end + sum(sizes) != length:
        raise ValueError
    values: list[object] = []
    for kind, size in zip(types, sizes, strict=True):
        part = payload[at : at + size]
        if len(part) < size:
            return Raw(number, len(types), tuple(values), part)
        values.append(_value(kind, part))
        at += size
    return Raw(number, len(types), tuple(values))


def _size(kind: int) -> int:
    """The bytes of a value by its serial type. Raises ValueError for a type that no file has."""
    if kind in {10, 11}:
        raise ValueError
    if kind >= 12:
        return (kind - 12) // 2
    return 8 if kind == 7 else _INTEGERS.get(kind, 0)


def _value(kind: int, part: bytes) -> object:
    """None, a number or a text; what is none of these stays bytes."""
    if kind == 0:
        return None
    if kind in {8, 9}:
        return kind - 8
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True)
    return part.decode("utf-8", "replace") if kind >= 13 and kind % 2 else part


_KINDS: dict[str, type] = {"n": type(None), "t": str, "i": int}


def _fits(row: Raw, shape: str) -> bool:
    return row.width == len(shape) <= 2 * len(row.values) + 1 and all(
        isinstance(value, _KINDS[letter.lower()]) or (value is None and letter.isupper())
        for value, letter in zip(row.values, shape, strict=False)
    )
