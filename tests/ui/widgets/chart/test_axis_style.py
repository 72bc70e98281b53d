import math

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from studio.ui.widgets.chart.axis_style import AxisStyle, count_axis, plain_tick, share_axis


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale("en"))


def test_a_logarithmic_axis_has_no_place_for_what_is_not_above_zero() -> None:
    axis = AxisStyle(is_log=True)
    assert axis.place(100.0) == 2
    assert math.isnan(axis.place(0.0))
    assert np.isnan(axis.places(np.array([-1.0, 0.0]))).all()
    assert axis.value(axis.place(0.03)) == pytest.approx(0.03)


def test_a_place_far_outside_of_what_numbers_reach_is_still_a_number() -> None:
    assert math.isfinite(AxisStyle(is_log=True).value(1e6))


def test_shares_go_from_nothing_to_all() -> None:
    axis = share_axis("Recall")
    assert axis.bounds == (0.0, 1.0)
    assert axis.write(0.5, 1) == "50\N{NO-BREAK SPACE}%"
    assert axis.say(0.1234) == "12.3\N{NO-BREAK SPACE}%"


def test_what_is_counted_has_no_fractions() -> None:
    axis = count_axis("Count")
    assert axis.write(1500.0, 0) == "1,500"
    assert axis.write(0.5, 1) == ""


def test_small_and_large_numbers_are_written_with_an_exponent() -> None:
    assert plain_tick(0.00001, 5) == "1e-5"
    assert plain_tick(0.01, 2) == "0.01"
    assert plain_tick(2e6, 0) == "2e6"
    assert plain_tick(0.0, 2) == "0.00"
