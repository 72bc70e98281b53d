"""Figures in one unit share a chart: both losses of two networks, say."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.metrics import MetricRow, MetricSeries
from studio.core.tasks.figure import LEARNING_RATE, Figure, charts
from studio.ui.widgets.chart.colors import LIGHT_COLORS
from studio.ui.widgets.curves import CurveSettings, CurveSwitch

CRITIC = Figure("critic_loss", "Critic", "lower", chart="Losses")
ARTIST = Figure("artist_loss", "Artist", "lower", beside="critic_loss")
REAL = Figure("real", "D(real)", "higher", written="share", chart="Scores")
FAKE = Figure("fake", "D(fake)", "lower", written="share", beside="real")


def run_of_two(artist: float = 2.0) -> MetricSeries:
    series = MetricSeries()
    for epoch in range(1, 4):
        figures = {"critic_loss": 0.5, "artist_loss": artist, "real": 0.9, "fake": 0.2}
        series.append(MetricRow(1, epoch, 1, "train", figures, 1e-3, 0.0))
        series.append(MetricRow(1, epoch, 0, "validation", figures, 1e-3, 0.0))
    return series


@pytest.fixture
def switch(qtbot: QtBot, theme: object) -> CurveSwitch:
    settings = CurveSettings()
    settings.set_smoothing(0.0)
    made = CurveSwitch((CRITIC, ARTIST, REAL, FAKE, LEARNING_RATE), settings, best_by=None)
    qtbot.addWidget(made)
    made.resize(760, 260)
    made.show()
    for panel in made:
        panel.set_series(run_of_two())
    settle(made)
    return made


def settle(switch: CurveSwitch) -> None:
    for _ in range(4):
        QApplication.processEvents()
        for panel in switch:
            panel.plot.flush()


def test_charts_put_figures_with_the_one_that_leads_them() -> None:
    assert charts((CRITIC, REAL, ARTIST, LEARNING_RATE)) == (
        (CRITIC, ARTIST),
        (REAL,),
        (LEARNING_RATE,),
    )


def test_one_chart_has_a_line_for_each_figure_and_part(switch: CurveSwitch) -> None:
    losses = switch.panel("critic_loss").plot
    assert losses.title == "Losses"
    assert losses.values == {
        "critic_loss training": "0.500",
        "artist_loss training": "2.000",
        "validation": "",
    }
    assert [entry.name for entry in losses.entries] == ["Critic", "Artist", "validation"]
    assert losses.entries[-1].stroke == "dashed"
    assert "Artist · validation 2.000" in losses.summary()
    colors = {entry.key: entry.color for entry in losses.entries}
    assert colors["artist_loss training"] == LIGHT_COLORS.series(1)
    assert losses.visible_range()[1][1] >= 2.0, "the higher of the two is in view"


def test_no_epoch_is_the_best_where_no_figure_says_so(switch: CurveSwitch) -> None:
    assert "Best epoch" not in switch.panel("critic_loss").plot.summary()


def test_scores_are_read_together(switch: CurveSwitch) -> None:
    switch.show_figure("real")
    settle(switch)
    points = switch.panel("real").plot.points_at(1.0)
    assert [(point.label, point.recorded) for point in points if point.split == "train"] == [
        ("D(real)", 0.9),
        ("D(fake)", 0.2),
    ]


def test_a_run_laid_over_has_a_colour_for_each_figure(switch: CurveSwitch) -> None:
    losses = switch.panel("critic_loss").plot
    losses.add_overlay("first", run_of_two(3.0))
    settle(switch)
    assert losses.values["artist_loss first"] == "3.000"
    colors = [entry.color for entry in losses.entries]
    assert len(set(colors)) == 5, "and the dashed one"
