"""Where things lie on this computer; the folder of projects can be another, the cache emptied."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.base import cache, paths
from studio.core.base.cache import Emptied
from studio.core.base.sentences import Sentence
from studio.core.projects.project import projects_in
from studio.ui.models.project_search import ProjectSearch
from studio.ui.models.run_model import RunModel
from studio.ui.models.settings import Settings
from studio.ui.texts.format import bytes_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label
from studio.ui.widgets.toast import announce


class PlacesCard(Card):
    """Each folder with a button that shows it."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        run: RunModel,
        search: ProjectSearch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Places"))
        self._theme = theme
        self._settings = settings
        self._run = run
        self._search = search
        self._size = 0
        self._shown: dict[str, ElidedLabel] = {}
        self._measurer = Background(self)
        self._emptier = Background(self)
        self.change = Button(theme, self.tr("Change…"), small=True)
        self.empty = Button(theme, self.tr("Empty"), small=True)
        self._projects = self._add(
            self.tr("Projects, with their runs and models"), settings.projects, self.change
        )
        self._add(self.tr("Weights that were downloaded or chosen"), paths.weights())
        self._add(self.tr("Cache: recomputed when needed"), paths.cache(), self.empty)
        hint = self.tr(
            "To use other folders, set STUDIO_HOME and STUDIO_CACHE before the program starts."
        )
        self.body.addWidget(Label(theme, hint, Role.CAPTION, wraps=True))
        is_given = bool(os.environ.get("STUDIO_HOME"))
        self.change.set_obstacle(
            self.tr("STUDIO_HOME sets this folder and takes precedence.") if is_given else ""
        )
        self.change.clicked.connect(self._on_change_clicked)
        self.empty.clicked.connect(self._on_empty_clicked)
        self._measurer.succeeded.connect(self._on_measured)
        self._emptier.succeeded.connect(self._on_emptied)
        self._emptier.failed.connect(self._on_empty_failed)
        run.state_changed.connect(self._show_obstacle)
        search.status_changed.connect(self._show_obstacle)
        self._show_obstacle()
        self.measure()

    def measure(self) -> None:
        """Look again how large the cache is."""
        self._measurer.run(cache.size)

    def use_projects(self, folder: Path) -> None:
        """Make new projects in `folder` from now on; those that are anywhere stay listed."""
        if not (folder.is_dir() and os.access(folder, os.W_OK)):
            text = self.tr("You cannot write to {folder}.").format(folder=folder)
            announce(self, text, "error")
            return
        known = (*projects_in(self._settings.projects), *projects_in(folder))
        self._settings.change(projects=str(folder))
        self._settings.add_known(known)
        self._projects.setText(str(folder))
        announce(self, self.tr("New projects are saved in {folder}").format(folder=folder.name))

    def _add(self, text: str, folder: Path, extra: Button | None = None) -> ElidedLabel:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(self._theme, text))
        place = ElidedLabel(self._theme, str(folder), Role.CAPTION)
        lines.addWidget(place)
        button = Button(self._theme, self.tr("Show in folder"), small=True, icon="folder")
        button.setAccessibleDescription(text)
        button.setProperty("place", text)
        button.clicked.connect(self._on_show_clicked)
        self._shown[text] = place
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(lines, 1)
        row.addSpacing(8)
        if extra is not None:
            extra.setAccessibleDescription(text)
            row.addWidget(extra)
        row.addWidget(button)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        return place

    @Slot()
    def _on_show_clicked(self) -> None:
        folder = Path(self._shown[str(self.sender().property("place"))].text())
        while not folder.exists():  # not made yet: its nearest neighbour above
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _on_change_clicked(self) -> None:
        title = self.tr("Folder of projects")
        folder = QFileDialog.getExistingDirectory(self, title, str(self._settings.projects))
        if folder:
            self.use_projects(Path(folder))

    @Slot()
    def _on_empty_clicked(self) -> None:
        self.empty.setEnabled(False)
        self._emptier.run(cache.empty)

    @Slot(object)
    def _on_emptied(self, found: Emptied) -> None:
        announce(self, self.tr("{size} freed").format(size=bytes_text(found.freed)))
        self._show_obstacle()
        self.measure()

    @Slot(object)
    def _on_empty_failed(self, reason: Sentence) -> None:
        announce(self, translated(reason), "warning")
        self._show_obstacle()

    @Slot(object)
    def _on_measured(self, size: int) -> None:
        self._size = size
        self.empty.setText(self.tr("Empty ({size})").format(size=bytes_text(size)))
        self._show_obstacle()

    @Slot()
    def _show_obstacle(self) -> None:
        reason = ""
        if self._run.state.status.is_alive:
            reason = self.tr("A training is running and needs the cache.")
        elif self._search.is_active:
            reason = self.tr("A search is running and needs the cache.")
        elif not self._size:
            reason = self.tr("The cache is empty.")
        self.empty.set_obstacle(reason)
