import csv
import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.colors import DARK_COLORS
from studio.ui.widgets.chart.legend import Legend
from studio.ui.widgets.chart.readout import Readout
from studio.ui.widgets.histogram import HistogramChart, HistogramSeries


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> HistogramChart:
    made = HistogramChart(theme, "Weights of conv1", "Weight")
    qtbot.addWidget(made)
    made.resize(700, 320)
    made.show()
    return made


def settle(chart: HistogramChart) -> None:
    for _ in range(4):
        QApplication.processEvents()
        chart.chart.flush()


def show(chart: HistogramChart, **series: np.ndarray) -> None:
    chart.set_series([HistogramSeries(name, values) for name, values in series.items()])
    settle(chart)


def readout(chart: HistogramChart) -> Readout:
    found = chart.findChild(Readout)
    assert isinstance(found, Readout)
    return found


def texts(chart: HistogramChart) -> str:
    return " | ".join(label.text() for label in chart.findChildren(QLabel) if label.isVisible())


def switch(chart: HistogramChart) -> QPushButton:
    return next(one for one in chart.findChildren(QPushButton) if one.text() == "log")


def test_each_series_is_in_the_legend_with_its_mean_and_spread(chart: HistogramChart) -> None:
    show(chart, kernel=np.array([[1.0, 3.0]]), bias=np.array([0.5, 0.5]))
    legend = chart.findChild(Legend)
    assert isinstance(legend, Legend)
    assert legend.texts() == ["kernel 2.000 ± 1.000", "bias 0.500 ± 0.000"]
    assert "Weights of conv1" in texts(chart)


def test_pointing_says_the_range_of_the_bin_and_its_count(chart: HistogramChart) -> None:
    show(chart, pixels=np.array([3, 3, 3, 7], np.uint8))
    canvas = chart.findChild(ChartCanvas)
    assert isinstance(canvas, ChartCanvas)
    canvas.scene().sigMouseMoved.emit(canvas.view.mapViewToScene(QPointF(3.2, 1.0)))
    settle(chart)
    assert readout(chart).isVisible()
    assert ">3<" in readout(chart).text()
    assert "<b>3</b>" in readout(chart).text()
    assert "75.0" in readout(chart).text()


def test_a_bin_of_measured_values_is_read_with_both_its_limits(chart: HistogramChart) -> None:
    show(chart, kernel=np.linspace(0.0, 1.0, 1001))
    chart.chart.set_hover(0.52)
    assert "0.50 to 0.55" in readout(chart).text()
    assert "<b>50</b>" in readout(chart).text()


def test_the_arrows_go_from_bin_to_bin_and_over_empty_ones(chart: HistogramChart) -> None:
    show(chart, pixels=np.array([0, 0, 100, 255, 255, 255], np.uint8))
    seen = []
    keys = [Qt.Key.Key_Right] * 3 + [Qt.Key.Key_Left] * 3
    for key in keys:
        QTest.keyClick(chart.chart, key)
        found = re.search(r"<b>(\d)</b>", readout(chart).text())
        seen.append(found.group(1) if found else "")
    assert seen == ["0", "3", "3", "1", "2", "2"]  # first the middle, then what holds a value


def test_zooming_in_counts_into_finer_bins(chart: HistogramChart, tmp_path: Path) -> None:
    show(chart, kernel=np.random.default_rng(0).normal(0, 1, 20_000))
    widths = []
    for _ in range(2):
        chart.chart.output.csv_writer()(tmp_path / "bins.csv")
        with (tmp_path / "bins.csv").open() as file:
            first = next(csv.DictReader(file))
        widths.append(float(first["below"]) - float(first["from"]))
        for _ in range(8):
            QTest.keyClick(chart.chart, Qt.Key.Key_Plus)
        settle(chart)
    assert widths[1] < widths[0] / 2


def test_the_switch_shows_bins_with_few_values(chart: HistogramChart) -> None:
    show(chart, kernel=np.r_[np.zeros(40_000), 5.0])
    assert chart.chart.visible_range()[1][0] == 0
    QTest.mouseClick(switch(chart), Qt.MouseButton.LeftButton)
    settle(chart)
    low, high = chart.chart.visible_range()[1]
    assert 0 < low < 1
    assert high >= 40_000
    QTest.mouseClick(switch(chart), Qt.MouseButton.LeftButton)
    settle(chart)
    assert chart.chart.visible_range()[1][0] == 0


def test_the_table_holds_every_value_that_is_seen(chart: HistogramChart, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    show(chart, kernel=rng.normal(0, 1, 5000), bias=rng.normal(2, 0.1, 16))
    chart.chart.output.csv_writer()(tmp_path / "bins.csv")
    with (tmp_path / "bins.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["from", "below", "kernel", "bias"]
    assert sum(int(row["kernel"]) for row in rows) == 5000
    assert sum(int(row["bias"]) for row in rows) == 16


def test_picture_and_summary_tell_what_is_drawn(
    chart: HistogramChart, tmp_path: Path, qtbot: QtBot
) -> None:
    show(chart, kernel=np.array([-1.0, 1.0]))
    with qtbot.waitSignal(chart.menu.saver.saved):
        chart.menu.save(tmp_path / "weights.png")
    assert QImage(str(tmp_path / "weights.png")).width() > 700
    assert chart.chart.accessibleDescription() == (
        "Weights of conv1. kernel: count 2, from -1.000 to 1.000, mean 0.000, "
        "standard deviation 1.000."
    )


def test_values_that_are_not_finite_are_counted_beside(chart: HistogramChart) -> None:
    show(chart, kernel=np.array([1.0, np.nan, np.inf]))
    assert "n = 1 · 2 NaN or infinite, not drawn" in texts(chart)
    show(chart, kernel=np.array([np.nan]))
    assert "All values are NaN or infinite" in texts(chart)
    show(chart)
    assert "No values" in texts(chart)


def test_equal_values_and_a_single_one_have_a_range(chart: HistogramChart) -> None:
    for values in (np.zeros(9), np.array([1e-30]), np.array([255], np.uint8)):
        show(chart, kernel=values)
        low, high = chart.chart.visible_range()[0]
        assert low < values[0] < high


def test_the_same_series_again_keeps_what_is_zoomed_into(chart: HistogramChart) -> None:
    rng = np.random.default_rng(0)
    show(chart, kernel=rng.normal(0, 1, 500))
    chart.chart.zoom(0.5)
    settle(chart)
    seen = chart.chart.visible_range()[0]
    show(chart, kernel=rng.normal(0, 1, 500))
    assert chart.chart.visible_range()[0] == seen
    show(chart, other=rng.normal(0, 1, 500))
    assert chart.chart.is_following


def test_many_values_are_counted_beside_the_window(chart: HistogramChart, qtbot: QtBot) -> None:
    chart.set_series([HistogramSeries("kernel", np.zeros(2_000_000, np.float32))])
    settle(chart)
    assert "Counting 2,000,000 values" in texts(chart) or chart.chart.values
    qtbot.waitUntil(lambda: bool(chart.chart.values), timeout=5000)
    assert "n = 2,000,000" in texts(chart)


def test_it_follows_the_theme(chart: HistogramChart, theme: Theme) -> None:
    show(chart, kernel=np.array([0.0, 1.0]))
    theme.set_scheme(Scheme.DARK)
    settle(chart)
    picture = chart.chart.grab().toImage()
    assert picture.pixelColor(picture.width() - 30, 8).name().upper() == DARK_COLORS.surface
