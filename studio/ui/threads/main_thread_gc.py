"""Python's cyclic garbage collector, kept to the window's thread.

It runs in whichever thread happens to allocate, and there it would destroy Qt objects that belong
to the window's thread ("Timers cannot be stopped from another thread", or a crash). So its
automatic runs are switched off and a timer makes them here, by the same thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 500


class MainThreadCollector(QObject):
    """Collects garbage from a timer while it lives; afterwards Python does as before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()
        gc.disable()
        gc.freeze()  # modules and classes never become garbage: no need to walk them each time

    def stop(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _on_timeout(self) -> None:
        young, middle, old = gc.get_count()
        if old > self._thresholds[2]:
            gc.collect(2)
        elif middle > self._thresholds[1]:
            gc.collect(1)
        elif young > self._thresholds[0]:
            gc.collect(0)
