import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.metrics import MetricRow, MetricSeries
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import LOSS, TASKS
from studio.ui.pages.train.task_curves import TaskCurves
from studio.ui.theme import Theme
from studio.ui.widgets.curves import Finding

ERROR = Figure("error", "Error", "lower")
MADE_UP = replace(TASKS[0], key="made_up", figures=(LOSS, ERROR), headline="error")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def curves(page: QWidget, theme: Theme) -> TaskCurves:
    curves = TaskCurves(theme, page)
    column = QVBoxLayout(page)
    for card in curves.cards:
        column.addWidget(card)
    page.resize(800, 600)
    page.show()
    return curves


def run_of(*keys: str) -> MetricSeries:
    series = MetricSeries()
    for batch in range(1, 5):
        series.append(MetricRow(1, 1, batch, "train", dict.fromkeys(keys, 0.5), 1e-3, 0.0))
    return series


def settle(curves: TaskCurves) -> None:
    for _ in range(4):
        QApplication.processEvents()
        for panel in curves:
            panel.plot.flush()


def test_each_task_has_the_curves_of_its_figures(curves: TaskCurves) -> None:
    curves.show_run(TASKS[0].figures, run_of("loss", "accuracy"))
    assert [panel.plot.figure.key for panel in curves] == ["loss", "accuracy", "learning_rate"]
    curves.show_run(MADE_UP.figures, run_of("loss", "error"))
    settle(curves)
    assert [panel.plot.figure.key for panel in curves] == ["loss", "error", "learning_rate"]
    assert curves.panel("error").plot.values == {"training": "0.500"}
    assert curves.panel("error").isVisible()
    curves.show_run(TASKS[0].figures, run_of("loss", "accuracy"))
    settle(curves)
    assert curves.panel("accuracy").plot.values == {"training": "50.0\N{NO-BREAK SPACE}%"}


def test_a_run_that_is_shown_keeps_what_was_zoomed_into(curves: TaskCurves) -> None:
    series = run_of("loss", "accuracy")
    curves.show_run(TASKS[0].figures, series)
    settle(curves)
    curves.panel("loss").plot.zoom(0.5)
    settle(curves)
    curves.show_run(TASKS[0].figures, series)
    assert not curves.panel("loss").plot.is_following


def test_a_finding_is_marked_on_every_figure(curves: TaskCurves) -> None:
    curves.show_run(TASKS[0].figures, run_of("loss", "accuracy"))
    curves.set_findings([Finding(1, "overfits from epoch 1 on")])
    settle(curves)
    for panel in curves:
        assert "overfits from epoch 1 on" in panel.plot.summary()
