"""Words and pages that mean harm: through every screen, command and export, and as a guide of one's own."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from negotui.guides.folders import content_folder
from tests.battery.lab import Lab, Lost
from tests.hostile import HOSTILE_TEXTS

_ORDERS = ("\x1b]52", "\x1b]8;;http://evil", "\x9b", "\x9d", "\u202e", "\u2066")
"""What no screen and no file may hold: orders to a terminal, and signs that turn the direction of writing."""
_LIVE = re.compile(r'href="(?:javascript|file):|(?<!\\)\]\((?:javascript|file):|(?<!\\)<(?:javascript|file):')
"""Links that run or open something, in pages and in Markdown."""
_FORMATS = ("md", "html", "txt", "json", "ics", "xlsx", "csv")


def hostile_words(lab: Lab) -> Iterator[str]:
    """hostile texts go through commands, every export and every screen; none reaches a terminal or a file as an order"""
    lab.begin()
    lab.run("edit", "Rent", "deadline=2027-01-05")
    texts = [text.replace("\0", "") for text in lab.some(HOSTILE_TEXTS, 6)]
    for text in texts[: 3 if lab.short else None]:
        lab.run("add", "Rent", "facts", f"claim=x {text}", "source=[a](javascript:alert(1)) file:///etc/passwd")
        lab.run("search", "--", text)
        lab.run("list", "--", text)
        yield f"{text[:12]!r}"
    _everywhere(lab, texts)
    for name in lab.some(_FORMATS, 3):
        # A CSV file holds one table: of all of them it is a folder.
        end = "" if name == "csv" else f".{name}"
        done = lab.run("export", "Rent", "-o", f"out{end}", "--format", name, "--force")
        if done.returncode:
            raise Lost(f"{name}: {done.stderr[-200:]!r}")
        for part, content in _contents(lab, f"out{end}"):
            found = [sign for sign in _ORDERS if sign in content]
            found += _LIVE.findall(content) if name in {"md", "html"} else []
            if found and name != "json":
                raise Lost(f"{found} reached {part}")
        yield name
    yield from _screens(lab)


def _everywhere(lab: Lab, texts: list[str]) -> None:
    """A text in every field of an entry in every sheet, by way of a JSON file."""
    lab.run("export", "Rent", "-o", "all.json", "--force")
    path = lab.folder / "all.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    number = 0

    def spoiled(value: object) -> object:
        nonlocal number
        if isinstance(value, dict):
            return {key: spoiled(one) if key not in _KEPT else one for key, one in value.items()}
        if isinstance(value, list):
            return [spoiled(one) for one in value]
        if isinstance(value, str) and value:
            number += 1
            return f"{value} {texts[number % len(texts)]}"
        return value

    path.write_text(json.dumps(spoiled(content)), encoding="utf-8")
    with suppress(Lost):
        lab.run("import", str(path))


_KEPT = {"id", "guide", "sheet", "negotiation", "created", "updated", "negotui", "format", "version", "kind"}


def _contents(lab: Lab, name: str) -> Iterator[tuple[str, str]]:
    """The texts in an exported file, or folder, or archive."""
    path = lab.folder / name
    if path.is_dir():
        for one in path.iterdir():
            yield one.name, one.read_text(encoding="utf-8")
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as file:
            for part in file.namelist():
                yield part, file.read(part).decode("utf-8", "replace")
    else:
        yield name, path.read_text(encoding="utf-8")


def _screens(lab: Lab) -> Iterator[str]:
    """Every tab and room, in three widths."""
    with lab.program() as app:
        for columns, lines in ((120, 36), (80, 24), (40, 12))[: 1 if lab.short else 3]:
            app.resize(columns, lines)
            for keys in (
                b"1",
                b"2",
                b"3",
                b"4",
                b"5",
                b"6",
                b"7",
                b"8",
                b"9",
                b"0",
                b"-",
                b"t",
                b"\x1b",
                b"b",
                b"\x1b",
                b"r",
                b"\x1b",
            ):
                app.write(keys)
                app.look(0.1)
                app.check()
            found = [sign for sign in _ORDERS if sign.encode() in app.painted]
            if found:
                raise Lost(f"{found} reached the terminal")
            yield f"screens at {columns}×{lines}"
        app.write(b"\x11")
        app.wait()


_HARM = (
    *(b"", b"\xff\xfe\x00", b"---\n", b"#\n", b"```\n", b"| " * 400, b"## `" + b"a" * 3000, b"x: " * 3000),
    *(b"[a](javascript:x)", b"\x1b]52;c;x\x07", b"<table>" * 200, b"> " * 900, b"* " * 900),
    *(
        b"| field | column | type | what it asks |\n",
        b"| x | | nonsense: 1 to | ? |\n",
        b"| a | b | link: nowhere | ? |\n",
    ),
    *(b"| a | | scale: 9 to -9 | ? |\n" * 50, b"## O `o: side = ; want 99999999999999999999`\n"),
)


def hostile_guides(lab: Lab) -> Iterator[str]:
    """a guide with pages that nobody would write, too long, cut or crossed with others: it is read or refused in a sentence"""
    lab.begin()
    source = content_folder() / "leverage"
    pages = sorted(path.name for path in source.glob("*.md"))
    for number in lab.rounds(60, 3):
        folder = lab.folder / "guides" / "mine"
        shutil.copytree(source, folder)
        for _ in range(lab.random.randint(1, 3)):
            path = folder / lab.random.choice(pages)
            content = path.read_bytes()
            at, end = sorted(lab.random.sample(range(len(content) + 1), 2))
            match lab.random.choice(("cut", "harm", "swap", "double")):
                case "cut":
                    content = content[:at] + content[min(end, at + 300) :]
                case "harm":
                    content = content[:at] + lab.random.choice(_HARM) + content[at:]
                case "swap":
                    content = content[end:] + content[:at]
                case _:
                    content += content[at:end]
            path.write_bytes(content)
        lab.run("guide", "check", str(folder))
        lab.run("guide", "add", str(folder))
        if not lab.run("new", f"Other {number}", "--guide", "mine").returncode:
            for words in (("show", f"Other {number}"), ("analyse", f"Other {number}"), ("brief", f"Other {number}")):
                lab.run(*words)
        shutil.rmtree(folder.parent)
        for left in lab.folder.glob("**/guides/mine"):
            shutil.rmtree(left)
        yield f"{number + 1}"
