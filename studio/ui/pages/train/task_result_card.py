"""What the Train page shows of the result of a run, by task."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.metrics.report import Report
from studio.core.runs.run_state import RunState
from studio.ui.texts.format import count_text, duration_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class TaskResultCard(Card):
    """Base of what `TaskView.result_card` names: one figure large, what it means, rows below.

    Attributes:
        figure: the result in short.
        meaning: what it measures, and on how many images.
        best: the epoch whose weights were kept.
        time: that the run took.
        device: that it was trained on.

    Signals:
        dialog_wanted(str): "module:Class" of a dialog that the result leads to; it takes the
            page's context and its parent.
    """

    dialog_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Result"))
        self.figure = Label(theme, "", Role.DISPLAY)
        self.meaning = Label(theme, "", Role.CAPTION, wraps=True)
        self.best = KeyValueRow(theme, self.tr("Weights from epoch"))
        self.time = KeyValueRow(theme, self.tr("Time"))
        self.device = KeyValueRow(theme, self.tr("Device"))

    def lay_out(self, above: Iterable[QWidget], rows: Iterable[QWidget]) -> None:
        """Fill the card: the figure and what explains it, the rows, and those of every task."""
        for widget in above:
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        for row in (*rows, self.best, self.time, self.device):
            self.body.addWidget(row)

    def show_state(self, state: RunState) -> None:
        """Show the report of a run; hidden without one of this task."""
        raise NotImplementedError

    def show_work(self, state: RunState, report: Report) -> int:
        """Show how long the run took, where, and which epoch's weights were kept.

        Returns:
            that epoch, 0 where it is the last one.
        """
        self.time.set_value(duration_text(sum(report.seconds.values())))
        self.device.set_value(report.device)
        epoch = state.best or (report.best.epoch if report.best else 0)
        self.best.setVisible(epoch > 0)
        text = self.tr("{epoch} of {epochs}, the best")
        self.best.set_value(text.format(epoch=count_text(epoch), epochs=count_text(report.epochs)))
        return epoch
