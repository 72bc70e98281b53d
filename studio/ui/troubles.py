"""What went wrong anywhere, as a sentence above every page with a way on."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Slot

from studio.core.defects import defect, keep_details
from studio.core.run_state import RunState, Status
from studio.core.sentences import Sentence
from studio.ui.dialogs.text_dialog import TextDialog
from studio.ui.engine_client import EngineState
from studio.ui.notices import Notices
from studio.ui.pages.page import PageContext
from studio.ui.translation import translated

ENGINE, RUN, PROJECT, SETTINGS = "engine", "run", "project", "settings"
DEFECT, BLOCKED, READ_ONLY = "defect", "blocked", "read_only"


class Troubles(QObject):
    """Watches engine, run, project and settings, and writes their failures into `notices`."""

    def __init__(
        self, context: PageContext, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._notices = notices
        self._blocked: Sentence | None = None
        self._defect = ""
        context.client.lost.connect(self._on_engine_lost)
        context.client.hello_received.connect(self._on_engine_greeted)
        context.run.state_changed.connect(self._on_run_changed)
        context.run.failed.connect(self._on_run_failed)
        context.project.failed.connect(self._on_project_failed)
        context.project.read_only_changed.connect(self._on_read_only_changed)
        context.project.project_changed.connect(self._on_project_changed)
        context.settings.failed.connect(self._on_settings_failed)
        if context.settings.problem is not None:
            self._on_settings_failed(context.settings.problem)

    @Slot(object)
    def _on_engine_lost(self, reason: Sentence) -> None:
        if self._context.run.state.status is Status.LOST:
            return  # said with the run, whose way on is another
        self._notices.notify(
            ENGINE,
            "error",
            translated(reason),
            action=self.tr("Try again"),
            on_action=self._context.client.start,
            details=self._last_words(),
        )

    @Slot()
    def _on_engine_greeted(self) -> None:
        self._notices.dismiss(ENGINE)

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        self._show_blocked(state.blocked if state.status.is_alive else None)
        if state.status.is_alive:
            self._notices.dismiss(RUN)
        elif state.status is Status.LOST and state.failure is not None:
            self._say_run_lost(state, state.failure)

    def _show_blocked(self, reason: Sentence | None) -> None:
        if reason == self._blocked:
            return
        self._blocked = reason
        if reason is None:
            self._notices.dismiss(BLOCKED)
        else:
            self._notices.notify(BLOCKED, "warning", translated(reason))

    @Slot(object)
    def _on_read_only_changed(self, reason: Sentence | None) -> None:
        if reason is None:
            self._notices.dismiss(READ_ONLY)
            return
        self._notices.notify(
            READ_ONLY,
            "warning",
            translated(reason),
            action=self.tr("Try again"),
            on_action=self._context.project.keeper.beat,
        )

    def _say_run_lost(self, state: RunState, reason: Sentence) -> None:
        if state.can_resume:
            kept = (
                self.tr("The training was cut off. Everything up to epoch {epoch} is kept.")
                if state.saved
                else self.tr("The training was cut off in its first epoch.")
            ).format(epoch=state.saved)
            action = self.tr("Resume from epoch {epoch}").format(epoch=state.saved + 1)
        else:
            kept = self.tr("The training was cut off before the first epoch was saved.")
            action = self.tr("Train again")
        self._notices.notify(
            RUN,
            "error",
            f"{translated(reason)} {kept}",
            action=action,
            on_action=self._go_on,
            details=self._last_words(),
        )

    @Slot()
    def _go_on(self) -> None:
        run, project = self._context.run, self._context.project
        if self._context.client.state is EngineState.LOST:
            self._context.client.start()
        if run.state.can_resume:
            run.resume(run.state.run)
        elif project.project is not None:
            run.train(project.recipe, project.project)

    @Slot(object)
    def _on_run_failed(self, reason: Sentence) -> None:
        self._notices.notify(RUN, "error", translated(reason))

    @Slot(object)
    def _on_project_failed(self, reason: Sentence) -> None:
        details = self._context.project.failure_details
        self._notices.notify(PROJECT, "error", translated(reason), details=details)

    @Slot(object)
    def _on_project_changed(self, project: object) -> None:
        if project is not None:
            self._notices.dismiss(PROJECT)

    def on_defect(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that something of ours went wrong; stands in for `sys.excepthook`."""
        sys.__excepthook__(kind, error, trace)
        sentence = translated(defect(error))
        kept = self.tr("Your images and your training are not affected.")
        self._defect = f"{sentence}\n\n{''.join(traceback.format_exception(kind, error, trace))}"
        self._notices.notify(
            DEFECT,
            "error",
            f"{sentence} {kept}",
            action=self.tr("Show details"),
            on_action=self._show_defect,
        )

    @Slot()
    def _show_defect(self) -> None:
        title = self.tr("Details of the error")
        TextDialog(self._context.theme, title, self._defect, self._notices.window()).open()

    def _last_words(self) -> str:
        """Return what the engine that has gone said last, and the file where that is kept."""
        said = self._context.client.details
        file = keep_details(said) if said else None
        return f"{said}\n\n{file}" if file is not None else said

    @Slot(object)
    def _on_settings_failed(self, reason: Sentence) -> None:
        self._notices.notify(SETTINGS, "warning", translated(reason))
