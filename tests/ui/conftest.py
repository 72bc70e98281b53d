"""Tests of the window: off the screen unless `--headed`, nothing left behind, no Qt warnings."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if "--headed" not in sys.argv:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from fake_engine import FakeEngine
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import createdByPython
from shown_window import shown_window

from studio.app import Studio
from studio.ui.theme import Scheme, Theme

HARMLESS = "This plugin does not support"
"""What the offscreen platform says to things that only a real screen has."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows that tests open")


def pytest_configure() -> None:
    gc.disable()  # garbage with timers in it must not be collected by a thread beside the window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__) + os.sep  # noqa: PTH120  # plain strings, for every test
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS, extend=True))


def windows(app: QApplication) -> set[QWidget]:
    """Return the windows that were made here, not those that Qt keeps for itself and deletes."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        widget
        for widget in app.topLevelWidgets()
        if widget.parent() is None and createdByPython(widget)
    }


@pytest.fixture(autouse=True)
def no_window_left(qapp: QCoreApplication) -> Iterator[None]:
    """Fail a test that leaves a window behind: give widgets a parent or to `qtbot.addWidget`."""
    assert isinstance(qapp, QApplication)
    before = windows(qapp)
    gc.freeze()  # what is there already outlives the test: only its own garbage is looked for
    yield
    gc.collect()
    left = windows(qapp) - before
    names = sorted(map(str, left))
    for widget in left:
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not names, f"left behind: {names}"


PATIENCE_MS = 60_000
"""For what has to come: how long it takes says how busy the computer is, and its disk."""


class PatientBot(QtBot):
    """Waits `PATIENCE_MS` at least before it says that something does not come."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, **options: Any) -> Any:  # noqa: ANN401
        """Wait for it; where it may fail to come (`assertNotEmitted`), no longer than asked."""
        may_fail = options.get("raising") is False
        patience = timeout if may_fail else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=patience, **options)

    def waitExposed(self, widget: QWidget, *, timeout: int = 0) -> Any:  # noqa: ANN401
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))

    def waitSignals(self, signals: Any, *, timeout: int = 0, **options: Any) -> Any:  # noqa: ANN401
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE_MS), **options)


@pytest.fixture
def qtbot(qapp: QCoreApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt's, with more patience."""
    assert qapp is not None
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _edits_follow_each_other_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits of one field are one step however long a busy computer takes between them."""
    monkeypatch.setattr("studio.ui.models.recipe_edit.monotonic", lambda: 0.0)


@pytest.fixture(scope="session")
def _loaded_theme(qapp: QCoreApplication) -> Theme:
    assert isinstance(qapp, QApplication)
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def theme(_loaded_theme: Theme) -> Theme:
    """The theme, light; numbers as in English."""
    QLocale.setDefault(QLocale("en"))
    _loaded_theme.set_scheme(Scheme.LIGHT)
    _loaded_theme.set_reduces_motion(False)
    return _loaded_theme


@pytest.fixture
def engine(qapp: QCoreApplication) -> FakeEngine:
    """An engine without a process: that of the window, where a test asks for `studio` too."""
    return FakeEngine()


@pytest.fixture
def studio(qapp: QCoreApplication, engine: FakeEngine) -> Iterator[Studio]:
    """The whole window on its start page."""
    with shown_window(qapp, engine) as made:
        yield made


@pytest.fixture
def opened(studio: Studio, images_folder: Path, qtbot: QtBot) -> Studio:
    """The window with a project of the tiny images: they are split, the layers known."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=20_000)
    return studio
