"""The projects that were open lately."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.core.projects.recent_projects import RecentProject
from studio.ui.pages.run_actions import RunActionSpec
from studio.ui.pages.start.recent_row import SOURCE, RecentRow
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.thumbnails.loader import ThumbnailLoader

LEAST_HEIGHT = 116
"""Two rows: a page that is lower scrolls."""


class RecentCard(Card):
    """A list that scrolls; empty it says what will be there.

    Signals:
        project_chosen: a `RecentProject` to open.
        action_chosen: a `RunActionSpec` and the `RecentProject` whose newest run it is for.
        removal_chosen: a `RecentProject` that should leave the list.
    """

    project_chosen = Signal(object)
    action_chosen = Signal(object, object)
    removal_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Recent"))
        self._theme = theme
        self.rows: list[RecentRow] = []
        self._pictures = ThumbnailLoader(cached_thumbnail, parent=self)
        self._pictures.changed.connect(self._on_pictures_changed)
        self._empty = EmptyState(
            theme,
            "clock",
            self.tr("Nothing yet"),
            self.tr("Your projects are listed here, each with its latest result."),
        )
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        self._area.setMinimumHeight(LEAST_HEIGHT)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._area, 1)
        self.set_projects(())

    def set_projects(self, projects: tuple[RecentProject, ...]) -> None:
        """Show these projects."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RecentRow(self._theme, project, self._pictures) for project in projects]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)
            row.clicked.connect(self._on_row_clicked)
            row.action_chosen.connect(self._on_action_chosen)
            row.removal_chosen.connect(self._on_removal_chosen)
        self._empty.setVisible(not projects)
        self._area.setVisible(bool(projects))
        self._pictures.want((path for one in projects for path in one.pictures), SOURCE)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.project_chosen.emit(row.recent)

    @Slot(object)
    def _on_action_chosen(self, spec: RunActionSpec) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.action_chosen.emit(spec, row.recent)

    @Slot()
    def _on_pictures_changed(self) -> None:
        for row in self.rows:
            row.update()

    @Slot()
    def _on_removal_chosen(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.removal_chosen.emit(row.recent)
