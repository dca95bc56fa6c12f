"""How the page looks, on a screen by day and by night and on paper, and the policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

_DAY, _NIGHT, _PAPER = range(3)
_COLOURS = {
    "paper": ("#fdfcfa", "#191b1f", "#ffffff"),
    "ink": ("#23262b", "#e6e3de", "#000000"),
    "quiet": ("#5f656e", "#a3a9b2", "#444444"),
    "rule": ("#e3dfd8", "#3a3e45", "#bbbbbb"),
    "shade": ("#f4f1ec", "#23262c", "#eeeeee"),
    "link": ("#1f5fa8", "#8fbdf0", "#000000"),
    "mine": ("#2a6fb0", "#6aa9e6", "#2a6fb0"),
    "theirs": ("#b5562c", "#e59468", "#b5562c"),
    "third": ("#7a5aa6", "#b79ae0", "#7a5aa6"),
    "fourth": ("#4d7c46", "#93c58a", "#4d7c46"),
    "good": ("#2e8060", "#6cc3a0", "#2e8060"),
    "worry": ("#a8660a", "#e3ac58", "#8a5200"),
    "bad": ("#b3383b", "#ef8a8a", "#9c2528"),
}


def _colours(when: int) -> str:
    return " ".join(f"--{name}: {colours[when]};" for name, colours in _COLOURS.items())


def _printed(style: str) -> str:
    for name, colours in _COLOURS.items():
        style = style.replace(f"var(--{name})", colours[_PAPER])
    return style


_PAGE = """\
* { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Liberation Sans", "Noto Sans", sans-serif; background: var(--paper); }
body { margin: 0; color: var(--ink); overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 .5em; break-after: avoid; text-wrap: balance; }
h1 { font-size: 2rem; margin-top: 0; letter-spacing: -.01em; }
h2 { font-size: 1.4rem; margin-top: 2.6em; padding-top: .7em; border-top: 2px solid var(--rule); }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; color: var(--quiet); }
p, ul, ol, blockquote, pre, figure, .wide { margin: 0 0 .9em; }
p, li { orphans: 3; widows: 3; }
h1, h2, h3, h4, h5, h6, p, li, td, th { unicode-bidi: plaintext; }
ul, ol { padding-left: 1.4em; }
li { margin: .25em 0; }
li > p { margin: 0; }
a { color: var(--link); }
nav { columns: 2 14rem; margin: 1.5rem 0; padding: .9rem 1.1rem; background: var(--shade); border-radius: 6px; font-size: .9rem; }
nav ol { margin: 0; }
nav a { text-decoration: none; }
blockquote { border-left: 3px solid var(--rule); padding-left: 1em; color: var(--quiet); }
blockquote > :last-child, li > :last-child { margin-bottom: 0; }
code, pre { font-family: ui-monospace, "Liberation Mono", "Noto Sans Mono", monospace; font-size: .9em; }
pre { background: var(--shade); border-radius: 6px; padding: .7em 1em; overflow-x: auto; white-space: pre-wrap; }
hr { border: 0; border-top: 2px solid var(--rule); margin: 2em 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td {
  text-align: left; vertical-align: top; padding: .4em .9em .4em 0; border-bottom: 1px solid var(--rule); overflow-wrap: break-word;
}
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; color: var(--quiet); vertical-align: bottom; }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
thead { display: table-header-group; }
tr, li.ready, li.thin, li.missing { break-inside: avoid; }
figure { padding: .2rem 0; }
figcaption { font-weight: 600; margin-bottom: .5em; break-after: avoid; }
svg { display: block; width: 100%; max-width: 40rem; height: auto; margin-bottom: .8em; overflow: visible; break-inside: avoid; }
figure ul { font-size: .92rem; }
"""
_PICTURES = """\
text { fill: var(--ink); font-size: 14px; }
text.small { font-size: 13px; }
text.quiet { fill: var(--quiet); font-size: 13px; }
text.strong { font-weight: 600; }
text.letter { fill: var(--paper); font-size: 11px; font-weight: 700; }
.mine { fill: var(--mine); } .theirs { fill: var(--theirs); } .third { fill: var(--third); } .fourth { fill: var(--fourth); }
.good, .zone, .certain { fill: var(--good); }
.likely { fill: var(--good); opacity: .6; } .possible { fill: var(--good); opacity: .3; }
rect.mine, rect.theirs { opacity: .9; }
.track { fill: var(--shade); }
.point { fill: var(--ink); stroke: var(--paper); stroke-width: 1.5px; }
.point.benchmark, .point.plain { fill: var(--quiet); } .point.limit { fill: var(--bad); }
line { stroke-width: 1px; }
line.rule { stroke: var(--rule); } line.axis { stroke: var(--quiet); }
line.guide { stroke: var(--quiet); stroke-dasharray: 4 4; }
line.course { stroke-width: 2px; }
line.mine { stroke: var(--mine); } line.theirs { stroke: var(--theirs); }
line.third { stroke: var(--third); } line.fourth { stroke: var(--fourth); }
"""
_REST = """\
.checks { list-style: none; padding: 0; }
.checks li { padding-left: 1.7em; position: relative; }
.sign { position: absolute; left: .1em; font-weight: 700; }
.ready .sign { color: var(--good); } .thin .sign { color: var(--worry); } .missing .sign { color: var(--bad); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 34rem) {
  main { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  th, td { padding-right: .6em; }
  figure { overflow-x: auto; }
  svg { min-width: 22rem; }
}
@page { margin: 18mm 17mm 20mm; }
"""
_PRINT = """\
  html { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  h2 { margin-top: 1.8em; }
  a { text-decoration: none; }
  a[href^="http"]::after { content: " <" attr(href) ">"; font-size: .85em; color: var(--quiet); }
  .wide { overflow: visible; }
  td { max-width: 60mm; }
  .many { font-size: 7pt; }
  .many th, .many td { overflow-wrap: anywhere; padding-right: .4em; }
  pre { white-space: pre-wrap; }
  rect, circle, path { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
"""

STYLE = f"""
:root {{ color-scheme: light dark; {_colours(_DAY)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_colours(_NIGHT)} }} }}
{_PAGE}{_PICTURES}{_REST}@media print {{
  :root {{ color-scheme: light; {_colours(_PAPER)} }}
{_PRINT}}}
"""
"""The style of the page; its last part makes it black on white on paper."""

PRINTED = _printed(_PICTURES)
"""How the parts of a drawing look on paper, for programs that know no variables."""

_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()

POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
"""What a browser may load and run for the page: this style and nothing else."""
