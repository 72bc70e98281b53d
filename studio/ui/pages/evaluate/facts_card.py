"""The figures of a part in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.evaluation.measured import Measured
from studio.ui.pages.evaluate.evaluator import Evaluated
from studio.ui.pages.evaluate.figure_label import FigureLabel
from studio.ui.pages.evaluate.figures_card import FiguresCard
from studio.ui.texts.format import count_text, figure_text, interval_text, percent_text
from studio.ui.theme import Theme


class FactsCard(FiguresCard):
    """Accuracy with its interval, whether the class is among the likeliest, loss, calibration."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._accuracy = FigureLabel(theme, self.tr("Accuracy"))
        self._tops = (FigureLabel(theme, ""), FigureLabel(theme, ""))
        self._loss = FigureLabel(theme, self.tr("Loss"))
        self._calibration = FigureLabel(theme, self.tr("Calibration error"))
        self._images = FigureLabel(theme, self.tr("Images"))
        self._loss.setToolTip(
            self.tr("Mean cross-entropy in nats: how surprised the network is by the true class.")
        )
        self._calibration.setToolTip(
            self.tr(
                "Expected calibration error: by how much its confidence and its accuracy differ "
                "on average (Guo et al. 2017)."
            )
        )
        self.lay_out((self._accuracy, *self._tops, self._loss, self._calibration, self._images))

    def show_part(self, evaluated: Evaluated) -> None:
        """Show the figures of a part."""
        part = evaluated.part
        self._show_share(self._accuracy, part.accuracy)
        tops = [count for count in part.tops if count > 1]
        for figure, count in zip(self._tops, (*tops, 0, 0), strict=False):
            figure.setVisible(count > 0)
            if count:
                figure.set_caption(self.tr("Top-{count} accuracy").format(count=count))
                self._show_share(figure, part.top(count))
        self._loss.set_value(figure_text(part.loss))
        self._calibration.set_value(percent_text(part.calibration.error, 1))
        self._images.set_value(count_text(len(part)))

    def _show_share(self, figure: FigureLabel, measured: Measured) -> None:
        interval = measured.interval
        figure.set_value(
            percent_text(measured.share, 1), interval_text(interval.low, interval.high)
        )
        text = self.tr(
            "95 % confidence interval (Wilson): {low} to {high}. The fewer images, the wider: "
            "accuracy on other images of this kind may differ by this much."
        )
        low, high = percent_text(interval.low, 1), percent_text(interval.high, 1)
        figure.setToolTip(text.format(low=low, high=high))
