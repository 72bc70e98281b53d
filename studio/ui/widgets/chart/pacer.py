"""Holds repaints down to a rate that the eye takes for motion."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

INTERVAL = 33
"""Milliseconds between two repaints: about 30 a second."""


class Pacer(QObject):
    """Turns many requests into few: the first is answered at once, later ones once an interval.

    Signals:
        due: now is the time to do what was asked for.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timed_out)
        self._since = QElapsedTimer()

    @property
    def is_waiting(self) -> bool:
        """Whether something was asked for and not yet done."""
        return self._timer.isActive()

    @Slot()
    def request(self) -> None:
        """Ask for one more `due`, soon."""
        if self._timer.isActive():
            return
        gone = self._since.elapsed() if self._since.isValid() else INTERVAL
        self._timer.start(int(max(INTERVAL - gone, 0)))

    def flush(self) -> None:
        """Do at once what was asked for, if anything was."""
        if self._timer.isActive():
            self._timer.stop()
            self._on_timer_timed_out()

    @Slot()
    def _on_timer_timed_out(self) -> None:
        self._since.restart()
        self.due.emit()
