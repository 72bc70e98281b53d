import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.colors import LIGHT_COLORS
from studio.ui.widgets.chart.legend import Legend
from studio.ui.widgets.chart.marks import Marks, Span
from studio.ui.widgets.chart.readout import Readout
from studio.ui.widgets.line_chart import LineChart, Series

EPOCHS = np.arange(1.0, 21.0)
TRAINING = 1 / EPOCHS
VALIDATION = 0.2 + 0.01 * np.abs(EPOCHS - 12)


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> LineChart:
    """Training and validation loss of a run that overfits from epoch 12 on."""
    made = _shown(qtbot, LineChart(theme, AxisStyle("Epoch"), AxisStyle("Loss"), "Evidence"))
    made.set_series(
        [
            Series("training", EPOCHS, TRAINING, color="training"),
            Series("validation", EPOCHS, VALIDATION, "dashed", "validation"),
        ]
    )
    made.set_marks(Marks(spans=(Span(12, label="overfits from epoch 12 on"),)))
    settle(made)
    return made


def _shown(qtbot: QtBot, made: LineChart) -> LineChart:
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def settle(chart: LineChart) -> None:
    for _ in range(4):
        QApplication.processEvents()
        chart.chart.flush()


def readout(chart: LineChart) -> Readout:
    found = chart.findChild(Readout)
    assert isinstance(found, Readout)
    return found


def canvas(chart: LineChart) -> ChartCanvas:
    found = chart.findChild(ChartCanvas)
    assert isinstance(found, ChartCanvas)
    return found


def point(chart: LineChart, x: float, y: float) -> None:
    """Move the mouse to a place in the units of linear axes."""
    view = canvas(chart).view
    canvas(chart).scene().sigMouseMoved.emit(view.mapViewToScene(QPointF(x, y)))
    settle(chart)


def color_at(image: QImage, chart: LineChart, x: float, y: float) -> QColor:
    drawing = canvas(chart)
    scene = drawing.view.mapViewToScene(QPointF(x, y))
    place = drawing.mapTo(chart, drawing.mapFromScene(scene))
    return image.pixelColor(place)


def test_from_here_on_is_shaded_and_said(chart: LineChart) -> None:
    image = chart.grab().toImage()
    assert color_at(image, chart, 5.5, 0.7).name().upper() == LIGHT_COLORS.surface
    assert color_at(image, chart, 17.5, 0.7).name().upper() != LIGHT_COLORS.surface
    assert "overfits from epoch 12 on." in chart.chart.summary()
    assert chart.chart.accessibleDescription() == chart.chart.summary()


def test_a_range_that_ends_is_shaded_to_its_end(chart: LineChart) -> None:
    chart.set_marks(Marks(spans=(Span(5, 8, "plateau", "plain"),)))
    settle(chart)
    image = chart.grab().toImage()
    assert color_at(image, chart, 6.5, 0.7).name().upper() != LIGHT_COLORS.surface
    assert color_at(image, chart, 17.5, 0.7).name().upper() == LIGHT_COLORS.surface


def test_each_line_is_read_at_the_place_that_is_pointed_at(chart: LineChart) -> None:
    point(chart, 3.9, 0.5)
    text = readout(chart).text()
    assert "Epoch 4" in text
    assert "0.250" in text
    assert "0.280" in text
    QTest.keyClick(chart.chart, Qt.Key.Key_Right)
    assert "Epoch 5" in readout(chart).text()


def test_the_legend_has_the_last_values(chart: LineChart) -> None:
    legend = chart.findChild(Legend)
    assert isinstance(legend, Legend)
    assert legend.texts() == ["training 0.0500", "validation 0.280"]


def test_zero_shows_everything_again(chart: LineChart) -> None:
    everything = chart.chart.visible_range()
    QTest.keyClick(chart.chart, Qt.Key.Key_Plus)
    settle(chart)
    assert chart.chart.visible_range() != everything
    QTest.keyClick(chart.chart, Qt.Key.Key_0)
    settle(chart)
    assert chart.chart.visible_range() == everything


def test_keys_bring_what_they_reach_into_view(chart: LineChart) -> None:
    for _ in range(6):
        QTest.keyClick(chart.chart, Qt.Key.Key_Plus)
    settle(chart)
    before = chart.chart.visible_range()[0]
    for _ in range(8):
        QTest.keyClick(chart.chart, Qt.Key.Key_Right)
    settle(chart)
    low, high = chart.chart.visible_range()[0]
    assert high > before[1]
    assert high - low == pytest.approx(before[1] - before[0])


def test_a_roc_curve_is_a_few_lines(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    rates = np.linspace(0, 1, 101)
    roc = LineChart(theme, share_axis("False positives"), share_axis("True positives"), "ROC")
    _shown(qtbot, roc)
    diagonal = Series("", np.array([0.0, 1.0]), np.array([0.0, 1.0]), "dashed", "dim")
    roc.set_series([Series("heron", rates, np.sqrt(rates)), diagonal])
    settle(roc)
    assert roc.chart.visible_range()[0] == (0, 1)
    assert list(roc.chart.values.values()) == ["100.0\N{NO-BREAK SPACE}%"]
    point(roc, 0.25, 0.3)
    assert "False positives 25.0" in readout(roc).text()
    assert "50.0" in readout(roc).text()
    roc.chart.output.csv_writer()(tmp_path / "roc.csv")
    with (tmp_path / "roc.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 103
    assert float(rows[25]["True positives"]) == 0.5


def test_of_a_cloud_the_nearest_point_is_read(qtbot: QtBot, theme: Theme) -> None:
    cloud = _shown(qtbot, LineChart(theme, AxisStyle("First"), AxisStyle("Second"), "Map"))
    x, y = np.array([0.0, 0.0, 5.0]), np.array([0.0, 4.0, 2.0])
    cloud.set_series([Series("birds", x, y, "dots", labels=["robin.jpg", "wren.jpg", "owl.jpg"])])
    settle(cloud)
    point(cloud, 0.05, 3.9)
    assert "wren.jpg" in readout(cloud).text()
    point(cloud, 2.5, 2.0)
    assert not readout(cloud).isVisible()


def test_a_logarithmic_axis_below_leaves_out_what_has_no_place(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, LineChart(theme, AxisStyle("Rate", is_log=True), AxisStyle("Loss")))
    rates = np.array([0.0, 1e-5, 1e-4, 1e-3])
    chart.set_series([Series("loss", rates, np.array([9.0, 3.0, 1.0, 2.0]))])
    settle(chart)
    low, high = chart.chart.visible_range()[0]
    assert (low, high) == pytest.approx((1e-5, 1e-3))
    chart.chart.set_hover(-4.1)
    assert "Rate 1e-4" in readout(chart).text()
    assert "1.000" in readout(chart).text()


def test_a_million_points_are_few_strokes(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, LineChart(theme, AxisStyle("x"), AxisStyle("y")))
    count = 1_000_000
    values = np.random.default_rng(0).normal(0, 1, count)
    values[777_777] = 50.0
    chart.set_series([Series("noise", np.arange(count, dtype=float), values)])
    settle(chart)
    assert chart.chart.visible_range()[1][1] > 50  # no spike is lost


def test_what_makes_no_line_is_refused() -> None:
    with pytest.raises(ValueError, match="same length"):
        Series("a", np.arange(3.0), np.arange(2.0))
    with pytest.raises(ValueError, match="must not decrease"):
        Series("a", np.array([1.0, 0.0]), np.arange(2.0))


def test_nothing_is_said_in_words(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, LineChart(theme, AxisStyle("x"), AxisStyle("y"), "ROC"))
    settle(chart)
    assert chart.chart.summary() == "ROC. No values"
