"""The guide goes deep and stays quick to read: three steps first, words counted, every sum in it worked out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest

from negotui.domain.blocks import Block, Bullets, Heading, Paragraph, text_of, words_of
from negotui.domain.guide import Guide, Section
from negotui.guides.folders import BUILT_IN, GuideFolders, content_folder

GUIDE: Guide = GuideFolders(content_folder()).guide(BUILT_IN)
SECTIONS = GUIDE.all_sections
OPTIONAL = ("delay", "weak_points", "first_offer", "give_get", "labels", "process", "tactics")
TACTICS = (
    *("Good cop, bad cop", "Nibble", "Exploding offer", "Highball, lowball"),
    *("Higher authority", "Late change", "Silence", "Threat"),
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SUM = re.compile(rf"−?{_NUMBER}(?: [×÷+−] {_NUMBER})+ = {_NUMBER}")


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return [text_of(block.text) for block in blocks if isinstance(block, Heading)]


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the guide with the name of its place."""
    for section in SECTIONS:
        yield section.id, words_of(section.guidance)
        for view in section.views:
            yield f"{section.id}/{view.title}", words_of(view.help)
    for topic in (*GUIDE.pages, *GUIDE.faq, *GUIDE.glossary):
        yield topic.title, words_of(topic.body)


def is_steps(block: Block) -> bool:
    return isinstance(block, Bullets) and block.start == 1


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_a_section_opens_with_its_three_steps(section: Section) -> None:
    first = section.guidance[:2]
    assert isinstance(first[0], Paragraph)
    assert len(text_of(first[0].text).split()) <= 45
    assert is_steps(first[1])
    assert isinstance(first[1], Bullets)
    assert len(first[1].items) == 3
    assert all(len(words_of(item).split()) <= 30 for item in first[1].items)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_a_section_is_deep_and_no_longer_than_it_must_be(section: Section) -> None:
    assert 350 <= len(words_of(section.guidance).split()) <= 800


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_a_section_has_one_worked_example_and_says_what_to_avoid(section: Section) -> None:
    titles = headings(section.guidance)
    assert len([title for title in titles if title.startswith("A worked example")]) == 1
    assert titles[-1] == "Mistakes to avoid"


@pytest.mark.parametrize("page", GUIDE.pages, ids=lambda page: page.slug)
def test_a_page_that_is_only_read_has_its_steps_and_belongs_to_a_section(page: object) -> None:
    (found,) = [one for one in GUIDE.pages if one is page]
    assert is_steps(found.body[1])
    assert found.sections


def test_what_is_promised_by_name_is_there() -> None:
    assert [page.slug for page in GUIDE.pages] == ["no-leverage", "contingent"]
    contingent = headings(GUIDE.pages[1].body)
    assert len([title for title in contingent if title.startswith("A worked example")]) == 3
    assert "A settlement after the settlement" in contingent
    slugs = {topic.slug for topic in GUIDE.faq}
    for words in ("e-mail", "agent", "several-parties", "cultures", "rank", "not-allowed", "not-negotiate-alone"):
        assert any(words in slug for slug in slugs), words
    (law,) = [topic for topic in GUIDE.faq if "allowed" in topic.slug]
    assert words_of(law.body).startswith("This is no legal advice.")


def test_every_hard_tactic_has_its_answer_and_a_word_on_naming_it() -> None:
    section = GUIDE.section("emotions")
    (view,) = [view for view in section.views if view.sheet == "tactics"]
    (catalogue,) = [block for block in view.help if isinstance(block, Bullets)]
    said = [words_of(item) for item in catalogue.items]
    assert [words.partition(".")[0] for words in said] == list(TACTICS)
    assert all("“" in words and re.search(r"\bname\b", words, re.IGNORECASE) for words in said)


def test_people_of_both_sides_stand_apart() -> None:
    views = [view for view in GUIDE.section("people").views if view.sheet == "people"]
    assert [(view.title, view.only[0].values) for view in views] == [
        ("People on their side", ("theirs", "shared")),
        ("My own side", ("mine",)),
    ]


@pytest.mark.parametrize("sheet", OPTIONAL)
def test_nobody_owes_what_is_only_for_depth(sheet: str) -> None:
    """A workbook that was ready before these sheets came stays ready."""
    assert {view.want for _, view in GUIDE.views() if view.sheet == sheet} == {0}


def test_the_terms_stand_in_their_order() -> None:
    terms = [topic.title.casefold() for topic in GUIDE.glossary]
    assert terms == sorted(terms)


def worked_out(term: str) -> Fraction:
    """The value of a sum of products, without brackets."""
    parts = re.split(r" ([+−]) ", f"0 − {term[1:]}" if term.startswith("−") else term)
    total = product(parts[0])
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        total += product(part) if sign == "+" else -product(part)
    return total


def product(text: str) -> Fraction:
    first, *others = re.split(r" ([×÷]) ", text)
    value = Fraction(first.replace(",", ""))
    for sign, factor in zip(others[::2], others[1::2], strict=True):
        number = Fraction(factor.replace(",", ""))
        value = value * number if sign == "×" else value / number
    return value


def test_sums_are_worked_out_rightly_here() -> None:
    assert worked_out("−500 + 0.6 × 18,000 + 0.4 × 7,900") == 13_460
    assert worked_out("9,000 − 700 ÷ 0.8") == 8_125


def test_every_sum_in_the_guide_is_right() -> None:
    found = [(place, match) for place, text in texts() for match in _SUM.findall(text)]
    assert len(found) > 35
    for place, match in found:
        term, _, result = match.rpartition(" = ")
        assert worked_out(term) == Fraction(result.replace(",", "")), (place, match)


STIFF = (
    *("apart by", "worths", "is not known", "hangs on", "where nothing is said", "no deal is better"),
    *("cost them something", "what is the case", "for the other side’s eyes", "handing over the word"),
)


def test_nothing_is_said_stiffly() -> None:
    asked = " ".join(
        [*(field.ask for sheet in GUIDE.sheets for field in sheet.fields), *(view.ask for _, view in GUIDE.views())]
    )
    said = f"{asked} {' '.join(text for _, text in texts())}".casefold()
    assert [words for words in STIFF if words.casefold() in said] == []
