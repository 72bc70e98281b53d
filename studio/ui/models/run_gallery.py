"""The pictures that the shown run has kept of its epochs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.tasks.gallery import (
    Gallery,
    read_errors,
    read_gallery,
    read_noisy,
    read_originals,
    read_pictures,
)
from studio.core.tasks.picture_strip import Pictures
from studio.ui.models.run_model import RunModel
from studio.ui.threads.background import Background


class GalleryPage(NamedTuple):
    """The pictures of one epoch, beside the images as they are; uint8 (n, height, width, 1|3).

    Attributes:
        noisy: what the network was given in place of the originals; None where it was those.
        errors: mean squared error of each per value of pixels in 0..1, float32 (n,); none where the
            pictures are not of the originals.
    """

    run: str
    gallery: Gallery
    epoch: int
    originals: Pictures
    pictures: Pictures
    noisy: Pictures | None
    errors: NDArray[np.float32]


class RunGallery(QObject):
    """Reads the pictures of an epoch; follows the newest one until another is chosen.

    Signals:
        page_changed(): `page` is another one, or that of another run, be it None.
        failed(object): the `Sentence` why pictures cannot be read.
    """

    page_changed = Signal()
    failed = Signal(object)

    def __init__(self, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._page: GalleryPage | None = None
        self._chosen: int | None = None
        self._shown_run = ""
        self._reader = Background(self, keep_latest=True)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        run.gallery_saved.connect(self._read)
        run.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    @property
    def page(self) -> GalleryPage | None:
        """What is shown, None while the run has no pictures."""
        return self._page

    @property
    def is_reading(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return self._reader.is_busy

    def choose(self, epoch: int) -> None:
        """Show an epoch of `page.gallery`; the last one is followed by those that come."""
        page = self._page
        is_last = (
            page is not None and bool(page.gallery.epochs) and epoch == page.gallery.epochs[-1]
        )
        self._chosen = None if is_last else epoch
        self._read()

    @Slot()
    def _on_state_changed(self) -> None:
        if self._run.state.run == self._shown_run:
            return
        self._shown_run = self._run.state.run
        self._chosen = None
        self._reader.forget()
        self._set_page(None)
        if self._shown_run:
            self._read()

    @Slot()
    def _read(self) -> None:
        run, chosen = self._run.state.run, self._chosen
        if run:
            self._reader.run(lambda: _page_of(run, chosen))

    @Slot(object)
    def _on_read(self, page: GalleryPage | None) -> None:
        if page is None or page.run == self._shown_run:
            self._set_page(page)

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._set_page(None)
        self.failed.emit(reason)

    def _set_page(self, page: GalleryPage | None) -> None:
        self._page = page
        self.page_changed.emit()


def _page_of(run: str, chosen: int | None) -> GalleryPage | None:
    """Return the pictures of an epoch, the newest where none is chosen or it is gone.

    Raises:
        InputError: a file is missing or damaged.
    """
    folder = Path(run)
    gallery = read_gallery(folder)
    if gallery is None or not gallery.epochs:
        return None
    epoch = chosen if chosen in gallery.epochs else gallery.epochs[-1]
    originals, pictures = read_originals(folder, gallery), read_pictures(folder, gallery, epoch)
    noisy = read_noisy(folder, gallery) if gallery.is_noisy else None
    errors = read_errors(folder, gallery, epoch)
    if gallery.pictures:  # invented: they have no original each
        errors = np.zeros(0, np.float32)
    elif errors is None:  # an older run: of the pictures as they are kept
        errors = _errors(originals, pictures)
    return GalleryPage(run, gallery, epoch, originals, pictures, noisy, errors)


def _errors(originals: Pictures, pictures: Pictures) -> NDArray[np.float32]:
    apart = (pictures.astype(np.float64) - originals) / 255.0
    found: NDArray[np.float32] = np.square(apart).mean(axis=(1, 2, 3)).astype(np.float32)
    return found
