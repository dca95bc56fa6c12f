"""Weights by command line: asked, piped, by options, and stopped before the end."""

from __future__ import annotations

import io

import pytest

from tests.cli.conftest import Run


class Typed(io.StringIO):
    """What is typed at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def flat(run: Run) -> str:
    made = run("new", "Flat").id
    run("add", made, "issues", "name=Term", "better=more", "opening=36", "limit=12")
    run("add", made, "issues", "name=Rent", "better=less", "opening=1200", "limit=1400", "step=50")
    return made


def weights(run: Run, id: str) -> dict[str, str]:
    issues = run("show", id, "--json").data["sheets"]["issues"]
    return {one["fields"]["name"]: one["fields"].get("weight", "") for one in issues}


def test_by_options(run: Run, flat: str) -> None:
    done = run("weigh", "flat", "-a", "rent", "-a", "20")
    assert done.code == 0
    assert "1 of 2: Suppose every issue ended at its worst for you." in done.out
    assert "83      Rent   1,400 → 1,200\n17      Term   12 → 36\n" in done.out
    assert weights(run, flat) == {"Rent": "83", "Term": "17"}
    assert run("undo", flat).code == 0
    assert weights(run, flat) == {"Rent": "", "Term": ""}


def test_by_a_pipe_with_json(run: Run, flat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Rent\n20\n2\nkeep\n"))
    done = run("weigh", flat, "--json")
    assert [(one["name"], one["weight"], one["worst"], one["best"]) for one in done.data["weights"]] == [
        ("Rent", 83, "1,400", "1,200"),
        ("Term", 17, "12", "36"),
    ]
    ((contradicted),) = done.data["contradictions"]
    assert (contradicted["name"], contradicted["weight"], contradicted["agrees"]) == ("Term", 17, 20)
    assert "Which would you rather have?" in done.err


def test_a_contradiction_is_named_and_may_be_taken(run: Run, flat: str) -> None:
    kept = run("weigh", flat, "-a", "Rent", "-a", "20", "-a", "2", "-a", "keep")
    assert "Still open: By your answer, Term weighs at least 20, not 17." in kept.out
    taken = run("weigh", flat, "-a", "Rent", "-a", "20", "-a", "2", "-a", "take")
    assert "You changed Term from 17 to 20." in taken.out
    assert "Still open" not in taken.out
    assert weights(run, flat) == {"Rent": "80", "Term": "20"}


def test_the_order_of_the_issues_has_no_say(run: Run, flat: str) -> None:
    other = run("new", "The other way").id
    run("add", other, "issues", "name=Rent", "better=less", "opening=1200", "limit=1400", "step=50")
    run("add", other, "issues", "name=Term", "better=more", "opening=36", "limit=12")
    for id in (flat, other):
        run("weigh", id, "-a", "2", "-a", "35", "-a", "1")
    assert weights(run, flat) == weights(run, other) == {"Rent": "26", "Term": "74"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["Rent"], "There are questions left"),
        (["Rent", "much"], "“much” is not a number."),
        (["Garden"], "“Garden” is not one of these."),
        (["Rent", "20", "1", "", "x", "y"], "There are more answers than questions"),
        (["<", "<"], "There are questions left"),
    ],
)
def test_nothing_is_saved_before_the_end(run: Run, flat: str, answers: list[str], said: str) -> None:
    done = run("weigh", flat, *(word for answer in answers for word in ("--answer", answer)))
    assert done.code == 1
    assert said in done.err
    assert weights(run, flat) == {"Rent": "", "Term": ""}


def test_at_a_terminal_a_slip_is_asked_again_and_one_can_go_back(
    run: Run, flat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Typed("Term\n<\nRent\nmuch\n20\n"))
    done = run("weigh", flat)
    assert done.code == 0
    assert "“much” is not a number." in done.err
    assert weights(run, flat) == {"Rent": "83", "Term": "17"}


def test_ctrl_c_leaves_everything_as_it_was(run: Run, flat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> str:
        if line := typed.readline():
            return line
        raise KeyboardInterrupt

    typed, terminal = Typed("Rent\n20\n"), Typed()
    monkeypatch.setattr(terminal, "readline", stop)
    monkeypatch.setattr("sys.stdin", terminal)
    assert run("weigh", flat).code == 130
    assert weights(run, flat) == {"Rent": "", "Term": ""}


def test_too_few_issues(run: Run) -> None:
    made = run("new", "Flat").id
    done = run("weigh", made)
    assert (done.code, "You have no issues yet" in done.err) == (1, True)
