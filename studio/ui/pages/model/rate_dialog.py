"""Which learning rate? The loss of a short training whose rate grows from batch to batch."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.metrics.rate_test import RateTest
from studio.core.recipes.recipe import Recipe
from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.texts.format import percent_text, rate_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.marks import Marks, Ring
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar
from studio.ui.widgets.line_chart import LineChart, Series


class RateDialog(QDialog):
    """Runs the test, draws it, and offers the rate it suggests.

    Args:
        theme: colours and fonts.
        client: asked for the test.
        recipe: what a run would train.
        project: folder that its relative paths start from.
        stage: whose rate, from 0.

    Signals:
        chosen(float): the person takes this rate.
    """

    chosen = Signal(float)

    def __init__(
        self,
        theme: Theme,
        client: EngineClient,
        recipe: Recipe,
        project: str,
        stage: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find a learning rate"))
        self.setModal(True)
        self.resize(640, 520)
        self._theme = theme
        self._suggestion: float | None = None
        self._request = RequestSlot(client, self)
        self._bar = LabelledBar(theme, phase_text(messages.Phase.BUILDING))
        self._problem = EmptyState(theme, "warning", self.tr("The test could not be made"))
        self.chart = LineChart(
            theme,
            AxisStyle(self.tr("Learning rate"), is_log=True, say=rate_text),
            AxisStyle(self.tr("Loss")),
            self.tr("Loss by learning rate"),
        )
        self._text = Label(theme, "", Role.BODY, wraps=True)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.again = Button(theme, self.tr("Try again"), icon="refresh")
        self.take = Button(theme, "", Variant.PRIMARY)
        self._stack = QStackedWidget()
        self._command = messages.TryRates(recipe, project, stage)
        self._lay_out(theme, recipe.stage[stage].name)
        self.cancel.clicked.connect(self.reject)
        self.again.clicked.connect(self.start)
        self.take.clicked.connect(self._on_take_clicked)
        self._request.progressed.connect(self._on_request_progressed)
        self._request.answered.connect(self._on_request_answered)
        self._request.failed.connect(self._on_request_failed)
        self.finished.connect(self._request.cancel)
        self.finished.connect(self.deleteLater)

    def _lay_out(self, theme: Theme, stage: str) -> None:
        about = self.tr(
            "A network trains for up to 100 batches by the settings of the stage “{stage}”, with a "
            "rate that grows from batch to batch, from the weights that a run begins with. A good "
            "rate is where the loss falls fastest. Nothing is kept of this network."
        )
        waiting = QWidget()
        centre = QVBoxLayout(waiting)
        centre.addStretch(1)
        centre.addWidget(self._bar)
        centre.addStretch(1)
        for page in (waiting, self.chart, self._problem):
            self._stack.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.again, self.cancel, self.take):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, self.windowTitle(), Role.TITLE))
        column.addWidget(Label(theme, about.format(stage=stage), Role.DIM, wraps=True))
        column.addWidget(self._stack, 1)
        column.addWidget(self._text)
        column.addLayout(buttons)

    @Slot()
    def start(self) -> None:
        """Begin the test; the dialog shows how far it is."""
        self._bar.set_label(phase_text(messages.Phase.BUILDING))
        self._bar.set_value("", 0.0)
        self._show(0, "")
        self._request.ask(self._command)

    def _show(self, page: int, text: str, suggestion: float | None = None) -> None:
        self._stack.setCurrentIndex(page)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._suggestion = suggestion
        self.again.setVisible(page == 2)
        self.cancel.setText(self.tr("Cancel") if page == 0 else self.tr("Close"))
        self.take.setVisible(suggestion is not None)
        if suggestion is not None:
            self.take.setText(self.tr("Use {rate}").format(rate=rate_text(suggestion)))
            self.take.setDefault(True)
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_request_progressed(self, progress: messages.Progress) -> None:
        self._bar.set_label(phase_text(progress.phase))
        share = progress.done / progress.total if progress.total else 0.0
        self._bar.set_value(percent_text(share) if progress.total else "", share)

    @Slot(object)
    def _on_request_answered(self, event: messages.RatesTried) -> None:
        test = event.test
        self.chart.set_series(
            (
                Series(self.tr("Each batch"), test.rates, test.losses, "dots", "dim"),
                Series(self.tr("Smoothed"), test.rates, test.smoothed),
            )
        )
        self.chart.set_marks(self._marks(test))
        if test.suggestion is None:
            text = self.tr(
                "The loss never falls clearly, so no rate can be read off. More images per batch "
                "or another optimizer may help."
            )
        else:
            text = self.tr(
                "The loss falls fastest at {rate}. It breaks out or ends at {last}."
            ).format(rate=rate_text(test.suggestion), last=rate_text(float(test.rates[-1])))
        self._show(1, text, test.suggestion)

    def _marks(self, test: RateTest) -> Marks:
        if test.suggestion is None:
            return Marks()
        height = float(np.interp(test.suggestion, test.rates, test.smoothed))
        color = self._theme.color("text").name()
        return Marks(rings=(Ring(test.suggestion, height, rate_text(test.suggestion), color),))

    @Slot(object)
    def _on_request_failed(self, event: messages.Failed) -> None:
        self._problem.set_texts(self.tr("The test could not be made"), translated(event.sentence))
        self._show(2, "")

    @Slot()
    def _on_take_clicked(self) -> None:
        if self._suggestion is not None:
            self.chosen.emit(self._suggestion)
        self.accept()
