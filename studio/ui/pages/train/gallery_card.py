"""What the network makes of some images, epoch by epoch."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.ui.dialogs.compare_dialog import CompareDialog
from studio.ui.models.gallery_files import write_animation, write_epochs
from studio.ui.models.run_gallery import GalleryPage, RunGallery
from studio.ui.models.run_model import RunModel
from studio.ui.texts.format import count_text, short_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow, PictureRows
from studio.ui.widgets.play_bar import PlayBar
from studio.ui.widgets.saving import GIF, FileFormat, Write
from studio.ui.widgets.segmented_control import SegmentedControl

AS_IS, WORST = "as_is", "worst"

EPOCHS_PNG = FileFormat(
    ".png",
    str(QT_TRANSLATE_NOOP("FileFormats", "Save all epochs as one PNG…")),
    str(QT_TRANSLATE_NOOP("FileFormats", "Picture (*.png)")),
)


class GalleryCard(FoldableCard):
    """Originals and what was restored of them, with a slider over the epochs.

    It follows the training; as soon as an earlier epoch is chosen it stays there.
    """

    def __init__(self, theme: Theme, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Gallery"))
        self._theme = theme
        self._gallery = RunGallery(run, self)
        self._reason: Sentence | None = None
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self.pictures = PictureRows(theme, self.tr("Original and restored images"))
        self.pictures.setToolTip(
            self.tr(
                "Below each image: mean squared error per value, 0 to 1. Click one to see it "
                "large, before and after."
            )
        )
        self.bar = PlayBar(
            theme, self.tr("Epoch"), self.tr("Play all epochs"), self.tr("Stop playing")
        )
        self.bar.slider.setToolTip(self.tr("Shows the images after an earlier epoch."))
        self.bar.wait_for(self._is_reading)
        self.sorting = SegmentedControl(
            theme,
            self.tr("Order"),
            ((AS_IS, self.tr("In order")), (WORST, self.tr("Worst first"))),
        )
        self.sorting.set_tip(WORST, self.tr("Sorts the images by their error, the largest first."))
        self._more = IconButton(theme, "more", self.tr("Save or copy the pictures"), small=True)
        self._hint = Label(theme, "", Role.DIM, wraps=True)
        self.menu = PictureMenu(
            self,
            self.pictures.picture,
            self._file_stem,
            self.pictures.is_empty,
            {EPOCHS_PNG: self._epochs_writer, GIF: self._animation_writer},
        )
        self._lay_out()
        self._connect()
        self._show_page()

    def _lay_out(self) -> None:
        self._more.setMenu(self.menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.add_action(self.sorting)
        self.add_action(self._more)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.pictures, 1)
        self.body.addWidget(self.bar)

    def _connect(self) -> None:
        self._gallery.page_changed.connect(self._on_page_changed)
        self._gallery.failed.connect(self._on_failed)
        self.bar.moved.connect(self._on_epoch_wanted)
        self.sorting.choice_chosen.connect(self._show_page)
        self.pictures.picked.connect(self._on_picked)

    @property
    def epoch(self) -> int:
        """The epoch that is shown, 0 without pictures."""
        page = self._gallery.page
        return page.epoch if page is not None else 0

    def _is_reading(self) -> bool:
        return self._gallery.is_reading

    @Slot()
    def _on_page_changed(self) -> None:
        self._reason = None
        self._show_page()

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._reason = reason
        self._show_page()

    @Slot()
    def _show_page(self) -> None:
        page = self._gallery.page
        for part in (self.pictures, self.bar, self.sorting, self._more):
            part.setVisible(page is not None)
        self._hint.setVisible(page is None)
        if page is None:
            self.bar.set_steps(0, 0)
            self.pictures.set_rows(())
            self._hint.setText(
                translated(self._reason)
                if self._reason is not None
                else self.tr("The first pictures appear after the first epoch.")
            )
            self.set_summary("")
            return
        epochs = page.gallery.epochs
        self.bar.set_steps(len(epochs), epochs.index(page.epoch))
        self._order = np.arange(len(page.errors))
        if self.sorting.choice() == WORST:
            self._order = np.argsort(-page.errors, kind="stable")
        self.pictures.set_rows(self._rows(page), self._captions(page))
        text = self.tr("epoch {epoch} of {epochs}").format(
            epoch=count_text(page.epoch), epochs=count_text(epochs[-1])
        )
        self.bar.set_text(text)
        self.set_summary(text)

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
