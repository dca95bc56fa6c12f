"""What is written as a template reads back as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotui.domain.blocks import Paragraph, plain
from negotui.domain.guide import Guide
from negotui.domain.text import no_controls, one_line
from negotui.domain.workbooks import Rows, Template
from negotui.guides.folders import GuideFolders, content_folder
from negotui.guides.template_page import page_of
from negotui.guides.templates import load_template

from ..hostile import HOSTILE_TEXTS

MARKUP = "ab|\\`*_[](){}<>#+-.!=~&;:$\"'/ \n\t1é€😀"
texts = (st.sampled_from(HOSTILE_TEXTS) | st.text(MARKUP, max_size=12) | st.text(max_size=8)).map(
    lambda text: one_line(no_controls(text)) or "x"
)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return GuideFolders(content_folder()).guide("leverage")


def read_back(template: Template, guide: Guide) -> Template:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{template.id}.md"
        path.write_text(page_of(template, guide), encoding="utf-8")
        return load_template(path, guide)


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts, texts, texts)
def test_every_text_comes_back(guide: Guide, title: str, when: str, kind: str, name: str, unit: str) -> None:
    rows = ((("name", name),), (("name", unit), ("unit", name)))
    template = Template("mine", title, (Paragraph(plain(when)),), (("kind", kind),), (Rows("issues", (), rows),))
    back = read_back(template, guide)
    assert (back.title, back.when) == (title, when)
    assert (back.details, back.sheets) == (template.details, template.sheets)
