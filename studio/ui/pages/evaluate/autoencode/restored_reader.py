"""Gets how well a run restores each image: reads it, or has the engine restore them once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot

from studio.core.base.errors import InputError
from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.split import Split
from studio.core.evaluation import restorations as tables
from studio.core.evaluation.restorations import Restorations
from studio.core.look.restored import Restored
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.autoencode import Autoencoded
from studio.core.wire.messages import Look, Phase, Progress, Seen
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.evaluate.run_reader import RunReader, Standing

AT_ONCE = 128
"""Images that are restored for one answer, so that the way there is seen and can be given up."""


@dataclass(frozen=True)
class RestoredRun:
    """What is known of a run.

    Attributes:
        run: its folder.
        dataset: of the run.
        restorations: of all its images.
        result: of its report; None where it was not tested.
        has_folder: whether the images are where the run saw them.
    """

    run: str
    dataset: Dataset
    restorations: Restorations
    result: Autoencoded | None
    has_folder: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those that have images."""
        return self.restorations.used_parts

    def part(self, name: Part) -> Restorations:
        """Return how well the images of a part are restored."""
        return self.restorations.part(name)


class RestoredReader(RunReader):
    """Follows the autoencoder that is shown; `evaluated` brings a `RestoredRun`."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(client, parent)
        self._measuring: _Measuring | None = None
        self._measured: tuple[str, Restorations] | None = None

    def reading(self, run: Path) -> Callable[[], object]:
        """Return what reads the table of a run, or takes that which was made here."""
        own = self._measured[1] if self._measured and self._measured[0] == str(run) else None
        return partial(_read, run, own)

    def forget(self) -> None:
        """Drop what is being measured."""
        self._measuring = None
        self._measured = None

    @Slot()
    def judge(self) -> None:
        """Have the engine restore every image once, some at a time."""
        if self._run and self._standing is not Standing.JUDGING:
            self._measuring = None
            self._set(Standing.JUDGING)
            self._reader.run(partial(_order, Path(self._run)))

    def take(self, found: object) -> None:
        """Begin to measure, where that is what was read."""

    @Slot(object)
    def _on_read(self, found: object) -> None:
        if isinstance(found, Split):
            self._measuring = _Measuring(found)
            self._ask_next()
        else:
            super()._on_read(found)

    def _ask_next(self) -> None:
        work = self._measuring
        if work is None:
            return
        self.progressed.emit(Progress(0, Phase.TESTING, work.done, work.total))
        view = Restored(images=work.next_images())
        request = self._request = self._client.ask(Look(self._run, "best", view))
        request.answered.connect(self._on_answered)
        request.failed.connect(self._on_failed)
        request.cancelled.connect(self._on_cancelled)

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        self._request = None
        work = self._measuring
        if work is None or not isinstance(answer, Seen):
            return
        work.take(answer)
        if work.done < work.total:
            self._ask_next()
        else:
            self._measured = (self._run, work.restorations())
            self._measuring = None
            self._read()


class _Measuring:
    """What has been measured of the images of a split by now, in the order of a table."""

    def __init__(self, split: Split) -> None:
        self._split = split
        self._order = np.concatenate([split.train, split.validation, split.test]).astype(np.int64)
        self._figures: list[NDArray[np.float32]] = []
        self.done = 0
        self.total = len(self._order)

    def next_images(self) -> tuple[int, ...]:
        """Return the images that come next."""
        return tuple(self._order[self.done : self.done + AT_ONCE].tolist())

    def take(self, seen: Seen) -> None:
        """Keep an answer."""
        arrays = seen.arrays
        errors, ssim = arrays["errors"], arrays["ssim"]
        noisy = arrays.get("noisy_errors", np.full(len(errors), np.nan, np.float32))
        nothing = np.full(len(errors), np.nan, np.float32)
        self._figures.append(np.stack([errors, ssim, noisy, nothing]))
        self.done += len(errors)

    def restorations(self) -> Restorations:
        """Return the whole."""
        return tables.of_split(self._split, *np.concatenate(self._figures, axis=1))


def _order(run: Path) -> Split:
    _, parts = RunFolder(run).dataset()
    if not len(parts.train) + len(parts.validation) + len(parts.test):
        raise InputError("The run has no images to evaluate.")
    return parts


def _read(path: Path, own: Restorations | None) -> RestoredRun | Standing:
    """Return what is known of a run; MISSING where its images are still to be restored.

    Raises:
        InputError: its files are damaged.
    """
    run = RunFolder(path)
    dataset, _ = run.dataset()
    if own is None and not (run.has_report and run.restorations_file.is_file()):
        return Standing.MISSING
    found = own if own is not None else tables.read(run.restorations_file, dataset)
    if not len(found):
        raise InputError("The run has no images to evaluate.")
    result = run.report().result if run.has_report else None
    return RestoredRun(
        str(path),
        dataset,
        found,
        result if isinstance(result, Autoencoded) else None,
        Path(dataset.folder).is_dir(),
    )
