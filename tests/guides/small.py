"""A small guide, whole and sound, for tests to spoil."""

from __future__ import annotations

from pathlib import Path

PAGES = {
    "guide.md": """\
# Small guide `small`

What it is for, and [where it begins](01-options.md).

| id | tab | page |
|---|---|---|
| options | Options | [Your options](01-options.md) |
| theirs | Theirs | [Their side](02-theirs.md) |

| id | page |
|---|---|
| why-ask | [Why ask](03-why-ask.md) |

Questions are in [FAQs](faq.md), terms in the [glossary](glossary.md).

## My notes `notes: want 0`

What else?

Keep it short.

| field | column | type | what it asks |
|---|---|---|---|
| text | Note | note, private | What do you want to keep? |
""",
    "01-options.md": """\
# Your options

A first paragraph with a [BATNA](glossary.md#batna), a [question](faq.md#why-bother) and
[their alternatives](02-theirs.md#their-alternatives).

## How to price

See [above](#your-options), [the sheet](#my-alternatives) and [the web](https://example.org/a?b=c#d).

## My alternatives `alternatives: side = mine or shared; want 3`

What else could you *do*?

Price each. A [term](glossary.md#sub-term).

### A closer look

- One
- Two

| field | column | type | what it asks |
|---|---|---|---|
| what | Alternative | text | What could you do? |
| side | | side | Whose is it? |
| worth | Worth | money, required, private | What is it worth? |
| chance | Chance | percent | How likely? |
| sure | | scale | How sure? |
| stance | | scale: -2 to 2 | For or against? |
| points | | number: 0 to 100, private | How many points? |
| better | | choice: more, less, required | Which way? |
| due | By | date | By when? |
| done | | check | Done? |
| issue | | link: issues | Which issue? |
| issues | | links: issues | Which issues? |
| terms | | terms | Which terms? |
| place | | text: here, there | Where? |

## Issues `issues`

What is to be settled?

| field | column | type | what it asks |
|---|---|---|---|
| name | Issue | text | What? |

## Last words

The end.
""",
    "02-theirs.md": """\
# Their side

Now change chairs.

## Their alternatives `alternatives: side = theirs`

What will they do?
""",
    "03-why-ask.md": """\
# Why ask

To [price](01-options.md#how-to-price) what you have, and [as above](#why-ask).

## A case

One of [theirs](02-theirs.md).
""",
    "faq.md": """\
# FAQs

## Why bother?

Because of [your options](01-options.md) and [theirs](02-theirs.md#their-alternatives).

## And if not?

Then [bother](#why-bother) less.
""",
    "glossary.md": """\
# Glossary

## BATNA

The best alternative.

### Sub-term

Inside of it.
""",
}


def write_guide(folder: Path) -> Path:
    """Writes the guide into a folder of its name."""
    folder = folder / "small"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, page: str, old: str, new: str) -> Path:
    """Writes the guide into a folder with one text of a page replaced."""
    written = write_guide(folder)
    text = PAGES[page]
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {page}"
    (written / page).write_text(text.replace(old, new), encoding="utf-8")
    return written
