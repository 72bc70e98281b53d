"""The window: a frame of rail, page, notices and strip, filled from the tables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from studio.core.projects.project import Project
from studio.core.recipes.place import Place
from studio.core.runs.run_state import RunState
from studio.ui.dialogs.closing import ClosingChoice, ClosingDialog, ClosingWork
from studio.ui.models.obstacles import obstacle
from studio.ui.models.open_project import OPENING
from studio.ui.pages.page import PageContext
from studio.ui.pages.table import PAGES, PageSpec, Section
from studio.ui.shell.actions import ACTIONS
from studio.ui.shell.failure_notices import FailureNotices
from studio.ui.shell.menus import Menus
from studio.ui.shell.notices import Notice, NoticeBar, Scope
from studio.ui.shell.page_stack import PageStack
from studio.ui.shell.status_presenter import StatusPresenter
from studio.ui.shell.window_actions import WindowActions
from studio.ui.shell.window_place import remember_place, restore_place
from studio.ui.texts.translation import translated
from studio.ui.widgets.drop_zone import dropped_paths
from studio.ui.widgets.navigation_rail import NavigationRail
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.status_strip import StatusStrip
from studio.ui.widgets.toast import Toast

PATIENCE_MS = 60_000
"""How long a window that is to close waits for a training to stop at its next batch."""


class MainWindow(QMainWindow):
    """Shows one page at a time and carries out the actions of the menus.

    Signals:
        first_painted: the window can be seen; what takes long may begin.
    """

    first_painted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._specs = {spec.key: spec for spec in PAGES}
        self._has_painted = False
        self._run_status = context.run.state.status
        self._may_close = False
        self._closing: ClosingDialog | None = None
        self.rail = NavigationRail(context.theme)
        self.pages = PageStack(context, PAGES)
        self._right = QWidget()
        self.notices = NoticeBar(context.theme, self._right)
        self.strip = StatusStrip(context.theme)
        self._actions = WindowActions(context, self)
        self.menus = Menus(context.theme, self, self._actions, context.project.undo_stack)
        self._lay_out()
        self._presenter = StatusPresenter(context, self.strip, self)
        self.failure_notices = FailureNotices(context, self.notices, self)
        self._connect()
        self._fill_tables()
        self.setWindowIcon(context.theme.app_icon())
        self.setAcceptDrops(True)
        restore_place(self, context.settings)
        self._on_project_changed(context.project.project)
        self.show_page("start")

    def _lay_out(self) -> None:
        ground = QWidget()
        ground.setObjectName("ground")
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(self.notices)
        right.addWidget(self.strip)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._right, 1)
        self.setCentralWidget(ground)
        self.toast = Toast(self._context.theme, self._right)

    def _connect(self) -> None:
        project, run = self._context.project, self._context.run
        self.rail.page_chosen.connect(self.show_page)
        self.rail.brand_chosen.connect(self._on_brand_chosen)
        self.pages.page_wanted.connect(self.show_page)
        self.pages.action_wanted.connect(self._on_action_wanted)
        self.pages.dialog_made.connect(self._actions.show_beside)
        self.menus.page_chosen.connect(self.show_page)
        self._actions.page_wanted.connect(self.show_page)
        self._actions.field_wanted.connect(self._on_field_wanted)
        project.project_changed.connect(self._on_project_changed)
        self._context.images.busy_changed.connect(self._on_busy_changed)
        self._context.images.split_changed.connect(self._update_marks)
        self._context.network.layers_changed.connect(self._update_marks)
        project.recipe_changed.connect(self._update_title)
        project.read_only_changed.connect(self._update_title)
        for changed in (
            self._context.images.dataset_changed,
            self._context.images.split_changed,
            self._context.network.layers_changed,
            project.read_only_changed,
        ):
            changed.connect(self._update_actions)
        run.state_changed.connect(self._on_run_changed)
        self._context.search.status_changed.connect(self._on_work_changed)
        self._context.queue.changed.connect(self._on_work_changed)

    def _fill_tables(self) -> None:
        self.menus.build()
        self.rail.clear_pages()
        for spec in PAGES:
            if spec.section is not Section.HIDDEN:
                at_bottom = spec.section is Section.BOTTOM
                self.rail.add_page(spec.key, spec.label(), spec.icon, at_bottom=at_bottom)
        self._update_actions()

    # --- pages ------------------------------------------------------------------------------

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Bring a page into view; the start page where it needs a project and there is none."""
        if self._specs[key].needs_project and not self._has_project():
            key = "start"
        self.pages.show_page(key)
        self.rail.setVisible(key != "start")
        if self._specs[key].section is not Section.HIDDEN:
            self.rail.set_current(key)

    @Slot(str, object)
    def _on_field_wanted(self, key: str, place: Place) -> None:
        self.show_page(key)
        page = self.pages.page(key)
        if page is not None:
            self.activateWindow()
            page.show_field(place)

    def _has_project(self) -> bool:
        project = self._context.project
        return project.project is not None or self._context.images.busy is not None

    @Slot(object)
    def _on_project_changed(self, _project: Project | None) -> None:
        has_project = self._has_project()
        self._update_title()
        self._update_marks()
        self._update_actions()
        if not has_project and self._is_at(needs_project=True):
            self.show_page("start")
        elif has_project and self.pages.current_key == "start":
            self.show_page("data")

    def _is_at(self, *, needs_project: bool) -> bool:
        spec: PageSpec | None = self._specs.get(self.pages.current_key)
        return spec is not None and spec.needs_project is needs_project

    @Slot(object)
    def _on_busy_changed(self, _phase: object) -> None:
        if self._context.new_project.is_creating:
            self.show_page("data")
        self._on_project_changed(self._context.project.project)

    @Slot()
    def _update_title(self) -> None:
        project = self._context.project
        name = project.recipe.name if project.project is not None else ""
        self.rail.set_project(name)
        if name and project.read_only is not None:
            name = self.tr("{name} (read-only)").format(name=name)
        self.setWindowTitle(f"{name} \N{EN DASH} Afina Studio" if name else "Afina Studio")

    @Slot()
    def _update_marks(self) -> None:
        images, state = self._context.images, self._context.run.state
        self.rail.item("data").set_done(images.split is not None and images.problem is None)
        self.rail.item("model").set_done(bool(self._context.network.layers))
        self.rail.item("train").set_done(state.report is not None)
        busy = str(state.epoch) if state.status.is_alive and state.epoch else ""
        self.rail.item("train").set_badge(busy)

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        self._update_marks()
        if state.status is not self._run_status:
            self._run_status = state.status
            self._update_actions()
        if self._may_close and not self._is_at_work():
            self.close()

    @Slot()
    def _on_work_changed(self) -> None:
        self._update_actions()
        if self._may_close and not self._is_at_work():
            self.close()

    def _is_at_work(self) -> bool:
        """Whether trainings, here or on a cluster, would be cut off by the end of the program."""
        context = self._context
        is_of_many = context.search.is_active or context.queue.is_on_cluster
        return context.run.state.status.is_alive or is_of_many

    @Slot()
    def _update_actions(self) -> None:
        """Switch off what cannot be done now, each with its reason."""
        for spec in ACTIONS:
            reason = obstacle(spec.key, self._context)
            self.menus.show_obstacle(spec.key, translated(reason) if reason else "")
        closed = obstacle("page", self._context)
        for page in PAGES:
            reason = closed if page.needs_project else None
            self._show_page_obstacle(page, translated(reason) if reason else "")

    def _show_page_obstacle(self, page: PageSpec, reason: str) -> None:
        self.menus.show_obstacle(f"page:{page.key}", reason)
        if page.section is Section.HIDDEN:
            return
        # The keys belong to the menu; here they are only said.
        shortcut = self.menus.action(f"page:{page.key}").shortcut()
        item = self.rail.item(page.key)
        item.setEnabled(not reason)
        item.setToolTip(plain_tip(reason) or f"{page.label()} ({shortcut.toString()})")

    @Slot(str)
    def _on_action_wanted(self, key: str) -> None:
        reason = obstacle(key, self._context)
        if reason is None:
            self.menus.action(key).trigger()
        else:
            self._context.project.fail(OPENING, reason)

    @Slot()
    def _on_brand_chosen(self) -> None:
        self.show_page("start")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and recipes, wherever they are dropped."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project, or make one of an image folder."""
        paths = _dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._actions.open_path(paths[0])

    # --- life -------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Build again everything that shows text when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fill_tables()
            self.pages.rebuild()
            self._presenter.show_all()
            self._on_project_changed(self._context.project.project)
            self.show_page(self.pages.current_key)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first time that there is something to be seen."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what becomes of trainings that run; remember the window's size."""
        if self._is_at_work() and not self._may_close:
            event.ignore()
            self._ask_about_training()
            return
        remember_place(self, self._context.settings)
        super().closeEvent(event)

    def _ask_about_training(self) -> None:
        if self._closing is None:
            work = ClosingWork.TRAINING
            if self._context.search.is_active:
                work = ClosingWork.SEARCH
            elif self._context.queue.is_on_cluster:
                work = ClosingWork.SERIES
            self._closing = ClosingDialog(self._context.theme, self, work)
            self._closing.chosen.connect(self._on_closing_chosen)
            self._closing.open()

    @Slot(object)
    def _on_closing_chosen(self, choice: ClosingChoice) -> None:
        if self._closing is not None:
            self._closing.deleteLater()
            self._closing = None
        if choice is ClosingChoice.STAY:
            return
        self._may_close = True
        if self._context.search.is_active:
            self._context.search.pause()
        elif self._context.queue.is_on_cluster:
            self._context.queue.series.pause()
        elif choice is ClosingChoice.PAUSE:
            self._context.run.pause()
        else:
            self._context.run.stop()
        self.notices.notify(Notice("leave", Scope.WINDOW, "info", self._leaving_text))
        QTimer.singleShot(PATIENCE_MS, self, self.close)
        if not self._is_at_work():
            self.close()

    def _leaving_text(self) -> str:
        return self.tr("The window closes as soon as everything is saved.")


def _dropped(data: QMimeData) -> list[Path]:
    return dropped_paths(data, folders=True, files=True, suffixes=(".toml",))
