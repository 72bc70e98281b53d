"""What the network makes of some images, epoch by epoch."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.dialogs.compare_dialog import CompareDialog
from studio.ui.models.gallery_files import write_animation, write_epochs
from studio.ui.models.run_gallery import GalleryPage, RunGallery
from studio.ui.models.run_model import RunModel
from studio.ui.pages.train.epoch_card import EpochCard
from studio.ui.texts.format import short_text
from studio.ui.theme import Theme
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow, PictureRows
from studio.ui.widgets.saving import GIF, FileFormat, Write
from studio.ui.widgets.segmented_control import SegmentedControl

AS_IS, WORST = "as_is", "worst"

EPOCHS_PNG = FileFormat(
    ".png",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save all epochs as one PNG…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Picture (*.png)")),
)


class GalleryCard(EpochCard):
    """Originals and what was restored of them, with a slider over the epochs.

    It follows the training; as soon as an earlier epoch is chosen it stays there.
    """

    def __init__(self, theme: Theme, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Gallery"))
        self._theme = theme
        self._gallery = RunGallery(run, self)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self.pictures = PictureRows(theme, self.tr("Original and restored images"))
        self.pictures.setToolTip(
            self.tr(
                "Below each image: mean squared error per value, 0 to 1. Click one to see it "
                "large, before and after."
            )
        )
        self.bar.slider.setToolTip(self.tr("Shows the images after an earlier epoch."))
        self.bar.wait_for(self._is_reading)
        self.sorting = SegmentedControl(
            theme,
            self.tr("Order"),
            ((AS_IS, self.tr("In order")), (WORST, self.tr("Worst first"))),
        )
        self.sorting.set_tip(WORST, self.tr("Sorts the images by their error, the largest first."))
        self.menu = PictureMenu(
            self,
            self.pictures.picture,
            self._file_stem,
            self.pictures.is_empty,
            {EPOCHS_PNG: self._epochs_writer, GIF: self._animation_writer},
        )
        self.lay_out(self.sorting, self.menu, self.pictures)
        self._connect()
        self.show_all()

    def _connect(self) -> None:
        self._gallery.page_changed.connect(self._on_changed)
        self._gallery.failed.connect(self._on_failed)
        self.bar.moved.connect(self._on_epoch_wanted)
        self.sorting.choice_chosen.connect(self.show_all)
        self.pictures.picked.connect(self._on_picked)

    @property
    def epoch(self) -> int:
        """The epoch that is shown, 0 without pictures."""
        page = self._gallery.page
        return page.epoch if page is not None else 0

    def _is_reading(self) -> bool:
        return self._gallery.is_reading

    @Slot()
    def show_all(self) -> None:
        """Show the pictures of the epoch that is chosen."""
        page = self._gallery.page
        for part in (self.pictures, self.bar, self.sorting, self._more):
            part.setVisible(page is not None)
        self._hint.setVisible(page is None)
        if page is None:
            self.pictures.set_rows(())
            self.show_nothing(self.tr("The first pictures appear after the first epoch."))
            return
        self._order = np.arange(len(page.errors))
        if self.sorting.choice() == WORST:
            self._order = np.argsort(-page.errors, kind="stable")
        self.pictures.set_rows(self._rows(page), self._captions(page))
        epochs = page.gallery.epochs
        self.show_step(epochs, epochs.index(page.epoch))

    def _rows(self, page: GalleryPage) -> list[PictureRow]:
        named = (
            (self.tr("Original"), page.originals),
            (self.tr("Noisy"), page.noisy),
            (self.tr("Restored"), page.pictures),
        )
        return [
            PictureRow(name, pictures[self._order])
            for name, pictures in named
            if pictures is not None
        ]

    def _captions(self, page: GalleryPage) -> list[str]:
        return [short_text(float(error)) for error in page.errors[self._order]]

    @Slot(int)
    def _on_epoch_wanted(self, at: int) -> None:
        page = self._gallery.page
        if page is not None and 0 <= at < len(page.gallery.epochs):
            self._gallery.choose(page.gallery.epochs[at])

    @Slot(int)
    def _on_picked(self, image: int) -> None:
        page = self._gallery.page
        if page is None:
            return
        text = self.tr("error {error}")
        dialog = CompareDialog(
            self._theme,
            self._rows(page),
            image,
            [page.gallery.files[at] for at in self._order],
            [text.format(error=caption) for caption in self._captions(page)],
            self.window(),
        )
        dialog.open()

    def _file_stem(self) -> str:
        return f"epoch-{self.epoch}"

    def _epochs_writer(self) -> Write:
        page = self._gallery.page
        assert page is not None, "the menu is off"
        return partial(write_epochs, Path(page.run), page.gallery)

    def _animation_writer(self) -> Write:
        page = self._gallery.page
        assert page is not None, "the menu is off"
        return partial(write_animation, Path(page.run), page.gallery)
