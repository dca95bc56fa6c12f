"""What may be loaded for what: asserted in a process of its own, where nothing else has loaded anything yet."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _loaded(code: str, *names: str) -> list[str]:
    """Which of the modules are loaded once the code has run."""
    asked = f"import sys; {code}; print(*[name for name in {names!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_services_load_neither_textual_nor_rich() -> None:
    assert _loaded("import negotui.services.workspace, negotui.config", "textual", "rich") == []


def test_reading_a_workbook_loads_neither_sqlite_utils_nor_markdown_it() -> None:
    assert _loaded("import negotui.services.workspace", "sqlite_utils", "markdown_it") == []


def test_the_command_line_loads_no_screen() -> None:
    assert _loaded("import negotui.cli", "textual", "sqlite3", "markdown_it", "negotui.config") == []


def test_the_app_begins_without_the_analyses() -> None:
    assert _loaded("import negotui.tui.app", "negotui.analysis", "negotui.services.talk", "sqlite_utils") == []


@pytest.mark.parametrize("layer", ["domain.values", "domain.blocks", "errors"])
def test_the_domain_needs_nothing_but_the_standard_library(layer: str) -> None:
    assert _loaded(f"import negotui.{layer}", "click", "sqlite3", "markdown_it", "platformdirs") == []


def test_the_list_of_negotiations_needs_no_guide() -> None:
    lists = "import negotui.services.workspace, negotui.store.listing"
    assert _loaded(lists, "negotui.domain.guide", "negotui.domain.fields", "negotui.domain.sheets", "decimal") == []
