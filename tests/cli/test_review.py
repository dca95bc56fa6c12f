"""`review` and `insights` on the command line."""

from __future__ import annotations

from tests.cli.conftest import Run


def fee(run: Run, stage: str = "agreed") -> str:
    id = run("new", "A freelance fee").id
    run("add", id, "issues", "name=Fee", "better=more", "opening=14,500", "target=13,200", "limit=10,300")
    run("add", id, "limits", "issue=Fee", "likely=13,500", "actual=14,000")
    run("edit", id, f"stage={stage}", "result=12,600")
    return id


def test_a_review_in_words(run: Run) -> None:
    id = fee(run)
    done = run("review", id)
    assert done.code == 0
    assert "600 short of your target" in done.out
    assert "**Fee:** 62 %." in done.out


def test_a_review_as_data(run: Run) -> None:
    data = run("review", fee(run), "--json").data
    assert data["closed"] is True
    assert data["issues"]["Fee"]["share_of_range"] == ["23/37", "23/37"]
    assert data["issues"]["Fee"]["guess"] is False
    assert data["guesses"] == {"right": 0, "wrong": 0, "not_learnt": 0}


def test_what_is_not_over_says_how_to_close_it(run: Run) -> None:
    id = fee(run, "talking")
    done = run("review", id)
    assert done.code == 0
    assert done.out.startswith("It isn’t over yet (talking). Close it with `negotui close ")
    assert run("review", id, "--json").data["closed"] is False


def test_what_there_is_not_is_an_error(run: Run) -> None:
    done = run("review", "nothing")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: There is no negotiation")


def test_insights(run: Run) -> None:
    assert "Nothing yet" in run("insights").out
    for _ in range(5):
        fee(run)
    done = run("insights")
    assert done.out.startswith("# Insights\n\n**5 negotiations are over, 5 with a deal")
    data = run("insights", "--json").data
    assert data["figures"]["reach"] == {
        "group": "Targets and results",
        "about": "How far from limit to target",
        "value": "23/29",
        "measure": "percent",
        "cases": 5,
        "of": "deal",
        "needed": 0,
        "guessing": None,
    }
    assert data["figures"]["brier"]["value"] is None
