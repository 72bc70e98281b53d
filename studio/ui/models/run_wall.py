"""All the pictures that the shown run has kept, epoch by epoch, read when they are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.tasks.gallery import Gallery, read_gallery, read_pictures
from studio.core.tasks.picture_strip import Pictures
from studio.ui.models.run_model import RunModel
from studio.ui.threads.background import Background


class _Listed(NamedTuple):
    run: str
    gallery: Gallery | None


class _Columns(NamedTuple):
    run: str
    pictures: dict[int, Pictures]


class RunWall(QObject):
    """Which epochs there are, and the pictures of those that were asked for.

    What was read stays: a gallery thins itself out and holds 100 MB at the most.

    Signals:
        gallery_changed(): `gallery` is another one, or has more epochs.
        columns_read(): pictures that were wanted are here.
        failed(object): the `Sentence` why pictures cannot be read.
    """

    gallery_changed = Signal()
    columns_read = Signal()
    failed = Signal(object)

    def __init__(self, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._shown_run = ""
        self._gallery: Gallery | None = None
        self._columns: dict[int, Pictures] = {}
        self._wanted: tuple[int, ...] = ()
        self._lister = Background(self)
        self._reader = Background(self)
        self._lister.succeeded.connect(self._on_listed)
        self._reader.succeeded.connect(self._on_read)
        self._lister.failed.connect(self.failed)
        self._reader.failed.connect(self._on_read_failed)
        run.gallery_saved.connect(self._list)
        run.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    @property
    def run(self) -> str:
        """Folder of the run, "" without one."""
        return self._shown_run

    @property
    def gallery(self) -> Gallery | None:
        """What the run has kept, None where it has no pictures."""
        return self._gallery

    @property
    def epochs(self) -> tuple[int, ...]:
        """Epochs that have pictures, ascending, from 1."""
        return self._gallery.epochs if self._gallery is not None else ()

    @property
    def is_reading(self) -> bool:
        """Whether pictures that were wanted are still to come."""
        return self._reader.is_busy

    def pictures(self, epoch: int) -> Pictures | None:
        """Return the pictures of an epoch, (samples, height, width, 1 or 3); None before `want`."""
        return self._columns.get(epoch)

    def want(self, epochs: Iterable[int]) -> None:
        """Have the pictures of epochs read that are not here; earlier wishes are kept."""
        gallery = self._gallery
        if gallery is None:
            return
        missing = [epoch for epoch in epochs if epoch not in self._columns]
        if missing:  # the newest wish takes the place of those that wait: it brings them along
            self._wanted = tuple(dict.fromkeys((*missing, *self._wanted)))
            self._reader.run(partial(_read, self._shown_run, gallery, self._wanted))

    @Slot()
    def _on_state_changed(self) -> None:
        if self._run.state.run == self._shown_run:
            return
        self._shown_run = self._run.state.run
        self._lister.forget()
        self._reader.forget()
        self._columns, self._wanted = {}, ()
        self._gallery = None
        self.gallery_changed.emit()  # also where it was None: why it was, was of the other run
        if self._shown_run:
            self._list()

    @Slot()
    def _list(self) -> None:
        run = self._run.state.run
        if run:
            self._lister.run(partial(_listed, run))

    @Slot(object)
    def _on_listed(self, listed: _Listed) -> None:
        if listed.run != self._shown_run or listed.gallery == self._gallery:
            return
        before, self._gallery = self._gallery, listed.gallery
        epochs = set(self.epochs)
        # What a resumed run invents again replaces what was there.
        if before is not None and max(before.epochs, default=0) > max(epochs, default=0):
            self._columns = {}
        self._columns = {epoch: one for epoch, one in self._columns.items() if epoch in epochs}
        self.gallery_changed.emit()

    @Slot(object)
    def _on_read(self, columns: _Columns) -> None:
        if columns.run == self._shown_run:
            self._columns.update(columns.pictures)
            self._wanted = ()
            self.columns_read.emit()

    @Slot(object)
    def _on_read_failed(self, reason: Sentence) -> None:
        self._wanted = ()
        self.failed.emit(reason)


def _listed(run: str) -> _Listed:
    """Return what a run has kept.

    Raises:
        InputError: its list of images is damaged.
    """
    gallery = read_gallery(Path(run))
    return _Listed(run, gallery if gallery is not None and gallery.epochs else None)


def _read(run: str, gallery: Gallery, epochs: tuple[int, ...]) -> _Columns:
    """Return the pictures of epochs; those that were thinned out meanwhile are left out.

    Raises:
        InputError: a file is damaged, and none of them can be read.
    """
    found: dict[int, Pictures] = {}
    problem: InputError | None = None
    for epoch in epochs:
        try:
            found[epoch] = read_pictures(Path(run), gallery, epoch)
        except InputError as error:
            problem = error
    if problem is not None and not found:
        raise problem
    return _Columns(run, found)
