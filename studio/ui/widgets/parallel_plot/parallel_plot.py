"""Parallel coordinates: many trials at once, and which values the good ones share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import Role, Theme, mix
from studio.ui.widgets.chart.focus_ring import FocusRing
from studio.ui.widgets.parallel_plot.brushes import Brushes
from studio.ui.widgets.parallel_plot.geometry import Geometry
from studio.ui.widgets.parallel_plot.lines import ParallelAxis, ParallelLine
from studio.ui.widgets.plain_tip import plain_tip

_REACH = 8.0
_ON_AXIS = 9.0
_BRUSH = 12.0
_STEP = 0.05
_LAST_ROOM = 78
_TICK_GAP = 7


class ParallelPlot(FocusRing):
    """Draws the lines, coloured from worst to best; the last axis is what they are judged by.

    Drag along an axis to mark a range: lines beside it fade. A click on the axis takes the mark
    away. Keys: left and right go to an axis, Space marks its upper half or nothing, up and down
    move the mark, with Shift its upper end; Page Up and Page Down go through the lines that are
    bright, Return chooses, Escape takes all marks away.

    Signals:
        pointed(int): key of the line that is pointed at, 0 for none.
        chosen(int): key of the line that was clicked, or that Return was pressed at.
        brushed(): other lines are bright, `passing`.
    """

    pointed = Signal(int)
    chosen = Signal(int)
    brushed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._axes: tuple[ParallelAxis, ...] = ()
        self._lines: tuple[ParallelLine, ...] = ()
        self._passing: frozenset[int] = frozenset()
        self._brushes = Brushes()
        self._at_axis = 0
        self._pointed = self._chosen = 0
        self._drag: tuple[int, float] | None = None
        self._has_dragged = False
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    # --- what is shown --------------------------------------------------------------------------

    @property
    def lines(self) -> tuple[ParallelLine, ...]:
        """What is drawn."""
        return self._lines

    @property
    def passing(self) -> frozenset[int]:
        """Keys of the lines that go through every marked range."""
        return self._passing

    @property
    def is_brushed(self) -> bool:
        """Whether a range is marked."""
        return bool(self._brushes)

    def brush_of(self, axis: int) -> tuple[float, float] | None:
        """Return the marked range of an axis."""
        return self._brushes.at(axis)

    def set_lines(self, axes: Sequence[ParallelAxis], lines: Sequence[ParallelLine]) -> None:
        """Draw these; marks stay while the axes have the same names."""
        if [one.name for one in axes] != [one.name for one in self._axes]:
            self._brushes.clear()
            self._at_axis = 0
        self._axes, self._lines = tuple(axes), tuple(lines)
        self._note()
        self.update()

    def set_chosen(self, key: int) -> None:
        """Draw one line before all others, 0 for none."""
        self._chosen = key
        self.update()

    def mark(self, axis: int, low: float, high: float) -> None:
        """Mark a range of places of an axis."""
        self._brushes.mark(axis, low, high)
        self._rebrush()

    @Slot()
    def clear_marks(self) -> None:
        """Mark nothing."""
        self._brushes.clear()
        self._rebrush()

    def _rebrush(self) -> None:
        self._note()
        self.update()
        self.brushed.emit()

    def _note(self) -> None:
        self._passing = self._brushes.passing(self._lines)
        ranges = self._brushes.ranges
        marked = ", ".join(self._axes[axis].name for axis in ranges if axis < len(self._axes))
        text = self.tr("{shown} of {count} lines are bright.").format(
            shown=len(self._passing), count=len(self._lines)
        )
        if marked:
            text += " " + self.tr("Marked: {axes}.").format(axes=marked)
        found = next((one.text for one in self._lines if one.key == self._pointed), "")
        self.setAccessibleDescription(f"{text} {found}".strip())

    def sizeHint(self) -> QSize:
        """Return room for a few axes."""
        return QSize(560, 240)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which the lines can be told apart."""
        return QSize(260, 150)

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw faded lines, bright ones, the chosen one, then axes, marks and words."""
        if not self._axes:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self._geometry()
        faded = [one for one in self._lines if one.key not in self._passing]
        bright = sorted(
            (one for one in self._lines if one.key in self._passing),
            key=lambda one: -1.0 if math.isnan(one.shade) else one.shade,
        )
        for line in faded:
            self._draw_line(painter, at, line, self._theme.color("line"), 1.0)
        for line in bright:
            self._draw_line(painter, at, line, self._color(line.shade), 1.6)
        for line in self._lines:
            if line.key in (self._chosen, self._pointed):
                self._draw_line(painter, at, line, self._theme.color("text"), 2.4, has_dots=True)
        for axis in range(len(self._axes)):
            self._draw_axis(painter, at, axis)
        painter.end()
        super().paintEvent(event)

    def _draw_line(
        self,
        painter: QPainter,
        at: Geometry,
        line: ParallelLine,
        color: QColor,
        width: float,
        *,
        has_dots: bool = False,
    ) -> None:
        pen = QPen(color, width)
        if math.isnan(line.shade):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in at.points(line):
            painter.setPen(pen)
            painter.drawPolyline(part)
            if has_dots:
                painter.setPen(QPen(self._theme.color("surface"), 1))
                painter.setBrush(color)
                for point in part:
                    painter.drawEllipse(point, 4.0, 4.0)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_axis(self, painter: QPainter, at: Geometry, axis: int) -> None:
        x, spec = at.x(axis), self._axes[axis]
        is_here = axis == self._at_axis and self._has_key_focus
        painter.setPen(
            QPen(self._theme.color("accent" if is_here else "edge"), 2 if is_here else 1)
        )
        painter.drawLine(QPointF(x, at.top), QPointF(x, at.bottom))
        is_last = axis == len(self._axes) - 1
        if is_last:
            self._draw_scale(painter, at, x)
        marked = self._brushes.at(axis)
        if marked is not None:
            fill = QColor(self._theme.color("accent"))
            painter.setPen(QPen(fill, 1))
            fill.setAlphaF(0.25)
            painter.setBrush(fill)
            top, bottom = at.y(marked[1]), at.y(marked[0])
            painter.drawRoundedRect(QRectF(x - _BRUSH / 2, top, _BRUSH, bottom - top), 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(self._theme.font_of(Role.STRONG if is_here else Role.CAPTION))
        painter.setPen(self._theme.color("text"))
        side = Qt.AlignmentFlag.AlignRight if is_last else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignBottom
        painter.drawText(at.column(axis), flags | Qt.TextFlag.TextWordWrap, spec.name)
        painter.setFont(self._theme.font_of(Role.CAPTION))
        self._draw_ticks(painter, at, axis)

    def _draw_scale(self, painter: QPainter, at: Geometry, x: float) -> None:
        """Draw the colours along the axis that they stand for."""
        shades = sorted(
            (one.places[-1], one.shade)
            for one in self._lines
            if not math.isnan(one.places[-1]) and not math.isnan(one.shade)
        )
        if len(shades) < 2 or shades[0][0] == shades[-1][0]:
            return
        gradient = QLinearGradient(x, at.bottom, x, at.top)
        is_rising = shades[0][1] <= shades[-1][1]
        gradient.setColorAt(0.0, self._color(0.0 if is_rising else 1.0))
        gradient.setColorAt(0.5, self._color(0.5))
        gradient.setColorAt(1.0, self._color(1.0 if is_rising else 0.0))
        painter.fillRect(QRectF(x - 2, at.top, 4, at.bottom - at.top), gradient)

    def _draw_ticks(self, painter: QPainter, at: Geometry, axis: int) -> None:
        """Write what fits; on a ground of its own, for lines pass behind."""
        x, metrics = at.x(axis), painter.fontMetrics()
        free = math.inf
        room = (at.x(1) - at.x(0) if len(self._axes) > 1 else self.width()) - 2 * _TICK_GAP - 4
        room = _LAST_ROOM - _TICK_GAP if axis == len(self._axes) - 1 else room
        for place, text in self._axes[axis].ticks:
            y = at.y(place)
            if y + metrics.height() / 2 > free:
                continue
            free = y - metrics.height() / 2 - 1
            painter.setPen(QPen(self._theme.color("edge"), 1))
            painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
            said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(int(room), 20))
            box = QRectF(
                x + _TICK_GAP,
                y - metrics.height() / 2,
                metrics.horizontalAdvance(said) + 4,
                metrics.height(),
            )
            ground = QColor(self._theme.color("surface"))
            ground.setAlphaF(0.82)
            painter.fillRect(box, ground)
            painter.setPen(self._theme.color("dim"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _color(self, shade: float) -> QColor:
        """Return the colour from worst to best; a line that is not judged is dim."""
        tokens = self._theme.tokens
        if math.isnan(shade):
            return QColor(tokens.edge)
        return QColor(shade_color(self._theme, shade))

    def _geometry(self) -> Geometry:
        return Geometry(self.width(), self.height(), max(len(self._axes), 1), _LAST_ROOM)

    # --- mouse and keys -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark a range, or choose a line."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._axes:
            super().mousePressEvent(event)
            return
        at, point = self._geometry(), event.position()
        axis = at.axis_at(point.x(), _ON_AXIS)
        if axis is not None and point.y() >= at.top - _REACH:
            self._drag, self._has_dragged = (axis, at.place(point.y())), False
            self._at_axis = axis
            return
        key = at.line_at(self._bright(), point, _REACH)
        if key:
            self.chosen.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is dragged over, or say which line is pointed at."""
        at, point = self._geometry(), event.position()
        if self._drag is not None:
            axis, begin = self._drag
            if self._has_dragged or abs(at.y(begin) - point.y()) > 3:
                self._has_dragged = True
                self.mark(axis, begin, at.place(point.y()))
            return
        is_on_axis = bool(self._axes) and at.axis_at(point.x(), _ON_AXIS) is not None
        self.setCursor(Qt.CursorShape.SplitVCursor if is_on_axis else Qt.CursorShape.ArrowCursor)
        key = 0 if is_on_axis else at.line_at(self._bright(), point, _REACH)
        if key != self._pointed:
            self._point_at(key)
            text = next((one.text for one in self._lines if one.key == key), "")
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(text), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a mark; a click alone takes the one of its axis away."""
        if self._drag is not None:
            axis, _ = self._drag
            self._drag = None
            if not self._has_dragged:
                self._brushes.clear(axis)
                self._rebrush()
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Point at nothing."""
        self._point_at(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with keys what the mouse does."""
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                step = 1 if key == Qt.Key.Key_Right else -1
                self._at_axis = min(max(self._at_axis + step, 0), max(len(self._axes) - 1, 0))
                self.update()
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key if self._brushes.at(self._at_axis):
                by = _STEP if key == Qt.Key.Key_Up else -_STEP
                change = self._brushes.widen if has_shift else self._brushes.move
                change(self._at_axis, by)
                self._rebrush()
            case Qt.Key.Key_Space if self._axes:
                if self._brushes.at(self._at_axis):
                    self._brushes.clear(self._at_axis)
                else:
                    self._brushes.mark(self._at_axis, 0.5, 1.0)
                self._rebrush()
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown as key:
                self._step(1 if key == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._pointed:
                self.chosen.emit(self._pointed)
            case Qt.Key.Key_Escape if self._brushes:
                self.clear_marks()
            case _:
                super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        keys = [one.key for one in self._bright()]
        if keys:
            at = keys.index(self._pointed) + by if self._pointed in keys else 0
            self._point_at(keys[at % len(keys)])

    def _point_at(self, key: int) -> None:
        if key != self._pointed:
            self._pointed = key
            self._note()
            self.update()
            self.pointed.emit(key)

    def _bright(self) -> list[ParallelLine]:
        """Return the lines that can be pointed at, the best first."""
        found = [one for one in self._lines if one.key in self._passing]
        return sorted(found, key=lambda one: math.inf if math.isnan(one.shade) else -one.shade)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.set_ring_color(self._theme.tokens.accent)
        self.update()


def shade_color(theme: Theme, shade: float) -> str:
    """Return a colour between that of the worst, 0, and that of the best, 1: "#RRGGBB".

    Both stand 3 : 1 and more against the surface.
    """
    tokens = theme.tokens
    return mix(tokens.warning, tokens.accent, min(max(shade, 0.0), 1.0))
