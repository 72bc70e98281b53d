"""What the shown run has kept of the pinned images."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
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


class ProbePage(NamedTuple):
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
        if page is not None or self._page is not None:
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
    return ProbePage(
        run, probes, read_images(folder, probes) if images is None else images, answers
    )
