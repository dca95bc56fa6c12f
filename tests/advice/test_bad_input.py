"""Input that does not add up: words that say what is wrong, and never a wrong figure."""

from __future__ import annotations

from tests.advice.conftest import Talk

PRICE = "add Talk issues name=Price better=less opening=40 target=50 limit=80 weight=60"
DAYS = "add Talk issues name=Days better=more opening=30 target=20 limit=10 weight=40"
THEIR_PRICE = "add Talk limits issue=Price target=90 likely=60 weight=50"
THEIR_DAYS = "add Talk limits issue=Days target=5 likely=25 weight=50"


def unweighed(line: str) -> str:
    return line.partition(" weight=")[0]


def test_weights_of_mine_only(talk: Talk) -> None:
    found = talk(PRICE, DAYS, unweighed(THEIR_PRICE), unweighed(THEIR_DAYS), "analyse Talk packages")
    assert "I can’t tell yet what whole packages are worth to them" in found
    assert "How much does each issue matter to them?" in found
    assert "frontier" not in found
    # 0.6 × (80 − 50) ÷ (80 − 40) + 0.4 × (20 − 10) ÷ (30 − 10) = 0.65
    assert "65 points to you; I can’t tell what it is worth to them" in talk("offer Talk mine price=50 days=20")


def test_weights_of_theirs_only(talk: Talk) -> None:
    found = talk(unweighed(PRICE), unweighed(DAYS), THEIR_PRICE, THEIR_DAYS, "analyse Talk packages")
    assert "I can’t work out any packages yet: see what is missing." in found
    assert "You haven’t said how much Price or Days matters to you" in found
    said = talk("offer Talk theirs price=70 days=15")
    assert "Price 70, 10 better than your limit and 20 worse than your target." in said
    assert "points" not in said


def test_everything_at_its_limit(talk: Talk) -> None:
    at = [
        "add Talk issues name=Price better=less opening=80 target=80 limit=80 weight=60",
        "add Talk issues name=Days better=more opening=10 target=10 limit=10 weight=40",
    ]
    found = talk(*at, THEIR_PRICE, THEIR_DAYS, "analyse Talk packages")
    assert "I can’t work out any packages yet: see what is missing." in found
    assert "Price is left out, since its target is its limit." in found
    assert "is there nothing to gain here?" in talk("analyse Talk priorities")
    said = talk("offer Talk theirs price=80 days=10")
    assert "Price 80, exactly your limit and exactly your target." in said


def test_an_offer_at_all_limits_is_worth_nothing_and_is_no_refusal(talk: Talk) -> None:
    found = talk(PRICE, DAYS, THEIR_PRICE, THEIR_DAYS, "offer Talk theirs price=80 days=10")
    assert "is worth 0 points to you: 65 short of your target" in found
    assert "is a no" not in found


def test_limits_that_contradict_each_other(talk: Talk) -> None:
    swapped = "add Talk issues name=Price better=less opening=90 target=85 limit=80 weight=60"
    theirs = "add Talk limits issue=Days target=5 likely=8 weight=50"
    found = talk(swapped, DAYS, theirs, "analyse Talk packages")
    assert "No package can work on Days as it stands: the limits don’t meet, even on your softest guess." in found
    assert "Price is left out, since its limit is better than its target." in found
    # Nothing that nobody could sign is counted, drawn or offered.
    assert "combination" not in found
    assert "frontier" not in found
    assert "the target, 85, is worse for you than the limit, 80" in talk("analyse Talk priorities")
    assert "There is no room on Days" in talk("analyse Talk zones")


def test_a_target_of_theirs_beyond_their_limit_is_asked_about(talk: Talk) -> None:
    found = talk(PRICE, "add Talk limits issue=Price target=50 likely=90 weight=50", "analyse Talk zones")
    assert "they want the same as you do" in found
    assert "you may have swapped their target and their limit" in found


def test_a_chance_of_0_is_no_part_of_the_plan(talk: Talk) -> None:
    dream = "add Talk alternatives what=Dream side=mine worth=30 chance=0"
    found = talk(PRICE, dream, "analyse Talk alternatives")
    assert "Your alternatives have no value yet" in found
    assert "has a chance of 0 %, so it isn’t part of the plan" in found
    assert "30" not in found
    found = talk("add Talk alternatives what=Shop side=mine worth=70 chance=100", "analyse Talk alternatives")
    assert "If this falls through: Shop. Don’t pay more than 70." in found


def test_a_cost_above_the_worth(talk: Talk) -> None:
    # 0.6 × 90 − 95 = −41: not worth trying, neither alone nor before a certain 50.
    pay = "add Talk issues name=Pay better=more target=100 limit=80"
    found = talk(
        pay, "add Talk alternatives what=Sue side=mine worth=90 chance=60 cost=95", "analyse Talk alternatives"
    )
    assert "None of your alternatives is worth trying: each costs more than it brings." in found
    found = talk("add Talk alternatives what=Stay side=mine worth=50 chance=100 cost=0", "analyse Talk alternatives")
    assert "If this falls through: Stay. Don’t take less than 50." in found
    assert "| not worth trying | Sue |" in found


def test_for_whoever_pays_a_cost_above_the_worth_is_added(talk: Talk) -> None:
    found = talk(
        PRICE, "add Talk alternatives what=Far side=mine worth=30 chance=100 cost=90", "analyse Talk alternatives"
    )
    assert "If this falls through: Far. Don’t pay more than 120." in found


def test_alternatives_in_two_currencies(talk: Talk) -> None:
    euros = "add Talk alternatives what=A side=mine worth='60 EUR' chance=100"
    dollars = "add Talk alternatives what=B side=mine worth='55 USD' chance=100"
    found = talk(PRICE, euros, dollars, "analyse Talk alternatives")
    assert "The alternatives are in EUR and USD: write them in one currency." in found
    assert "Don’t pay" not in found


def test_an_issue_in_two_currencies_is_in_no_package(talk: Talk) -> None:
    found = talk(
        "add Talk issues name=Price better=less target='50 EUR' limit='80 USD' weight=50", "analyse Talk packages"
    )
    assert "Price is left out: its figures are in more than one currency." in found
    said = talk("offer Talk theirs price='70 EUR'")
    assert "has no score yet" in said


def test_an_offer_in_another_currency_is_compared_with_nothing(talk: Talk) -> None:
    price = "add Talk issues name=Price better=less opening='40 EUR' target='50 EUR' limit='80 EUR' weight=50"
    found = talk(price, DAYS, "offer Talk theirs price='70 USD' days=15")
    assert "Price is offered in USD and planned in EUR. Write it in EUR to compare it." in found
    assert "better" not in found
    assert "70 EUR" not in talk("analyse Talk offers")


def test_a_guess_in_another_currency_is_named(talk: Talk) -> None:
    price = "add Talk issues name=Price better=less opening='40 EUR' target='50 EUR' limit='80 EUR' weight=50"
    found = talk(
        price, "add Talk limits issue=Price target='90 USD' likely='60 USD' weight=50", "analyse Talk packages"
    )
    assert "Your guess of their limit on Price isn’t in the currency of the issue." in found
    assert "frontier" not in found
    assert "isn’t in the currency of the issue" in talk("analyse Talk zones")


def test_one_package_only(talk: Talk) -> None:
    only = "add Talk packages name=Only 'terms=Price = 60; Days = 20'"
    found = talk(PRICE, DAYS, THEIR_PRICE, THEIR_DAYS, only, "analyse Talk packages")
    # Mine: 0.6 × 50 + 0.4 × 50.
    assert "Nothing clearly beats the package you listed." in found
    assert "| Only | 50 |" in found
    # The best of what they could give is 60 × 0.5 + 40 × 0.75 = 60 for me, below the target of 65.
    assert "No offer is worth about 65 to you. That is more than they can give" in found
    assert "walking away for both of you" not in found


def test_300_options(talk: Talk) -> None:
    options = [
        f"add Talk options option={number} issue=Price mine={100 - number % 101} theirs={number % 101}"
        for number in range(300)
    ]
    found = talk(
        "add Talk issues name=Price better=less weight=60",
        DAYS,
        THEIR_DAYS,
        "add Talk limits issue=Price weight=50",
        *options,
        "analyse Talk packages",
    )
    assert "combinations" in found
    assert "error" not in found
    assert max(map(len, found.splitlines())) < 400
