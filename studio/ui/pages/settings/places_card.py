"""Where things lie on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core import paths
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label


class PlacesCard(Card):
    """Each folder with a button that shows it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Places"))
        self._theme = theme
        self._add(self.tr("Projects, with their runs and models"), paths.home())
        self._add(self.tr("Weights that were fetched or picked by hand"), paths.weights())
        self._add(self.tr("What can be computed or fetched again"), paths.cache())
        hint = self.tr(
            "Set STUDIO_HOME or STUDIO_CACHE before the start to keep them on another disk."
        )
        self.body.addWidget(Label(theme, hint, Role.CAPTION, wraps=True))

    def _add(self, words: str, folder: Path) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(self._theme, words))
        lines.addWidget(ElidedLabel(self._theme, str(folder), Role.CAPTION))
        button = Button(self._theme, self.tr("Show in folder"), small=True, icon="folder")
        button.setObjectName(str(folder))
        button.setAccessibleDescription(words)
        button.clicked.connect(self._on_button_clicked)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(lines, 1)
        row.addWidget(button)
        self.body.addLayout(row)
        self.body.addSpacing(4)

    @Slot()
    def _on_button_clicked(self) -> None:
        folder = Path(self.sender().objectName())
        while not folder.exists():  # not made yet: its nearest neighbour above
            folder = folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
