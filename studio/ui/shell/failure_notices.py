"""What went wrong anywhere, as a notice with a way on, until its cause has ended."""

from __future__ import annotations

import sys
import traceback
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, Slot

from studio.core.base.defects import defect, keep_details
from studio.core.base.sentences import Sentence
from studio.core.runs.run_state import RunState, Status
from studio.ui.dialogs.text_dialog import TextDialog
from studio.ui.engine.engine_client import EngineState
from studio.ui.pages.page import PageContext
from studio.ui.shell.notices import Notice, NoticeBar, Scope
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.widgets.toast import announce

ENGINE, RUN, LOST, PROJECT, SETTINGS = "engine", "run.failed", "run", "project", "settings"
DEFECT, BLOCKED, READ_ONLY, SEARCH = "defect", "blocked", "read_only", "search"


class FailureNotices(QObject):
    """Watches engine, run, project and settings, and writes their failures into `notices`."""

    def __init__(
        self, context: PageContext, notices: NoticeBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._notices = notices
        self._blocked: Sentence | None = None
        self._defect = ""
        self._project: object = context.project.project
        self._run = (context.run.state.request, context.run.state.run)
        context.client.lost.connect(self._on_engine_lost)
        context.client.hello_received.connect(self._on_engine_greeted)
        context.run.state_changed.connect(self._on_run_changed)
        context.run.failed.connect(self._on_run_failed)
        context.queue.refused.connect(self._on_run_failed)
        context.search.failed.connect(self._on_search_failed)
        context.search.status_changed.connect(self._on_search_changed)
        context.project.failed.connect(self._on_project_failed)
        context.project.recovered.connect(notices.dismiss)
        context.project.read_only_changed.connect(self._on_read_only_changed)
        context.project.project_changed.connect(self._on_project_changed)
        context.project.keeper.refused.connect(self._on_still_refused)
        context.settings.failed.connect(self._on_settings_failed)
        context.settings.written.connect(self._on_settings_written)
        if context.settings.problem is not None:
            self._on_settings_failed(context.settings.problem)

    # --- engine -----------------------------------------------------------------------------

    @Slot(object)
    def _on_engine_lost(self, reason: Sentence) -> None:
        said = (self._context.search.failure, self._context.queue.failure)
        if self._context.run.state.status is Status.LOST or reason in said:
            return  # said with the run, the search or the queue, whose way on is another
        self._notices.notify(
            Notice(
                ENGINE,
                Scope.WINDOW,
                "error",
                partial(translated, reason),
                self._try_again_text,
                self._context.client.start,
                self._last_text(),
            )
        )

    @Slot()
    def _on_engine_greeted(self) -> None:
        self._notices.dismiss(ENGINE)

    def _try_again_text(self) -> str:
        return self.tr("Try again")

    # --- run --------------------------------------------------------------------------------

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        if (state.request, state.run) != self._run:
            is_same = self._is_same_run(state)
            self._run = (state.request, state.run)
            if not is_same:
                self._notices.leave(Scope.RUN)
        self._show_blocked(state.blocked if state.status.is_alive else None)
        if state.status is not Status.LOST:
            self._notices.dismiss(LOST)
        elif state.failure is not None:
            self._say_run_lost(state, state.failure)

    def _is_same_run(self, state: RunState) -> bool:
        """Whether only the folder of the run has become known."""
        request, run = self._run
        return state.request == request and not run

    def _show_blocked(self, reason: Sentence | None) -> None:
        if reason == self._blocked:
            return
        self._blocked = reason
        if reason is None:
            self._notices.dismiss(BLOCKED)
        else:
            text = partial(translated, reason)
            self._notices.notify(Notice(BLOCKED, Scope.RUN, "warning", text))

    def _say_run_lost(self, state: RunState, reason: Sentence) -> None:
        self._notices.notify(
            Notice(
                LOST,
                Scope.RUN,
                "error",
                partial(self._lost_text, state, reason),
                partial(self._go_on_text, state),
                self._go_on,
                self._last_text(),
            )
        )

    def _lost_text(self, state: RunState, reason: Sentence) -> str:
        if not state.can_resume:
            kept = self.tr("The training was interrupted before the first epoch was saved.")
        elif state.saved:
            kept = self.tr("The training was interrupted. Everything up to epoch {epoch} is kept.")
        else:
            kept = self.tr("The training was interrupted in its first epoch.")
        return f"{translated(reason)} {kept.format(epoch=count_text(state.saved))}"

    def _go_on_text(self, state: RunState) -> str:
        if not state.can_resume:
            return self.tr("Train again")
        return self.tr("Resume from epoch {epoch}").format(epoch=count_text(state.saved + 1))

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
        self._notices.notify(Notice(RUN, Scope.RUN, "error", partial(translated, reason)))

    # --- search -----------------------------------------------------------------------------

    @Slot(object)
    def _on_search_failed(self, reason: Sentence) -> None:
        search = self._context.search
        text = partial(translated, reason)
        if search.failure == reason and search.interrupted:
            way_on = self._resume_here_text if search.is_on_cluster else self._resume_search_text
            notice = Notice(SEARCH, Scope.PROJECT, "error", text, way_on, self._resume_search)
        else:
            notice = Notice(SEARCH, Scope.PROJECT, "error", text)
        self._notices.notify(notice)

    @Slot()
    def _on_search_changed(self) -> None:
        if self._context.search.is_active:
            self._notices.dismiss(SEARCH)

    @Slot()
    def _resume_search(self) -> None:
        """Go on; on this computer where the cluster or the way to it is the reason to ask."""
        search = self._context.search
        if search.is_on_cluster:
            self._context.place.choose(is_here=True)
        search.resume(search.interrupted, search.parallel)

    def _resume_search_text(self) -> str:
        return self.tr("Resume the search")

    def _resume_here_text(self) -> str:
        return self.tr("Resume the search on this computer")

    # --- project and settings ---------------------------------------------------------------

    @Slot(object)
    def _on_project_failed(self, reason: Sentence) -> None:
        project = self._context.project
        self._notices.notify(
            Notice(
                project.failure_cause,
                Scope.PROJECT,
                "error",
                partial(translated, reason),
                details=project.failure_details,
            )
        )

    @Slot(object)
    def _on_project_changed(self, project: object) -> None:
        """Leave what was about the project before; it is also announced again as it was."""
        if project is not self._project:
            self._project = project
            self._notices.leave(Scope.PROJECT)
            self._notices.leave(Scope.RUN)

    @Slot(object)
    def _on_read_only_changed(self, reason: Sentence | None) -> None:
        if reason is None:
            self._notices.dismiss(READ_ONLY)
            return
        self._notices.notify(
            Notice(
                READ_ONLY,
                Scope.PROJECT,
                "warning",
                partial(translated, reason),
                self._try_again_text,
                self._context.project.keeper.try_again,
            )
        )

    @Slot()
    def _on_still_refused(self) -> None:
        announce(self._notices, self.tr("Still read-only"), "warning")

    @Slot(object)
    def _on_settings_failed(self, reason: Sentence) -> None:
        text = partial(translated, reason)
        self._notices.notify(Notice(SETTINGS, Scope.WINDOW, "warning", text))

    @Slot()
    def _on_settings_written(self) -> None:
        self._notices.dismiss(SETTINGS)

    # --- defects ----------------------------------------------------------------------------

    def on_defect(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say that something of ours went wrong; stands in for `sys.excepthook`.

        It is about what was open then: another project is not the worse for it.
        """
        sys.__excepthook__(kind, error, trace)
        sentence = defect(error)
        details = "".join(traceback.format_exception(kind, error, trace))
        self._defect = f"{translated(sentence)}\n\n{details}"
        self._notices.notify(
            Notice(
                DEFECT,
                Scope.PROJECT,
                "error",
                partial(self._defect_text, sentence),
                self._show_text,
                self._show_defect,
            )
        )

    def _defect_text(self, sentence: Sentence) -> str:
        kept = self.tr("Your images and your training are not affected.")
        return f"{translated(sentence)} {kept}"

    def _show_text(self) -> str:
        return self.tr("Show details")

    @Slot()
    def _show_defect(self) -> None:
        title = self.tr("Details of the error")
        TextDialog(self._context.theme, title, self._defect, self._notices.window()).open()

    def _last_text(self) -> str:
        """Return what the engine that has gone said last, and the file where that is kept."""
        said = self._context.client.details
        file = keep_details(said) if said else None
        return f"{said}\n\n{file}" if file is not None else said
