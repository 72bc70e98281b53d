"""Gets what several runs say of the same images: reads it, or has the engine ask them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.sentences import Sentence
from studio.core.evaluation.ensemble import pool_file
from studio.core.evaluation.ensemble.members import (
    NotJudgedError,
    Pool,
    held_out,
    kept_members,
    pooled,
)
from studio.core.evaluation.ensemble.report import ensemble_report
from studio.core.wire.messages import Failed, Pooled, PoolRuns
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.threads.background import Background


class EnsembleStanding(Enum):
    """How far it is."""

    READING = "reading"
    ASKING = "asking"
    READY = "ready"
    FAILED = "failed"


class EnsembleReader(QObject):
    """The figures of an ensemble, for a dialog that may choose another method.

    Signals:
        standing_changed(object): the `EnsembleStanding`.
        progressed(object): `messages.Progress` while the engine asks the runs.
        reported(object): an `EnsembleReport`.
    """

    standing_changed = Signal(object)
    progressed = Signal(object)
    reported = Signal(object)

    def __init__(
        self, client: EngineClient, runs: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runs = tuple(runs)
        self._pool: Pool | None = None
        self._method, self._is_greedy = "mean", False
        self.standing = EnsembleStanding.READING
        self.problem: Sentence | None = None
        self._request = RequestSlot(client, self)
        self._reader = Background(self)
        self._reporter = Background(self)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._reporter.succeeded.connect(self.reported)
        self._reporter.failed.connect(self._on_failed)
        self._request.progressed.connect(self.progressed)
        self._request.answered.connect(self._on_answered)
        self._request.failed.connect(self._on_engine_failed)
        self._request.cancelled.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read what the runs have kept; the engine is asked where that is not enough."""
        self._set(EnsembleStanding.READING)
        self._reader.run(partial(_kept, self._runs))

    def choose(self, method: str, *, is_greedy: bool) -> None:
        """Combine in another way."""
        self._method, self._is_greedy = method, is_greedy
        self._report()

    def stop(self) -> None:
        """Ask no more."""
        self._reader.forget()
        self._reporter.forget()
        self._request.cancelled.disconnect(self.read)
        self._request.cancel()

    def _report(self) -> None:
        if self._pool is not None:
            self._reporter.run(
                partial(ensemble_report, self._pool, self._method, is_greedy=self._is_greedy)
            )

    def _set(self, standing: EnsembleStanding, problem: Sentence | None = None) -> None:
        self.standing, self.problem = standing, problem
        self.standing_changed.emit(standing)

    @Slot(object)
    def _on_read(self, found: Pool | None) -> None:
        if found is None:
            self._set(EnsembleStanding.ASKING)
            self._request.ask(PoolRuns(self._runs))
            return
        self._pool = found
        self._set(EnsembleStanding.READY)
        self._report()

    @Slot(object)
    def _on_answered(self, answer: Pooled) -> None:
        self._reader.run(partial(pool_file.read, Path(answer.file)))

    @Slot(object)
    def _on_engine_failed(self, event: Failed) -> None:
        self._set(EnsembleStanding.FAILED, event.sentence)

    @Slot(object)
    def _on_failed(self, problem: Sentence) -> None:
        self._set(EnsembleStanding.FAILED, problem)


def _kept(runs: Sequence[str]) -> Pool | None:
    """Return what the runs have kept, None where one is still to be asked.

    Raises:
        InputError: they cannot be combined, or one is gone.
    """
    try:
        members = kept_members([Path(run) for run in runs])
        return pooled(members, held_out(members))
    except NotJudgedError:
        return None
