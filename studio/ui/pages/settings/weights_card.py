"""Pretrained weights: which are on this computer, and how to bring them to a classroom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QTableView, QWidget

from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.pages.progress_on_bar import show_download
from studio.ui.pages.settings.weights_table import NAME, SIZE, STATE, WeightsTable
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.row_table import choose_by_row
from studio.ui.widgets.toast import announce

ROW, ROWS = 28, 8
"""Height of a row in pixels, and how many are seen at once."""


class WeightsCard(Card):
    """A row for each backbone; download, import, export, one at a time and each with a way out."""

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Pretrained weights"))
        self._request = RequestSlot(client, self, "weights")
        self.rows = WeightsTable(theme, self)
        self.table = QTableView()
        self._about = Label(theme, "", Role.DIM, wraps=True)
        self._result = Banner(theme, "warning", "")
        self._bar = LabelledBar(theme, "")
        self.download = Button(theme, self.tr("Download"), icon="download", small=True)
        self.import_folder = Button(theme, self.tr("Import folder…"), icon="folder", small=True)
        self.import_file = Button(theme, self.tr("Import file…"), small=True)
        self.export = Button(theme, self.tr("Export all…"), small=True)
        self.cancel = CancelButton(theme, self._request)
        self._lay_out()
        self.download.clicked.connect(self._on_download_clicked)
        self.import_folder.clicked.connect(self._on_import_folder_clicked)
        self.import_file.clicked.connect(self._on_import_file_clicked)
        self.export.clicked.connect(self._on_export_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.doubleClicked.connect(self._on_download_clicked)
        self._request.started.connect(self._show)
        self._request.progressed.connect(self._on_request_progressed)
        self._request.answered.connect(self._on_request_answered)
        self._request.failed.connect(self._on_request_failed)
        self._request.cancelled.connect(self.look_again)
        self._result.hide()
        if self._request.progress is not None:
            show_download(self._bar, self._request.progress)
        self._show()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.rows)
        choose_by_row(table, ROW)
        table.setAccessibleName(self.title())
        header = table.horizontalHeader()
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        for column in (NAME, SIZE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.setFixedHeight(ROWS * ROW + header.sizeHint().height() + 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.download)
        buttons.addStretch(1)
        for button in (self.import_folder, self.import_file, self.export, self.cancel):
            buttons.addWidget(button)
        self.body.addWidget(self._about)
        self.body.addWidget(self._result)
        self.body.addWidget(table)
        self.body.addWidget(self._bar)
        self.body.addLayout(buttons)

    def look_again(self) -> None:
        """Ask the disk how everything stands."""
        self.rows.look_again()
        self._show()

    def take(self, path: str) -> None:
        """Import what lies at a path, a file or a folder."""
        self._ask(messages.ImportWeights(path))

    def give(self, folder: str) -> None:
        """Export everything into a folder."""
        self._ask(messages.ExportWeights(folder))

    def _ask(self, command: messages.Ask) -> None:
        self._result.hide()
        self._bar.set_label(phase_text(messages.Phase.CHECKING))
        self._bar.set_value("", 0.0)
        self._request.ask(command)

    @Slot()
    def _show(self) -> None:
        is_busy = self._request.is_active
        self._about.setText(
            self.tr(
                "{here} of {count} are on this computer. A folder of them, on a USB stick or in "
                "the network, serves a classroom without internet."
            ).format(here=self.rows.here, count=len(self.rows.rows))
        )
        self._bar.setVisible(is_busy)
        self.cancel.setVisible(is_busy)
        for button in (self.download, self.import_folder, self.import_file, self.export):
            button.setVisible(not is_busy)
        row = self.table.currentIndex().row()
        is_begun = row >= 0 and self.rows.received(row) > 0
        self.download.setText(self.tr("Continue download") if is_begun else self.tr("Download"))
        self.download.set_obstacle(self._why_no_download())
        nothing = "" if self.rows.here else self.tr("No weights are on this computer yet.")
        self.export.set_obstacle(nothing)

    def _why_no_download(self) -> str:
        row = self.table.currentIndex().row()
        if row < 0:
            return self.tr("Choose a backbone in the list.")
        standing = self.rows.standing(row)
        if standing.is_here:
            return self.tr("These weights are on this computer.")
        if standing is standing.PACKAGE:
            return str(self.rows.index(row, STATE).data())
        return ""

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self.table.selectionModel().hasSelection():
            self.table.selectRow(current.row())  # Tab makes a row current without choosing it
        self._show()

    @Slot()
    def _on_download_clicked(self) -> None:
        if self._request.is_active or self._why_no_download():
            return
        name = self.rows.rows[self.table.currentIndex().row()].name
        self._ask(messages.FetchWeights(name))

    @Slot()
    def _on_import_folder_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with weights files"))
        if folder:
            self.take(folder)

    @Slot()
    def _on_import_file_clicked(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a weights file"), "", self.tr("Weights (*.h5 *.hdf5 *.pth)")
        )
        if file:
            self.take(file)

    @Slot()
    def _on_export_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder to copy the weights to"))
        if folder:
            self.give(folder)

    @Slot(object)
    def _on_request_progressed(self, progress: messages.Progress) -> None:
        show_download(self._bar, progress)

    @Slot(object)
    def _on_request_answered(
        self, event: messages.WeightsReady | messages.WeightsExchanged
    ) -> None:
        self.look_again()
        if isinstance(event, messages.WeightsReady):
            announce(self, self.tr("The weights of {name} are here").format(name=event.backbone))
            return
        parts = [
            self.tr("%Ln file(s) copied", "", len(event.taken)) if event.taken else "",
            self.tr("%Ln there already", "", len(event.there)) if event.there else "",
            self.tr("%Ln unknown", "", event.unknown) if event.unknown else "",
        ]
        told = ", ".join(part for part in parts if part)
        if told:
            announce(self, told, "good" if event.taken or event.there else "warning")
        if event.problems:
            self._tell("\n".join(translated(problem) for problem in event.problems))

    @Slot(object)
    def _on_request_failed(self, event: messages.Failed) -> None:
        self.look_again()
        self._tell(translated(event.sentence))

    def _tell(self, text: str) -> None:
        self._result.show_text("warning", text)
        self._result.show()
