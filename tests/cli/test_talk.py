"""The talk by command line, as a script would run it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def rent(run: Run) -> str:
    made = run("new", "Rent of the shop").id
    run(
        "add",
        made,
        "issues",
        "name=Rent",
        "better=less",
        "opening=1000",
        "target=1180",
        "limit=1450",
        "weight=100",
        "step=10",
    )
    run("add", made, "limits", "issue=Rent", "target=1600", "likely=1200", "weight=100")
    run("add", made, "alternatives", "what=Move", "points=20")
    run("add", made, "facts", "claim=Next door pays less", "source=him", "tell=never")
    return made


def test_an_offer_says_what_it_means(run: Run, rent: str) -> None:
    done = run("offer", rent, "theirs", "rent=1,315", "--words", "That is it")
    assert done.code == 0
    assert (
        done.out.splitlines()[1]
        == "Their offer 1: Rent 1,315, 135 better than your limit and 135 worse than your target; "
        "10 points better than walking away."
    )
    data = run("offer", rent, "theirs", "rent=1,288", "--json").data
    assert (data["name"], data["mine"], data["change"]["kind"]) == ("their offer 2", ["0.36", "0.36"], "concession")
    analysed = run("analyse", rent, "offers", "--json").data["offers"]
    assert [one["id"] for one in analysed["offers"]][-1] == data["id"]
    assert analysed["stand"] == {"mine": None, "theirs": "0.36"}
    assert (data["counted"], data["issues"], data["withheld"]) == (["Rent"], 1, None)


def test_data_says_what_was_counted_and_why_a_score_is_withheld(run: Run, rent: str) -> None:
    run("add", rent, "issues", "name=Deposit", "better=less", "weight=50")
    data = run("offer", rent, "theirs", "rent=1,500", "--json").data
    assert (data["counted"], data["issues"], data["not_counted"]) == (["Rent"], 2, ["Deposit"])
    assert data["withheld"] == "1 of 2 issues counted: you gave no value for Deposit."
    assert data["past_limit"] == ["Rent"]
    assert data["verdict"].startswith("Their offer 1 is a no as it stands: Rent 1,500 is past your limit of 1,450.")
    plans = run("analyse", rent, "concessions", "--json").data["concessions"]["issues"]
    # They go down to 1,200 at most, by the guess.
    assert plans[0]["steps"] == []
    assert plans[0]["withheld"] == "your target, 1,180, is more than they can give, even on your most hopeful guess"
    assert plans[0]["reserve"] == ["1180", "1450"]
    assert plans[1]["steps"] is None
    assert plans[1]["withheld"] == "no opening, target or limit yet"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("offer", "rent", "theirs"), "needs at least one term"),
        (("offer", "rent", "theirs", "price=5"), "no “price”"),
        (("offer", "rent", "theirs", "rent=dear"), "nor an option of Rent"),
        (("offer", "rent", "theirs", "rent=5", "--at", "2099-01-01"), "still to come"),
        (("offer", "rent", "theirs", "rent=5", "--until", "never"), "not a time"),
        (("close", "rent", "agreed"), "You logged no offer"),
        (("close", "rent", "won"), "can’t end in"),
        (("log", "rent"), "nothing to log"),
        (("log", "rent", "x", "--kind", "answer"), "answer"),
        (("log", "rent", "--kind", "told", "--about", "Next door"), "marked this never tell"),
    ],
)
def test_bad_input_is_a_sentence_and_a_way_out(run: Run, rent: str, words: tuple[str, ...], said: str) -> None:
    done = run(*words)
    assert done.code == 1
    assert said in done.err
    assert "hint: " in done.err
    assert run("show", rent, "--json").data["sheets"].get("offers") is None


def test_everything_that_is_said_can_be_logged(run: Run, rent: str) -> None:
    for words in (
        ("She came in person",),
        ("She frowned", "--kind", "signal"),
        ("the roof", "--kind", "answer", "--about", "What worries you?"),
        ("Okafor: mend the roof by 1 Dec", "--kind", "promise"),
        ("mend the roof", "--kind", "promise", "--about", "Okafor", "--due", "in 3 days"),
        ("--kind", "told", "--about", "Next door", "--force"),
    ):
        assert run("log", rent, *words).code == 0
    sheets = run("show", rent, "--json").data["sheets"]
    assert [one["fields"]["kind"] for one in sheets["log"]] == [
        "note",
        "signal",
        "answer",
        "promise",
        "promise",
        "slip",
    ]
    assert len(sheets["commitments"]) == 2
    assert sheets["signals"][0]["fields"]["cue"] == "She frowned"
    assert sheets["questions"][0]["fields"]["answer"] == "the roof"


def test_a_talk_is_closed_on_an_offer(run: Run, rent: str) -> None:
    run("offer", rent, "mine", "rent=1,100")
    run("offer", rent, "theirs", "rent=1,300")
    assert run("close", rent, "agreed", "--offer", "my offer").out.strip() == "Rent 1,100"
    assert "agreed" in run("list").out
    run("undo", rent)
    assert "talking" in run("list").out
    assert run("close", rent, "walked-away").out.strip() == "walked away"
