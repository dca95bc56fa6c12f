"""Texts that break what is careless with them, for every widget, export, search and import."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE_TEXTS = (
    # Markup of the screen's library.
    "[/x]",
    "[Q3] plan",
    "worth [$5m]",
    "[BATNA note]",
    "[@click=app.quit]x[/]",
    "[bold red]x[/bold red]",
    "[link=http://evil.example]x[/link]",
    r"\[escaped\]",
    # What a terminal would obey.
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGk=\x1b\\",
    "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "\x9b31m and \x9d0;title\x9c",
    "bell\x07 back\x08space form\x0cfeed vertical\x0btab delete\x7f",
    "\x85next line\u2028line separator\u2029paragraph separator",
    "over\rwritten",
    # What a reader's eye would be fooled by.
    "\u202egnp.exe\u202c",
    "\u2066isolated\u2069 \u200f\u200e",
    "zero\u200bwidth\u200d\u2060\ufeffjoined",
    "soft\u00adhyphen",
    # What an encoder or a C string stops at.
    "a\x00b",
    "\ud800 lone \udfff",
    "\ufffe\uffff\U0010ffff",
    # Markdown.
    "# h",
    "## h ##",
    "- [ ] x",
    "- [x] x",
    "* x",
    "+ x",
    "1. x",
    "12) x",
    "> x",
    "|a|b|",
    "a | b\n--- | ---\nc | d",
    "a\n:--",
    "---",
    "***",
    "===",
    "title\n===",
    "title\n---",
    "```\ncode\n```",
    "``` not closed",
    "~~~\ncode",
    "    indented",
    "\tindented",
    "`code` ``co`de`` `",
    "*emphasis* **strong** _emphasis_ __strong__ ~~struck~~",
    "*a **b* c** _d __e_ f__",
    "snake_case_name __init__ a_ _b",
    "[text](http://evil.example)",
    "![image](http://evil.example/x.png)",
    "[text][ref]\n\n[ref]: http://evil.example",
    "[^1] footnote\n\n[^1]: text",
    "<http://evil.example> <a@b.example>",
    "http://evil.example www.evil.example a@b.example",
    "line one  \nline two\\\nline three",
    "two\n\nparagraphs\n\n\n\nthree",
    "\\",
    "\\\\",
    "ends in a backslash\\",
    r"\| \* \_ \# \n",
    "&amp; &lt; &#35; &copy &copy; AT&T",
    "$x$ $$y$$ :smile: @user #123",
    # HTML and what else is run.
    "<script>alert(1)</script>",
    "<b>x</b><br><img src=x onerror=alert(1)>",
    "<!-- comment --> <?php x ?> <![CDATA[x]]> <!DOCTYPE x>",
    "]]> --> </script> </style>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    # Formats of strings, shells, spreadsheets and SQL.
    "%s %(a)s %d %%",
    "{0} {x} {} {{",
    "${x} $x `x` $(x)",
    "'; DROP TABLE entries; --",
    "\"quoted\" 'single' `back`",
    "it's C++ (or not",
    "NEAR(a b) AND OR NOT c* ^x {a b}: -d",
    "=1+1",
    "@SUM(A1)",
    "+1-800",
    "-2+3",
    "a,b;c\td",
    r"\N{DASH} \u0041 \x1b",
    "../../etc/passwd",
    "CON",
    # Letters that are not one column, or not one code point.
    "❤️ ☎️ ✔️",
    "👩🏽‍💻 🏳️‍🌈 👨‍👩‍👧‍👦 🇨🇭",
    "e\u0301 n\u0303 \u0301start",
    "Z̷̢̛͖͑a̸l̶g̸o̴",
    "שלום עולם",
    "مرحبا 123 بالعالم",
    "ﷺ 𒐫 ﷽",
    "漢字とかな",
    "ＦＵＬＬ ﬁ ℌ İ ß ſ",
    "\u00a0no\u00a0break\u00a0 \u2003em \u3000wide",
    # White space and size.
    "",
    " ",
    "\t",
    "\n",
    "  leading and trailing  ",
    "tabs\tin\tbetween",
    "one\r\ntwo\rthree\nfour",
    "x" * 5_000,
    "word " * 1_000,
    "(" * 500,
    "[" * 500,
    "*" * 500,
    "> " * 200,
)

_SIGNS = "\\`*_{}[]()<>#+-.!|&~=:;\"'$%@^/? \t\n0123abé中\u200b\u0301"


def texts() -> st.SearchStrategy[str]:
    """Any text, with more of those that mean something to Markdown than chance would give."""
    signs = st.text(_SIGNS, max_size=40)
    return st.one_of(
        st.sampled_from(HOSTILE_TEXTS), signs, st.text(max_size=40), st.builds("".join, st.lists(signs, max_size=3))
    )
