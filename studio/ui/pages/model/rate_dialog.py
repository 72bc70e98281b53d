"""Which learning rate? The loss of a short training whose rate grows from batch to batch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.metrics.rate_test import RateTest
from studio.core.recipes.recipe import Recipe
from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.pages.model.trial_dialog import TrialDialog
from studio.ui.texts.format import rate_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.marks import Marks, Ring
from studio.ui.widgets.label import Label
from studio.ui.widgets.line_chart import LineChart, Series


class RateDialog(TrialDialog):
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
        super().__init__(theme, client, messages.TryRates(recipe, project, stage), parent)
        self.resize(640, 520)
        self._suggestion: float | None = None
        self._rates = AxisStyle(self.tr("Learning rate"), is_log=True, say=rate_text)
        self._losses = AxisStyle(self.tr("Loss"))
        self._title = self.tr("Loss by learning rate")
        self.chart = LineChart(theme, self._rates, self._losses, self._title)
        self._text = Label(theme, "", Role.BODY, wraps=True)
        about = self.tr(
            "A network trains for up to 100 batches by the settings of the stage “{stage}”, with a "
            "rate that grows from batch to batch, from the weights that a run begins with. A good "
            "rate is where the loss falls fastest. Nothing is kept of this network."
        )
        self._lay_out(
            self.tr("Find a learning rate"),
            self.tr("The test could not be made"),
            about.format(stage=recipe.stage[stage].name),
            self.chart,
            below=[self._text],
        )
        self.take.clicked.connect(self._on_take_clicked)

    def _show(self, page: QWidget, *, may_take: bool = False) -> None:
        super()._show(page, may_take=may_take)
        self._text.setVisible(page is self.chart)

    @Slot(object)
    def _show_answer(self, event: messages.RatesTried) -> None:
        """Draw the losses, and offer the rate that is read off them."""
        test = event.test
        self._suggestion = test.suggestion
        losses = replace(self._losses, bounds=_seen(test))
        self.chart.set_title(self._title, self._rates, losses)
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
            self.take.setText(self.tr("Use {rate}").format(rate=rate_text(test.suggestion)))
        self._text.setText(text)
        self._show(self.chart, may_take=test.suggestion is not None)

    def _marks(self, test: RateTest) -> Marks:
        if test.suggestion is None:
            return Marks()
        height = float(np.interp(test.suggestion, test.rates, test.smoothed))
        color = self._theme.color("text").name()
        return Marks(rings=(Ring(test.suggestion, height, rate_text(test.suggestion), color),))

    @Slot()
    def _on_take_clicked(self) -> None:
        if self._suggestion is not None:
            self.chosen.emit(self._suggestion)
        self.accept()


def _seen(test: RateTest) -> tuple[float, float] | None:
    """Return the range that the smoothed loss is read in.

    A single batch at the end may be a hundred times above it and would press all else flat.
    """
    found = test.losses[np.isfinite(test.losses)]
    smoothed = test.smoothed[np.isfinite(test.smoothed)]
    if not len(found) or not len(smoothed):
        return None
    low, high = float(min(found.min(), smoothed.min())), float(smoothed.max())
    return (low, high) if low < high else None
