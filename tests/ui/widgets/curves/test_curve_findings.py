"""What was found in a run is marked on its curves, and any figure of any task is drawn."""

import pytest
from curve_runs import short_run
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.metrics import MetricRow, MetricSeries
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import LOSS
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.colors import LIGHT_COLORS
from studio.ui.widgets.curves import CurvePanel, CurvePlot, CurveSettings, CurveSwitch, Finding

ERROR = Figure("error", "Reconstruction error", "lower")
HITS = Figure("hits", "Hits", "higher", written="share")


@pytest.fixture
def plot(qtbot: QtBot, theme: object) -> CurvePlot:
    made = CurvePlot(LOSS)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.set_series(short_run())
    settle(made)
    return made


def settle(plot: CurvePlot) -> None:
    for _ in range(4):
        QApplication.processEvents()
        plot.flush()


def color_at(plot: CurvePlot, x: float) -> str:
    """Return the colour of the ground at a place on the axis, high above the curves."""
    canvas = plot.findChild(ChartCanvas)
    assert isinstance(canvas, ChartCanvas)
    top = plot.visible_range()[1][1]
    scene = canvas.view.mapViewToScene(QPointF(x, 0.93 * top))
    place = canvas.mapTo(plot, canvas.mapFromScene(scene))
    return QColor(plot.grab().toImage().pixelColor(place)).name().upper()


def test_from_an_epoch_on_is_shaded_on_both_axes(plot: CurvePlot) -> None:
    plot.set_findings([Finding(3, "overfits from epoch 3 on")])
    settle(plot)
    assert color_at(plot, 2.9) == LIGHT_COLORS.surface
    assert color_at(plot, 3.1) != LIGHT_COLORS.surface  # its validation was measured at 3
    plot.set_axis("batches")
    settle(plot)
    assert color_at(plot, 29) == LIGHT_COLORS.surface
    assert color_at(plot, 31) != LIGHT_COLORS.surface


def test_a_finding_may_end_and_goes_when_it_is_taken_back(plot: CurvePlot) -> None:
    plot.set_findings([Finding(2, "plateau", last=3, tone="plain")])
    settle(plot)
    assert color_at(plot, 2.6) != LIGHT_COLORS.surface
    assert color_at(plot, 3.4) == LIGHT_COLORS.surface
    plot.set_findings([])
    settle(plot)
    assert color_at(plot, 2.6) == LIGHT_COLORS.surface


def test_what_was_found_is_said_in_words(plot: CurvePlot) -> None:
    plot.set_findings([Finding(3, "Overfits from epoch 3 on")])
    assert "falling. Overfits from epoch 3 on. Best epoch 4" in plot.accessibleDescription()


def test_an_epoch_that_is_not_recorded_yet_has_no_mark(plot: CurvePlot) -> None:
    plot.set_findings([Finding(99, "overfits")])
    settle(plot)
    assert color_at(plot, 3.9) == LIGHT_COLORS.surface


def test_figures_of_another_task_are_drawn_as_the_table_says(qtbot: QtBot, theme: object) -> None:
    series = MetricSeries()
    for epoch in range(1, 4):
        figures = {"loss": 0.7, "error": 0.3 / epoch, "hits": 0.9}
        series.append(MetricRow(1, epoch, 1, "train", figures, 1e-3, 0.0))
        series.append(MetricRow(1, epoch, 0, "validation", figures, 1e-3, 0.0))
    settings = CurveSettings()
    settings.set_smoothing(0.0)
    switch = CurveSwitch((ERROR, HITS), settings, best_by=ERROR)
    qtbot.addWidget(switch)
    switch.resize(700, 260)
    switch.show()
    for panel in switch:
        panel.set_series(series)
        settle(panel.plot)
    error, hits = (panel.plot for panel in switch)
    assert error.accessibleName() == "Reconstruction error"
    assert error.values["validation"] == "0.100"
    assert "Best epoch 3, by validation reconstruction error (0.100)." in error.summary()
    switch.show_figure("hits")
    settle(hits)
    assert hits.values["validation"] == "90.0\N{NO-BREAK SPACE}%"
    assert hits.visible_range()[1][1] == 1.0  # a share of which more is better


def test_a_figure_of_several_decades_begins_on_a_logarithmic_scale(
    qtbot: QtBot, theme: object
) -> None:
    settings = CurveSettings()
    panel = CurvePanel(Figure("divergence", "Divergence", "lower", scale="log"), settings)
    qtbot.addWidget(panel)
    log = next(one for one in panel.findChildren(QPushButton) if one.text() == "log")
    assert panel.plot.is_log
    assert log.isChecked()
    log.click()
    assert not panel.plot.is_log
    assert not log.isChecked()
