"""The program as the crawler sees it: its window, its models, what it said and complained about."""

from __future__ import annotations

import hashlib
import shutil
import sys
import threading
import traceback
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import press
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QWidget

from studio.core.wire.messages import Resume, Train
from studio.ui.pages.page import Page, PageContext
from studio.ui.shell.main_window import MainWindow
from studio.ui.texts.translation import install_language
from studio.ui.threads.background import Background
from studio.ui.widgets.banner import Banner

HARMLESS = (
    "This plugin does not support",  # the platform without a screen, of things that need one
)


@dataclass(frozen=True)
class Workspace:
    """Folders of one crawl.

    Attributes:
        images: the person's pictures, which nothing may change.
        projects: a trained project for each way a training ends, to be copied from.
        home: where the program keeps its projects (STUDIO_HOME).
        outside: a folder that answers to file dialogs are written to.
        mirror_port: of this computer, where weights are fetched; nobody answers there until a
            state wants it.
    """

    images: Path
    projects: Path
    home: Path
    outside: Path
    mirror_port: int

    @property
    def disk(self) -> Path:
        """Where a small disk is mounted in some states."""
        return self.outside / "disk"

    def fresh_project(self, name: str) -> Path:
        """Put the project back as it was trained."""
        folder = self.home / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.projects / name, folder)
        return folder

    def fingerprint(self) -> str:
        """Return a sum over names, times and bytes of the images."""
        total = hashlib.sha256()
        for path in sorted(self.images.rglob("*")):
            total.update(str(path.relative_to(self.images)).encode())
            if path.is_file():
                total.update(path.read_bytes() + str(path.stat().st_mtime_ns).encode())
        return total.hexdigest()


class Complaints(QObject):
    """Exceptions, Qt's warnings and the engine's tracebacks since they were last taken."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def take(self) -> list[str]:
        lines, self.lines = self.lines, []
        return lines

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.lines.append("".join(traceback.format_exception(kind, error, trace)))

    def on_unraisable(self, args: Any) -> None:  # noqa: ANN401  # sys.UnraisableHookArgs
        self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def on_thread(self, args: threading.ExceptHookArgs) -> None:
        self.on_exception(args.exc_type, args.exc_value or SystemExit(), args.exc_traceback)

    def on_qt_message(self, kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            self.lines.append(f"Qt: {text}")

    @Slot(str)
    def on_engine_line(self, line: str) -> None:
        if "Traceback" in line:
            self.lines.append(f"engine: {line}")


class Opened(QObject):
    """Takes what the program asks the desktop to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []
        for scheme in ("file", "http", "https"):
            QDesktopServices.setUrlHandler(scheme, self, "take")  # type: ignore[arg-type]  # bytes in the stubs, str in fact

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())

    def forget(self) -> None:
        for scheme in ("file", "http", "https"):
            QDesktopServices.unsetUrlHandler(scheme)


class Program:
    """The running program; made when its window is there, closed before the window is.

    Attributes:
        around: what a state has put around the program, taken away when it is left.
        beneath: what the project of a state lies on, taken away when that is closed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.window: MainWindow = press.window()
        self.context: PageContext = self.window._context
        self.around = ExitStack()
        self.beneath = ExitStack()
        self.complaints = Complaints()
        self.opened = Opened()
        self._excepthook = sys.excepthook
        self._unraisable = sys.unraisablehook
        self._threads = threading.excepthook
        sys.excepthook = self.complaints.on_exception
        sys.unraisablehook = self.complaints.on_unraisable
        threading.excepthook = self.complaints.on_thread
        self._qt_messages = qInstallMessageHandler(self.complaints.on_qt_message)
        self.context.client.log_line.connect(self.complaints.on_engine_line)

    def close(self) -> None:
        """Give every hook back, and take away what a state left."""
        self.around.close()
        self.beneath.close()
        sys.excepthook = self._excepthook
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._threads
        qInstallMessageHandler(self._qt_messages)
        self.opened.forget()

    @property
    def page_key(self) -> str:
        """Key of the page that is shown."""
        return self.window.pages.current_key

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.window.pages.page(self.page_key)
        assert page is not None
        return page

    @property
    def is_waiting(self) -> bool:
        """Whether something is read, or asked of the engine beside a training."""
        owed = self.context.client._owed.values()
        is_asking = any(not isinstance(one.command, Train | Resume) for one in owed)
        readers = (self.context.images, self.page)
        return is_asking or any(
            one.is_busy for owner in readers for one in owner.findChildren(Background)
        )

    def windows(self) -> list[QWidget]:
        """Return the windows that can be seen, the main window first, pop-ups last."""
        shown = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one.metaObject().className() != "QTipLabel"
        ]
        return sorted(shown, key=lambda one: (one is not self.window, _is_popup(one)))

    def speak(self, language: str) -> None:
        """Change to another language, as on the Settings page."""
        self.context.settings.change(language=language)
        app = QApplication.instance()
        assert app is not None
        install_language(app, language)

    def front(self) -> QWidget:
        """Return the window that takes the next click: pop-up, dialog, or the main window."""
        return (
            QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._topmost()
        )

    def _topmost(self) -> QWidget:
        """Return the window beside the main one that was raised last, else the main one."""
        shown, active = self.windows(), QApplication.activeWindow()
        if active in shown and active is not self.window:
            return active
        return shown[-1] if shown else self.window

    def messages(self) -> list[tuple[str, str]]:
        """Return kind and text of every banner that can be seen."""
        return [
            (one._kind, one.text())
            for one in self.window.findChildren(Banner)
            if one.isVisible() and one.text()
        ]


def is_of_qt(window: QWidget) -> bool:
    """Whether its controls are Qt's business; it is answered instead."""
    return isinstance(window, QFileDialog | QInputDialog)


def _is_popup(widget: QWidget) -> bool:
    return widget.windowType() is Qt.WindowType.Popup
