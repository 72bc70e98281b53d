"""What is pinned in the open project: images, and the layer whose maps of them are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.projects.pinned_images import (
    PinnedImage,
    path_of,
    pin,
    pin_layer,
    pinned_as,
    pinned_images,
    pinned_layer,
    unpin,
)
from studio.ui.models.open_project import OpenProject
from studio.ui.threads.background import Background


class _Listed(NamedTuple):
    """What is pinned in a project's folder."""

    folder: Path
    images: tuple[PinnedImage, ...] = ()
    layer: str = ""


class ProjectPins(QObject):
    """Lists them, and pins and unpins beside the window's thread: an image is copied.

    Signals:
        changed(): `files`, `layer` or `may_pin` is another one.
        failed(object): the `Sentence` why something could not be pinned.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, project: OpenProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._images: tuple[PinnedImage, ...] = ()
        self._folder: Path | None = None
        self._layer = ""
        self._worker = Background(self, keep_latest=False)
        self._worker.succeeded.connect(self._on_listed)
        self._worker.failed.connect(self._on_failed)
        project.project_changed.connect(self.refresh)
        project.read_only_changed.connect(self.changed)
        self.refresh()

    @property
    def may_pin(self) -> bool:
        """Whether there is a project that may be changed here."""
        return self._project.project is not None and self._project.read_only is None

    @property
    def files(self) -> tuple[Path, ...]:
        """The copies, in the order in which they were pinned."""
        return tuple(path for path, _ in self._named())

    @property
    def layer(self) -> str:
        """The layer whose maps of the images are kept; "" for the first convolution."""
        return self._layer

    def set_layer(self, layer: str) -> None:
        """Have the next runs keep maps of this layer, "" for the first convolution."""
        opened = self._project.project
        if opened is not None and self.may_pin:
            self._run(opened.folder, lambda folder: pin_layer(folder, layer))

    def is_pinned(self, file: str) -> bool:
        """Whether an image is pinned, by where it came from or by its copy."""
        return any(file in (one.source, str(path)) for path, one in self._named())

    def name_of(self, file: str) -> str:
        """Return what the image of a copy is called, "" for any other file."""
        return next((one.name for path, one in self._named() if str(path) == file), "")

    def _named(self) -> list[tuple[Path, PinnedImage]]:
        """Return the copies; none while the images are still those of a project that was left."""
        opened = self._project.project
        if opened is None or opened.folder != self._folder:
            return []
        return [(path_of(opened.folder, one), one) for one in self._images]

    def set_pinned(self, file: str, is_pinned: bool) -> None:
        """Pin an image, or follow it no longer."""
        opened = self._project.project
        if opened is not None and self.may_pin and file:
            self._run(opened.folder, lambda folder: _set(folder, Path(file), is_pinned))

    @Slot()
    def refresh(self) -> None:
        """Look again which are pinned."""
        self._worker.forget()
        opened = self._project.project
        if opened is None:
            self._images, self._layer = (), ""
            self.changed.emit()
        else:
            self._run(opened.folder, _nothing)

    def _run(self, folder: Path, work: Callable[[Path], None]) -> None:
        def call() -> _Listed:
            work(folder)
            return _Listed(folder, pinned_images(folder), pinned_layer(folder))

        self._worker.run(call)

    @Slot(object)
    def _on_listed(self, found: _Listed) -> None:
        opened = self._project.project
        if opened is not None and opened.folder == found.folder:
            self._folder, self._images, self._layer = found.folder, found.images, found.layer
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self.changed.emit()  # what was pressed goes back to what is so
        self.failed.emit(reason)


def _set(project: Path, image: Path, is_pinned: bool) -> None:
    if is_pinned:
        pin(project, image)
        return
    there = pinned_as(project, image)
    if there is not None:
        unpin(project, there)


def _nothing(_folder: Path) -> None:
    return
