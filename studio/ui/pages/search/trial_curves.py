"""How the figure went from epoch to epoch in each trial of a search."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.search.standing import Standing
from studio.ui.models.project_search import ProjectSearch
from studio.ui.pages.search.trial_shades import shades_of
from studio.ui.pages.search.trial_text import figure_title
from studio.ui.theme import Theme
from studio.ui.widgets.chart.axis_style import AxisStyle, count_axis, share_axis
from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.line_chart import LineChart, Series
from studio.ui.widgets.parallel_plot.parallel_plot import shade_color

_MOST_NAMED = 6
"""Lines that a legend can hold."""


class TrialCurves(QWidget):
    """A thin line for each trial, coloured from worst to best; some are named and bold.

    Named are the best, the chosen one, and those at work.
    """

    def __init__(self, theme: Theme, search: ProjectSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = search
        self._title = ""
        self._shown: object = None
        self.chart = LineChart(theme, count_axis(self.tr("Epoch")), AxisStyle())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)

    def show_trials(self, standing: Standing | None, chosen: int, wanted: frozenset[int]) -> None:
        """Draw the trials that are wanted, the chosen one among them."""
        curves = self._search.curves
        key = (standing, chosen, wanted, dict(curves), self._theme.tokens)
        if key == self._shown:
            return
        self._shown = key
        if standing is None:
            self.chart.set_series(())
            return
        figure = standing.objective
        title = figure_title(standing)
        best = standing.best
        at_work = [one for one in self._search.at_work if one in curves]
        named = dict.fromkeys([chosen, best.number if best else 0, *at_work])
        bold = [number for number in named if number and curves.get(number)][:_MOST_NAMED]
        shades = shades_of(standing)
        plain = ChartColors.of(self._theme.tokens).edge
        series = []
        for trial in standing.trials:
            curve = curves.get(trial.number)
            is_drawn = trial.number in wanted and not trial.repeats
            if curve is None or not curve.epochs or not (is_drawn or trial.number in bold):
                continue
            shade = shades.get(trial.number)
            color = plain if shade is None else shade_color(self._theme, shade)
            is_bold = trial.number in bold
            series.append(
                Series(
                    self._name(trial.number, best.number if best else 0) if is_bold else "",
                    np.array(curve.epochs, np.float64),
                    np.array(curve.values, np.float64),
                    color="" if is_bold else color,
                )
            )
        series.sort(key=lambda one: bool(one.name))  # the bold ones above the others
        if title != self._title:
            self._title = title
            axis = AxisStyle(title)
            if figure.written == "share":  # what is drawn, and not all of 0 to 100 %
                axis = replace(share_axis(title), bounds=None)
            self.chart.set_title(title, count_axis(self.tr("Epoch")), axis)
            self.chart.set_series(series)
        else:
            self.chart.replace_series(series)

    def _name(self, number: int, best: int) -> str:
        text = self.tr("Trial {number}, the best") if number == best else self.tr("Trial {number}")
        return text.format(number=number)
