"""A folder that already has a project: open that one, or knowingly make another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.projects.folder_twin import FolderTwin
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.label import Label


class TwinDialog(QDialog):
    """Asks which of the two it shall be; it is gone when closed.

    Signals:
        opening_chosen(object): open the project that there is, a `FolderTwin`.
        another_chosen(object): make another one.
    """

    opening_chosen = Signal(object)
    another_chosen = Signal(object)

    def __init__(self, theme: Theme, twin: FolderTwin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._twin = twin
        title = self.tr("This folder already has a project")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        text = self.tr("“{name}” uses the images in {folder}.")
        self.another = Button(theme, self.tr("Create another project"))
        self.opening = Button(theme, self.tr("Open project"), Variant.PRIMARY)
        self.cancel = Button(theme, self.tr("Cancel"), Variant.QUIET)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.another)
        buttons.addWidget(self.opening)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, title, Role.TITLE))
        label = text.format(name=twin.name, folder=twin.folder)
        column.addWidget(Label(theme, label, wraps=True))
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setMinimumWidth(480)
        self.opening.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.opening.clicked.connect(self._on_opening_clicked)
        self.another.clicked.connect(self._on_another_clicked)

    @Slot()
    def _on_opening_clicked(self) -> None:
        self.accept()
        self.opening_chosen.emit(self._twin)

    @Slot()
    def _on_another_clicked(self) -> None:
        self.accept()
        self.another_chosen.emit(self._twin)
