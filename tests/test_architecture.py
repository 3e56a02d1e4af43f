"""Rules that import-linter cannot see: `app.py`, and page files that stay a screenful."""

import ast
from pathlib import Path

import pytest

from ssi.ui import menu

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("[a-z]*.py"))
SCREENFUL = 60


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return modules | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_app_imports_nothing_but_the_frame():
    assert _imported(ROOT / "app.py") == {"ssi.ui"}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_is_a_screenful_and_defines_no_computation(page):
    source = page.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= SCREENFUL
    defined = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef | ast.BinOp)]
    assert not defined, "a page computes nothing: move it into ssi/analysis or ssi/words"


def test_every_page_of_the_menu_has_its_file_and_the_other_way_round():
    assert set(menu.NAMES) == {page.stem for page in PAGES}
