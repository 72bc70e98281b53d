"""What the network makes of some images, epoch by epoch."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.ui.models.run_gallery import RunGallery
from studio.ui.models.run_model import RunModel
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.epoch_slider import EpochSlider
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow, PictureRows


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
        self.epochs = EpochSlider(theme, lambda: self._gallery.is_reading)
        self.epochs.slider.setToolTip(self.tr("Shows the images after an earlier epoch."))
        self._more = IconButton(theme, "more", self.tr("Save or copy the pictures"), small=True)
        self._epoch = Label(theme, "", Role.DIM)
        self._hint = Label(theme, "", Role.DIM, wraps=True)
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
        self.epochs.add_beside(self._epoch)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.pictures, 1)
        self.body.addWidget(self.epochs)

    def _connect(self) -> None:
        self._gallery.page_changed.connect(self._on_page_changed)
        self._gallery.failed.connect(self._on_failed)
        self.epochs.stop_chosen.connect(self._choose)

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
        for part in (self.pictures, self.epochs, self._more):
            part.setVisible(page is not None)
        self._hint.setVisible(page is None)
        if page is None:
            self.epochs.stop_playing()
            self.pictures.set_rows(())
            self._hint.setText(
                translated(self._reason)
                if self._reason is not None
                else self.tr("The first pictures appear after the first epoch.")
            )
            self.set_summary("")
            return
        epochs = page.gallery.epochs
        self.epochs.show_stops(len(epochs), epochs.index(page.epoch))
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
    def _choose(self, at: int) -> None:
        page = self._gallery.page
        if page is not None and 0 <= at < len(page.gallery.epochs):
            self._gallery.choose(page.gallery.epochs[at])

    def _file_stem(self) -> str:
        return f"epoch-{self.epoch}"
