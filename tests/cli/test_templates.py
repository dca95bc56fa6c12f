"""The starting points on the command line, one's own among them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Done, Run, sheet


def template_folder(run: Run) -> Path:
    folder = Path(run("where", "--json").data["templates"])
    folder.mkdir(parents=True)
    return folder


OWN = "# My rent\n\nFor my own flat.\n\n## Issues `issues`\n\n| name | better |\n|---|---|\n| Rent | less |\n"


def test_templates_are_listed_with_when_to_choose_each(run: Run) -> None:
    done = run("templates")
    assert done.code == 0
    assert "job-offer" in done.out
    assert "For a job offer" in done.out
    assert max(map(len, done.out.splitlines())) <= 96


def test_ones_own_stand_first(run: Run) -> None:
    (template_folder(run) / "my-rent.md").write_text(OWN)
    done = run("templates")
    assert done.out.startswith("my-rent")
    assert "My rent (your own)" in done.out
    data = run("templates", "--json").data
    assert data["templates"][0] == {"id": "my-rent", "title": "My rent", "when": "For my own flat.", "own": True}
    assert not any(one["own"] for one in data["templates"][1:])
    assert data["problems"] == []


def test_a_negotiation_from_ones_own_template(run: Run) -> None:
    (template_folder(run) / "my-rent.md").write_text(OWN)
    made = run("new", "Flat", "--template", "my-rent")
    assert made.code == 0
    assert sheet(run, made.id, "issues") == {"name": "Rent", "better": "less"}


def test_a_broken_one_is_named_and_stops_no_other(run: Run) -> None:
    folder = template_folder(run)
    (folder / "my-rent.md").write_text(OWN)
    (folder / "broken.md").write_text(OWN.replace("issues`", "isues`"))
    done = run("templates")
    assert done.code == 0
    assert "my-rent" in done.out
    assert "broken.md:5:" in done.err
    assert "Did you mean issues?" in done.err
    assert [one["id"] for one in run("templates", "--json").data["problems"]] == ["broken"]
    refused = run("new", "Flat", "--template", "broken")
    assert refused.code == 1
    assert "broken.md:5:" in refused.err


def test_one_of_the_same_name_goes_before_the_built_in_one(run: Run) -> None:
    (template_folder(run) / "job-offer.md").write_text(OWN)
    ids = [one["id"] for one in run("templates", "--json").data["templates"]]
    assert ids.count("job-offer") == 1
    assert sheet(run, run("new", "X", "--template", "job-offer").id, "issues")["name"] == "Rent"


def test_one_named_as_the_example_is_none(run: Run) -> None:
    (template_folder(run) / "northwind.md").write_text(OWN)
    run("new", "X", "--template", "northwind")
    assert run("list", "--json").data[0].get("example", False) is False


def test_an_unknown_template_gets_the_nearest(run: Run) -> None:
    done: Done = run("new", "X", "--template", "job-ofer")
    assert done.code == 1
    assert "Did you mean job-offer?" in done.err


def test_where_names_the_folder(run: Run) -> None:
    assert any(line.startswith("templates ") for line in run("where").out.splitlines())


def saved(run: Run, *more: str) -> Done:
    made = run("new", "A flat", "--template", "lease")
    return run("templates", "save", made.id, "My flats", *more)


def test_a_negotiation_becomes_a_template(run: Run) -> None:
    made = run("new", "A flat", "--template", "lease", "--with", "Okafor")
    edited = run("edit", made.id, "issues", "Rent", "limit=1,400", "opening=1,100")
    assert edited.code == 0, edited.err
    assert "1,400" in run("show", made.id).out
    done = run("templates", "save", made.id, "My flats", "--when", "For the next flat.")
    assert done.code == 0, done.err
    page = Path(done.out.strip())
    assert page.stat().st_mode & 0o777 == 0o600
    assert not {"1,400", "1400", "1,100", "1100", "Okafor", "A flat"} & set(
        page.read_text().replace("|", "\n").split("\n")
    )
    assert run("templates", "--json").data["templates"][0] == {
        "id": "my-flats",
        "title": "My flats",
        "when": "For the next flat.",
        "own": True,
    }
    assert "1,400" not in run("show", run("new", "Second", "--template", "my-flats").id).out


def test_the_links_of_a_saved_template_lead_to_its_own_entries(run: Run) -> None:
    page = Path(saved(run).out.strip())
    assert "| Stay where I am | mine | Rent | I pay |" in page.read_text()


def test_a_saved_template_is_replaced_only_when_that_is_said(run: Run) -> None:
    page = Path(saved(run, "--when", "First.").out.strip())
    refused = saved(run, "--when", "Second.")
    assert refused.code == 1
    assert "already exists" in refused.err
    assert "First" in page.read_text()
    assert saved(run, "--when", "Second.", "--force").code == 0
    assert "Second" in page.read_text()


def test_nothing_to_keep_and_no_name(run: Run) -> None:
    empty = run("new", "Empty")
    assert "nothing in this negotiation" in run("templates", "save", empty.id, "Mine").err
    assert "name of a file" in run("templates", "save", empty.id, " ").err
    assert not Path(run("where", "--json").data["templates"]).exists()
