"""Opening the window for the demo and closing it again."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryFile

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from studio.app import PATIENCE_SECONDS, EndOnRequest, Studio, make_application
from studio.core.base.errors import InputError
from studio.core.base.termination import INTERRUPTED, tidy_end
from studio.core.projects.chosen_folder import projects_folder
from studio.demo.story import Story

PAUSE_ON_SCREEN = 1.4
PAUSE_WITHOUT = 0.05


def run_demo(pictures: Path | None = None, *, keep_open: bool = False) -> int:
    """Open the window, train and export the digits sample by itself; return the exit status.

    Without a screen it runs all the same, and the pictures are what is left of it.

    Args:
        pictures: folder for a picture of each page; None takes "demo-pictures" in the folder
            of the projects.
        keep_open: whether the window stays open at the end.

    Raises:
        InputError: the pictures cannot be written there.
    """
    has_screen = _choose_platform()
    folder = (pictures or projects_folder() / "demo-pictures").absolute()
    _check_writable(folder)
    app = make_application(sys.argv[:1])
    end = EndOnRequest(app)
    studio = Studio(app)
    try:
        studio.window.resize(1280, 800)
        studio.window.show()
        pause = PAUSE_ON_SCREEN if has_screen else PAUSE_WITHOUT
        ending = _Ending(app, keep_open=keep_open)
        story = Story(studio.context, studio.window, folder, pause)
        story.ended.connect(ending.on_ended)
        story.begin()
        with tidy_end(end.ask, PATIENCE_SECONDS):
            app.exec()
    finally:
        studio.close()
    if end.was_asked:
        return INTERRUPTED
    if ending.failure is not None:
        sys.stderr.write(f"studio demo: {ending.failure}\n")
        return 1
    sys.stdout.write(f"{folder}\n")
    return 0


def _check_writable(folder: Path) -> None:
    """Say before the demo begins, not after minutes, that its pictures cannot be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InputError(
            "The pictures cannot be written to {folder}: {reason}.",
            folder=str(folder).replace("\0", "\\0"),
            reason=getattr(error, "strerror", None) or str(error),
        ) from None


def _choose_platform() -> bool:
    """Draw into memory where there is no screen; return whether there is one."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not chosen and sys.platform.startswith("linux"):
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            os.environ["QT_QPA_PLATFORM"] = chosen = "offscreen"
    return not chosen.startswith(("offscreen", "minimal"))


class _Ending(QObject):
    """Remembers how the story ended, and ends the program.

    Attributes:
        failure: what went wrong; None where all went well.
    """

    def __init__(self, app: QApplication, *, keep_open: bool) -> None:
        super().__init__(app)
        self._app = app
        self._keep_open = keep_open
        self.failure: str | None = self.tr("the window was closed before it finished.")

    @Slot(str)
    def on_ended(self, failure: str) -> None:
        """Take the end of the story."""
        self.failure = failure or None
        if failure or not self._keep_open:
            self._app.quit()
