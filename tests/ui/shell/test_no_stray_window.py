"""Nothing is a window of its own for a moment: such a window flashes, and closes open pop-ups."""

from __future__ import annotations

import traceback
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.ui.pages.table import PAGES


class Watcher(QObject):
    """Notes what is shown as a window and is none of the program's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and not isinstance(watched, QMainWindow | QDialog)
            and watched.windowType() is Qt.WindowType.Window
        ):
            frames = [
                f"{frame.filename.partition('/studio/')[2]}:{frame.lineno}"
                for frame in traceback.extract_stack()
                if "/studio/ui/" in frame.filename
            ]
            self.found.append(f"{type(watched).__name__} in {' < '.join(frames[-3:])}")
        return False


def test_no_part_of_a_page_is_a_window_while_it_is_built(
    studio: Studio, images_folder: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    try:
        studio.new_project.create_from_folder(images_folder)
        qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
        for spec in PAGES:
            studio.window.show_page(spec.key)
        studio.window.pages.rebuild()
        for key in ("compare", "plan_search", "searches", "shortcuts", "about"):
            studio.window.menus.action(key).trigger()
            for dialog in studio.window.findChildren(QDialog):
                dialog.close()
    finally:
        qapp.removeEventFilter(watcher)
    assert not watcher.found, "\n".join(dict.fromkeys(watcher.found))
