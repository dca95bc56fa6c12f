"""The commands that begin something: five minutes by options, by lines and on a terminal."""

from __future__ import annotations

import io

import pytest

from negotui.domain.quick import QUICK
from tests.cli.conftest import Run, sheet

OPTIONS = {
    "--with": "Dr. Lindqvist",
    "--issue": "Base salary",
    "--target": "126k",
    "--limit": "110k",
    "--alternative": "Contoso",
    "--worth": "118k",
    "--question": "How is it decided?",
    "--opening": "I like this team.",
    "--never": "Friday",
}
FLAT = [word for pair in OPTIONS.items() for word in pair]


class Terminal(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def nothing_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


def piped(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_answers_as_options_give_a_page(run: Run) -> None:
    done = run("new", "Raise", "--quick", *FLAT)
    assert done.code == 0
    assert done.out.startswith("# Raise, with Dr. Lindqvist\n")
    for words in ("126,000", "110,000", "Contoso (118,000)", "How is it decided?", "I like this team.", "- Friday"):
        assert words in done.out
    assert done.err == ""
    assert sheet(run, "raise", "issues")["better"] == "more"


def test_answers_as_options_ask_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "never read")
    done = run("new", "Raise", "--quick", "--issue", "Pay")
    assert "of 8" not in done.err
    assert "never read" not in str(run("show", "raise", "--json").data)


def test_json_has_the_id_and_the_page(run: Run) -> None:
    data = run("new", "Raise", "--quick", *FLAT, "--json").data
    assert data["title"] == "Raise"
    assert "126,000" in data["page"]
    assert run("show", data["id"], "--json").code == 0


def test_json_without_quick_has_the_id(run: Run) -> None:
    made = run("new", "Raise", "--json").data
    assert run("show", made["id"]).code == 0


def test_lines_in_any_order(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "limit = 1,450", "title=Rent", "", "issue=Rent of the shop", "target=1,200")
    done = run("new", "--quick")
    assert done.code == 0
    assert sheet(run, "rent", "issues") == {
        "name": "Rent of the shop",
        "target": "1200",
        "limit": "1450",
        "better": "less",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [("rent", "has no ="), ("isue=Rent", "Did you mean issue?"), ("=x", "No question is called")],
)
def test_a_line_that_is_none_keeps_nothing(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, said: str) -> None:
    piped(monkeypatch, "title=Rent", line)
    done = run("new", "--quick")
    assert done.code == 1
    assert said in done.err
    assert run("list", "--json").data == []


def test_nothing_answered_keeps_nothing(run: Run) -> None:
    done = run("new", "--quick")
    assert done.code == 1
    assert "nothing is kept" in done.err
    assert run("list", "--json").data == []


def test_a_figure_that_cannot_be_read_is_kept(run: Run) -> None:
    done = run("new", "Rent", "--quick", "--issue", "Rent", "--target", "about 1200", "--limit", "1,450")
    assert done.code == 0
    assert "“about 1200”" in done.err
    assert "kept as you typed it" in done.err
    assert "about 1200" in done.out


def test_an_answer_without_quick_is_refused(run: Run) -> None:
    done = run("new", "Rent", "--issue", "Rent")
    assert done.code == 2
    assert "add --quick" in done.err
    assert run("list", "--json").data == []


def test_a_title_is_asked_for_without_quick(run: Run) -> None:
    done = run("new")
    assert done.code == 2
    assert "TITLE" in done.err


@pytest.mark.parametrize("part", [part for question in QUICK for part in question.parts], ids=lambda part: part.flag)
def test_help_names_every_answer(run: Run, part: object) -> None:
    help_ = run("new", "--help").out
    flag = part.flag  # type: ignore[attr-defined]
    assert (f"--{flag}" in help_) or (flag == "title" and "[TITLE]" in help_)


def test_a_terminal_is_asked_one_question_after_the_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "Raise", "Maja", "Pay", "126k", "110k", "Contoso", "118k", "How?", "Hello.", "Friday")
    done = run("new", "--quick")
    assert done.code == 0
    assert "1 of 8" in done.err
    assert "8 of 8" in done.err
    assert "What is it about?" in done.err
    assert "better for you, or less" not in done.err
    assert done.out.startswith("# Raise, with Maja\n")
    assert "Friday" in done.out


def test_empty_lines_skip(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "", "", "", "", "", "", "Hello.", "")
    done = run("new", "--quick")
    assert done.code == 0
    assert sheet(run, run("list", "--json").data[0]["id"], "messages")["words"] == "Hello."


def test_without_two_figures_it_is_asked_which_way_is_better(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "Raise", "", "Days at home", "3", "", "more")
    done = run("new", "--quick")
    assert "better for you, or less" in done.err
    assert sheet(run, "raise", "issues") == {"name": "Days at home", "target": "3", "better": "more"}


def test_what_cannot_be_read_is_asked_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "Raise", "", "Pay", "lots", "126k", "110k")
    done = run("new", "--quick")
    assert "Type it again" in done.err
    assert sheet(run, "raise", "issues")["target"] == "126000"


def test_back_one_question(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "Rise", "<", "Raise", "Maja")
    done = run("new", "--quick")
    assert "[Rise]" in done.err
    assert done.out.startswith("# Raise, with Maja\n")


def test_before_the_first_question_there_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "<", "<", "Raise")
    assert run("new", "--quick").out.startswith("# Raise\n")


def test_what_the_command_line_says_is_not_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "Pay")
    done = run("new", "Raise", "--with", "Maja", "--quick")
    assert "What is it about?" not in done.err
    assert "talking to" not in done.err
    assert sheet(run, "raise", "issues")["name"] == "Pay"


class Interrupted(Terminal):
    """Somebody who leaves by ctrl+c after some lines."""

    def readline(self, *size: int) -> str:  # type: ignore[override]
        line = super().readline(*size)
        if not line:
            raise KeyboardInterrupt
        return line


def test_what_was_answered_before_ctrl_c_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Interrupted("\nMaja\nPay\n"))
    assert run("new", "--quick").code == 130
    (made,) = run("list", "--json").data
    assert made["title"] == "Talk with Maja"
    assert sheet(run, made["id"], "issues")["name"] == "Pay"


def test_kind_and_deadline_go_with_it(run: Run) -> None:
    run("new", "--quick", "--issue", "Rent", "--kind", "renewal", "--deadline", "in 3 days")
    (made,) = run("list", "--json").data
    assert (made["title"], made["kind"]) == ("Rent", "renewal")
    assert made["deadline"]


def test_five_minutes_over_a_template(run: Run) -> None:
    done = run("new", "Raise", "--quick", "--template", "job-offer", "--target", "126k", "--limit", "110k")
    assert done.code == 0
    issues = run("show", "raise", "--json").data["sheets"]["issues"]
    assert len(issues) > 1
    assert issues[0]["fields"]["target"] == "126000"
    assert issues[0]["fields"]["name"] in done.out
