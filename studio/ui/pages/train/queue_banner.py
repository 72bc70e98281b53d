"""Says that the run at work is one of several, and how to end that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout

from studio.ui.models.run_queue import RunQueue
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner


class QueueBanner(QObject):
    """A banner in `column` while a queue of runs is at work."""

    def __init__(
        self, theme: Theme, queue: RunQueue, column: QVBoxLayout, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self.banner = Banner(theme, "info", "", action=self.tr("Stop after this run"))
        column.addWidget(self.banner)
        self.banner.action_chosen.connect(queue.stop)
        queue.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        queue = self._queue
        self.banner.setVisible(queue.is_active)
        if queue.is_active:
            text = self.tr("Run {number} of {count}: {name}. The next one starts by itself.")
            self.banner.show_text(
                "info",
                text.format(
                    number=count_text(queue.place + 1),
                    count=count_text(len(queue.runs)),
                    name=queue.runs[queue.place].recipe.name,
                ),
            )
