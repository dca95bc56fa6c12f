"""Who pays, and on which issue alternatives are measured."""

from __future__ import annotations

import pytest

from negotui.analysis.alternatives.fallback import MINE, THEIRS, Fallback, Unclear, best_alternative, measured
from negotui.domain.blocks import State, words_of
from negotui.domain.negotiation import Entry
from negotui.domain.sentences import as_plain_text
from tests.analysis.alternatives.build import RENT, alternative, issue
from tests.analysis.book import book, checks, context, panel

SHOPS = (alternative("Mill Street", "1300", "80"), alternative("Station", "1600"))


def fallback(*entries: Entry, side: str = MINE) -> Fallback | Unclear:
    of = book(*entries)
    return best_alternative(side, of, context(of))


def average(*entries: Entry, side: str = MINE) -> object:
    found = fallback(*entries, side=side)
    return found.average if isinstance(found, Fallback) else as_plain_text(found.reason)


def test_the_tenant() -> None:
    """Mill Street with 80 %, else the station: 0.8 × 1,300 + 0.2 × 1,600 = 1,360. The dearer shop alone is never the answer."""
    found = panel("alternatives", *SHOPS, RENT)
    assert found.verdict == "If this falls through: Mill Street first, else Station. On average you pay 1,360."
    said = words_of(found.blocks)
    assert "You pay here, since less Rent is better (the only issue)." in said
    assert "On Rent, your limit of 1,350 would make you refuse offers that beat walking away on average." in said
    assert "If you don’t mind the risk, don’t pay more than 1,360." in said
    assert "below" not in found.verdict + said


def test_the_tenant_with_one_sure_shop() -> None:
    """The cheaper one is certain: nobody pays 1,350 who can have 1,300."""
    found = panel(
        "alternatives", alternative("Mill Street", "1300", cost=""), alternative("Station", "1600", cost=""), RENT
    )
    assert found.verdict == "If this falls through: Mill Street. Don’t pay more than 1,300."
    assert "your limit of 1,350 is worse than what you would have anyway, 1,300." in words_of(found.blocks)


def test_two_quotations() -> None:
    """Lund is worth trying up to 49,440 + 760 ÷ 0.9 ≈ 50,284, less than 50,400. 760 + 0.9 × 49,440 + 0.1 × 50,400 = 50,296."""
    quotations = (alternative("Meyer", "50400"), alternative("Lund", "49440", "90", "760"))
    price = issue("Price", "less", target="47000", limit="51000")
    found = panel("alternatives", *quotations, price)
    assert found.verdict == "If this falls through: Lund first, else Meyer. On average you pay 50,296."
    # 51,000 − 50,296; at worst it ends at 50,400 + 760 = 51,160.
    assert "gives up 704 of the average for certainty." in words_of(found.blocks)


@pytest.mark.parametrize(("better", "expected"), [("less", 33_000), ("more", 3_000)])
def test_the_tribunal_from_both_sides(better: str, expected: int) -> None:
    """0.45 × 40,000 is 18,000: with 15,000 of costs it takes 33,000 from the one who would pay and leaves 3,000 to the other."""
    tribunal = alternative("Tribunal", "40000", "45", "15000", if_not="0")
    settlement = issue("Settlement", better, target="20000", limit="25000")
    assert average(tribunal, settlement) == expected
    # The same seen from my chair, where the tribunal is theirs: what is less for me is more for them.
    theirs = alternative("Tribunal", "40000", "45", "15000", side="theirs", if_not="0")
    other = issue("Settlement", "less" if better == "more" else "more", target="20000", limit="25000")
    assert average(theirs, other, side=THEIRS) == expected


def test_a_neighbour_with_points_only() -> None:
    entries = (
        *(alternative("Ask the mediator", "", "", "", points="40"), alternative("Leave it", "", "", "", points="25")),
        issue("Hedge", "less", target="150", limit="200"),
    )
    found = panel("alternatives", *entries)
    assert found.verdict == (
        "Without a deal you score 40 points: Ask the mediator. A package below that is worse for you than walking away."
    )
    assert checks(found, State.MISSING) == []
    assert isinstance(fallback(*entries), Unclear)


def test_theirs_is_the_other_way_round() -> None:
    entries = [
        alternative(name, worth, chance, side="theirs")
        for name, worth, chance in (("A", "1300", "80"), ("B", "1000", "100"))
    ]
    found = panel("their-alternatives", *entries, RENT)
    # Less rent is better for me, so they get: 0.8 × 1,300 + 0.2 × 1,000 = 1,240.
    assert found.verdict == "Without you, as you guess: A first, else B. On average about 1,240."
    assert "They get money here, since less Rent is better for you (the only issue)." in words_of(found.blocks)
    assert isinstance(fallback(*entries, RENT), Unclear)


@pytest.mark.parametrize(
    ("issues", "compared"),
    [
        ((issue(),), "the only issue"),
        ((issue(), issue("Days", target="5", limit="2")), "the only issue with figures of this size"),
        ((issue(target="126000 EUR", limit="110000 EUR"), issue("Mileage")), "the only issue in EUR"),
        ((issue(), issue("Mileage")), ""),
        ((issue(target="126000 USD", limit="110000 USD"),), ""),
        ((issue("Days", target="5", limit="2"),), ""),
        ((issue(better=""),), ""),
        ((), ""),
    ],
)
def test_only_where_an_issue_is_certain_is_anything_ranked(issues: tuple[Entry, ...], compared: str) -> None:
    found = panel("alternatives", alternative("Stay", "94400 EUR"), *issues)
    if compared:
        assert f"You get money here, since more Price is better ({compared})." in words_of(found.blocks)
        equal = "" if compared == "the only issue" else ", all else being equal"
        assert found.verdict == f"If this falls through: Stay. Don’t take less than 94,400 EUR{equal}."
    else:
        assert (
            found.verdict == "Do you get this money or pay it? I can’t tell from your issues, so nothing is ranked yet."
        )
        assert [check[:2] for check in checks(found, State.MISSING)] == [
            ("Which way the money goes", "set “I get” or “I pay” on each, or name the issue it belongs to")
        ]


def test_an_issue_that_is_of_the_same_size_throughout_goes_before_one_that_is_so_by_chance() -> None:
    """A deposit from 0 to 4,000 takes in every rent; the rent itself is of their size from its limit to its opening."""
    rent = issue("Rent", "less", opening="1200", target="1250", limit="1400")
    deposit = issue("Deposit", "less", opening="0", target="2000", limit="4000")
    found = panel("alternatives", *SHOPS, rent, deposit)
    assert "You pay here, since less Rent is better" in words_of(found.blocks)


def test_flow_says_it_without_an_issue() -> None:
    assert average(alternative("A", "100", flow="I get"), alternative("B", "90", flow="I get")) == 100
    assert average(alternative("A", "100", flow="I pay"), alternative("B", "90", flow="I pay")) == 90
    said = words_of(panel("alternatives", alternative("A", "100", flow="I pay")).blocks)
    assert "I can’t tell which issue 100 belongs to, so compare it with a whole deal." in said


def test_the_issue_that_is_named() -> None:
    """Two rents of the same size, so that only the name says which is meant; the others go with it."""
    other = issue("Parking", "more", target="1200", limit="1000")
    shops = (alternative("Mill Street", "1300", issue=RENT.id), alternative("Station", "1600"))
    assert isinstance(fallback(*SHOPS, RENT, other), Unclear)
    assert average(*shops, RENT, other) == 1_300
    assert "(the issue you named)" in words_of(panel("alternatives", *shops, RENT, other).blocks)
    stray = alternative("Sell the van", "18000")
    assert (
        average(*shops, stray, RENT, other)
        == "Which issue does Sell the van belong to? I can’t rank it with the others."
    )


def test_what_does_not_fit_together_is_asked() -> None:
    parking = issue("Parking", "more", target="120", limit="100")
    two = (alternative("A", "1300", issue=RENT.id), alternative("B", "110", issue=parking.id))
    assert average(*two, RENT, parking) == (
        "The alternatives are measured on different issues, Rent and Parking, so I can’t rank them."
    )
    mixed = "Some alternatives bring money and others cost it, so I can’t rank them by one figure."
    assert average(alternative("A", "5", flow="I get"), alternative("B", "5", flow="I pay")) == mixed
    assert average(alternative("A", "1300", flow="I get"), alternative("B", "1200", issue=RENT.id), RENT) == mixed
    bare = issue("Rent", "", target="1180", limit="1350")
    assert average(alternative("A", "1300", issue=bare.id), bare) == (
        "Is more or less Rent better for you? I can’t rank the alternatives before you say so."
    )


def test_a_flow_against_its_issue_is_followed_and_said() -> None:
    found = panel("alternatives", alternative("Sublet", "1300", issue=RENT.id, flow="I get"), RENT)
    assert found.verdict == "If this falls through: Sublet. Don’t take less than 1,300."
    assert "less Rent is better for you, which doesn’t fit" in checks(found, State.THIN)[0][1]
    of = book(alternative("Sublet", "1300", issue=RENT.id, flow="I get"), RENT)
    assert measured(MINE, of, context(of)) is None


def test_another_currency_than_the_issue_named() -> None:
    euro = issue("Rent", "less", target="1180 EUR", limit="1350 EUR")
    found = panel("alternatives", alternative("A", "1300 USD", issue=euro.id), euro)
    assert "Rent is in EUR: write both in one currency to compare them" in checks(found, State.THIN)[0][1]


def test_doing_without_has_a_price_too() -> None:
    """Nothing is certain where one pays: whoever fails twice pays something that nobody wrote."""
    shops = (alternative("A", "1200", "50"), alternative("B", "1300", "50"))
    found = panel("alternatives", *shops, RENT)
    assert found.verdict == "If this falls through: A first, then B. What would it cost you if all of it fails?"
    assert [check[:2] for check in checks(found, State.THIN)] == [
        ("If all of it fails", "what would it cost you to do without all of these? Add it with a chance of 100 %")
    ]
    assert average(*shops, RENT) == "What would it cost you to do without?"
    # 0.5 × 1,200 + 0.5 × (0.5 × 1,300 + 0.5 × 2,000) = 600 + 825.
    assert average(*shops, alternative("Move away", "2000"), RENT) == 1_425


def test_a_price_with_a_minus() -> None:
    found = panel("alternatives", alternative("A", "-1200"), alternative("B", "1300"), RENT)
    assert found.verdict == "If this falls through: B. That comes to at most 1,300."
    assert ("A", "you pay here: write the figure without the minus") in [check[:2] for check in checks(found)]


def test_what_walking_away_says_of_an_offer() -> None:
    found = fallback(*SHOPS, RENT)
    assert isinstance(found, Fallback)
    assert (found.beats(found.average + 1), found.beats(found.average), found.beats(found.average - 1)) == (
        True,
        False,
        False,
    )
    assert found.is_dominated(found.ends[0] + 1)
    assert not found.is_dominated(found.ends[0])
    bare = fallback(alternative("A", "1300", "50", "", if_not="1300"), RENT)
    assert isinstance(bare, Fallback)
    # What it costs is not written: walking away can only be dearer.
    assert (bare.shown(), bare.beats(found.average), bare.beats(bare.average)) == ("at least 1,300", None, False)
