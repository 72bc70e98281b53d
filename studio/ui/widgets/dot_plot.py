"""Results of repeated trainings: a dot each, in a row for each variant, with mean and spread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.ticks import decimals_of, multiples, round_step
from studio.ui.widgets.plain_tip import plain_tip

ROW, AXIS = 40, 40
NAMES, FACTS = 0.27, 0.3
"""Shares of the width for what stands at the left and at the right of the dots."""

_RADIUS = 4.5
_TICK_GAP = 72
_MARGIN = 12


@dataclass(frozen=True)
class DotRow:
    """One variant.

    Attributes:
        name: at the left.
        dots: a value and what it is, such as its seed, for each training.
        mean: NaN without any.
        deviation: NaN below two.
        text: mean and spread as they are written.
        note: how many trainings there are, or what is wrong.
        is_best: whether it is said to be the best so far.
        is_warning: whether the note says that something is wrong.
    """

    name: str
    dots: tuple[tuple[float, str], ...] = ()
    mean: float = math.nan
    deviation: float = math.nan
    text: str = ""
    note: str = ""
    is_best: bool = False
    is_warning: bool = False


class DotPlot(QWidget):
    """Rows of dots over one axis that fits them; a tooltip says what a dot is."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[DotRow, ...] = ()
        self._axis = AxisStyle()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def rows(self) -> tuple[DotRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[DotRow], axis: AxisStyle) -> None:
        """Show these rows over an axis."""
        self._rows, self._axis = tuple(rows), axis
        words = (f"{row.name}: {row.text or row.note}" for row in self._rows)
        self.setAccessibleDescription("; ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows and the axis."""
        return QSize(560, len(self._rows) * ROW + AXIS)

    def minimumSizeHint(self) -> QSize:
        """Return the height of all rows and the axis, and a width in which names can be read."""
        return QSize(360, len(self._rows) * ROW + AXIS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, dots, means with their spread, and the axis."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._reach()
        plot = self._plot()
        self._draw_axis(painter, plot, low, high)
        for place, row in enumerate(self._rows):
            top = place * ROW
            self._draw_words(painter, row, top)
            if row.dots:
                self._draw_dots(painter, row, top + ROW / 2)

    def event(self, event: QEvent) -> bool:
        """Say which training the dot under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.dot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().event(event)

    def dot_at(self, point: QPointF) -> str:
        """Return what the dot at a point of the widget is, "" where there is none."""
        place = int(point.y() // ROW)
        if not 0 <= place < len(self._rows):
            return ""
        near = [(abs(self._x(value) - point.x()), text) for value, text in self._rows[place].dots]
        distance, text = min(near, default=(math.inf, ""))
        return text if distance <= 2 * _RADIUS else ""

    def _plot(self) -> QRectF:
        left, right = self.width() * NAMES, self.width() * (1 - FACTS)
        inside = max(right - left - 2 * _MARGIN, 1.0)
        return QRectF(left + _MARGIN, 0, inside, len(self._rows) * ROW)

    def _reach(self) -> tuple[float, float]:
        """Return the least and largest value of the axis: round, around all dots."""
        found = [value for row in self._rows for value, _ in row.dots]
        if not found:
            return self._axis.bounds or (0.0, 1.0)
        low, high = min(found), max(found)
        room = max((high - low) * 0.12, abs(high) * 0.01, 1e-9)
        low, high = low - room, high + room
        if self._axis.bounds is not None:
            low, high = max(low, self._axis.bounds[0]), min(high, self._axis.bounds[1])
        return low, high

    def _x(self, value: float) -> float:
        low, high = self._reach()
        plot = self._plot()
        return plot.left() + (value - low) / (high - low) * plot.width()

    def _draw_axis(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        step = round_step((high - low) / max(plot.width() / _TICK_GAP, 1))
        painter.setFont(self._theme.font_of(Role.CAPTION))
        for value in multiples(step, low, high):
            x = self._x(value)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(self._theme.color("dim"))
            label = QRectF(x - _TICK_GAP / 2, plot.bottom() + 2, _TICK_GAP, 16)
            text = self._axis.write(value, decimals_of(step))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(self._theme.color("dim"))
        title = QRectF(plot.left(), plot.bottom() + 20, plot.width(), 18)
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, self._axis.name)

    def _draw_words(self, painter: QPainter, row: DotRow, top: float) -> None:
        left = QRectF(0, top, self.width() * NAMES, ROW)
        right = QRectF(self.width() * (1 - FACTS), top, self.width() * FACTS, ROW)
        role = Role.STRONG if row.is_best else Role.BODY
        painter.setFont(self._theme.font_of(role))
        painter.setPen(self._theme.color("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(left, flags, row.name)
        upper = QRectF(right.left(), top + 2, right.width(), ROW / 2 - 2)
        lower = QRectF(right.left(), top + ROW / 2, right.width(), ROW / 2 - 2)
        if row.text:
            self._draw_text(painter, row.text, upper, role, "text")
        where = lower if row.text else right
        tone: ColorName = "warning" if row.is_warning else "dim"
        self._draw_text(painter, row.note, where, Role.CAPTION, tone)

    def _draw_text(
        self, painter: QPainter, text: str, room: QRectF, role: Role, tone: ColorName
    ) -> None:
        painter.setFont(self._theme.font_of(role))
        painter.setPen(self._theme.color(tone))
        elided = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _draw_dots(self, painter: QPainter, row: DotRow, y: float) -> None:
        if not math.isnan(row.deviation):
            painter.setPen(QPen(self._theme.color("dim"), 2))
            left, right = self._x(row.mean - row.deviation), self._x(row.mean + row.deviation)
            plot = self._plot()
            left, right = max(left, plot.left() - _MARGIN), min(right, plot.right() + _MARGIN)
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(self._theme.color("surface"), 1))
        painter.setBrush(self._theme.color("training"))
        for value, _ in row.dots:
            painter.drawEllipse(QPointF(self._x(value), y), _RADIUS, _RADIUS)
        painter.setPen(QPen(self._theme.color("text"), 2))
        x = self._x(row.mean)
        painter.drawLine(QPointF(x, y - 11), QPointF(x, y + 11))
