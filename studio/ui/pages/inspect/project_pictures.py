"""The images of the open project, listed beside the window's thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.dataset.images import PARTS
from studio.ui.models.project_images import ProjectImages
from studio.ui.pages.data.gallery_pictures import ALL, GalleryContent, gallery_content
from studio.ui.threads.background import Background


class ProjectPictures(QObject):
    """Follows the data set and its split.

    Signals:
        listed(object): a list of `Picture`, empty where there is no data set.
    """

    listed = Signal(object)

    def __init__(self, images: ProjectImages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._lister = Background(self)
        self._lister.succeeded.connect(self._on_listed)
        images.split_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """List them again."""
        images = self._images
        scanned, dataset, split = images.scanned, images.dataset, images.split
        if scanned is None or dataset is None or split is None:
            self._lister.forget()
            self.listed.emit([])
            return
        text: dict[str, str] = dict.fromkeys(PARTS, "")
        self._lister.run(partial(gallery_content, scanned, dataset, split, (), text))

    @Slot(object)
    def _on_listed(self, content: GalleryContent) -> None:
        self.listed.emit(content.views.get(ALL, []))
