"""The whole window with an engine that only pretends, for fixtures of any scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.app import Studio
from studio.ui.engine.engine_client import EngineClient


@contextmanager
def shown_window(
    app: QCoreApplication, engine: EngineClient, *, warms_up: bool = False
) -> Iterator[Studio]:
    """Show the window on its start page, in English; take it down in the end.

    Args:
        app: Qt's.
        engine: that it speaks to.
        warms_up: whether pages are built before anybody asks for them, as in the program; that
            takes longer than most tests.
    """
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en"))
    made = Studio(app, "light", engine)
    if not warms_up:
        made.warm_up._pieces.clear()
    made.window.show()
    try:
        yield made
    finally:
        made.take_down()


def is_activated(window: QWidget) -> bool:
    """Return whether the window is in front; else ask once more: one that closes late takes it."""
    if not window.isActiveWindow():
        window.activateWindow()
    return window.isActiveWindow()


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until a condition holds: for fixtures that outlive a `qtbot`."""
    end = monotonic() + 60
    while not condition():
        assert monotonic() < end, "waited in vain"
        QTest.qWait(5)
