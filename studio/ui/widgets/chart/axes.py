"""The two axes: labels without lines, round numbers, figures of one width, and their names."""

from typing import Literal

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.ticks import (
    PLACE_GAP,
    VALUE_GAP,
    decades,
    decimals_of,
    multiples,
    round_step,
)

LABEL_HEIGHT = 24
NAME_WIDTH = 16
"""Room for the name of the values, which is written upwards."""
RIGHT_ROOM = 20
_LABEL_SIZE = 11
BEFORE_LABELS = 12
"""Between the name of the axis below and its left end."""
_LEVEL = 3

_Levels = list[tuple[float, list[float]]]


class AxisName(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The name of an axis.

    Args:
        place: "beside" the labels, written upwards; "before" the first label of the axis below,
            or "under" all of its labels.
    """

    def __init__(self, place: Literal["beside", "before", "under"]) -> None:
        super().__init__()
        self._place = place
        self._text = ""
        self._color = QColor()
        self._font = label_font(QFont())
        if place == "beside":
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

    def fits_before(self, text: str, width: float) -> bool:
        """Return whether a name can stand before the labels, where `width` pixels are."""
        return QFontMetricsF(self._font).horizontalAdvance(text) <= width - BEFORE_LABELS

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Write the name, shortened where it does not fit."""
        rect: QRectF = self.rect()
        painter.setFont(self._font)
        painter.setPen(self._color)
        align = Qt.AlignmentFlag.AlignCenter
        match self._place:
            case "beside":
                painter.translate(rect.center())
                painter.rotate(-90)
                rect = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
            case "before":
                rect = rect.adjusted(0, _LEVEL, -BEFORE_LABELS, _LEVEL)  # as the labels are
                align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case "under":
                pass
        right, metrics = Qt.TextElideMode.ElideRight, QFontMetricsF(self._font)
        painter.drawText(rect, align, metrics.elidedText(self._text, right, rect.width()))


class ChartAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis that is nothing but its labels; the grid takes its lines from the one at the left.

    Attributes:
        left_room: pixels that the first label of an axis below may reach over its left end.

    Args:
        side: "left" or "bottom".
    """

    def __init__(self, side: Literal["left", "bottom"]) -> None:
        super().__init__(side, showValues=True, tickLength=0)
        self._style = AxisStyle()
        self._is_across = side == "bottom"
        self._gap = PLACE_GAP if self._is_across else VALUE_GAP
        self._seen = (0.0, 1.0, 1.0)
        self.left_room = float(BEFORE_LABELS)
        self.setPen(None)
        self.setStyle(tickTextOffset=8, hideOverlappingLabels=RIGHT_ROOM)
        self.use_font(label_font(QFont()))

    def set_style(self, style: AxisStyle) -> None:
        """Write values in another way, or say that the view's coordinates are logarithms."""
        self._style = style
        self.picture = None
        self.update()

    def use_font(self, font: QFont) -> None:
        """Write the labels in this font."""
        self._font = font
        self.setTickFont(font)

    def lines(self, low: float, high: float, length: float) -> list[float]:
        """Return where ticks are in `length` pixels, in the coordinates of the view."""
        return self._ticks(low, high, length)[1]

    def texts(self, low: float, high: float, length: float) -> list[str]:
        """Return all labels of a range."""
        [(spacing, values)] = self.tickValues(low, high, length)
        return self.tickStrings(values, 1.0, spacing)

    def tickValues(self, low: float, high: float, size: float) -> _Levels:
        """Return one level of ticks, as pyqtgraph asks for them."""
        self._seen = (low, high, size)
        return [self._ticks(low, high, size)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the label of each tick, "" where half of it would be cut off at an end."""
        texts = [self._text(value, spacing) for value in values]
        if not self._is_across:
            return texts
        low, high, size = self._seen
        metrics = QFontMetricsF(self._font)
        return [
            text
            if min(
                (value - low) / (high - low) * size + self.left_room,
                (high - value) / (high - low) * size + RIGHT_ROOM,
            )
            >= metrics.horizontalAdvance(text) / 2
            else ""
            for value, text in zip(values, texts, strict=True)
        ]

    def _ticks(self, low: float, high: float, length: float) -> tuple[float, list[float]]:
        """Return the distance of two ticks and where they are."""
        if not high > low:
            return 1.0, []
        room = max(length / self._gap, 1.0)
        if self._style.is_log:
            values = decades(low, high, max(int(room) + 1, 2))
            return (values[1] - values[0] if len(values) > 1 else 1.0), values
        rough = (high - low) / room
        for share in (1.0, 0.5, 0.25):  # a single label says nothing: rather closer ones
            step = round_step(rough * share, is_whole=rough * share > self._style.whole_from)
            values = multiples(step, low, high)
            if len(values) > 1:
                break
        return step, values

    def _text(self, value: float, spacing: float) -> str:
        if not self._style.is_log:
            return self._style.write(value, decimals_of(spacing))
        shown = float(f"{self._style.value(value):.3g}")
        return self._style.write(shown, decimals_of(shown))


def label_font(font: QFont) -> QFont:
    """Return the family of `font` at the size of labels, with figures of one width."""
    small = QFont(font)
    small.setPixelSize(_LABEL_SIZE)
    small.setWeight(QFont.Weight.Normal)
    small.setFeature(QFont.Tag("tnum"), 1)
    return small
