"""A wheel holds the guide: what is installed from it runs without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_has_the_guide_inside_and_runs_from_it(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
        names = archive.namelist()
    assert "negotui/content/leverage/guide.md" in names
    assert "negotui/content/examples/northwind.md" in names
    assert any(name.endswith("app.tcss") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)
    code = (
        "import sys; sys.argv = ['negotui', 'guide', 'show', 'options'];"
        f"sys.path.insert(0, {str(site)!r}); import negotui; assert {str(site)!r} in negotui.__file__;"
        "from negotui.cli import main; main()"
    )
    environ = {"HOME": str(tmp_path), "NEGOTUI_FILE": str(tmp_path / "book.db"), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=environ, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Cultivating Alternative Options" in done.stdout
