"""What the network makes of some images, epoch by epoch."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.ui.models.run_gallery import RunGallery
from studio.ui.models.run_model import RunModel
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow, PictureRows
from studio.ui.widgets.value_slider import CalmSlider

FRAME_MS = 350
"""Between two epochs while they are played."""


class GalleryCard(FoldableCard):
    """Originals and what was restored of them, with a slider over the epochs.

    It follows the training; as soon as an earlier epoch is chosen it stays there.
    """

    def __init__(self, theme: Theme, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Gallery"))
        self._gallery = RunGallery(run, self)
        self._reason: Sentence | None = None
        self.pictures = PictureRows(theme, self.tr("Original and restored images"))
        self.slider = CalmSlider()
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setToolTip(self.tr("Shows the images after an earlier epoch."))
        self.play_button = IconButton(theme, "play", self.tr("Play all epochs"), small=True)
        self._more = IconButton(theme, "more", self.tr("Save or copy the pictures"), small=True)
        self._epoch = Label(theme, "", Role.DIM)
        self._hint = Label(theme, "", Role.DIM, wraps=True)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self.menu = PictureMenu(
            self, self.pictures.picture, self._file_stem, self.pictures.is_empty
        )
        self._lay_out()
        self._connect()
        self._show_page()

    def _lay_out(self) -> None:
        self._more.setMenu(self.menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.add_action(self._more)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.play_button)
        bar.addWidget(self.slider, 1)
        bar.addWidget(self._epoch)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.pictures, 1)
        self.body.addLayout(bar)

    def _connect(self) -> None:
        self._gallery.page_changed.connect(self._on_page_changed)
        self._gallery.failed.connect(self._on_failed)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.play_button.clicked.connect(self._on_play_clicked)
        self._timer.timeout.connect(self._on_frame_due)

    @property
    def epoch(self) -> int:
        """The epoch that is shown, 0 without pictures."""
        page = self._gallery.page
        return page.epoch if page is not None else 0

    @Slot()
    def _on_page_changed(self) -> None:
        self._reason = None
        self._show_page()

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._reason = reason
        self._show_page()

    def _show_page(self) -> None:
        page = self._gallery.page
        for part in (self.pictures, self.slider, self.play_button, self._epoch, self._more):
            part.setVisible(page is not None)
        self._hint.setVisible(page is None)
        if page is None:
            self._timer.stop()
            self.pictures.set_rows(())
            self._hint.setText(
                translated(self._reason)
                if self._reason is not None
                else self.tr("The first pictures appear after the first epoch.")
            )
            self.set_summary("")
            return
        epochs = page.gallery.epochs
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, len(epochs) - 1)
            self.slider.setValue(epochs.index(page.epoch))
        self.slider.setEnabled(len(epochs) > 1)
        self.play_button.setEnabled(len(epochs) > 1)
        self.pictures.set_rows(
            (
                PictureRow(self.tr("Original"), page.originals),
                PictureRow(self.tr("Restored"), page.pictures),
            )
        )
        text = self.tr("epoch {epoch} of {epochs}").format(
            epoch=count_text(page.epoch), epochs=count_text(epochs[-1])
        )
        self._epoch.setText(text)
        self.set_summary(text)

    @Slot(int)
    def _on_slider_moved(self, at: int) -> None:
        self._stop_playing()
        self._choose(at)

    def _choose(self, at: int) -> None:
        page = self._gallery.page
        if page is not None and 0 <= at < len(page.gallery.epochs):
            self._gallery.choose(page.gallery.epochs[at])

    @Slot()
    def _on_play_clicked(self) -> None:
        if self._timer.isActive():
            self._stop_playing()
            return
        if self.slider.value() == self.slider.maximum():
            self._choose(0)
        self._timer.start()
        self.play_button.set_icon("pause")
        self.play_button.set_label(self.tr("Stop playing"))

    def _stop_playing(self) -> None:
        self._timer.stop()
        self.play_button.set_icon("play")
        self.play_button.set_label(self.tr("Play all epochs"))

    @Slot()
    def _on_frame_due(self) -> None:
        if self._gallery.is_reading:  # a slow disk shows fewer epochs a second, not none
            return
        if self.slider.value() >= self.slider.maximum():
            self._stop_playing()
        else:
            self._choose(self.slider.value() + 1)

    def _file_stem(self) -> str:
        return f"epoch-{self.epoch}"
