"""The composition root: builds every object of the window and hands each what it needs."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from studio.core import paths
from studio.ui.engine_client import EngineClient
from studio.ui.main_thread_gc import MainThreadCollector
from studio.ui.main_window import MainWindow
from studio.ui.pages.page import PageContext
from studio.ui.pages.table import PAGES
from studio.ui.project_model import ProjectModel
from studio.ui.project_runs import ProjectRuns
from studio.ui.run_model import RunModel
from studio.ui.settings import Settings
from studio.ui.theme import Scheme, Theme
from studio.ui.translation import install_language
from studio.ui.warm_up import WarmUp


class Studio(QObject):
    """Everything that lives as long as the program.

    Args:
        app: Qt's application.
        theme: "system", "light" or "dark" in place of what is remembered, or None.
        client: an engine client in place of our own, or None; it is taken over.
    """

    def __init__(
        self,
        app: QApplication,
        theme: str | None = None,
        client: EngineClient | None = None,
    ) -> None:
        super().__init__(app)
        self.settings = Settings(paths.settings(), self)
        remembered = self.settings.value
        install_language(app, remembered.language)
        self.theme = Theme(app, Scheme(theme or remembered.theme), self)
        self.client = client or EngineClient(parent=self)
        self.client.setParent(self)
        self.project = ProjectModel(self.client, self.settings, self)
        self.run = RunModel(self.client, self)
        self.runs = ProjectRuns(self.project, self.run, self)
        context = PageContext(self.theme, self.settings, self.client, self.project, self.run)
        self.window = MainWindow(context)
        # TensorFlow takes seconds to import: begin as soon as there is something to look at.
        self.window.first_painted.connect(self.client.start)
        self.warm_up = WarmUp(self.window.pages, PAGES, self.run, self)
        self.window.first_painted.connect(self.warm_up.start)

    def close(self) -> None:
        """Write what is unsaved and end the engine."""
        self.project.wait_until_saved()
        self.settings.wait_until_written()
        self.client.close()

    def take_down(self) -> None:
        """Close and destroy the window, then everything below it, in this order and now."""
        self.close()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def make_application(argv: Sequence[str]) -> QApplication:
    """Return Qt's application, the one there is or a new one."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(list(argv))
    app.setApplicationName("Afina Studio")
    app.setDesktopFileName("afina-studio")
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; return the exit status when it is closed."""
    arguments = _parser().parse_args(argv)
    if not _has_screen():
        sys.stderr.write("studio: there is no screen here; studio --help lists what needs none\n")
        return 2
    app = make_application(sys.argv[:1])
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop never lets Python see Ctrl+C
    collector = MainThreadCollector()
    studio = Studio(app, arguments.theme)
    before = sys.excepthook
    sys.excepthook = studio.window.troubles.on_defect
    try:
        studio.window.show()
        if arguments.project is not None:
            studio.project.open(arguments.project)
        return app.exec()
    finally:
        sys.excepthook = before
        studio.take_down()
        collector.stop()


def _has_screen() -> bool:
    """Whether a window can be opened; without a screen Qt would abort."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="studio", description="The window of Afina Studio.")
    parser.add_argument("--theme", choices=[scheme.value for scheme in Scheme])
    parser.add_argument("--project", type=Path, metavar="PATH", help="a project to open")
    return parser
