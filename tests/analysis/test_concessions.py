"""Ladders of offers, and where a step goes too far."""

from __future__ import annotations

from negotui.domain.blocks import State, words_of
from tests.analysis.book import checks, entry, northwind, panel, panel_of, rows
from tests.analysis.test_zones import limit


def test_northwind() -> None:
    found = panel_of("concessions", northwind())
    assert found.verdict == "On “Base salary” move in shrinking steps: 132,000, 128,500, 127,000, 126,000."
    assert rows(found)[:3] == [
        ("Base salary", "Shrinking", "132,000 ×", "128,500", "127,000", "126,000"),
        ("", "Even", "132,000 ×", "124,500", "117,500", "110,000"),
        ("", "Ackerman", "170,000 ×", "145,000 ×", "132,500 ×", "126,000"),
    ]
    assert "126,370 looks worked out where 126,000" in words_of(found.blocks)
    assert checks(found) == []


def test_a_buyer() -> None:
    price = entry("issues", "Price", better="less", opening="800", target="1000", limit="1200", step="10")
    assert rows(panel("concessions", price)) == [
        ("Price", "Shrinking", "800", "910", "970", "1,000"),
        ("", "Even", "800", "930", "1,070", "1,200"),
        ("", "Ackerman", "650", "850", "950", "1,000"),
    ]


def test_a_step_that_crosses_the_limit() -> None:
    price = entry("issues", "Price", better="more", opening="120", target="90", limit="100")
    assert ("Price", "Shrinking: ~94.29 crosses your limit, 100", "entry:issues-Price") in checks(
        panel("concessions", price), State.THIN
    )


def test_a_step_that_is_worse_than_the_alternative() -> None:
    price = entry("issues", "Price", better="more", opening="120", target="110", limit="90")
    stay = entry("alternatives", "Stay", worth="100", chance="100", cost="0")
    assert [check[1] for check in checks(panel("concessions", price, stay), State.THIN)] == [
        "Even: 90 is worse than walking away, 100, however it ends"
    ]


def test_a_ladder_that_ends_outside_of_the_zone() -> None:
    price = entry("issues", "Price", better="more", opening="120", target="110", limit="90")
    found = panel("concessions", price, limit(price, low="80", likely="95", high="100"))
    assert [check[1] for check in checks(found, State.THIN)] == [
        "Shrinking ends at 110, which lies outside the zone on any guess",
        "Ackerman ends at 110, which lies outside the zone on any guess",
    ]
    assert rows(found)[0] == ("Price", "Shrinking", "120 ×", "~114.29 ×", "~111.43 ×", "110 ×")


def test_no_room_no_target_no_figure() -> None:
    still = entry("issues", "Days", better="more", opening="3", target="3", limit="2")
    assert panel("concessions", still).verdict == (
        "Opening and target are the same on every issue: there is nothing to give before the target."
    )
    bare = entry("issues", "Bare", better="more", target="5")
    found = panel("concessions", bare)
    assert found.verdict == "No ladder yet: 1 issue lacks an opening, a target or a limit."
    assert checks(found) == [("Bare", "lacks opening and limit", "entry:issues-Bare")]
    below = entry("issues", "Loss", better="more", opening="0", target="-5", limit="-10")
    assert [row[1] for row in rows(panel("concessions", below))] == ["Shrinking", "Even"]


def test_nothing_yet() -> None:
    assert panel("concessions").blocks == ()


def test_a_plan_of_ones_own_may_have_more_steps() -> None:
    figures = {"better": "less", "opening": "800", "target": "1000", "limit": "1200", "step": "10"}
    price = entry("issues", "Price", **figures, plan="800; 900; 950 ;1k; 1,050; 1,300")
    found = panel("concessions", price)
    assert rows(found)[-1] == ("", "Own", "800", "900", "950", "1,000", "1,050", "1,300")
    assert ("Price", "Own: 1,300 crosses your limit, 1,200", "entry:issues-Price") in checks(found, State.THIN)


def test_a_step_that_cannot_be_read_is_named() -> None:
    figures = {"better": "less", "opening": "800", "target": "1000", "limit": "1200"}
    found = panel("concessions", entry("issues", "Price", **figures, plan="800; about 900"))
    assert ("Price", "“about 900” in your own plan is no amount", "entry:issues-Price") in checks(found, State.THIN)
