"""Images from elsewhere: drop, paste or open them, or have a folder of them written as a table."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTemporaryDir, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from studio.core.base.files import failure_of_disk
from studio.core.base.sentences import Sentence
from studio.core.dataset.images import ENDINGS
from studio.core.evaluation.remarks import threshold_remark
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.wire.messages import Failed, Predict, Predicted, Progress, Tabulate, Tabulated
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.pages.cancel_button import CancelButton
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.live_prediction import LivePrediction
from studio.ui.pages.evaluate.predicted import PredictedPictures
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.bar import Bar
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.camera import is_available
from studio.ui.widgets.card import Card
from studio.ui.widgets.class_shares import ClassShares
from studio.ui.widgets.clipboard import copied_data, copied_image
from studio.ui.widgets.drop_zone import DropZone, dropped_paths
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.label import Label
from studio.ui.widgets.saving import CSV, Saver
from studio.ui.widgets.value_slider import ValueSlider

MOST = 500
"""Images that are shown at a time; of more, a table says all."""


class PredictCard(Card):
    """Gives images to the network and says what it predicts; the pictures are shown beside.

    Signals:
        predicted(object): the `PredictedPictures` to show.
    """

    predicted = Signal(object)

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Predict"))
        self._run = ""
        self._found: RunEvaluation | None = None
        self._pictures = PredictedPictures()
        self._folder = QTemporaryDir()
        self._pasted = 0
        self._paster = Background(self, keep_latest=False)
        self._saver = Saver(self)
        self.slot = RequestSlot(client, self, "predict")
        self.zone = DropZone(
            theme,
            self.tr("Drop images here"),
            hint=self.tr("or press to open some"),
            icon="image",
            files=True,
            suffixes=ENDINGS,
        )
        self.paste = Button(theme, self.tr("Paste"), icon="copy", small=True)
        self.table = Button(theme, self.tr("Folder to CSV…"), icon="folder", small=True)
        self.camera = Button(theme, self.tr("Camera"), icon="eye", small=True)
        self.camera.setCheckable(True)
        self.live = LivePrediction(theme, client)
        self._bar = Bar(theme)
        self.cancel = CancelButton(theme, self.slot, Variant.QUIET)
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self.threshold = ValueSlider(theme, self.tr("Threshold (%)"), 0, 100, 1, digits=0)
        self._meaning = Label(theme, "", Role.CAPTION, wraps=True)
        self.shares = ClassShares(theme)
        self._lay_out()
        self._connect()
        self._show_asking()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.paste, self.table, self.camera):
            flow.addWidget(button)
        waiting = QHBoxLayout()
        waiting.addWidget(self._bar, 1)
        waiting.addWidget(self.cancel)
        self.body.addWidget(self.zone)
        self.body.addWidget(buttons)
        self.body.addWidget(self.live)
        self.body.addLayout(waiting)
        self.body.addWidget(self._text)
        self.body.addWidget(self.shares)
        self.body.addSpacing(8)
        self.body.addWidget(self.threshold)
        self.body.addWidget(self._meaning)
        self.body.addStretch(1)
        self._text.hide()
        self.live.hide()
        self.camera.setVisible(is_available())

    def _connect(self) -> None:
        self.camera.toggled.connect(self._on_camera_toggled)
        self.live.frame_kept.connect(self._on_frame_kept)
        self.zone.clicked.connect(self._on_open_clicked)
        self.zone.paths_dropped.connect(self._on_paths_given)
        self.paste.clicked.connect(self.take_clipboard)
        self.table.clicked.connect(self._on_table_clicked)
        self.threshold.value_changed.connect(self._on_threshold_changed)
        self.slot.started.connect(self._show_asking)
        self.slot.progressed.connect(self._show_progress)
        self.slot.answered.connect(self._on_answered)
        self.slot.failed.connect(self._on_failed)
        self.slot.cancelled.connect(self._show_asking)
        self._paster.succeeded.connect(self._on_pasted)
        self._paster.failed.connect(self._say_failure)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.take_clipboard)

    # --- what is shown ----------------------------------------------------------------------

    def show_part(self, evaluated: Evaluated, run: str) -> None:
        """Use the network of the run in folder `run`; of another one, what was predicted goes."""
        if run == self._run and evaluated.run is self._found:
            return
        self.slot.cancel_for_another(run)
        self._run, self._found = run, evaluated.run
        self.live.set_run(run)
        self._pictures = PredictedPictures()
        self._text.hide()
        suggested = evaluated.run.threshold
        self.threshold.set_value(0.0 if suggested is None else 100 * suggested.value)
        said = translated(threshold_remark(suggested))
        self.live.set_threshold(self.threshold.value() / 100)
        meaning = self.tr("Below it the answer is “none of these”.")  # lupdate reads no f-strings
        self._meaning.setText(f"{meaning} {said}")

    def pictures(self) -> PredictedPictures:
        """Return what was predicted, the newest first."""
        return replace(self._pictures, threshold=self.threshold.value() / 100)

    def show_shares_of(self, number: int | None) -> None:
        """Show bars for one of the pictures, None for none."""
        known = number is not None and number < len(self._pictures)
        self.shares.show_shares(self._pictures.strongest(number or 0) if known else ())

    def label(self) -> str:
        """Return what became of the last images or folder."""
        return self._text.text()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))

    @Slot()
    def _show_asking(self) -> None:
        is_active = self.slot.is_active
        self._bar.setVisible(is_active)
        self.cancel.setVisible(is_active)
        self._show_progress(self.slot.progress)
        for control in (self.zone, self.paste, self.table):
            control.setEnabled(not is_active)

    # --- giving images ----------------------------------------------------------------------

    @Slot()
    def _on_open_clicked(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in ENDINGS)
        text = self.tr("Images ({kinds});;All files (*)").format(kinds=kinds)
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Open images"), "", text)
        if chosen:
            self._on_paths_given([Path(file) for file in chosen])

    @Slot(object)
    def _on_paths_given(self, paths: Sequence[Path]) -> None:
        """Predict files; of folders, ask where their table shall go."""
        if self.slot.is_active:
            return
        folders = [path for path in paths if path.is_dir()]
        files = tuple(str(path) for path in paths if not path.is_dir())
        if folders:
            self._tabulate(folders)
        elif len(files) > MOST:
            self._say(
                self.tr(
                    "At most {most} images are shown. Have their folder written as CSV."
                ).format(most=count_text(MOST))
            )
        elif files and self._run:
            self.slot.ask(Predict(self._run, files))

    @Slot()
    def take_clipboard(self) -> None:
        """Predict what is on the clipboard: files, or a picture; not while an answer is awaited."""
        if self.slot.is_active:
            return
        data = copied_data()
        paths = dropped_paths(data, folders=True, files=True)
        if paths:
            self._on_paths_given(paths)
            return
        image = copied_image()
        if image.isNull():
            self._say(self.tr("There is no image on the clipboard."))
            return
        self._keep(image)

    def _keep(self, image: QImage) -> None:
        """Predict an image that is no file yet."""
        self._pasted += 1
        file = self._folder.filePath(f"{self._pasted}.png")
        self._paster.run(partial(_save, image, file))

    @Slot(bool)
    def _on_camera_toggled(self, is_on: bool) -> None:
        """Show the camera in place of the zone where images are dropped, and switch it on."""
        self.zone.setVisible(not is_on)
        self.live.setVisible(is_on)
        if is_on:
            self.live.camera.start()

    @Slot(QImage)
    def _on_frame_kept(self, frame: QImage) -> None:
        if not self.slot.is_active:
            self._keep(frame)

    @Slot(object)
    def _on_pasted(self, file: str) -> None:
        self._on_paths_given([Path(file)])

    @Slot()
    def _on_table_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder of images"))
        if folder:
            self._tabulate([Path(folder)])

    def _tabulate(self, folders: Sequence[Path]) -> None:
        file = self._saver.ask(CSV, folders[0].name)
        if file is not None and self._run:
            threshold = self.threshold.value() / 100
            paths = tuple(str(folder) for folder in folders)
            self.slot.ask(Tabulate(self._run, paths, str(file), threshold))

    # --- answers ----------------------------------------------------------------------------

    @Slot(object)
    def _show_progress(self, progress: Progress | None) -> None:
        self._bar.set_share(0.0 if progress is None else progress.share)

    @Slot(object)
    def _on_answered(self, answer: Predicted | Tabulated) -> None:
        self._show_asking()
        if isinstance(answer, Tabulated):
            self._show_table(answer)
        elif isinstance(asked := self.slot.command, Predict) and asked.run == self._run:
            self._show_pictures(asked.files, answer)

    def _show_pictures(self, asked: Sequence[str], answer: Predicted) -> None:
        refused = {asked[at]: reason for at, reason in answer.refused.items()}
        self._say(self._refused_text(refused, len(refused)))
        good = [at for at in range(len(asked)) if at not in answer.refused]
        before = self._pictures if self._pictures.classes == answer.classes else None
        files = tuple(asked[at] for at in good)
        probabilities = answer.probabilities[good]
        if before is not None and len(before):
            files += before.files
            probabilities = np.concatenate([probabilities, before.probabilities])
        self._pictures = PredictedPictures(
            files[:MOST], answer.classes, probabilities[:MOST].astype(np.float32)
        )
        self.predicted.emit(self.pictures())

    def _show_table(self, answer: Tabulated) -> None:
        file = Path(answer.file)
        self._saver.say_saved(file)
        text = self.tr("{count} images were predicted into {file}.")
        said = text.format(count=count_text(answer.images), file=file.name)
        refused = self._refused_text(answer.refused, answer.refused_count)
        self._say(" ".join(filter(None, (said, refused))))

    def _refused_text(self, refused: Mapping[str, Sentence], count: int) -> str:
        """Return how many files were no images, and of the first its name and the reason."""
        if not refused:
            return ""
        text = self.tr("%Ln file(s) could not be read:", "", count)
        file, reason = next(iter(refused.items()))
        return f"{text} {Path(file).name}: {translated(reason)}"

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._show_asking()
        self._say_failure(event.sentence)

    @Slot(object)
    def _say_failure(self, sentence: Sentence) -> None:
        self._say(translated(sentence))

    @Slot()
    def _on_threshold_changed(self) -> None:
        self.live.set_threshold(self.threshold.value() / 100)
        self.predicted.emit(self.pictures())


def _save(image: QImage, file: str) -> str:
    if not image.save(file, "PNG"):  # type: ignore[call-overload]  # the stub knows bytes only
        raise failure_of_disk(OSError(errno.EIO, os.strerror(errno.EIO)), Path(file))
    return file
