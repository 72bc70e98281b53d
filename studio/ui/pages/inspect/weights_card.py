"""How the weights of the layer are distributed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.look.weights import WeightsFacts
from studio.ui.pages.inspect.mode import SeenPart
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.histogram import HistogramChart, HistogramSeries
from studio.ui.widgets.label import Label

MOST = 100_000
"""Values of a variable that are drawn; more look the same."""


class WeightsCard(Card):
    """A histogram of every variable of the layer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        text = self.tr("The weights of the chosen layer are drawn here.")
        self._note = Label(theme, text, Role.CAPTION, wraps=True)
        self._chart = HistogramChart(theme, self.tr("Weights"), self.tr("Value"))
        self.body.addWidget(self._chart, 1)
        self.body.addWidget(self._note)
        self.body.addStretch(0)
        self._chart.hide()

    def show_weights(self, seen: SeenPart) -> None:
        """Draw them."""
        facts = seen.facts
        assert isinstance(facts, WeightsFacts)
        shown = sum(values.size for values in seen.arrays.values())
        text = self.tr("{shown} of {count} weights, evenly drawn")
        said = text.format(shown=count_text(shown), count=count_text(facts.total))
        self._note.setText(said if facts.total else self.tr("This layer has no weights."))
        self._note.setVisible(shown < facts.total or not facts.total)
        self._chart.setVisible(facts.total > 0)
        self._chart.set_series(
            [HistogramSeries(name, values) for name, values in seen.arrays.items()]
        )
