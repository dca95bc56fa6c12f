"""Ids: their order, their length, and that no two meet."""

from __future__ import annotations

from negotui.store.ids import ALPHABET, ID_IN_TEXT, ID_LENGTH, TIME_LETTERS, Ids


def test_ids_sort_by_time_also_within_a_millisecond_and_when_the_clock_is_put_back() -> None:
    clock = iter([1_000, 1_000, 1_000, 5, 2_000])
    made = Ids(lambda: next(clock))
    ids = [made.new() for _ in range(5)]
    assert ids == sorted(ids)
    assert len({id[:TIME_LETTERS] for id in ids}) == 5


def test_ids_are_letters_that_nobody_mistakes() -> None:
    id = Ids().new()
    assert len(id) == ID_LENGTH >= 22
    assert set(id) <= set(ALPHABET)
    assert sorted(ALPHABET) == list(ALPHABET)
    assert ID_IN_TEXT.fullmatch(id)


def test_machines_that_start_in_the_same_moment_do_not_meet() -> None:
    assert len({Ids(lambda: 1).new() for _ in range(1_000)}) == 1_000


def test_each_digit_of_the_time_counts() -> None:
    assert Ids(lambda: 0, bytes).new() == "0" * ID_LENGTH
    assert Ids(lambda: 32**TIME_LETTERS - 1, lambda count: b"\xff" * count).new() == "z" * ID_LENGTH
