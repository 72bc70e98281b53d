"""Where a model can lie: in a file, or as a SavedModel in a folder."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget


class ModelPlaceMenu(QMenu):
    """Asks for a file or a folder; opens where the button for it is.

    Signals:
        path_chosen(str): a model file, or the folder of a SavedModel or a run.
    """

    path_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = QAction(self.tr("Model file (.keras, .h5)\u2026"), self)
        self.folder = QAction(self.tr("Folder: a SavedModel, or a run of any project\u2026"), self)
        self.addActions([self.file, self.folder])
        self.file.triggered.connect(self._on_file_triggered)
        self.folder.triggered.connect(self._on_folder_triggered)

    @Slot()
    def _on_file_triggered(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self.parentWidget(),
            self.tr("Choose a model file"),
            "",
            self.tr("Models (*.keras *.h5 *.hdf5)"),
        )
        if file:
            self.path_chosen.emit(file)

    @Slot()
    def _on_folder_triggered(self) -> None:
        title = self.tr("Choose the folder of a SavedModel or of a run")
        folder = QFileDialog.getExistingDirectory(self.parentWidget(), title)
        if folder:
            self.path_chosen.emit(folder)
