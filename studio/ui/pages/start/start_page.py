"""What do you want to train?"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.plan.presets import find_preset
from studio.core.projects.recent_projects import RecentProject, describe_projects
from studio.core.recipes.recipe import FILE_NAME
from studio.core.runs.run_summary import RunSummary
from studio.ui.pages.card_column import GUTTER, CardColumn
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.run_actions import RunActionSpec
from studio.ui.pages.start.course_dialog import CourseDialog
from studio.ui.pages.start.recent_card import RecentCard
from studio.ui.pages.start.try_card import TryCard
from studio.ui.pages.task_views import TASK_VIEWS, task_view
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label
from studio.ui.widgets.task_card import TaskCard

NARROWEST_MARGIN = 64
WIDEST = 1360


class StartPage(Page):
    """Task cards, recent projects, samples; they scroll where the window is low."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self.setAccessibleName(self.tr("What do you want to train?"))
        self.header.hide()
        self._reader = Background(self)
        self._to_do: tuple[RunActionSpec, RunSummary] | None = None
        self.cards = [TaskCard(self.theme, task.motif, *task.label()) for task in TASK_VIEWS]
        self.recent = RecentCard(self.theme)
        self.try_card = TryCard(self.theme)
        self._lay_out()
        for card, task in zip(self.cards, TASK_VIEWS, strict=True):
            card.setObjectName(task.action)
            card.clicked.connect(self._on_card_clicked)
        self.try_card.sample_chosen.connect(context.new_project.create_from_sample)
        self.try_card.preset_chosen.connect(context.new_project.create_from_preset)
        self.try_card.folder_wanted.connect(self._on_folder_wanted)
        self.try_card.path_dropped.connect(self._on_path_dropped)
        self.try_card.look_wanted.connect(partial(self.page_wanted.emit, "inspect"))
        self.try_card.course_wanted.connect(self._on_course_wanted)
        self.recent.project_chosen.connect(self._on_project_chosen)
        self.recent.action_chosen.connect(self._on_action_chosen)
        self.recent.removal_chosen.connect(self._on_removal_chosen)
        self._reader.succeeded.connect(self.recent.set_projects)
        context.settings.changed.connect(self._read_recent)
        context.project.keeper.settled.connect(self._do_if_settled)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(self.theme, self.title, Role.DISPLAY))
        column.addWidget(Label(self.theme, self.tr("Everything stays on this computer."), Role.DIM))
        settings = Button(self.theme, self.tr("Settings"), Variant.QUIET, icon="settings")
        open_button = Button(self.theme, self.tr("Open project…"), icon="folder")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(0, 0, GUTTER, 0)
        head.addLayout(column, 1)
        head.addWidget(settings)
        head.addWidget(open_button)
        work = _Work()
        grid = QGridLayout(work)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        tasks = QHBoxLayout()
        tasks.setSpacing(16)
        for card in self.cards:
            tasks.addWidget(card)
        grid.addLayout(tasks, 0, 0)
        grid.addWidget(self.recent, 1, 0)
        grid.addWidget(self.try_card, 0, 1, 2, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 1)
        self.body.addLayout(head)
        self.body.addSpacing(8)
        self.body.addWidget(CardColumn([(work, 1)]), 1)
        settings.clicked.connect(self._on_settings_clicked)
        open_button.clicked.connect(self._on_open_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle and readable on a wide screen."""
        side = max(NARROWEST_MARGIN, (self.width() - WIDEST) // 2)
        column = self.layout()
        if column is not None:
            column.setContentsMargins(side, 28, side - GUTTER, 24)
        super().resizeEvent(event)

    def entered(self) -> None:
        """Look again at what became of the recent projects."""
        self._read_recent()

    @Slot()
    def _read_recent(self) -> None:
        folders = self.context.settings.value.recent
        self._reader.run(lambda: describe_projects(folders))

    @Slot()
    def _on_card_clicked(self) -> None:
        self.action_wanted.emit(self.sender().objectName())

    @Slot()
    def _on_folder_wanted(self) -> None:
        self.action_wanted.emit(task_view(self.try_card.task.choice()).action)

    @Slot()
    def _on_course_wanted(self) -> None:
        last = self.context.settings.value.folders
        folder = Path(last[0]).parent if last else Path.home()
        dialog = CourseDialog(self.theme, folder, self)
        dialog.sample_chosen.connect(self.context.new_project.create_from_preset)
        dialog.folder_chosen.connect(self._on_course_folder_chosen)
        dialog.open()

    @Slot(str, object)
    def _on_course_folder_chosen(self, key: str, folder: Path) -> None:
        name = f"{folder.name}: {translated(find_preset(key).title)}"
        self.context.new_project.create_from_folder(folder, name, preset=key)

    @Slot()
    def _on_open_clicked(self) -> None:
        self.action_wanted.emit("open")

    @Slot()
    def _on_settings_clicked(self) -> None:
        self.page_wanted.emit("settings")

    @Slot(object)
    def _on_path_dropped(self, path: Path) -> None:
        if (path / FILE_NAME).is_file():
            self.context.project.open(path)
        else:
            task = self.try_card.task.choice()
            self.context.new_project.create_from_folder(path, task=task)

    @Slot(object)
    def _on_project_chosen(self, recent: RecentProject) -> None:
        self._open(recent)

    @Slot(object, object)
    def _on_action_chosen(self, spec: RunActionSpec, recent: RecentProject) -> None:
        if recent.newest is not None and self._open(recent):
            self._to_do = (spec, recent.newest)
            self._do_if_settled()

    @Slot()
    def _do_if_settled(self) -> None:
        """Do something with a run once it is known that no other window has the project."""
        project = self.context.project
        if self._to_do is None or not project.keeper.is_settled:
            return
        (spec, run), self._to_do = self._to_do, None
        opened = project.project
        is_of_it = opened is not None and Path(run.path).parent == opened.runs
        if is_of_it and spec.obstacle_in(self.context) is None:
            spec.carry_out(self, run)

    @Slot(object)
    def _on_removal_chosen(self, recent: RecentProject) -> None:
        self.context.settings.remove_recent(recent.path)

    def _open(self, recent: RecentProject) -> bool:
        """Open a project, or go back to it where it is open; return whether it is."""
        project = self.context.project
        if project.project is None or str(project.project.folder) != recent.path:
            project.open(recent.path)
        opened = project.project
        is_open = opened is not None and str(opened.folder) == recent.path
        if is_open:
            self.page_wanted.emit("data")
        return is_open


class _Work(QWidget):
    """Takes no less height than its texts need; what can be scrolled or dropped on gives way."""

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower texts take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the least height at `width`."""
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1
