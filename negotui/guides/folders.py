"""Finds guides, templates and the worked example.

Reading the pages costs 100 ms. The result is cached until a page, this program or its version changes; markdown_it is imported
only if the cache does not have it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from negotui import __version__, domain
from negotui.domain.guide import Guide
from negotui.domain.practice import PracticePages
from negotui.domain.text import suggestion
from negotui.domain.workbooks import Template, Templates
from negotui.errors import GuideError, NotFound
from negotui.guides.cache import read_cached, write_cached
from negotui.guides.names import GUIDE, is_id

BUILT_IN = "leverage"
"""The id of the guide that comes with the program."""

_TEMPLATES, _EXAMPLES, _PRACTICE = "templates", "examples", "practice"
_T = TypeVar("_T")


def content_folder() -> Path:
    """The folder of the pages that come with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


class GuideFolders:
    """All guides, templates and the worked example.

    built_in: the folder of those that come with the program.  own: the folder of the user's own guides, each in a folder named
    by its id; one with the id of a built-in guide replaces that guide.  cache: a folder for cached values, or None for no cache.
    own_templates: the folder of the user's own templates, one page each, which work with the built-in guide in the same way.
    own_practice: the folder of the user's own pages of what a practised counterpart says.
    """

    def __init__(
        self,
        built_in: Path,
        own: Path | None = None,
        cache: Path | None = None,
        own_templates: Path | None = None,
        own_practice: Path | None = None,
    ) -> None:
        self._built_in = built_in
        self._own = own
        self._cache = cache
        self._own_templates = own_templates
        self._own_practice = own_practice

    def ids(self) -> tuple[str, ...]:
        """The ids of all guides: the one that everything begins with, others that come with the program, one's own."""
        found = [BUILT_IN, *(folder.parent.name for folder in sorted(self._built_in.glob(f"*/{GUIDE}")))]
        if self._own and self._own.is_dir():
            found += sorted(folder.name for folder in self._own.iterdir() if (folder / GUIDE).is_file())
        return tuple(dict.fromkeys(filter(is_id, found)))

    def guide(self, id: str) -> Guide:
        """The guide of that id. Raises NotFound with the nearest id, GuideError if one of its pages is wrong."""
        if id not in self.ids():
            way = "If it was yours, put it back with `negotui guide add FOLDER`; what you wrote is kept meanwhile."
            raise NotFound(f"There is no guide {id!r}.", f"{suggestion(id, self.ids())} {way}".strip())
        if self._own and (self._own / id / GUIDE).is_file():
            return self._guide(self._own / id)
        return self._guide(self._built_in / id)

    def templates(self) -> Templates:
        """The starting points for a negotiation, each kind sorted by file name. A page of one's own that is wrong is a problem
        and stops no other. Raises GuideError if one that comes with the program is wrong.
        """
        own = self._read_own()
        mine = tuple(one for one in own if isinstance(one, Template))
        ids = {template.id for template in mine}
        built_in = tuple(one for one in (*self._workbooks(_TEMPLATES), *self._others()) if one.id not in ids)
        return Templates((*mine, *built_in), tuple(one for one in own if not isinstance(one, Template)))

    def example(self) -> Template:
        """The worked example. Raises GuideError if its page is wrong or missing."""
        found = self._workbooks(_EXAMPLES)
        if not found:
            raise GuideError(f"{self._built_in / _EXAMPLES}:1: There is no example.", "Install negotui again.")
        return found[0]

    def practice(self) -> PracticePages:
        """What a practised counterpart says, pages of one's own in place of the built-in ones. Raises GuideError."""
        from negotui.guides.practice import practice_files, read_practice  # as below

        files = practice_files(self._built_in / _PRACTICE, self._own_practice)
        return self._cached("practice", PracticePages, files, lambda: read_practice(files))

    def _guide(self, folder: Path) -> Guide:
        def load() -> Guide:
            from negotui.guides.guide import load_guide  # 10 ms that a start from the cache need not pay

            return load_guide(folder)

        return self._cached(f"guide-{folder.name}", Guide, _pages(folder), load)

    def _read_own(self) -> tuple[Template | tuple[str, str], ...]:
        """The templates of one's own; for a page that cannot be used, its id and what is wrong with it."""
        pages = _pages(self._own_templates) if self._own_templates else ()

        def load() -> tuple[Template | tuple[str, str], ...]:
            guide = self._guide(self._built_in / BUILT_IN)
            return tuple(_template_or_problem(page, guide) for page in pages)

        # The guide says what a page may hold, so a page is read again when the guide has changed.
        return self._cached("own-templates", tuple, (*pages, *_pages(self._built_in / BUILT_IN)), load) if pages else ()

    def _others(self) -> tuple[Template, ...]:
        """The starting points of the other guides that come with the program, in a folder of each."""
        ids = [folder.parent.name for folder in sorted(self._built_in.glob(f"*/{_TEMPLATES}"))]
        return tuple(one for id in ids for one in self._workbooks(f"{id}/{_TEMPLATES}", id))

    def _workbooks(self, name: str, guide_id: str = BUILT_IN) -> tuple[Template, ...]:
        pages = _pages(self._built_in / name)

        def load() -> tuple[Template, ...]:
            from negotui.guides.templates import load_template  # as above

            guide = self._guide(self._built_in / guide_id)
            return tuple(replace(load_template(page, guide), guide=guide_id) for page in pages)

        return self._cached(name.replace("/", "-"), tuple, pages, load)

    def _cached(self, name: str, type: type[_T], pages: Iterable[Path], load: Callable[[], _T]) -> _T:
        """The value cached under that name if it was read from the pages as they are now; else what `load` returns."""
        if self._cache is None:
            return load()
        key = (__version__, *(_file_state(path) for path in (*pages, *_program_files())))
        path = self._cache / f"{name}.pickle"
        cached = read_cached(path, key)
        if isinstance(cached, type):
            return cached
        value = load()
        write_cached(path, key, value)
        return value


def _template_or_problem(page: Path, guide: Guide) -> Template | tuple[str, str]:
    from negotui.guides.templates import load_template  # as above

    try:
        return replace(load_template(page, guide), own=True)
    except GuideError as error:
        return page.stem, str(error)


def _pages(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.md")))


def _program_files() -> tuple[Path, ...]:
    """The files that decide what becomes of a page: in a checkout they change without the version."""
    return tuple(sorted((*Path(__file__).parent.rglob("*.py"), *Path(domain.__path__[0]).rglob("*.py"))))


def _file_state(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return (str(path), -1, -1)
    return (str(path), status.st_size, status.st_mtime_ns)
