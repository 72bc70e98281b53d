"""What the shown run has kept of the pinned images."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.look.shades import positive, signed
from studio.core.runs.probes import (
    ProbeAnswers,
    Probes,
    evidence,
    read_answers,
    read_images,
    read_probes,
)
from studio.ui.models.run_model import RunModel
from studio.ui.threads.background import Background


@dataclass(frozen=True, eq=False)
class ProbePage:
    """The images of a run and its answers after each epoch.

    Attributes:
        run: its folder.
        probes: what is known of them.
        images: uint8 (images, height, width, 1 or 3), as the network sees them.
        answers: after each of `probes.epochs`.
    """

    run: str
    probes: Probes
    images: NDArray[np.uint8]
    answers: tuple[ProbeAnswers, ...]

    def evidence(self, image: int, epoch: int) -> NDArray[np.float32]:
        """Return where the network saw its answer, float32 (height, width), nowhere below 0.

        Args:
            image: which one, from 0.
            epoch: which of `probes.epochs`, from 0.
        """
        return evidence(self.probes, self.answers[epoch].maps[image])

    def layer_maps(self, image: int, epoch: int) -> NDArray[np.uint8] | None:
        """Return the maps that are followed as greys, uint8 (maps, rows, columns); None without.

        Each map has one scale for all images and epochs; zero is black, or mid grey where any
        value is negative.
        """
        kept = self.answers[epoch].layer_maps
        if kept is None:
            return None
        least, largest = self._range
        shares = kept[image] / np.where(largest > 0, largest, 1.0)[:, np.newaxis, np.newaxis]
        return signed(shares, "shared", 1.0) if least < 0 else positive(shares, "shared", 1.0)

    @cached_property
    def _range(self) -> tuple[float, NDArray[np.floating]]:
        """The smallest value of all maps, and the largest absolute value of each, (maps,)."""
        found = [kept.layer_maps for kept in self.answers if kept.layer_maps is not None]
        least = min(float(maps.min()) for maps in found)
        return least, np.max([np.abs(maps).max(axis=(0, 2, 3)) for maps in found], axis=0)


class RunProbes(QObject):
    """Follows the run; reads what is new after each epoch.

    Signals:
        page_changed(): `page` is another one, or None.
        failed(object): the `Sentence` why nothing can be read.
    """

    page_changed = Signal()
    failed = Signal(object)

    def __init__(self, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._page: ProbePage | None = None
        self._shown = ("", 0)
        self._reader = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        run.state_changed.connect(self._on_state_changed)
        self._on_state_changed()

    @property
    def page(self) -> ProbePage | None:
        """What is shown, None where the run follows no images."""
        return self._page

    @property
    def is_reading(self) -> bool:
        """Whether something is still to come."""
        return self._reader.is_busy

    @Slot()
    def _on_state_changed(self) -> None:
        """Read again where another run is shown, or an epoch was saved."""
        state = self._run.state
        before, self._shown = self._shown, (state.run, state.saved)
        if self._shown == before:
            return
        if state.run != before[0]:
            self._reader.forget()
            self._set_page(None)
        if state.run:
            known = self._page
            self._reader.run(lambda: _page_of(state.run, known))

    @Slot(object)
    def _on_read(self, page: ProbePage | None) -> None:
        if page is None or page.run == self._shown[0]:
            self._set_page(page)

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._set_page(None)
        self.failed.emit(reason)

    def _set_page(self, page: ProbePage | None) -> None:
        self._page = page
        self.page_changed.emit()


def _page_of(run: str, known: ProbePage | None) -> ProbePage | None:
    """Return all that the run has kept.

    Args:
        run: its folder.
        known: what was read before; of the same run it is not read again.

    Raises:
        InputError: a file is missing or damaged.
    """
    folder = Path(run)
    probes = read_probes(folder)
    if probes is None:
        return None
    had: dict[int, ProbeAnswers] = {}
    images = None
    if known is not None and known.run == run:
        had = dict(zip(known.probes.epochs[:-1], known.answers, strict=False))
        images = known.images
    answers = tuple(
        had[epoch] if epoch in had else read_answers(folder, probes, epoch)
        for epoch in probes.epochs
    )
    if images is None:
        images = read_images(folder, probes)
    page = ProbePage(run, probes, images, answers)
    if probes.maps and answers:
        page.layer_maps(0, 0)  # their scale is found here, not in the window's thread
    return page
