"""Thumbnails decoded beside the window's thread, the latest wanted first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.core.base.errors import StudioError

Pixels = npt.NDArray[np.uint8]
Load = Callable[[str, int], Pixels]
"""(path, side) -> picture as uint8 of height, width, 3; about `side` pixels large."""

_THREADS = 2
DEFAULT_BUDGET = 192 * 1024 * 1024
Key = tuple[str, int]


class _Bridge(QObject):
    """Carries pictures from the pool's threads; outlives whoever asked for them."""

    loaded = Signal(str, int, QImage)
    failed = Signal(str, int, str)


class _Queue:
    """What is wanted now; asked by several threads. Nothing in it is Qt's.

    It counts who takes from it: a pool still counts a worker that has found nothing to do, and what
    is wanted at that moment would wait for ever.
    """

    def __init__(self, most_workers: int) -> None:
        self._lock = threading.Lock()
        self._wanted: list[Key] = []
        self._running: set[Key] = set()
        self._most_workers = most_workers
        self._workers = 0

    def replace(self, wanted: Iterable[Key]) -> int:
        """Forget what was wanted, want this in this order; returns how many workers to start."""
        with self._lock:
            self._wanted = [key for key in wanted if key not in self._running]
            self._wanted.reverse()
            new = max(0, min(self._most_workers - self._workers, len(self._wanted)))
            self._workers += new
            return new

    def take(self) -> Key | None:
        """Return what to decode next; None ends the worker that asked."""
        with self._lock:
            if not self._wanted:
                self._workers -= 1
                return None
            key = self._wanted.pop()
            self._running.add(key)
            return key

    def done(self, key: Key) -> None:
        """Let `key` be wanted again; said where its picture arrives, so none is read twice."""
        with self._lock:
            self._running.discard(key)


class _Worker(QRunnable):
    """Decodes until nothing is wanted any more."""

    def __init__(self, load: Load, queue: _Queue, bridge: _Bridge) -> None:
        super().__init__()
        self._load = load
        self._queue = queue
        self._bridge = bridge

    def run(self) -> None:
        while (key := self._queue.take()) is not None:
            try:
                pixels = np.ascontiguousarray(self._load(*key), dtype=np.uint8)
                self._bridge.loaded.emit(*key, _image_of(pixels))
            except (StudioError, OSError, ValueError, MemoryError) as error:
                self._bridge.failed.emit(*key, str(error))


def _image_of(pixels: Pixels) -> QImage:
    if pixels.ndim != 3 or pixels.shape[2] != 3 or 0 in pixels.shape:
        raise ValueError(f"a thumbnail of shape {pixels.shape}, expected (height, width, 3)")
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)  # a copy that owns its pixels


class ThumbnailLoader(QObject):
    """Pictures by (path, side): those that were asked for lately are kept, within a budget.

    Signals:
        changed(): a picture came, or turned out unreadable; look again with `pixmap`.
    """

    changed = Signal()

    def __init__(
        self,
        load: Load,
        *,
        budget: int = DEFAULT_BUDGET,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._budget = budget
        self._used = 0
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._last_side: dict[str, int] = {}
        self._errors: dict[str, str] = {}
        self._queue = _Queue(_THREADS)
        self._bridge = _Bridge()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._bridge.loaded.connect(self._on_bridge_loaded)
        self._bridge.failed.connect(self._on_bridge_failed)

    def pixmap(self, path: str, side: int) -> QPixmap | None:
        """Return the picture if it is here, at `side` or, until that comes, at another size."""
        key = (path, side)
        if key not in self._kept:
            key = (path, self._last_side.get(path, side))
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def error(self, path: str) -> str:
        """Return why `path` cannot be shown, "" where nothing is wrong."""
        return self._errors.get(path, "")

    def want(self, paths: Iterable[str], side: int) -> None:
        """Decode these that are not here yet; whatever was wanted before and is not is dropped."""
        keys = [(path, side) for path in paths]
        missing = [key for key in keys if key not in self._kept and key[0] not in self._errors]
        for _ in range(self._queue.replace(missing)):
            self._pool.start(_Worker(self._load, self._queue, self._bridge))

    def forget(self) -> None:
        """Drop everything, for files that may have changed."""
        self._queue.replace(())
        self._kept.clear()
        self._last_side.clear()
        self._errors.clear()
        self._used = 0

    def is_idle(self) -> bool:
        """Whether nothing is being decoded."""
        return self._pool.activeThreadCount() == 0

    def close(self) -> None:
        """Stop decoding and wait for the pictures in work."""
        self._queue.replace(())
        self._pool.waitForDone()

    @Slot(str, int, QImage)
    def _on_bridge_loaded(self, path: str, side: int, image: QImage) -> None:
        key = (path, side)
        self._queue.done(key)
        if key not in self._kept:
            self._used += image.sizeInBytes()
        self._kept[key] = QPixmap.fromImage(image)
        self._last_side[path] = side
        self._kept.move_to_end(key)
        while self._used > self._budget and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._used -= gone.width() * gone.height() * 4
        self.changed.emit()

    @Slot(str, int, str)
    def _on_bridge_failed(self, path: str, side: int, reason: str) -> None:
        self._queue.done((path, side))
        self._errors[path] = reason
        self.changed.emit()
