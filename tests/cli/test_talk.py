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
        done.out.splitlines()[1] == "Their offer 1 is worth 50 to you: 30 better than no deal, 50 short of your target."
    )
    data = run("offer", rent, "theirs", "rent=1,288", "--json").data
    assert (data["name"], data["mine"], data["change"]["kind"]) == ("their offer 2", ["0.6", "0.6"], "concession")
    analysed = run("analyse", rent, "offers", "--json").data["offers"]
    assert [one["id"] for one in analysed["offers"]][-1] == data["id"]
    assert analysed["given"]["theirs"] == {"moves": 1, "mine": "0.1", "theirs": "-0.0675"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("offer", "rent", "theirs"), "needs a term"),
        (("offer", "rent", "theirs", "price=5"), "no “price”"),
        (("offer", "rent", "theirs", "rent=dear"), "no option of Rent"),
        (("offer", "rent", "theirs", "rent=5", "--at", "2099-01-01"), "still to come"),
        (("offer", "rent", "theirs", "rent=5", "--until", "never"), "not a time"),
        (("close", "rent", "agreed"), "No offer is logged"),
        (("close", "rent", "won"), "does not end"),
        (("log", "rent"), "nothing to log"),
        (("log", "rent", "x", "--kind", "answer"), "answer"),
        (("log", "rent", "--kind", "told", "--about", "Next door"), "never to be told"),
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
