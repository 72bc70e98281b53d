"""Presses one control as a person would and answers whatever opens."""

from __future__ import annotations

from collections.abc import Callable, Generator

from press import Story, Wait
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget
from shiboken6 import isValid

from crawler.program import Program
from crawler.states import until

CLOSING_SECONDS = 2.0
WRITTEN_TO = ("TensorBoard", "Folder to copy the weights to", "Carpeta a la que copiar")
"""In the titles of dialogs that ask for a folder to write to."""


class Doing(QObject):
    """Does something from the event loop, so that dialogs that wait for an answer can get one."""

    def __init__(self, action: Callable[[], None]) -> None:
        super().__init__()
        self._action = action
        self.is_done = False
        QTimer.singleShot(0, self, self._do)

    @Slot()
    def _do(self) -> None:
        try:
            self._action()
        finally:
            self.is_done = True


def do(program: Program, action: Callable[[], None]) -> Story:
    """Do it; go on when it is done or something has opened in front."""
    before = program.front()
    doing = Doing(action)
    yield lambda: doing.is_done or program.front() is not before


def dismiss(program: Program) -> Generator[Wait, None, list[str]]:
    """Close with Escape whatever lies before the main window; return what would not close."""
    stubborn = []
    for _ in range(12):
        front = program.front()
        if front is program.window:
            break
        name = f"{type(front).__name__} “{front.windowTitle()}”"
        gone = False
        for seconds in (0.4, CLOSING_SECONDS):  # the first Escape may empty a search field
            if not gone:
                yield from do(program, lambda: _escape(front))  # noqa: B023  # done before the next
                gone = yield from until(lambda: _is_gone(program, front), seconds)  # noqa: B023
        if not gone:
            stubborn.append(f"{name} cannot be closed with Escape")
            yield from do(program, lambda: _force(front))  # noqa: B023
            yield from until(lambda: _is_gone(program, front), CLOSING_SECONDS)  # noqa: B023
    return stubborn


def answer(program: Program) -> Story:
    """Answer a dialog of Qt's own as a person might: with a folder, a file, a name."""
    front = program.front()
    if isinstance(front, QFileDialog):
        is_folder = front.fileMode() is QFileDialog.FileMode.Directory
        workspace = program.workspace
        target = workspace.images if is_folder else workspace.outside / "answer.h5"
        if any(word in front.windowTitle() for word in WRITTEN_TO):
            target = workspace.outside
        yield from do(program, lambda: _choose(front, str(target)))
    elif isinstance(front, QInputDialog):
        yield from do(program, lambda: _name(front))


def _choose(dialog: QFileDialog, path: str) -> None:
    if dialog.fileMode() is QFileDialog.FileMode.Directory:
        dialog.setDirectory(path)
    else:
        dialog.selectFile(path)
    dialog.done(1)


def _name(dialog: QInputDialog) -> None:
    dialog.setTextValue("Another name & <b>bold</b>")
    dialog.accept()


def _escape(window: QWidget) -> None:
    if isValid(window):  # a list that has closed by itself meanwhile is gone
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)


def _force(window: QWidget) -> None:
    window.close()
    window.hide()


def _is_gone(program: Program, window: QWidget) -> bool:
    try:
        return not window.isVisible() or program.front() is not window
    except RuntimeError:  # deleted
        return True
