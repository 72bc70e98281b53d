"""What a run has to show when it is over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.metrics.report import PartFigures, Report, figures_of, headline
from studio.core.runs.run_state import RunState
from studio.ui.pages.train.task_result_card import TaskResultCard
from studio.ui.texts.format import count_text, figure_text, interval_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class ResultCard(TaskResultCard):
    """Accuracy on images that training never saw, large; the rest below.

    Every figure says of which part, of how many images and of which epoch it is.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._interval = Label(theme, "", Role.DIM)
        self._loss = KeyValueRow(theme, "")
        self._validation = KeyValueRow(theme, self.tr("Validation accuracy"))
        self._training = KeyValueRow(theme, self.tr("Training accuracy"))
        self._epoch = Label(theme, "", Role.CAPTION, wraps=True)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.figure)
        top.addWidget(self._interval, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        self._interval.setContentsMargins(0, 0, 0, 4)  # the two base lines meet
        self.body.addLayout(top)
        self.lay_out((self.meaning,), (self._loss, self._validation, self._training))
        self.body.addWidget(self._epoch)

    def show_state(self, state: RunState) -> None:
        """Show the report; hidden without one."""
        report = state.report
        self.setVisible(report is not None)
        if report is None:
            return
        first = headline(report)
        self._show_headline(first)
        self._show_loss(first)
        shown = first.part if first is not None else ""
        self._show_part(self._validation, report, "validation", shown)
        self._show_part(self._training, report, "train", shown)
        self._show_kept(self.show_work(state, report))

    def _show_headline(self, first: PartFigures | None) -> None:
        accuracy = None if first is None else first.accuracy
        self.figure.setText("" if accuracy is None else percent_text(accuracy, 1))
        interval = first.interval if first is not None else None
        self._interval.setVisible(interval is not None)
        if first is None or accuracy is None:
            self.meaning.setText("")
            return
        self.meaning.setText(self._meaning_of(first))
        if interval is not None:
            self._interval.setText(interval_text(interval.low, interval.high))
            low, high = percent_text(interval.low, 1), percent_text(interval.high, 1)
            text = self.tr(
                "95 % confidence interval (Wilson): {low} to {high}. The fewer images, the "
                "wider: accuracy on other images of this kind may differ by this much."
            )
            self._interval.setToolTip(text.format(low=low, high=high))

    def _meaning_of(self, first: PartFigures) -> str:
        count = count_text(first.images) if first.images else ""
        match first.part:
            case "test":
                text = self.tr("accuracy on {count} test images not used in training")
            case "validation":
                text = self.tr("accuracy on {count} validation images; there is no test part")
            case _:
                text = self.tr("accuracy on the {count} training images; none were held out")
        return " ".join(text.format(count=count).split())

    def _show_loss(self, first: PartFigures | None) -> None:
        self._loss.setVisible(first is not None and first.loss is not None)
        if first is None or first.loss is None:
            return
        name = {
            "test": self.tr("Test loss"),
            "validation": self.tr("Validation loss"),
            "train": self.tr("Training loss"),
        }[first.part]
        self._loss.set_key(name)
        self._loss.set_value(figure_text(first.loss))

    def _show_part(self, row: KeyValueRow, report: Report, part: str, shown: str) -> None:
        """Show the accuracy on a part, unless it is the one that is shown large."""
        figures = figures_of(report, part)
        is_known = figures is not None and figures.accuracy is not None
        row.setVisible(is_known and part != shown)
        if figures is None or figures.accuracy is None:
            return
        share, images = percent_text(figures.accuracy, 1), count_text(figures.images)
        text = self.tr("{share} of {images}") if figures.images else "{share}"
        row.set_value(text.format(share=share, images=images))

    def _show_kept(self, epoch: int) -> None:
        self._epoch.setText(
            self.tr(
                "These figures are for the weights that were kept, from the best epoch. The "
                "curves go on to the last epoch; smoothed, they show averages."
            )
            if epoch
            else self.tr(
                "These figures are for the weights after the last epoch. Smoothed curves show "
                "averages."
            )
        )
