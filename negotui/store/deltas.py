"""Keeps the history small: a long state is kept as what differs from the state before it.

The changes of one subject in one scope follow each other. Where a change begins with what the one before it left, its `before` is
_SAME, and its `after` is kept as a difference from its `before`. Short states stand as they are, and so does everything that an
older version wrote: neither sign can begin a state, which is a JSON object.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from negotui.errors import StoreError
from negotui.store.database import Database, Row

_SAME, _DIFFERENCE = "=", "~"
_SHORT = 200
"""Up to how many letters a state is not worth a difference."""
_LONGEST_CHAIN = 32
"""After how many differences a state is kept in full again: what is undone must be found at once."""


def broken() -> StoreError:
    """What is said of a history that another program has changed, or a broken disk."""
    hint = "`negotui check` says what is wrong with the file."
    return StoreError("The history of this entry can’t be read, so nothing was undone.", hint)


def kept_before(database: Database, scope: str, subject: str, id: str, before: str | None) -> str | None:
    """How the state before a new change is to be stored. The change must be the next one of its subject."""
    if before is None or len(before) <= _SHORT:
        return before
    chain = list(_chain(database, scope, subject, id, None))
    if not chain or len(chain) >= _LONGEST_CHAIN:
        return before
    return _SAME if _state_after(chain) == before else before


def kept_after(before: str | None, after: str | None) -> str | None:
    """How the state after a change is to be stored. before: the state before it, in full."""
    if before is None or after is None or len(after) <= _SHORT:
        return after
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    middle = after[start : len(after) - end]
    kept = _DIFFERENCE + json.dumps([start, end, middle], ensure_ascii=False)
    return kept if len(kept) < len(after) else after


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with in common. Slices are compared, which is far quicker than letters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def states(database: Database, number: int, scope: str, subject: str, id: str) -> tuple[str | None, str | None]:
    """The states before and after a change, in full. number: of the change. Raises StoreError where the history is damaged."""
    chain = list(_chain(database, scope, subject, id, number))
    if not chain:
        raise broken()
    before = _state_before(chain)
    return before, _applied(before, chain[0][1])


def all_states(database: Database, scope: str) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Every change of a scope in order: subject, id, and the states before and after it in full. Raises StoreError."""
    left: dict[tuple[str, str], str | None] = {}
    for subject, id, before, after in database.rows(
        "SELECT subject, subject_id, before, after FROM changes WHERE scope = ? ORDER BY number", [scope]
    ):
        if before == _SAME:
            if (subject, id) not in left:
                raise broken()
            before = left[subject, id]
        left[subject, id] = state = _applied(before, after)
        yield subject, id, before, state


def _chain(database: Database, scope: str, subject: str, id: str, number: int | None) -> Iterator[Row]:
    """`before` and `after` of a change, by default the last one, and of those before it that it is told by; the newest first."""
    rows = database.rows(
        "SELECT before, after FROM changes WHERE scope = ? AND subject_id = ? AND subject = ? AND number <= ? "
        "ORDER BY number DESC LIMIT ?",
        [scope, id, subject, 2**63 - 1 if number is None else number, _LONGEST_CHAIN + 1],
    )
    for row in rows:
        yield row
        if row[0] != _SAME:
            return


def _state_before(chain: list[Row]) -> str | None:
    if chain[-1][0] == _SAME:
        raise broken()
    state: str | None = chain[-1][0]
    for _, after in reversed(chain[1:]):
        state = _applied(state, after)
    return state


def _state_after(chain: list[Row]) -> str | None:
    return _applied(_state_before(chain), chain[0][1])


def _applied(before: str | None, after: str | None) -> str | None:
    """The state after a change, in full, from the one before it."""
    if after is None or not after.startswith(_DIFFERENCE):
        return after
    try:
        start, end, middle = json.loads(after[1:])
        if before is None or not (0 <= start <= len(before) and 0 <= end <= len(before) - start):
            raise broken()
        return before[:start] + str(middle) + before[len(before) - end :]
    except (ValueError, TypeError) as problem:
        raise broken() from problem


def made_small(
    rows: Iterable[tuple[int, str, str, str, str | None, str | None]],
) -> Iterator[tuple[str | None, str | None, int]]:
    """The changes of an older file as they are kept now: `before`, `after` and number of each that gets shorter.

    rows: number, scope, subject, id, before and after of each change, in order, with its states in full.
    """
    last: dict[tuple[str, str, str], tuple[str | None, int]] = {}
    for number, scope, subject, id, before, after in rows:
        left, length = last.get((scope, subject, id), (None, 0))
        same = before is not None and len(before) > _SHORT and before == left and length < _LONGEST_CHAIN
        kept = (_SAME if same else before, kept_after(before, after))
        last[scope, subject, id] = after, length + 1 if same else 1
        if kept != (before, after):
            yield *kept, number
