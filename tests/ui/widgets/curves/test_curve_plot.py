import csv
import math
import time
from pathlib import Path

import numpy as np
import pytest
from curve_runs import loss_at, short_run
from pyqtgraph import PlotCurveItem
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.base.errors import WorkError
from studio.core.metrics import MetricRow, MetricSeries, Split
from studio.core.tasks.table import ACCURACY, LOSS
from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.colors import DARK_COLORS, LIGHT_COLORS
from studio.ui.widgets.chart.marks import Ring
from studio.ui.widgets.chart.pacer import INTERVAL, Pacer
from studio.ui.widgets.chart.readout import Readout
from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.curves import CurvePlot, CurveReference
from studio.ui.widgets.saving import write_png


@pytest.fixture
def plot(qtbot: QtBot, theme: object) -> CurvePlot:
    plot = CurvePlot(LOSS)
    qtbot.addWidget(plot)
    plot.resize(700, 300)
    plot.show()
    plot.set_smoothing(0.0)
    return plot


def canvas_of(plot: CurvePlot) -> ChartCanvas:
    canvas = plot.findChild(ChartCanvas)
    assert isinstance(canvas, ChartCanvas)
    return canvas


def falling_run(training: float) -> MetricSeries:
    """Return four epochs of one batch: the training loss stays, that of validation falls."""
    series = MetricSeries()
    series.announce(1, 1)
    for epoch in range(1, 5):
        rows: tuple[tuple[Split, int, float], ...] = (
            ("train", 1, training),
            ("validation", 0, 3.0 / epoch),
        )
        for split, batch, loss in rows:
            series.append(MetricRow(1, epoch, batch, split, {"loss": loss}, 1e-3, float(epoch)))
    return series


def ring_of(plot: CurvePlot) -> Ring:
    (ring,) = canvas_of(plot).marks.shown.rings
    return ring


def show(plot: CurvePlot, series: MetricSeries) -> None:
    plot.set_series(series)
    settle(plot)


def settle(plot: CurvePlot) -> None:
    """Let the layout and every repaint that waits happen."""
    for _ in range(4):
        QApplication.processEvents()
        plot.flush()


def point_at(plot: CurvePlot, x: float) -> None:
    """Move the mouse over the plot, to a place on the axis."""
    canvas = canvas_of(plot)
    low, high = plot.visible_range()[1]
    scene = canvas.view.mapViewToScene(QPointF(x, (low + high) / 2))
    canvas.scene().sigMouseMoved.emit(scene)
    settle(plot)


def colors_in(image: QImage) -> set[str]:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = pixels.width(), pixels.height()
    data = np.frombuffer(pixels.constBits(), np.uint32).reshape(height, -1)[:, :width]
    return {QColor(int(pixel)).name().upper() for pixel in np.unique(data)}


def test_before_the_first_batch_it_says_when_the_curve_starts(plot: CurvePlot) -> None:
    show(plot, MetricSeries())
    assert "first batch" in " ".join(words_on(plot))
    assert plot.values == {}
    assert "no values yet" in plot.summary()


def words_on(plot: CurvePlot) -> list[str]:
    return [label.text() for label in plot.findChildren(QLabel) if label.isVisible()]


def test_the_first_batch_starts_the_curve(plot: CurvePlot) -> None:
    series = MetricSeries()
    show(plot, series)
    series.append(MetricRow(1, 1, 1, "train", {"loss": 2.5}, 1e-3, 0.0))
    plot.refresh()
    settle(plot)
    assert plot.values == {"training": "2.500"}
    assert not any("first batch" in text for text in words_on(plot))
    assert LIGHT_COLORS.training in colors_in(plot.grab().toImage())


def test_the_newest_values_are_told_in_the_order_of_the_legend(plot: CurvePlot) -> None:
    told: list[dict[str, str]] = []
    plot.values_changed.connect(told.append)
    plot.add_overlay("A run before", short_run(2))
    show(plot, short_run())
    assert list(told[-1]) == ["training", "validation", "A run before"]
    assert told[-1]["training"] == f"{loss_at(4, 10):.3f}"
    assert told[-1]["validation"] == "0.750"
    assert told[-1]["A run before"] == "1.500"


def test_it_follows_the_training_until_the_person_zooms(plot: CurvePlot) -> None:
    series = short_run(2)
    show(plot, series)
    assert plot.visible_range()[0] == (0, 2)
    series.append(MetricRow(2, 3, 1, "train", {"loss": 1.0}, 1e-3, 0.0))
    plot.refresh()
    settle(plot)
    assert plot.visible_range()[0] == pytest.approx((0, 2.1))
    following: list[bool] = []
    plot.following_changed.connect(following.append)
    plot.zoom(0.5)
    settle(plot)
    assert not plot.is_following
    seen = plot.visible_range()
    assert seen[0] == pytest.approx((0.525, 1.575))
    series.append(MetricRow(2, 4, 1, "train", {"loss": 9.0}, 1e-3, 0.0))
    plot.refresh()
    settle(plot)
    assert plot.visible_range() == seen
    plot.reset_view()
    settle(plot)
    assert plot.visible_range()[0] == pytest.approx((0, 3.1))
    assert following == [False, True]


def test_early_in_a_long_run_the_curve_has_the_whole_width(plot: CurvePlot) -> None:
    plot.set_planned_epochs(100)
    show(plot, short_run())
    assert plot.visible_range()[0] == pytest.approx((0, 4.16))
    plot.set_axis("batches")
    settle(plot)
    assert plot.visible_range()[0] == pytest.approx((0, 41.6))
    plot.zoom(100.0)
    settle(plot)
    assert plot.visible_range()[0][1] >= 1000  # what is planned can be looked at


def test_zooming_in_time_fits_the_values_in_view(plot: CurvePlot) -> None:
    show(plot, short_run())
    before = plot.visible_range()[1]
    plot.zoom(0.25, at=1.0)
    settle(plot)
    late = plot.visible_range()[1]
    assert late[1] < before[1] / 2
    plot.pan(-2.0)
    settle(plot)
    assert plot.visible_range()[1][1] > late[1]
    plot.zoom(0.5, is_vertical=True)
    settle(plot)
    chosen = plot.visible_range()[1]
    plot.pan(1.0)
    settle(plot)
    assert plot.visible_range()[1] == chosen  # the person's own choice stays


def test_zooming_along_the_values_leaves_the_axis_following(plot: CurvePlot) -> None:
    series = short_run(2)
    show(plot, series)
    plot.zoom(0.5, is_vertical=True)
    settle(plot)
    series.append(MetricRow(2, 3, 1, "train", {"loss": 1.0}, 1e-3, 0.0))
    plot.refresh()
    settle(plot)
    assert plot.visible_range()[0] == pytest.approx((0, 2.1))
    assert not plot.is_following


def test_the_axes_have_names(plot: CurvePlot) -> None:
    show(plot, short_run())
    assert [name.text for name in canvas_of(plot).names] == ["Loss", "Epoch"]
    plot.set_axis("batches")
    assert [name.text for name in canvas_of(plot).names] == ["Loss", "Batch"]
    with_names = plot.output.picture().image()
    canvas_of(plot).set_axis_names("", "")
    assert plot.output.picture().image() != with_names


def wheel(plot: CurvePlot, degrees: int, keys: Qt.KeyboardModifier) -> None:
    viewport = canvas_of(plot).viewport()
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        place,
        QPointF(viewport.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, degrees * 8),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    settle(plot)


def test_the_wheel_zooms_places_and_with_shift_values(plot: CurvePlot) -> None:
    show(plot, short_run())
    (x0, x1), values = plot.visible_range()
    wheel(plot, 15, Qt.KeyboardModifier.NoModifier)
    (low, high), same = plot.visible_range()
    assert high - low < x1 - x0
    assert same == values
    wheel(plot, 15, Qt.KeyboardModifier.ShiftModifier)
    places, (bottom, top) = plot.visible_range()
    assert places == (low, high)
    assert top - bottom < values[1] - values[0]


def mouse(plot: CurvePlot, kind: QEvent.Type, place: QPoint, held: bool) -> None:
    viewport = canvas_of(plot).viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        none if kind == QEvent.Type.MouseMove else left,
        left if held else none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_dragging_pans(plot: CurvePlot) -> None:
    show(plot, short_run())
    plot.zoom(0.5)
    settle(plot)
    (low, high), _ = plot.visible_range()
    start = canvas_of(plot).viewport().rect().center()
    mouse(plot, QEvent.Type.MouseButtonPress, start, held=True)
    for moved in range(5, 105, 10):
        mouse(plot, QEvent.Type.MouseMove, start - QPoint(moved, 0), held=True)
        time.sleep(0.02)  # pyqtgraph leaves out moves that come too fast
    mouse(plot, QEvent.Type.MouseButtonRelease, start - QPoint(100, 0), held=False)
    settle(plot)
    left, right = plot.visible_range()[0]
    assert left > low
    assert right - left == pytest.approx(high - low)


def test_a_double_click_shows_everything(plot: CurvePlot) -> None:
    show(plot, short_run())
    everything = plot.visible_range()
    plot.zoom(0.5)
    plot.zoom(0.5, is_vertical=True)
    settle(plot)
    viewport = canvas_of(plot).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton)
    settle(plot)
    assert not plot.is_following
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton)
    settle(plot)
    assert plot.is_following
    assert plot.visible_range() == everything


def test_the_right_button_asks_for_the_menu(plot: CurvePlot) -> None:
    show(plot, short_run())
    asked: list[QPoint] = []
    plot.menu_requested.connect(asked.append)
    viewport = canvas_of(plot).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton)
    settle(plot)
    assert asked == [viewport.mapToGlobal(viewport.rect().center())]
    assert plot.is_following


def test_the_button_that_resets_is_there_only_while_zoomed(plot: CurvePlot) -> None:
    show(plot, short_run())
    button = plot.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert not button.isVisible()
    plot.zoom(0.5)
    settle(plot)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(plot)
    assert plot.is_following
    assert not button.isVisible()


def test_nobody_can_pan_away_from_the_run(plot: CurvePlot) -> None:
    show(plot, short_run())
    for _ in range(20):
        plot.pan(1.0)
        settle(plot)
    low, high = plot.visible_range()[0]
    assert low < 4
    assert high <= 4 * 1.05


def test_the_crosshair_reads_the_nearest_value_of_each_line(plot: CurvePlot) -> None:
    show(plot, short_run())
    training, validation = plot.points_at(1.33)
    assert (training.place.stage, training.place.epoch, training.place.batch) == (1, 2, 3)
    assert training.recorded == loss_at(2, 3)
    assert (validation.place.epoch, validation.recorded) == (1, 3.0)


def test_pointing_shows_the_values_and_leaving_hides_them(plot: CurvePlot) -> None:
    show(plot, short_run())
    hovered: list[float | None] = []
    plot.hovered.connect(hovered.append)
    point_at(plot, 1.33)
    readout = plot.findChild(Readout)
    assert isinstance(readout, Readout)
    assert readout.isVisible()
    assert "stage 1 · epoch 2 · batch 3" in readout.text()
    assert f"{loss_at(2, 3):.3f}" in readout.text()
    assert "3.000" in readout.text()
    assert hovered[-1] == pytest.approx(1.33, abs=0.01)
    canvas_of(plot).pointer_left.emit()
    settle(plot)
    assert not readout.isVisible()
    assert hovered[-1] is None


def test_a_gap_is_read_as_a_dash(plot: CurvePlot) -> None:
    show(plot, short_run(worst=2))
    _, validation = plot.points_at(2.0)
    assert math.isnan(validation.recorded)
    plot.set_hover(2.0)
    readout = plot.findChild(Readout)
    assert isinstance(readout, Readout)
    assert "–" in readout.text()  # the dash of a missing number


def test_the_keys_do_what_the_mouse_does(plot: CurvePlot) -> None:
    show(plot, short_run())
    pointed: list[float | None] = []
    plot.hovered.connect(pointed.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(plot, key)
    start, right, back, left = (value for value in pointed if value is not None)
    assert left < start == back < right
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert pointed[-1] is None
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    settle(plot)
    assert not plot.is_following
    QTest.keyClick(plot, Qt.Key.Key_Home)
    settle(plot)
    assert plot.is_following


def test_the_logarithmic_scale_shows_all_that_has_a_logarithm(plot: CurvePlot) -> None:
    series = short_run()
    series.append(MetricRow(2, 5, 1, "train", {"loss": 0.0}, 1e-3, 0.0))
    series.append(MetricRow(2, 5, 2, "train", {"loss": 0.01}, 1e-3, 0.0))
    plot.set_log(True)
    show(plot, series)
    low, high = plot.visible_range()[1]
    assert 0 < low <= 0.01
    assert high >= loss_at(1, 1)


def test_an_accuracy_is_never_logarithmic(qtbot: QtBot, theme: object) -> None:
    plot = CurvePlot(ACCURACY)
    qtbot.addWidget(plot)
    plot.set_log(True)
    show(plot, short_run())
    assert plot.visible_range()[1] == (0.5, 1.0)
    assert plot.values["validation"] == "60.0\N{NO-BREAK SPACE}%"


def test_where_the_newest_values_were_measured_is_told(plot: CurvePlot) -> None:
    told: list[str] = []
    plot.note_changed.connect(told.append)
    show(plot, short_run(worst=4))
    plot.set_smoothing(0.9)
    settle(plot)
    plot.set_series(None)
    settle(plot)
    assert told == ["epoch 4", "epoch 4, smoothed", ""]


def test_the_best_epoch_is_in_the_summary(plot: CurvePlot) -> None:
    show(plot, short_run(worst=4))
    assert "Best epoch 3" in plot.summary()


def test_the_summary_says_values_trends_and_the_best_epoch(plot: CurvePlot) -> None:
    show(plot, short_run())
    assert plot.summary() == (
        "Loss: training 0.488, steady; validation 0.750, falling. "
        "Best epoch 4, by validation loss (0.750)."
    )
    assert plot.accessibleDescription() == plot.summary()


def test_the_theme_switches_live(plot: CurvePlot) -> None:
    show(plot, short_run())
    plot.set_colors(DARK_COLORS)
    settle(plot)
    found = colors_in(plot.grab().toImage())
    assert {DARK_COLORS.training, DARK_COLORS.surface} <= found
    assert not {LIGHT_COLORS.training, LIGHT_COLORS.surface} & found


def test_runs_laid_over_have_colors_of_their_own_until_taken_away(plot: CurvePlot) -> None:
    show(plot, short_run())
    plot.add_overlay("one", short_run(3))
    plot.add_overlay("two", short_run(2))
    settle(plot)
    found = colors_in(plot.grab().toImage())
    assert {LIGHT_COLORS.overlay(0), LIGHT_COLORS.overlay(1)} <= found
    plot.remove_overlay("one")
    settle(plot)
    found = colors_in(plot.grab().toImage())
    assert LIGHT_COLORS.overlay(0) in found
    assert LIGHT_COLORS.overlay(1) not in found
    assert plot.overlay_names == ("two",)


def test_a_run_laid_over_needs_a_name(plot: CurvePlot) -> None:
    with pytest.raises(ValueError, match="name"):
        plot.add_overlay("", short_run())


def test_a_single_validation_is_seen_though_it_makes_no_line(plot: CurvePlot) -> None:
    show(plot, short_run(1, stages=1))
    assert LIGHT_COLORS.validation in colors_in(plot.grab().toImage())


def test_png_and_clipboard_hold_the_picture(plot: CurvePlot, tmp_path: Path) -> None:
    show(plot, short_run())
    write_png(plot.output.image(), tmp_path / "loss.png")
    saved = QImage(str(tmp_path / "loss.png"))
    assert saved.width() > 2 * canvas_of(plot).width()
    assert {LIGHT_COLORS.training, LIGHT_COLORS.validation} <= colors_in(saved)
    copy_image(plot, plot.output.image())
    assert QGuiApplication.clipboard().image().size() == saved.size()


@pytest.mark.parametrize("is_log", [False, True])
def test_a_reference_is_in_view_named_and_explained(plot: CurvePlot, is_log: bool) -> None:
    show(plot, short_run())
    plot.set_log(is_log)
    plot.set_references([CurveReference(1e-4, "PCA, 16 components", "The best linear code.")])
    settle(plot)
    assert plot.values["reference 0"] == "1e-4"
    low, high = plot.visible_range()[1]
    assert low <= 1e-4 <= high
    assert "PCA, 16 components 1e-4." in plot.accessibleDescription()
    entry = plot.entries[-1]
    assert (entry.stroke, entry.help) == ("reference", "The best linear code.")
    plot.set_references([])
    settle(plot)
    assert "reference 0" not in plot.values


def test_nothing_is_held_against_a_curve_that_has_not_begun(plot: CurvePlot) -> None:
    plot.set_references([CurveReference(0.5, "PCA")])
    show(plot, MetricSeries())
    assert plot.values == {}
    assert "first batch" in " ".join(words_on(plot))


def test_svg_holds_strokes_and_words(plot: CurvePlot, tmp_path: Path) -> None:
    show(plot, short_run())
    path = tmp_path / "loss.svg"
    plot.output.svg_writer()(path)
    assert QSvgRenderer(str(path)).isValid()
    text = path.read_text()
    assert "polyline" in text or "<path" in text
    assert "validation 0.750" in text
    assert LIGHT_COLORS.training.lower() in text


def test_csv_holds_every_value_with_its_average(plot: CurvePlot, tmp_path: Path) -> None:
    plot.set_smoothing(0.6)
    plot.add_overlay("before", short_run(1))
    show(plot, short_run(2, worst=1))
    plot.output.csv_writer()(tmp_path / "loss.csv")
    with (tmp_path / "loss.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 20 + 2 + 10 + 1
    assert list(rows[0]) == [
        "line", "split", "stage", "epoch", "batch", "epochs", "loss", "smoothed",
    ]  # fmt: skip
    assert float(rows[0]["loss"]) == loss_at(1, 1)
    assert 1 < float(rows[1]["smoothed"]) < 2
    assert rows[20]["loss"] == rows[20]["smoothed"] == ""
    assert rows[-1]["line"] == "before"


def test_a_place_that_cannot_be_written_is_a_failure_with_a_sentence(
    plot: CurvePlot, tmp_path: Path
) -> None:
    show(plot, short_run())
    (tmp_path / "file").touch()
    with pytest.raises(WorkError):
        plot.output.svg_writer()(tmp_path / "file" / "loss.svg")


def test_of_many_values_no_more_are_drawn_than_the_screen_has_room_for(plot: CurvePlot) -> None:
    count, series = 200_000, MetricSeries()
    rows, loss = np.arange(count), np.abs(np.random.default_rng(0).normal(1, 0.2, count))
    series.extend_columns(
        stage=np.ones(count, np.int64),
        epoch=rows // 5000 + 1,
        batch=rows % 5000 + 1,
        is_validation=np.zeros(count, bool),
        values={"loss": loss, "accuracy": loss, "learning_rate": loss, "seconds": loss},
    )
    show(plot, series)
    plot.zoom(0.5)
    settle(plot)
    for i in range(3):
        plot.pan(0.01)
        series.append(MetricRow(1, 201, i + 1, "train", {"loss": 1.0}, 1e-3, 0.0))
        plot.refresh()
        plot.flush()
        lines = [it for it in canvas_of(plot).scene().items() if isinstance(it, PlotCurveItem)]
        drawn = sum(len(line.getData()[0]) for line in lines if line.getData()[0] is not None)
        assert 700 < drawn < 8 * 700  # of a plot 700 pixels wide


def test_repaints_are_held_down(qtbot: QtBot, theme: object) -> None:
    pacer, answered = Pacer(), []
    pacer.due.connect(lambda: answered.append(True))
    began = time.perf_counter()
    while len(answered) < 13:
        pacer.request()
        QApplication.processEvents()
    assert 1000 * (time.perf_counter() - began) >= 10 * INTERVAL


@pytest.mark.parametrize("is_log", [False, True])
@pytest.mark.parametrize("beta", [0.0, 0.9])
def test_the_best_epoch_of_a_loss_is_named_below_lines_that_fell_to_it(
    plot: CurvePlot, beta: float, is_log: bool
) -> None:
    plot.set_log(is_log)
    plot.set_smoothing(beta)
    show(plot, falling_run(training=2.0))
    assert not ring_of(plot).is_label_above


@pytest.mark.parametrize("is_log", [False, True])
def test_the_best_epoch_is_named_on_the_side_where_the_next_line_is_farther(
    plot: CurvePlot, is_log: bool
) -> None:
    """Smoothed, the validation loss is at 1.3 where 0.75 was measured."""
    plot.set_log(is_log)
    plot.set_smoothing(0.9)
    show(plot, falling_run(training=0.7))
    assert ring_of(plot).is_label_above
    show(plot, falling_run(training=0.01))
    assert not ring_of(plot).is_label_above
