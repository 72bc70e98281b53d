import pytest
from pytestqt.qtbot import QtBot

from studio.ui.widgets.chart.axes import ChartAxis
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis


@pytest.mark.parametrize("length", [60, 150, 400, 1200])
def test_an_axis_of_any_length_has_two_labels(qtbot: QtBot, theme: object, length: int) -> None:
    axis = ChartAxis("bottom")
    for low, high in ((-0.41, 0.39), (0.0, 1.0), (3.0, 3.3)):
        assert len(axis.lines(low, high, length)) >= 2


def test_what_is_counted_is_labelled_with_whole_numbers(qtbot: QtBot, theme: object) -> None:
    axis = ChartAxis("bottom")
    axis.set_style(AxisStyle(whole_from=0.0))
    assert all(value % 1 == 0 for value in axis.lines(0.0, 3.3, 900))


def test_both_ends_of_a_share_are_labelled(qtbot: QtBot, theme: object) -> None:
    axis = ChartAxis("bottom")
    axis.set_style(share_axis("Recall"))
    texts = axis.texts(0.0, 1.0, 500)
    assert texts[0] == "0\N{NO-BREAK SPACE}%"
    assert texts[-1] == "100\N{NO-BREAK SPACE}%"


def test_decades_are_labelled_with_what_they_stand_for(qtbot: QtBot, theme: object) -> None:
    axis = ChartAxis("left")
    axis.set_style(AxisStyle(is_log=True))
    assert axis.texts(-3.0, 0.0, 200) == ["0.001", "0.01", "0.1", "1"]
