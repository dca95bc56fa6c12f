"""The page to speak from, what may be told, and the ways out of an impasse."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from negotui.analysis.offers.board import board_of
from negotui.analysis.offers.impasse import topic_of, ways_out
from negotui.analysis.offers.meaning import facts_of, meaning, preview
from negotui.analysis.offers.page import marked, speaking_page
from negotui.domain.blocks import words_of
from negotui.domain.text import slug
from tests.analysis.book import book, context, entry, guide, northwind
from tests.analysis.offers.test_board import PAY, SHEETS, offer

SECRETS = ("122,250", "110,000", "126,000", "Freelance", "no deal", "limit")


def test_nothing_secret_stands_on_the_open_part() -> None:
    page = speaking_page(northwind(), context(northwind()))
    shown, kept = words_of(page.open), words_of(page.secret)
    assert "The audit is in 20 weeks" in shown
    assert not [secret for secret in SECRETS if secret in shown]
    assert all(secret in kept for secret in ("122,250", "110,000", "126,000", "Freelance"))


def test_the_meeting_is_open_and_what_i_hold_ready_is_not() -> None:
    page = speaking_page(northwind(), context(northwind()))
    shown, kept = words_of(page.open), words_of(page.ready)
    assert "Fri 27 Nov 10:00, an hour, Ruth's office, in person. Speaks: me; listens: Maja" in shown
    assert "It sounds as though the audit comes nearer every week." in shown
    ready = ("Start in 6 weeks instead of 9: only for a signing bonus", "higher authority: Then it is not an offer yet")
    for text in (*ready, "Break off: When an answer is wanted", "If theirs is far out: Do not repeat it."):
        assert text in kept
        assert text not in shown


def test_answered_questions_and_told_entries_are_left_out() -> None:
    asked = entry("questions", "What drives it?")
    fact = entry("facts", "Others pay more", tell="must tell")
    before = words_of(speaking_page(book(asked, fact), context(book(asked, fact))).open)
    assert "What drives it?" in before
    assert "Others pay more" in before
    after = book(asked.put("answer", "The audit"), fact.put("told", "2026-11-23T09:00"))
    assert words_of(speaking_page(after, context(after)).open) == ""


def test_what_must_be_told_comes_first_and_what_must_not_last() -> None:
    made = book(
        entry("facts", "c", tell="never"),
        entry("facts", "a", tell="may tell"),
        entry("arguments", "b", tell="must tell"),
        entry("facts", "unmarked"),
    )
    assert [one.get("tell") for one in marked(made, context(made))] == ["must tell", "may tell", "never"]


def test_an_empty_workbook_has_an_empty_page() -> None:
    page = speaking_page(book(), context(book()))
    assert page.open == ()
    assert (page.secret, page.ready) == ((), ())


def test_ways_out_name_what_this_workbook_holds() -> None:
    made = book(
        *SHEETS,
        replace(
            entry("packages", "Both"), values=(("name", "Both"), ("terms", "issues-Pay=105;issues-Days=options-2"))
        ),
        entry("alternatives", "Go", side="mine", worth="100", chance="50"),
        offer(1, "mine", "110", "3"),
        offer(2, "mine", "105", "3"),
    )
    words = words_of(ways_out(made, context(made), board_of(made, context(made))))
    assert "break" in words
    assert "Issues nobody has moved on\nDays" in words
    # 1 is my own limit, which is no way to move.
    assert "Options nobody has offered\nDays: 2" in words
    assert "Days: 1" not in words
    assert "Both: " in words
    # 0.5 × 100; no cost is written and nothing says what is left, so it may be more or less.
    assert "And if there is no deal\nGo.\nOn average about 50." in words


def test_the_guide_has_a_question_on_an_impasse() -> None:
    topic = topic_of(guide())
    assert topic is not None
    assert slug(topic.title) == topic.slug


def test_what_is_hidden_is_nowhere() -> None:
    made = book(*SHEETS, offer(1, "mine", "110", "3", words="We need this"), entry("log", "She frowned", kind="signal"))
    board = board_of(made, context(made))
    for one in (*made.of("offers"), *made.of("log")):
        words = words_of(meaning(made, context(made), board, one, hidden=True))
        assert "worth" not in words
        assert "limit" not in words.lower()
    hidden = preview(context(made), board, None, "theirs", {"issues-Pay": "105"}, {}, hidden=True)
    assert words_of(hidden) == "Pay 105"
    assert "limit" in words_of(preview(context(made), board, None, "theirs", {"issues-Pay": "105"}, {}, hidden=False))


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-11-23T15:00", "stands until 15:00"),
        ("2026-11-23", "stands until Mon 23 Nov"),
        ("2026-11-23T14:31", "expired: stood until 14:31"),
        ("2026-11-22", "expired: stood until Sun 22 Nov"),
    ],
)
def test_an_offer_that_has_expired_is_told(until: str, said: str) -> None:
    made = book(*SHEETS, offer(1, "theirs", "100", "1", until=until))
    now = replace(context(made), now=datetime(2026, 11, 23, 14, 32))
    (found,) = board_of(made, now).scores
    assert said in words_of(facts_of(found, now))


def test_an_empty_line_says_how_an_offer_is_typed() -> None:
    made = book(PAY)
    board = board_of(made, context(made))
    assert "1 Pay" in words_of(preview(context(made), board, None, "mine", {}, {}, hidden=False))
    assert "1 Pay 100" in words_of(preview(context(made), board, None, "mine", {}, {"issues-Pay": "100"}, hidden=False))
    empty = book()
    assert "Interests" in words_of(
        preview(context(empty), board_of(empty, context(empty)), None, "mine", {}, {}, hidden=False)
    )
