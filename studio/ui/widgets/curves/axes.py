"""The two axes: labels without lines, round numbers, figures of one width."""

import pyqtgraph as pg
from PySide6.QtGui import QFont, QFontMetricsF

from studio.core.metrics import Axis, MetricName
from studio.ui.widgets.curves.ticks import (
    PLACE_GAP,
    VALUE_GAP,
    decades,
    decimals_of,
    multiples,
    number,
    round_step,
)
from studio.ui.widgets.curves.values import tick_text

LABEL_HEIGHT = 24
RIGHT_ROOM = 18
_LABEL_SIZE = 11

_Levels = list[tuple[float, list[float]]]


class _LabelAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis that is nothing but its labels."""

    def __init__(self, side: str) -> None:
        super().__init__(side, showValues=True, tickLength=0)
        self.setPen(None)
        self.setStyle(tickTextOffset=8, hideOverlappingLabels=False)
        self.use_font(label_font(QFont()))

    def use_font(self, font: QFont) -> None:
        """Write the labels in this font."""
        self._font = font
        self.setTickFont(font)


class ValueAxis(_LabelAxis):
    """The values at the left; the grid takes its lines from here.

    Args:
        metric: what the values are, which says how they are written.
    """

    def __init__(self, metric: MetricName) -> None:
        super().__init__("left")
        self._metric: MetricName = metric
        self._is_log = False

    def set_log(self, is_log: bool) -> None:
        """Say whether the view's coordinates are logarithms to base 10."""
        self._is_log = is_log
        self.picture = None
        self.update()

    def lines(self, low: float, high: float, height: float) -> list[float]:
        """Return where lines are, in the coordinates of the view."""
        if not high > low:
            return []
        room = max(height / VALUE_GAP, 1.0)
        if self._is_log:
            return decades(low, high, max(int(room) + 1, 2))
        return multiples(round_step((high - low) / room), low, high)

    def texts(self, low: float, high: float, height: float) -> list[str]:
        """Return all labels of a range."""
        [(spacing, values)] = self.tickValues(low, high, height)
        return self.tickStrings(values, 1.0, spacing)

    def tickValues(self, low: float, high: float, size: float) -> _Levels:
        """Return one level of ticks, as pyqtgraph asks for them."""
        values = self.lines(low, high, size)
        return [(values[1] - values[0] if len(values) > 1 else 1.0, values)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the label of each tick."""
        if self._is_log:
            shown = [float(f"{10**value:.3g}") for value in values]
            return [tick_text(self._metric, value, decimals_of(value)) for value in shown]
        decimals = decimals_of(spacing)
        return [tick_text(self._metric, value, decimals) for value in values]


class PlaceAxis(_LabelAxis):
    """Epochs or batches, below."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._axis: Axis = "epochs"
        self._seen = (0.0, 1.0, 1.0)

    def set_axis(self, axis: Axis) -> None:
        """Choose epochs, which have fractions, or batches, which have not."""
        self._axis = axis
        self.picture = None
        self.update()

    def tickValues(self, low: float, high: float, size: float) -> _Levels:
        """Return one level of ticks, as pyqtgraph asks for them."""
        if not high > low:
            return []
        self._seen = (low, high, size)
        rough = (high - low) * PLACE_GAP / max(size, 1.0)
        step = round_step(rough, is_whole=self._axis == "batches" or rough > 0.5)
        return [(step, multiples(step, low, high))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the label of each tick, "" where half of it would be cut off at the right."""
        low, high, size = self._seen
        metrics = QFontMetricsF(self._font)
        texts = [number(value, decimals_of(spacing)) for value in values]
        return [
            text
            if (high - value) / (high - low) * size + RIGHT_ROOM
            >= metrics.horizontalAdvance(text) / 2
            else ""
            for value, text in zip(values, texts, strict=True)
        ]


def label_font(font: QFont) -> QFont:
    """Return the family of `font` at the size of labels, with figures of one width."""
    small = QFont(font)
    small.setPixelSize(_LABEL_SIZE)
    small.setWeight(QFont.Weight.Normal)
    small.setFeature(QFont.Tag("tnum"), 1)
    return small
