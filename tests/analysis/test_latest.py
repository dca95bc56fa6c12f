"""What was worked out last is given again for the same key, and for no other."""

from __future__ import annotations

from operator import eq, is_

from negotui.analysis.latest import Latest


def test_worked_out_once_for_one_key_and_again_after_another() -> None:
    asked: list[int] = []
    latest: Latest[int, int] = Latest(eq)

    def double(key: int) -> int:
        def work() -> int:
            asked.append(key)
            return 2 * key

        return latest.get(key, work)

    assert [double(3), double(3), double(4), double(3)] == [6, 6, 8, 6]
    assert asked == [3, 4, 3]


def test_nothing_is_a_value_like_any_other() -> None:
    latest: Latest[str, None] = Latest(eq)
    assert not latest.holds("a")
    latest.keep("a", None)
    assert latest.holds("a")
    assert not latest.holds("b")
    assert latest.get("a", lambda: 1 / 0) is None  # type: ignore[arg-type]


def test_what_is_the_same_is_for_the_keeper_to_say() -> None:
    one, other = [1], [1]
    latest: Latest[list[int], str] = Latest(is_)
    latest.keep(one, "kept")
    assert latest.known(one) == "kept"
    assert latest.known(other) is None
