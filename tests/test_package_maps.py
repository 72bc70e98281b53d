"""The docstring of a package is its map: whoever looks for a thing reads it and not every file."""

import ast
import re
from pathlib import Path

import pytest

import studio

OURS = Path(studio.__file__).parent

ROWS = {
    "core/look": "views; core/look/table.py lists them",
    "core/networks/families": "families; core/networks/catalogue.py lists them",
    "engine/look/explainers": "explainers, each called as its view in core/look",
}
"""Packages whose modules are rows of a table rather than parts of one thing."""

PACKAGES = sorted(
    path.parent.relative_to(OURS).as_posix()
    for room in ("core", "engine")
    for path in (OURS / room).rglob("__init__.py")
)


@pytest.mark.parametrize("package", [one for one in PACKAGES if one not in ROWS])
def test_the_map_of_a_package_names_each_of_its_modules(package: str) -> None:
    folder = OURS / package
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or ""
    modules = {file.stem for file in folder.glob("*.py")} - {"__init__", "__main__"}
    modules |= {file.parent.name for file in folder.glob("*/__init__.py")}
    named = set(re.findall(r"\w+", said))
    assert sorted(modules - named) == []


def test_what_is_left_out_is_there() -> None:
    assert set(ROWS) <= set(PACKAGES)
