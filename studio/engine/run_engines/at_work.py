"""How far a run is that some engine trains, as whoever waits for it is told: not too often."""

from __future__ import annotations

import math
import time

from studio.core.base.sentences import Sentence
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent

_TELL_SECONDS = 0.5
"""Between two events about how far one run is."""


class AtWork:
    """How far a run is, and what of it was not told yet."""

    def __init__(self) -> None:
        self._epoch = self._epochs = 0
        self._seconds_left = math.nan
        self._blocked: Sentence | None = None
        self._told = -math.inf
        self._was_blocked: Sentence | None = None

    def take_in(self, event: AnyEvent) -> bool:
        """Take in what its engine says; return whether how far it is shall be told now."""
        match event:
            case messages.RunStarted():
                self._epoch, self._epochs = event.epochs_done, event.epochs
            case messages.Forecast():
                self._seconds_left = event.seconds
            case messages.Blocked():
                self._blocked = event.reason
            case messages.Metrics():
                self._blocked = None  # whatever held it up is over
                self._epoch, self._seconds_left = event.epoch, event.seconds_left
            case _:
                return False
        is_news = self._blocked != self._was_blocked
        return is_news or time.monotonic() - self._told >= _TELL_SECONDS

    def told(self, request: int, number: int) -> messages.TrialProgressed:
        """Return what is to be told.

        Args:
            request: that it is about.
            number: of the run.
        """
        self._told, self._was_blocked = time.monotonic(), self._blocked
        return messages.TrialProgressed(
            request, number, self._epoch, self._epochs, self._seconds_left, self._blocked
        )
