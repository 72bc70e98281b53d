"""The engine's events as a progress bar and lines on stderr."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from tqdm import tqdm

from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, Phase
from studio.core.wire.phases import IN_EPOCHS, PHASES


class ProgressBar:
    """Takes the events of one job; a context manager, so that the bar is closed in any case."""

    def __init__(self) -> None:
        self._bar: tqdm | None = None
        self._phase: Phase | None = None
        self._epochs = 0
        self._batches = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def emit(self, event: AnyEvent) -> None:
        """Show an event; may be called from any thread."""
        match event:
            case messages.Progress():
                self._show_phase(event)
            case messages.RunStarted():
                self._epochs, self._batches = event.epochs, event.batches
            case messages.Metrics():
                self._show_metrics(event)
            case messages.Log(is_detail=False):
                self._line(str(event.sentence))
            case _:
                return

    def _show_phase(self, event: messages.Progress) -> None:
        if event.phase in IN_EPOCHS:
            return
        if event.phase is not self._phase:
            self._close()
            self._phase = event.phase
            self._bar = _bar(str(PHASES[event.phase]), event.total or None)
        if self._bar is not None:
            self._bar.total = event.total or None
            self._bar.n = event.done
            self._bar.refresh()

    def _show_metrics(self, event: messages.Metrics) -> None:
        if self._phase is not Phase.TRAINING:
            self._close()
            self._phase = Phase.TRAINING
            total = self._epochs * self._batches
            self._bar = _bar(str(PHASES[Phase.TRAINING]), total, unit="batch")
        if self._bar is None:
            return
        last = event.rows[-1] if event.rows else None
        if last is not None:
            losses = {key: value for key, value in last.figures.items() if key.endswith("loss")}
            text = ", ".join(
                f"{key.replace('_', ' ')} {value:.4g}" for key, value in losses.items()
            )
            self._bar.set_postfix_str(text, refresh=False)
        self._bar.n = (event.epoch - 1) * self._batches + event.batch
        self._bar.refresh()

    def _line(self, text: str) -> None:
        tqdm.write(text, file=sys.stderr)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None
        self._phase = None


def _bar(text: str, total: int | None, unit: str = "it") -> tqdm:
    """Return a bar on stderr as it is now; where no person looks, one that shows nothing."""
    return tqdm(
        desc=text,
        total=total,
        unit=unit,
        file=sys.stderr,
        dynamic_ncols=True,
        leave=False,
        disable=None,
        mininterval=0.2,
    )
