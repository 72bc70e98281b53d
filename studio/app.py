"""The composition root: builds every object of the window and hands each what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from studio.arguments import OneLineParser, path_argument
from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.termination import INTERRUPTED, tidy_end
from studio.ending import status_of
from studio.ui.engine.engine_client import EngineClient
from studio.ui.models.activity_log import ActivityLog
from studio.ui.models.new_project import NewProject
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_comparison import ProjectComparison
from studio.ui.models.project_images import ProjectImages
from studio.ui.models.project_network import ProjectNetwork
from studio.ui.models.project_runs import ProjectRuns
from studio.ui.models.project_search import ProjectSearch
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_queue import RunQueue
from studio.ui.models.settings import Settings
from studio.ui.pages.page import PageContext
from studio.ui.pages.table import PAGES
from studio.ui.shell.main_window import MainWindow
from studio.ui.shell.warm_up import WarmUp
from studio.ui.texts.translation import install_language
from studio.ui.theme import Scheme, Theme
from studio.ui.threads.main_thread_gc import MainThreadCollector

PATIENCE_SECONDS = 20.0
"""For a window that a signal ends: the engine saves a training first, then is made to end."""


class EndOnRequest(QObject):
    """Ends Qt's loop when a signal of the system asks for it; what is unsaved is then written.

    Attributes:
        was_asked: whether that happened.
    """

    _asked = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.was_asked = False
        self._app = app
        self._asked.connect(self._on_asked)

    def ask(self) -> None:
        """End the loop; may be called from any thread."""
        self._asked.emit()

    @Slot()
    def _on_asked(self) -> None:
        self.was_asked = True
        self._app.exit(INTERRUPTED)


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
        self.theme.set_reduces_motion(remembered.reduces_motion)
        self.client = client or EngineClient(parent=self)
        self.client.setParent(self)
        self.project = OpenProject(self.settings, self)
        self.images = ProjectImages(self.client, self.project, self)
        self.network = ProjectNetwork(self.client, self.project, self.images, self)
        self.new_project = NewProject(self.project, self.images, self.settings, self)
        self.run = RunModel(self.client, self)
        self.runs = ProjectRuns(self.project, self.run, self)
        self.queue = RunQueue(self.project, self.run, self)
        self.comparison = ProjectComparison(self.project, self.run, self.runs, self.queue, self)
        self.search = ProjectSearch(
            self.client, self.project, self.run, self.runs, self.settings, self
        )
        self.log = ActivityLog(self.client, self.project, self)
        self.context = PageContext(
            project=self.project,
            images=self.images,
            network=self.network,
            new_project=self.new_project,
            run=self.run,
            runs=self.runs,
            queue=self.queue,
            comparison=self.comparison,
            search=self.search,
            theme=self.theme,
            settings=self.settings,
            client=self.client,
            log=self.log,
        )
        self.window = MainWindow(self.context)
        # TensorFlow takes seconds to import: begin as soon as there is something to look at.
        self.window.first_painted.connect(self.client.start)
        self.warm_up = WarmUp(self.window.pages, PAGES, self.run, self)
        self.window.first_painted.connect(self.warm_up.start)

    def close(self) -> None:
        """Write what is unsaved and end the engine."""
        self.runs.close()
        self.comparison.wait()
        self.search.wait()
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
    return status_of(lambda: _run(argv))


def _run(argv: Sequence[str] | None) -> int:
    arguments = _parser().parse_args(argv)
    paths.check()
    if not _has_screen():
        raise InputError("There is no screen here; studio --help lists what needs none.")
    app = make_application(sys.argv[:1])
    end = EndOnRequest(app)
    collector = MainThreadCollector()
    with tidy_end(end.ask, PATIENCE_SECONDS):
        studio = Studio(app, arguments.theme)
        before = sys.excepthook
        sys.excepthook = studio.window.failure_notices.on_defect
        try:
            studio.window.show()
            if arguments.project is not None:
                studio.project.open(arguments.project)
            status = app.exec()
        finally:
            sys.excepthook = before
            studio.take_down()
            collector.stop()
    return INTERRUPTED if end.was_asked else status


def _has_screen() -> bool:
    """Whether a window can be opened; without a screen Qt would abort."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _parser() -> OneLineParser:
    parser = OneLineParser(prog="studio", description="The window of Afina Studio.")
    parser.add_argument(
        "--theme", choices=[scheme.value for scheme in Scheme], help="light or dark, this time"
    )
    parser.add_argument("--project", type=path_argument, metavar="PATH", help="a project to open")
    return parser
