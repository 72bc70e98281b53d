"""What each package brings along, asked of a fresh interpreter."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import studio

QT = ("PySide6", "shiboken6", "pyqtgraph")
TENSORFLOW = ("tensorflow", "keras", "keras_tuner")
OURS = Path(studio.__file__).parent

EXTRAS = {"studio.ui.widgets.camera.qt_camera": "PySide6.QtMultimedia"}
"""Modules that need what only an extra of the program installs."""

LIST_MODULES = """
import importlib, json, sys
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def modules_below(package: str) -> list[str]:
    """Every module of `package`, by name, but those that are run and not imported."""
    root = OURS / package.partition(".")[2]
    files = sorted(root.rglob("*.py")) if root.is_dir() else [root.with_suffix(".py")]
    names = [".".join(file.relative_to(OURS.parent).with_suffix("").parts) for file in files]
    missing = {name for name, extra in EXTRAS.items() if find_spec(extra) is None}
    found = [name for name in names if not name.endswith("__main__") and name not in missing]
    return [name.removesuffix(".__init__") for name in found]


def brought_by(names: list[str]) -> set[str]:
    """Names of all modules that are loaded after importing `names`."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, json.dumps(names)],
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def forbidden(loaded: set[str], *names: str) -> list[str]:
    return sorted(
        module for module in loaded for name in names if f"{module}.".startswith(f"{name}.")
    )


def test_core_brings_neither_qt_nor_tensorflow_nor_the_other_packages() -> None:
    names = modules_below("studio.core")
    assert len(names) > 40
    loaded = brought_by(names)
    assert set(names) <= loaded
    assert forbidden(loaded, *QT, *TENSORFLOW, "studio.ui", "studio.engine", "studio.cli") == []


def test_the_window_brings_neither_tensorflow_nor_the_engine() -> None:
    names = [*modules_below("studio.ui"), "studio.app", "studio.__main__"]
    assert len(names) > 60
    loaded = brought_by(names)
    assert set(names) <= loaded
    assert forbidden(loaded, *TENSORFLOW, "studio.engine", "sklearn", "scipy") == []


@pytest.mark.engine
def test_the_engine_brings_no_qt() -> None:
    names = modules_below("studio.engine")
    assert len(names) > 30
    loaded = brought_by(names)
    assert set(names) <= loaded
    assert forbidden(loaded, *QT, "studio.ui") == []


def test_the_engines_process_says_hello_before_tensorflow() -> None:
    assert forbidden(brought_by(["studio.engine.server"]), *TENSORFLOW, *QT) == []


def test_the_command_line_brings_neither_before_it_knows_what_is_asked() -> None:
    assert forbidden(brought_by(["studio.cli.main"]), *TENSORFLOW, *QT, "sklearn") == []
