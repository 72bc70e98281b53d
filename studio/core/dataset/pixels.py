"""The pixels of a data set's images, decoded when they are needed and kept."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled, InputError
from studio.core.dataset.decode import load_with_digest
from studio.core.dataset.images import Dataset
from studio.core.dataset.in_parallel import workers
from studio.core.dataset.kept_rows import KeptRows
from studio.core.dataset.pixel_file import BUDGET, pixel_rows
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.quiet import pillow_quiet
from studio.core.dataset.unreadable import UnreadableImage

_log = logging.getLogger(__name__)

_AHEAD_BYTES = 64 * 1024**2
"""Of pixels: how far decoding runs ahead of what is asked for. Some batches are enough, and more
would take the cores from the network that is built meanwhile: the first figures came later."""

_CHUNK = 8
"""Images that one thread takes at a time: a batch that is waited for is shared by all."""

_LOOK_AT_CANCEL = 0.05
"""Seconds between two looks at `cancelled`."""


class Pixels:
    """Images as rows of pixels: `pixels[images]` decodes what nobody has decoded yet.

    Threads decode ahead in the order that `expect` was told, all cores at once, and stay at most
    `_AHEAD_BYTES` before what was asked for last; what is asked for out of turn comes first. Every
    decoded image is kept, for the next epoch, for a resumed run and for the next one: in a file
    below `paths.cache()`, named by the data's fingerprint, size, colour and DECODE_VERSION, or in
    memory where the cache cannot be written. Where the file's disk is full, images are decoded
    again whenever they are needed.

    Close it when done, or use it as a context.

    Args:
        dataset: as scanned.
        form: of every row.
        rows: one for each image, in the order of `dataset.images`.
    """

    def __init__(self, dataset: Dataset, form: PixelForm, rows: KeptRows) -> None:
        self.form = form
        self._dataset = dataset
        self._rows = rows
        self._ahead = max(_CHUNK, _AHEAD_BYTES // max(1, form.row_bytes))
        self._order = np.zeros(0, np.int64)
        self._place: NDArray[np.int64] = np.full(len(dataset.images), -1, np.int64)
        self._bounded = 0
        self._next = self._asked = 0
        self._urgent: deque[int] = deque()
        self._in_work: set[int] = set()
        self._failed: dict[int, Exception] = {}
        self._unkept: dict[int, NDArray[np.uint8]] = {}
        self._is_full = False
        self._is_closed = False
        lock = threading.RLock()
        self._turn = threading.Condition(lock)
        self._is_decoded = threading.Condition(lock)
        self._threads: list[threading.Thread] = []
        self._decoded = 0
        self._seconds = 0.0
        self._waited = 0.0

    def __enter__(self) -> Pixels:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._dataset.images)

    def __getitem__(self, images: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return uint8 (*images.shape, height, width, 3 or 1), 0..255.

        Raises:
            InputError: the folder is gone, or an image changed, or became unreadable, since it was
                scanned.
        """
        if len(self.missing(images.ravel())):
            self.wait(images)
        found: NDArray[np.uint8] = np.asarray(self._rows.values[images])
        if self._unkept:
            self._put_unkept(images, found)
        return found

    @property
    def seconds_waited(self) -> float:
        """How long `wait` has waited in all."""
        return self._waited

    @property
    def seconds_per_image(self) -> float:
        """What decoding one took, with all threads at work; 0 while nothing was decoded."""
        return self._seconds / self._decoded / workers() if self._decoded else 0.0

    def has(self, images: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which of `images` are decoded and kept."""
        return self._rows.has(images)

    def missing(self, images: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return which of `images` are still to be decoded, in their order."""
        return images[~self.has(images)]

    def check_reachable(self, images: NDArray[np.int64]) -> None:
        """Raise if some of `images` are still to be decoded and their folder is gone.

        Raises:
            InputError: so it is.
        """
        if len(self.missing(images)) and not Path(self._dataset.folder).is_dir():
            raise self._gone()

    def expect(self, images: NDArray[np.int64], later: NDArray[np.int64] | None = None) -> None:
        """Begin to decode `images` in this order, and drop what was expected before.

        Args:
            images: in the order in which they will be asked for.
            later: what is decoded after these, as soon as all of these are within reach.
        """
        rest = np.zeros(0, np.int64) if later is None else later
        with self._turn:
            self._order = np.concatenate([images, rest])
            self._place = np.full(len(self), -1, np.int64)
            self._place[self._order[::-1]] = np.arange(len(self._order))[::-1]
            self._bounded = len(images)
            self._next = self._asked = 0
            self._start()
            self._turn.notify_all()

    def wait(self, images: NDArray[np.int64], cancelled: Callable[[], bool] | None = None) -> None:
        """Return once all of `images` are decoded.

        Raises:
            InputError: as `__getitem__`.
            Cancelled: `cancelled` answered True.
        """
        wanted = images.ravel()
        with self._turn:
            if self._is_closed:
                raise ValueError("these pixels are closed")
            self._asked = max(self._asked, int(self._place[wanted].max(initial=-1)) + 1)
            self._turn.notify_all()
            open_ones = self._open(wanted)
            if not open_ones:
                return
            for image in open_ones:
                self._failed.pop(image, None)  # what failed when nobody asked is tried again
            self._urgent.extend(open_ones)
            self._start()
            self._turn.notify_all()
        began = time.monotonic()
        try:
            while open_ones := self._still_open(open_ones):
                if cancelled is not None and cancelled():
                    raise Cancelled
        finally:
            self._waited += time.monotonic() - began

    def close(self) -> None:
        """End the threads and bring what was decoded to the disk; kept rows can be read on."""
        with self._turn:
            self._is_closed = True
            self._turn.notify_all()
            threads = list(self._threads)
        for thread in threads:
            thread.join()
        self._rows.close()

    def _open(self, images: NDArray[np.int64] | list[int]) -> list[int]:
        """Return which of `images` are not there to be read."""
        wanted = np.asarray(images, np.int64)
        lacking: list[int] = wanted[~self._rows.has(wanted)].tolist()
        return [image for image in lacking if image not in self._unkept]

    def _still_open(self, images: list[int]) -> list[int]:
        """Return which of `images` are not there after a moment in which some may have come."""
        with self._turn:
            found = self._open(images)
            failure = next((self._failed[image] for image in found if image in self._failed), None)
            if failure is not None:
                raise failure
            if found:
                self._is_decoded.wait(_LOOK_AT_CANCEL)
            return found

    def _put_unkept(self, images: NDArray[np.int64], found: NDArray[np.uint8]) -> None:
        """Fill in what has no place on the disk, and let go of it."""
        with self._turn:
            for place in np.argwhere(~self._rows.has(images)):
                found[tuple(place)] = self._unkept[int(images[tuple(place)])]
            for image in images.ravel().tolist():
                self._unkept.pop(image, None)

    def _start(self) -> None:
        """See to it that threads decode."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        while len(self._threads) < workers() and not self._is_closed:
            thread = threading.Thread(target=self._work, name="images")
            self._threads.append(thread)
            thread.start()

    def _work(self) -> None:
        while chunk := self._take():
            with pillow_quiet():  # once a chunk: for each small image it is a tenth of the time
                for image in chunk:
                    if not self._is_closed:
                        self._decode(image)

    def _take(self) -> list[int]:
        """Return what to decode next, none when all is done."""
        with self._turn:
            while not self._is_closed:
                chunk = self._due()
                if chunk:
                    self._in_work.update(chunk)
                    return chunk
                if self._next >= len(self._order):
                    break
                self._turn.wait()
            self._threads.remove(threading.current_thread())
            return []

    def _due(self) -> list[int]:
        """Return at most `_CHUNK` images whose turn it is."""
        chunk: list[int] = []
        while self._urgent and len(chunk) < _CHUNK:
            image = self._urgent.popleft()
            if self._is_open(image):
                chunk.append(image)
        if chunk or self._is_full:  # where nothing can be kept, nothing is decoded ahead
            return chunk
        end = self._asked + self._ahead
        end = len(self._order) if end >= self._bounded else end
        while self._next < end and len(chunk) < _CHUNK:
            image = int(self._order[self._next])
            self._next += 1
            if self._is_open(image):
                chunk.append(image)
        return chunk

    def _is_open(self, image: int) -> bool:
        is_there = image in self._unkept or bool(self._rows.has(np.array([image]))[0])
        return not is_there and image not in self._in_work

    def _decode(self, image: int) -> None:
        began = time.monotonic()
        failure: Exception | None = None
        try:
            self._keep(image, self._pixels(image))
        except Exception as error:  # it is raised where the image is asked for
            failure = error
        with self._turn:
            self._in_work.discard(image)
            if failure is None:
                self._decoded += 1
                self._seconds += time.monotonic() - began
            else:
                self._failed[image] = failure
            self._is_decoded.notify_all()

    def _keep(self, image: int, pixels: NDArray[np.uint8]) -> None:
        try:
            self._rows.write(image, pixels)
        except OSError as error:
            with self._turn:
                self._unkept[image] = pixels
                if not self._is_full:
                    _log.warning("decoded images can no longer be kept: %s", error)
                self._is_full = True

    def _pixels(self, image: int) -> NDArray[np.uint8]:
        row = self._dataset.images[image]
        try:
            pixels, digest = load_with_digest(self._dataset.file(row), self.form)
        except UnreadableImage as error:
            if not Path(self._dataset.folder).is_dir():
                raise self._gone() from error
            raise InputError(
                "The image {file} can no longer be read; it could when the folder was "
                "scanned. {reason}",
                file=row.path,
                reason=error.sentence,
            ) from error
        if digest != row.digest:
            raise InputError(
                "The image {file} changed after the folder was scanned. Rescan the folder.",
                file=row.path,
            )
        return pixels

    def _gone(self) -> InputError:
        return InputError(
            "The folder {folder} no longer exists, and its decoded images are no longer "
            "cached. Connect the disk or restore the folder to continue.",
            folder=self._dataset.folder,
        )


def open_pixels(dataset: Dataset, form: PixelForm, *, budget_bytes: int = BUDGET) -> Pixels:
    """Return the pixels of all images of `dataset`: what was decoded earlier, the rest when asked.

    Args:
        dataset: as scanned.
        form: what every image is brought to.
        budget_bytes: when the cache would grow beyond, the files used longest ago are deleted.

    Raises:
        WorkError: too little space, on the disk or, where the cache cannot be written, in memory.
    """
    return Pixels(dataset, form, pixel_rows(dataset, form, budget_bytes))
