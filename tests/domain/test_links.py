"""Links as values: what each text means, and that it is written as it was read."""

from __future__ import annotations

import pytest

from negotui.domain.links import HELP, Link, LinkKind


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("section:options", Link.section("options")),
        ("sheet:options/alternatives", Link.sheet("options", "alternatives")),
        ("entry:01ABC", Link.entry("01ABC")),
        ("faq:what-if-we-reach-an-impasse", Link(LinkKind.FAQ, "what-if-we-reach-an-impasse")),
        ("term:", Link(LinkKind.TERM, "")),
        ("page:no-leverage", Link(LinkKind.PAGE, "no-leverage")),
        ("ghost:win-win/1", Link.ghost("win-win", 1)),
        ("here:options/-1", Link(LinkKind.HERE, "options", "-1")),
        ("find:either/or: which", Link(LinkKind.FIND, "either/or: which")),
        ("here:options/1/2", Link(LinkKind.HERE, "options", "1/2")),
        ("see:sheet:table/offers", Link(LinkKind.SHEET, "table", "offers", in_figure=True)),
    ],
)
def test_a_link_is_written_as_it_is_read(text: str, link: Link) -> None:
    assert Link.parse(text) == link
    assert str(link) == text


@pytest.mark.parametrize(
    "text", ["", "options", "https://example.org/entry:1", "see:https://example.org", "Entry:1", "x:1"]
)
def test_whatever_else_leads_out_of_the_app(text: str) -> None:
    assert Link.parse(text) is None


def test_each_kind_is_made_by_its_name() -> None:
    made = (Link.section("a"), Link.sheet("a", "b"), Link.entry("a"), Link.ghost("a", 0))
    assert [str(link) for link in made] == ["section:a", "sheet:a/b", "entry:a", "ghost:a/0"]


def test_a_link_in_a_figure_leads_to_the_same_place() -> None:
    link = Link.parse("see:entry:1")
    assert link is not None
    assert link.in_figure
    assert link.place == Link.entry("1")


def test_views_are_counted() -> None:
    assert Link.ghost("options", 2).number == 2
    assert Link(LinkKind.HERE, "options").number == -1


def test_topics_are_the_help() -> None:
    assert HELP == (LinkKind.FAQ, LinkKind.TERM, LinkKind.PAGE)
