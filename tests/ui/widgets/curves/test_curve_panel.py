from pathlib import Path

import pytest
from curve_runs import short_run
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.tasks.table import ACCURACY, LOSS
from studio.ui.widgets.chart.colors import DARK_COLORS
from studio.ui.widgets.chart.legend import Legend
from studio.ui.widgets.chart.readout import Readout
from studio.ui.widgets.curves import CurvePanel, CurveSettings
from studio.ui.widgets.curves.controls import CurveControls

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture
def settings() -> CurveSettings:
    return CurveSettings()


@pytest.fixture
def page(qtbot: QtBot, theme: object) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def panels(page: QWidget, settings: CurveSettings) -> tuple[CurvePanel, CurvePanel]:
    """Loss with the controls, accuracy below it without; a run in both."""
    column = QVBoxLayout(page)
    pair = CurvePanel(LOSS, settings), CurvePanel(ACCURACY, settings, has_controls=False)
    series = short_run()
    for panel in pair:
        column.addWidget(panel)
        panel.set_series(series)
    page.resize(860, 600)
    page.show()
    settle(*pair)
    return pair


def settle(*panels: CurvePanel) -> None:
    for _ in range(4):
        QApplication.processEvents()
        for panel in panels:
            panel.plot.flush()


def button(panel: CurvePanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def texts(panel: CurvePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_title_and_legend_tell_what_is_drawn(panels: tuple[CurvePanel, CurvePanel]) -> None:
    loss, accuracy = panels
    assert "Loss" in texts(loss)
    assert "Accuracy" in texts(accuracy)
    legend = accuracy.findChild(Legend)
    assert isinstance(legend, Legend)
    assert legend.texts() == [
        "training 50.0\N{NO-BREAK SPACE}%",
        "validation 60.0\N{NO-BREAK SPACE}%",
    ]


def test_each_panel_says_which_epoch_its_values_are_of_and_whether_they_are_averages(
    panels: tuple[CurvePanel, CurvePanel], settings: CurveSettings
) -> None:
    for panel in panels:
        assert "epoch 4, smoothed" in texts(panel)
    settings.set_smoothing(0.0)
    settle(*panels)
    for panel in panels:
        assert "epoch 4" in texts(panel)


def test_both_panels_follow_the_controls_of_one(
    panels: tuple[CurvePanel, CurvePanel], settings: CurveSettings
) -> None:
    loss, accuracy = panels
    QTest.mouseClick(button(loss, "Batches"), Qt.MouseButton.LeftButton)
    settle(*panels)
    assert settings.axis == "batches"
    assert loss.plot.visible_range()[0] == accuracy.plot.visible_range()[0] == (0, 40)
    QTest.mouseClick(button(loss, "log"), Qt.MouseButton.LeftButton)
    assert loss.plot.is_log
    assert not accuracy.plot.is_log


def test_the_slider_smooths(panels: tuple[CurvePanel, CurvePanel], settings: CurveSettings) -> None:
    loss, _ = panels
    slider = loss.findChild(QSlider)
    assert isinstance(slider, QSlider)
    before = loss.plot.values["training"]
    slider.setValue(100)
    settle(*panels)
    assert settings.smoothing == 0.999
    assert float(loss.plot.values["training"]) > float(before)
    assert "Smoothing 0.999" in texts(loss)
    slider.setValue(0)
    settle(*panels)
    assert settings.smoothing == 0
    assert loss.plot.values["training"] == f"{2 / 4.1:.3f}"


def test_the_controls_show_what_was_chosen_elsewhere(
    panels: tuple[CurvePanel, CurvePanel], settings: CurveSettings
) -> None:
    settings.set_smoothing(0.3)
    settings.set_axis("batches")
    settings.set_log(True)
    loss, _ = panels
    assert "Smoothing 0.30" in texts(loss)
    assert settings.smoothing == 0.3
    assert button(loss, "Batches").isChecked()
    assert not button(loss, "Epochs").isChecked()
    assert button(loss, "log").isChecked()


def test_the_formula_is_explained(panels: tuple[CurvePanel, CurvePanel]) -> None:
    tips = [widget.toolTip() for widget in panels[0].findChildren(QWidget)]
    assert any("s<sub>t</sub> / (1 - β<sup>t</sup>)" in tip for tip in tips)


def test_the_crosshair_is_at_one_place_in_both(panels: tuple[CurvePanel, CurvePanel]) -> None:
    loss, accuracy = panels
    loss.plot.hovered.emit(1.33)
    for panel in panels:
        readout = panel.findChild(Readout)
        assert isinstance(readout, Readout)
        assert readout.isVisible()
        assert "epoch 2 · batch 3" in readout.text()
    accuracy.plot.hovered.emit(None)
    assert not any(readout.isVisible() for readout in loss.findChildren(Readout))


def test_the_legend_grows_and_shrinks_with_runs_laid_over(
    panels: tuple[CurvePanel, CurvePanel],
) -> None:
    loss, _ = panels
    legend = loss.findChild(Legend)
    assert isinstance(legend, Legend)
    loss.plot.add_overlay("VGG16", short_run(2))
    settle(loss)
    assert [text.split()[0] for text in legend.texts()] == ["training", "validation", "VGG16"]
    loss.plot.remove_overlay("VGG16")
    settle(loss)
    assert len(legend.texts()) == 2


def test_the_controls_go_below_where_there_is_no_room(
    panels: tuple[CurvePanel, CurvePanel],
) -> None:
    loss, _ = panels
    title = next(label for label in loss.findChildren(QLabel) if label.text() == "Loss")
    epochs = button(loss, "Epochs")

    def is_beside() -> bool:
        middle = epochs.mapTo(loss, epochs.rect().center()).y()
        return abs(middle - title.geometry().center().y()) < 10

    assert is_beside()
    loss.window().resize(440, 600)
    settle(loss)
    assert not is_beside()
    loss.window().resize(900, 600)
    settle(loss)
    assert is_beside()


def test_saving_tells_what_became_of_it(
    panels: tuple[CurvePanel, CurvePanel], tmp_path: Path, qtbot: QtBot
) -> None:
    menu = panels[0].menu
    saved: list[Path] = []
    failed: list[object] = []
    menu.saver.saved.connect(saved.append)
    menu.saver.failed.connect(failed.append)
    for name in ("loss.png", "loss.svg", "loss.csv"):
        menu.save(tmp_path / name)
    qtbot.waitUntil(lambda: len(saved) == 3, timeout=5000)
    assert all(path.stat().st_size > 1000 for path in saved)
    (tmp_path / "file").touch()
    for name in ("loss.png", "loss.csv"):
        menu.save(tmp_path / "file" / name)
    qtbot.waitUntil(lambda: len(failed) == 2, timeout=5000)
    assert "loss.png" in str(failed[0])


def test_the_menu_switches_smoothing_by_time_for_all(
    panels: tuple[CurvePanel, CurvePanel], settings: CurveSettings
) -> None:
    by_time = panels[0].plot.values["validation"]
    action = next(a for a in panels[0].menu.actions() if a.text() == "Smooth by time")
    action.trigger()
    settle(*panels)
    assert not settings.is_time_weighted
    assert float(panels[0].plot.values["validation"]) > float(by_time)
    other = next(a for a in panels[1].menu.actions() if a.text() == "Smooth by time")
    assert not other.isChecked()


def test_colors_reach_everything(panels: tuple[CurvePanel, CurvePanel]) -> None:
    loss, _ = panels
    loss.set_colors(DARK_COLORS)
    settle(loss)
    title = next(label for label in loss.findChildren(QLabel) if label.text() == "Loss")
    assert DARK_COLORS.text in title.styleSheet()
    picture = loss.plot.grab().toImage()
    assert picture.pixelColor(60, picture.height() // 2).lightness() < 80


@pytest.mark.parametrize("width", [240, 300, 400, 560])
def test_nothing_of_the_head_is_cut_at_any_width(
    page: QWidget, panels: tuple[CurvePanel, CurvePanel], width: int
) -> None:
    page.resize(width, 600)
    settle(*panels)
    for panel in panels:
        for part in (*panel.findChildren(Legend), *panel.findChildren(CurveControls)):
            assert panel.rect().contains(QRect(part.mapTo(panel, QPoint()), part.size()))
            for child in part.findChildren(QWidget, options=DIRECT):
                assert not child.isVisible() or part.rect().contains(child.geometry())
                assert not child.isVisible() or child.width() >= child.minimumSizeHint().width()
