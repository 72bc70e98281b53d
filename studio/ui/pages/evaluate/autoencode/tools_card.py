"""The network as a tool: folders of images are compressed, restored from codes, or cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.wire.messages import (
    Compress,
    Compressed,
    Decompress,
    Failed,
    Generate,
    ImagesGenerated,
    Progress,
)
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.pages.progress_on_bar import show_count
from studio.ui.texts.format import bytes_text, count_text, decimal_text, figure_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.drop_zone import DropZone
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.saving import FileFormat, Saver

CODES = FileFormat(
    ".npz",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save the codes…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Codes (*.npz)")),
)

WIDEST = 720
FIGURES_WIDTH = 440


class ToolsCard(Card):
    """Takes a folder, asks where the result goes, says how far it is and what came of it."""

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._run = ""
        self._saver = Saver(self)
        self.slot = RequestSlot(client, self, "tools")
        self.compress_zone = DropZone(
            theme,
            self.tr("Compress a folder"),
            hint=self.tr("its images become one file of codes"),
        )
        self.clean_zone = DropZone(
            theme,
            self.tr("Clean a folder"),
            hint=self.tr("its images are restored, and written into another folder"),
        )
        self.restore = Button(theme, self.tr("Restore a file of codes…"), icon="folder")
        self._bar = LabelledBar(theme, "")
        self.cancel = CancelButton(theme, self.slot, Variant.QUIET)
        self._waiting = QWidget()
        self._text = Label(theme, "", Role.BODY, wraps=True)
        self._remark = Label(theme, "", Role.CAPTION, wraps=True)
        note = self.tr("Only images like those that it was trained on are restored well.")
        self._note = Label(theme, note, Role.CAPTION, wraps=True)
        self._rows = {
            key: KeyValueRow(theme, text)
            for key, text in (
                ("codes", self.tr("File of codes")),
                ("png", self.tr("The same images as PNG")),
                ("jpeg", self.tr("The same images as JPEG")),
                ("network", self.tr("The network that restores them")),
                ("error", self.tr("Mean squared error of the codes")),
                ("jpeg_error", self.tr("Mean squared error of the JPEG")),
            )
        }
        self._lay_out()
        self._connect()
        self._show_asking()

    def _lay_out(self) -> None:
        work = QWidget()
        work.setMaximumWidth(WIDEST)
        zones = QGridLayout()
        zones.setSpacing(16)
        zones.addWidget(self.compress_zone, 0, 0)
        zones.addWidget(self.clean_zone, 0, 1)
        waiting = QHBoxLayout(self._waiting)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.addWidget(self._bar, 1)
        waiting.addWidget(self.cancel)
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(zones)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._waiting)
        column.addWidget(self._text)
        for line in self._rows.values():
            line.setMaximumWidth(FIGURES_WIDTH)
            column.addWidget(line)
            line.hide()
        column.addWidget(self._remark)
        column.addWidget(self._note)
        column.addStretch(1)
        side = QHBoxLayout()
        side.addWidget(work, 1)
        side.addStretch(0)
        self.body.addLayout(side, 1)
        self._text.hide()
        self._remark.hide()

    def _connect(self) -> None:
        self.compress_zone.clicked.connect(self._on_compress_clicked)
        self.compress_zone.paths_dropped.connect(self._on_compress_dropped)
        self.clean_zone.clicked.connect(self._on_clean_clicked)
        self.clean_zone.paths_dropped.connect(self._on_clean_dropped)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.slot.started.connect(self._show_asking)
        self.slot.progressed.connect(self._show_progress)
        self.slot.answered.connect(self._on_answered)
        self.slot.failed.connect(self._on_failed)
        self.slot.cancelled.connect(self._on_cancelled)

    def set_run(self, run: str) -> None:
        """Use the network of the run in folder `run`."""
        if run != self._run:
            self._run = run
            self.slot.cancel_for_another(run)
            self._say("")

    def text(self) -> str:
        """Return what became of the last folder."""
        return self._text.text()

    def figures(self) -> dict[str, str]:
        """Return the figures that are shown, by their keys."""
        return {key: row.value() for key, row in self._rows.items() if not row.isHidden()}

    # --- what is wanted -----------------------------------------------------------------------

    @Slot()
    def _on_compress_clicked(self) -> None:
        folder = self._ask_for_folder(self.tr("Folder of images to compress"))
        if folder:
            self.compress(folder)

    @Slot(object)
    def _on_compress_dropped(self, paths: Sequence[Path]) -> None:
        self.compress(str(paths[0]))

    def compress(self, folder: str) -> None:
        """Ask where the codes of a folder's images go, and have them written."""
        file = self._saver.ask(CODES, f"{Path(folder).name}-codes")
        if file is not None:
            self._say("")
            self.slot.ask(Compress(self._run, folder, str(file)))

    @Slot()
    def _on_clean_clicked(self) -> None:
        folder = self._ask_for_folder(self.tr("Folder of images to restore"))
        if folder:
            self.clean(folder)

    @Slot(object)
    def _on_clean_dropped(self, paths: Sequence[Path]) -> None:
        self.clean(str(paths[0]))

    def clean(self, folder: str) -> None:
        """Ask where the restored images of a folder go, and have them written."""
        target = self._ask_for_folder(self.tr("Empty folder for the restored images"))
        if target:
            self._say("")
            self.slot.ask(Generate(self._run, target, images=folder))

    @Slot()
    def _on_restore_clicked(self) -> None:
        """Ask for a file of codes and a folder, and have its images written."""
        file, _ = QFileDialog.getOpenFileName(self, self.tr("File of codes"), "", CODES.filter())
        if not file:
            return
        target = self._ask_for_folder(self.tr("Empty folder for the restored images"))
        if target:
            self._say("")
            self.slot.ask(Decompress(file, target, self._run))

    def _ask_for_folder(self, title: str) -> str:
        return QFileDialog.getExistingDirectory(self, title)

    # --- what came of it ----------------------------------------------------------------------

    @Slot()
    def _show_asking(self) -> None:
        is_active = self.slot.is_active
        self._waiting.setVisible(is_active)
        self._show_progress(self.slot.progress)
        for control in (self.compress_zone, self.clean_zone, self.restore):
            control.setEnabled(not is_active)

    @Slot(object)
    def _show_progress(self, progress: Progress | None) -> None:
        if progress is None:
            self._bar.set_label("")
            self._bar.set_value("", 0.0)
        else:
            show_count(self._bar, progress)

    @Slot(object)
    def _on_answered(self, answer: Compressed | ImagesGenerated) -> None:
        self._show_asking()
        if isinstance(answer, Compressed):
            self._show_report(answer)
            return
        text = self.tr("%Ln image(s) written into {folder}.", "", answer.images)
        said = text.format(folder=answer.folder)
        self._say(" ".join(filter(None, (said, self._refused_text(answer.refused)))))

    def _show_report(self, answer: Compressed) -> None:
        report = answer.report
        self._saver.say_saved(Path(report.file))
        text = self.tr("{count} images in {size}: {times} times smaller than as PNG.")
        said = text.format(
            count=count_text(report.images),
            size=bytes_text(report.size),
            times=decimal_text(report.png_size / max(report.size, 1), 1),
        )
        self._say(" ".join(filter(None, (said, self._refused_text(answer.refused)))))
        values = {
            "codes": bytes_text(report.size),
            "png": bytes_text(report.png_size),
            "jpeg": bytes_text(report.jpeg_size),
            "network": bytes_text(report.network_size),
            "error": figure_text(report.error),
            "jpeg_error": figure_text(report.jpeg_error),
        }
        for key, row in self._rows.items():
            row.set_value(values[key])
            row.show()
        self._remark.setText(translated(report.remarks[-1]))
        self._remark.show()
        self._note.hide()

    def _refused_text(self, refused: Mapping[str, Sentence]) -> str:
        if not refused:
            return ""
        text = self.tr("%Ln file(s) could not be read:", "", len(refused))
        file, reason = next(iter(refused.items()))
        return f"{text} {Path(file).name}: {translated(reason)}"

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._show_asking()
        self._say(translated(event.sentence))

    @Slot()
    def _on_cancelled(self) -> None:
        self._show_asking()
        self._say(self.tr("Cancelled. Nothing was written."))

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._remark.hide()
        self._note.show()
        for row in self._rows.values():
            row.hide()
