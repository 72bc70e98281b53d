"""Says that several runs are trained and how to end that; after a cluster, how it goes on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout

from studio.ui.models.run_queue import RunQueue
from studio.ui.models.training_place import TrainingPlace
from studio.ui.pages.queue_text import queue_text
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner, Kind

_MOST_PROBLEMS = 3


class QueueBanner(QObject):
    """Banners in `column`: one while a queue is at work, one with what a cluster has left.

    Args:
        theme: colours and fonts.
        queue: that is told of.
        place: where what is left can go on.
        column: that the banners are put into.
    """

    def __init__(
        self,
        theme: Theme,
        queue: RunQueue,
        place: TrainingPlace,
        column: QVBoxLayout,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._place = place
        self.banner = Banner(theme, "info", "", action=self.tr("Stop after this run"))
        self.after = Banner(theme, "info", "", closable=True)
        for banner in (self.banner, self.after):
            column.addWidget(banner)
        self.banner.action_chosen.connect(self._on_action_chosen)
        self.after.action_chosen.connect(self._on_way_on_chosen)
        self.after.closed.connect(queue.forget)
        queue.changed.connect(self._show)
        queue.series.progressed.connect(self._show)
        place.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        queue = self._queue
        self.banner.setVisible(queue.is_active)
        if queue.is_on_cluster:
            self.banner.show_text("info", queue_text(queue))
            self.banner.set_action("" if queue.series.is_pausing else self.tr("Pause"))
        elif queue.is_active:
            text = self.tr("{progress}. The next one starts by itself.")
            self.banner.show_text("info", text.format(progress=queue_text(queue)))
            self.banner.set_action(self.tr("Stop after this run"))
        self._show_after()

    def _show_after(self) -> None:
        queue = self._queue
        lines = [f"{one.recipe.name}: {translated(reason)}" for one, reason in queue.problems]
        is_said = not queue.is_active and bool(queue.left or lines or queue.failure)
        self.after.setVisible(is_said)
        if not is_said:
            return
        if queue.failure is not None:
            lines.insert(0, translated(queue.failure))
        elif queue.left:
            text = self.tr("The runs on the cluster were interrupted; left: {count}.")
            lines.insert(0, text.format(count=count_text(len(queue.left))))
        kind: Kind = "warning" if queue.problems else "info"
        if queue.failure is not None:
            kind = "error"
        self.after.show_text(kind, "\n".join(lines[: _MOST_PROBLEMS + 1]))
        self.after.set_action(self._way_on())

    def _way_on(self) -> str:
        """Return what is offered for what is left, "" where nothing is."""
        if not self._queue.left:
            return ""
        if self._queue.failure is not None or self._place.is_here:
            return self.tr("Train on this computer")
        return self.tr("Resume on the cluster")

    @Slot()
    def _on_action_chosen(self) -> None:
        if self._queue.is_on_cluster:
            self._queue.series.pause()
        else:
            self._queue.stop()

    @Slot()
    def _on_way_on_chosen(self) -> None:
        if self._queue.failure is not None:
            self._place.choose(is_here=True)
        self._queue.go_on()
