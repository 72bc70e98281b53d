"""What a GAN has to show when it is trained."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.advice import Advice
from studio.core.runs.run_state import RunState
from studio.core.tasks.gan import Invented
from studio.ui.pages.train.task_result_card import TaskResultCard
from studio.ui.texts.format import duration_text, figure_text, percent_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label


class InventedCard(TaskResultCard):
    """How far generated images are from real ones, and how various they are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Result"))
        self._figure = Label(theme, "", Role.DISPLAY)
        self._meaning = Label(theme, "", Role.CAPTION, wraps=True)
        self._remark = Label(theme, "", Role.CAPTION, tone="warning", wraps=True)
        self._diversity = KeyValueRow(theme, self.tr("Diversity"))
        self._time = KeyValueRow(theme, self.tr("Time"))
        self._device = KeyValueRow(theme, self.tr("Device"))
        self._meaning.setText(
            self.tr("distance of generated images from real ones, per value of 0..1 pixels")
        )
        for widget in (self._figure, self._meaning, self._remark):
            self.body.addWidget(widget)
        for row in (self._diversity, self._time, self._device):
            self.body.addWidget(row)

    def show_state(self, state: RunState) -> None:
        """Show the report; hidden without one of a GAN."""
        report = state.report
        result = report.result if report is not None else None
        self.setVisible(isinstance(result, Invented))
        if report is None or not isinstance(result, Invented):
            return
        distance, diversity = result.distance.train, result.diversity.train
        self._figure.setText("" if distance is None else figure_text(distance))
        self._diversity.setVisible(diversity is not None)
        if diversity is not None:
            self._diversity.set_value(percent_text(diversity, 0))
        self._time.set_value(duration_text(sum(report.seconds.values())))
        self._device.set_value(report.device)

    def show_advice(self, advice: Advice | None) -> None:
        """Show what stands out in the result."""
        self._remark.setVisible(advice is not None)
        self._remark.setText(translated(advice.sentence) if advice is not None else "")
