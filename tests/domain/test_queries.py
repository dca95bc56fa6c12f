"""The query language: what is a key, a phrase or a sign, and that everything else is a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotui.domain.queries import KEYS, STATES, Criterion, Query, Word, query_from
from negotui.domain.text import clean, folded
from tests.hostile import HOSTILE_TEXTS, texts

_OPERATORS = '-*":'


def words(*texts: str) -> Query:
    return Query(tuple(map(Word, texts)))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("  rent  shop ", words("rent", "shop")),
        ('"two words" more', Query((Word("two words", phrase=True), Word("more")))),
        ("begin*", Query((Word("begin", begins=True),))),
        ("-not", Query((Word("not", without=True),))),
        ('-"not this" -beg*', Query((Word("not this", phrase=True, without=True), Word("beg", begins=True, without=True)))),
        ("with:Okafor", Query((), (Criterion("with", "okafor"),))),
        ('WITH:"Mrs.  Ökafor" x', Query((Word("x"),), (Criterion("with", "mrs. okafor"),))),
        ('-stage:"walked away"', Query((), (Criterion("stage", "walked away", True),))),
        ("year:2026 tag:van* kind:é", Query((), (Criterion("year", "2026"), Criterion("tag", "van"), Criterion("kind", "e")))),
        ("is:arch -is:o is:CLOSED is:d", Query((), (
            Criterion("is", "archived"), Criterion("is", "open", True), Criterion("is", "closed"), Criterion("is", "due"),
        ))),
        ("MAX* with:Xavier*", Query((Word("MAX", begins=True),), (Criterion("with", "xavier"),))),
        ("sheet:common_ground", Query((), (Criterion("sheet", "common_ground"),))),
    ],
)  # fmt: skip
def test_what_is_typed_is_taken_apart(text: str, query: Query) -> None:
    assert query_from(text) == query


@pytest.mark.parametrize(
    "text",
    [
        *(
            "-",
            "*",
            '"',
            '""',
            ":",
            "--",
            '-"',
            "-*",
            "with:",
            "with:-",
            'with:""',
            "is:nothing",
            "nobody:knows",
        ),
        *("http://a.example", "431:", "C++", "it's", 'it"s', '"a"b', "5*3", "a-b", "stage:*"),
    ],
)
def test_what_is_no_query_is_a_word_as_it_stands(text: str) -> None:
    assert query_from(text) == words(text)


def test_an_open_quote_is_text_like_the_words_behind_it() -> None:
    assert query_from('"open end') == words('"open', "end")
    assert query_from('with:"open end') == Query((Word("end"),), (Criterion("with", '"open'),))


def test_what_is_asked_for_can_be_asked() -> None:
    query = query_from("is:due -tag:shop rent")
    assert query.asks("is")
    assert query.asks("is", "due")
    assert query.asks("tag", "shop")
    assert not query.asks("is", "open")
    assert not query.asks("tag", "due")
    assert not query.asks("with")


def test_no_two_states_begin_alike() -> None:
    assert len({state[0] for state in STATES}) == len(STATES)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_nothing_hostile_is_an_error(text: str) -> None:
    query_from(text)
    for key in KEYS:
        query_from(f"{key}:{text}")
        query_from(f'-{key}:"{text}"')


@given(st.one_of(texts(), st.text(st.characters())))
def test_whatever_is_typed_is_a_query(text: str) -> None:
    query = query_from(text)
    assert all(asked.key in KEYS and asked.value for asked in query.criteria)
    assert all(word.text for word in query.words)


@given(st.one_of(texts(), st.text(st.characters())))
def test_plain_words_are_what_they_were_before_there_was_a_language(text: str) -> None:
    plain = text.translate({ord(sign): " " for sign in _OPERATORS})
    query = query_from(plain)
    assert query.criteria == ()
    pieces = [piece for word in query.words for piece in folded(word.text).split()]
    assert pieces == folded(clean(plain)).split()
