"""Where the export goes."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from studio.core.base import paths
from studio.core.exports.formats import ExportFormat, with_format
from studio.ui.editors import TextEditor
from studio.ui.pages.export.targets import existing, is_filled_folder
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label


class TargetCard(Card):
    """A path, typed or picked; its ending follows the format.

    Signals:
        target_changed(object): the `Path` the person set.
    """

    target_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Destination"))
        self._path = TextEditor(theme, self.tr("File"))
        self._pick = Button(theme, self.tr("Choose…"))
        self._note = Label(theme, "", Role.CAPTION, tone="warning", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._path, 1)
        row.addWidget(self._pick)
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        self._path.value_changed.connect(self._on_path_changed)
        self._pick.clicked.connect(self._on_pick_clicked)

    def target(self) -> Path:
        """Return the path, absolute."""
        return paths.expanded(self._path.value()).absolute()

    def set_target(self, target: Path) -> None:
        """Show another path without a signal."""
        self._path.set_value(str(target))
        self._path.setToolTip(str(target))
        self._path.setCursorPosition(len(str(target)))
        self._show_note()

    def set_format(self, wanted: ExportFormat) -> None:
        """Give the path the ending of a format."""
        self.set_target(with_format(self.target(), wanted))

    def refresh(self) -> None:
        """Look again what is there."""
        self._show_note()

    def _show_note(self) -> None:
        target = self.target()
        if not self._path.value():  # before a run is known
            text = ""
        elif existing(target):
            text = self.tr("This file exists. You will be asked before it is replaced.")
        elif is_filled_folder(target):
            text = self.tr("This folder exists and is not empty. Name a new one.")
        else:
            text = ""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    @Slot(object)
    def _on_path_changed(self, _text: str) -> None:
        self._show_note()
        self.target_changed.emit(self.target())

    @Slot()
    def _on_pick_clicked(self) -> None:
        title = self.tr("Export to")
        target = self.target()
        # The ending decides the format, so the dialog offers no filters that could contradict it.
        # Whether a file is replaced is asked when it is written, for every way to its name.
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            title,
            str(target),
            self.tr("All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.set_target(Path(chosen))
            self.target_changed.emit(self.target())
