"""The two axes: labels without lines, round numbers, figures of one width, and their names."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

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
NAME_WIDTH = 16
"""Room for the name of the values, which is written upwards."""
RIGHT_ROOM = 18
_LABEL_SIZE = 11
_BEFORE_LABELS = 12
_LEVEL = 3

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


class AxisName(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The name of an axis: across before its first label, or upwards beside its labels.

    Args:
        is_upright: whether it is written upwards.
    """

    def __init__(self, *, is_upright: bool) -> None:
        super().__init__()
        self._is_upright = is_upright
        self._text = ""
        self._color = QColor()
        self._font = label_font(QFont())
        if is_upright:
            self.setFixedWidth(NAME_WIDTH)

    @property
    def text(self) -> str:
        """What is written."""
        return self._text

    def set_text(self, text: str) -> None:
        """Write this."""
        self._text = text
        self.update()

    def set_color(self, color: str) -> None:
        """Write in this colour, "#RRGGBB"."""
        self._color = QColor(color)
        self.update()

    def use_font(self, font: QFont) -> None:
        """Write in this font."""
        self._font = font
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Write the name, shortened where it does not fit."""
        rect: QRectF = self.rect()
        painter.setFont(self._font)
        painter.setPen(self._color)
        metrics, right = QFontMetricsF(self._font), Qt.TextElideMode.ElideRight
        if self._is_upright:
            painter.translate(rect.center())
            painter.rotate(-90)
            rect = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
            text = metrics.elidedText(self._text, right, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
            return
        text = metrics.elidedText(self._text, right, rect.width() - _BEFORE_LABELS)
        rect = rect.adjusted(0, _LEVEL, -_BEFORE_LABELS, _LEVEL)  # as the labels are
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


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
