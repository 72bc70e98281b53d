"""A histogram with its legend, a switch for logarithmic counts, and a menu."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.chart.menu import ChartMenu
from studio.ui.widgets.chart.panel import ChartPanel
from studio.ui.widgets.histogram.content import HistogramContent
from studio.ui.widgets.histogram.sorted_values import SortedValues

_AT_ONCE = 50_000
"""Values that are sorted within some 3 ms; more of them are sorted in a thread."""


@dataclass(frozen=True)
class HistogramSeries:
    """Values of any shape: integers, booleans or floats; they must not change afterwards."""

    name: str
    values: NDArray[np.generic]


class HistogramChart(ChartPanel):
    """The content of a card: how often which values occur, such as the weights of a layer.

    Zoomed in, the bins are finer. Their limits are round numbers, and whole numbers lie in the
    middle of theirs. NaN and infinity are left out and counted beside.

    Args:
        theme: for the colours.
        title: what is drawn, translated.
        value_name: the name of the axis below, translated.
        bounds: what is shown while nothing is zoomed, for values that are compared with others to
            come; None fits the values.
    """

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        value_name: str = "",
        bounds: tuple[float, float] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        canvas = ChartCanvas()
        content = HistogramContent(canvas.view)
        content.title, content.value_name = title, value_name
        content.bounds = bounds
        chart = Chart(canvas, content)
        log = QPushButton()
        log.setCheckable(True)
        log.setProperty("variant", "segment")
        log.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        super().__init__(chart, ChartMenu(chart), log, theme=theme, parent=parent)
        self._content = content
        self._log = log
        self._counting = 0
        self._sorting = Background(self)
        self._sorting.succeeded.connect(self._on_sorting_succeeded)
        log.toggled.connect(self.set_log)
        self._retranslate()

    def set_title(self, title: str, value_name: str) -> None:
        """Say what is drawn and what the axis below is called, translated."""
        self._content.title, self._content.value_name = title, value_name
        self.retitle()

    def set_series(self, series: Sequence[HistogramSeries]) -> None:
        """Draw these in place of those before, at once or, where there are many values, soon.

        Series of the same names keep what is zoomed into, as for weights that are shown again
        after each epoch.
        """
        self._counting = sum(one.values.size for one in series)
        if self._counting <= _AT_ONCE:
            self._sorting.forget()
            self._show(_sorted(series))
        else:
            if tuple(one.name for one in series) != self._content.names:
                self._show([])
            self._sorting.run(partial(_sorted, tuple(series)))

    @Slot(bool)
    def set_log(self, is_log: bool) -> None:
        """Draw counts on a logarithmic or a linear scale."""
        self._log.setChecked(is_log)
        self._content.is_log = is_log
        self.chart.rescale()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self, series: list[tuple[str, SortedValues]]) -> None:
        before = self._content.names
        self._content.set_series(series)
        self._say_why_empty(is_counting=not series and self._counting > 0)
        if self._content.names == before:
            self.chart.retitle()
        else:
            self.chart.rescale()

    def _say_why_empty(self, *, is_counting: bool) -> None:
        if is_counting:
            said = self.tr("Counting {count} values…").format(count=count_text(self._counting))
        elif self._counting:
            said = self.tr("All values are NaN or infinite")
        else:
            said = self.tr("No values")
        self._content.empty_text = said

    def _retranslate(self) -> None:
        self._log.setText(self.tr("log"))
        self._log.setToolTip(
            self.tr("Logarithmic scale: shows bins with few values beside full ones.")
        )
        self._log.setAccessibleName(self.tr("Logarithmic scale"))
        self._say_why_empty(is_counting=self._sorting.is_busy)
        self.chart.refresh()

    @Slot(object)
    def _on_sorting_succeeded(self, series: list[tuple[str, SortedValues]]) -> None:
        self._show(series)


def _sorted(series: Sequence[HistogramSeries]) -> list[tuple[str, SortedValues]]:
    return [(one.name, SortedValues(one.values)) for one in series]
