"""What is drawn behind and before the curves: grid, stages, best epoch, dots, crosshair."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.ui.widgets.curves.axes import ValueAxis
from studio.ui.widgets.curves.colors import CurveColors
from studio.ui.widgets.curves.view import CurveView

Floats = NDArray[np.float64]

_LABEL_INSET = 6.0
_LABEL_HEIGHT = 20.0
_HALO = 4.0
_RING = 4.5


@dataclass(frozen=True)
class Dots:
    """Points of one colour, in the coordinates of the view."""

    x: Floats
    y: Floats
    color: str
    radius: float


@dataclass(frozen=True)
class StageMark:
    """Where a stage begins, in the coordinates of the view; the first has no line."""

    x: float
    label: str
    has_line: bool


@dataclass(frozen=True)
class BestMark:
    """Where the best epoch is, in the coordinates of the view."""

    x: float
    y: float
    label: str
    color: str
    is_label_above: bool


@dataclass(frozen=True)
class Marks:
    """All that is drawn over the curves but the crosshair.

    The names of stages stand at the top, or below where the curves are at the top.
    """

    stages: tuple[StageMark, ...] = ()
    best: BestMark | None = None
    dots: tuple[Dots, ...] = ()
    are_labels_below: bool = False


class _OverView(QGraphicsItem):
    """An item that covers a view and paints in its pixels."""

    def __init__(self, view: CurveView, colors: CurveColors, depth: float) -> None:
        super().__init__(view)
        self.setZValue(depth)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.view = view
        self.colors = colors

    def boundingRect(self) -> QRectF:
        rect: QRectF = self.view.rect()
        return rect

    def at(self, x: Floats | float, y: Floats | float) -> tuple[Floats, Floats]:
        """Return pixels for coordinates of the view."""
        (x0, x1), (y0, y1) = self.view.viewRange()
        rect = self.boundingRect()
        across = (np.asarray(x) - x0) / (x1 - x0) * rect.width()
        down = rect.height() * (1 - (np.asarray(y) - y0) / (y1 - y0))
        return across, down


class GridItem(_OverView):
    """Light horizontal lines at the values that are labelled."""

    def __init__(self, view: CurveView, axis: ValueAxis, colors: CurveColors) -> None:
        super().__init__(view, colors, depth=-10)
        self._axis = axis

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the lines."""
        rect = self.boundingRect()
        low, high = self.view.viewRange()[1]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(_pen(self.colors.line, 1))
        for value in self._axis.lines(low, high, rect.height()):
            _, down = self.at(0.0, value)
            level = min(round(float(down)), int(rect.height()) - 1)
            painter.drawLine(QLineF(0, level, rect.width(), level))


class MarksItem(_OverView):
    """Stage boundaries, the best epoch, dots, and the crosshair."""

    def __init__(self, view: CurveView, colors: CurveColors) -> None:
        super().__init__(view, colors, depth=10)
        self.font = QFont()
        self._marks = Marks()
        self._hover: float | None = None
        self._hover_dots: tuple[Dots, ...] = ()

    def set_marks(self, marks: Marks) -> None:
        """Draw these from now on."""
        self._marks = marks
        self.update()

    def set_hover(self, x: float | None, dots: tuple[Dots, ...] = ()) -> None:
        """Draw the crosshair at `x`, or none."""
        self._hover, self._hover_dots = x, dots
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw everything, the crosshair last."""
        painter.setFont(self.font)
        self._draw_stages(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for dots in self._marks.dots:
            self._draw_dots(painter, dots)
        if self._marks.best is not None:
            self._draw_best(painter, self._marks.best)
        if self._hover is not None:
            self._draw_hover(painter, self._hover)

    def _draw_stages(self, painter: QPainter) -> None:
        rect = self.boundingRect()
        places = [float(self.at(stage.x, 0.0)[0]) for stage in self._marks.stages]
        for i, (stage, across) in enumerate(zip(self._marks.stages, places, strict=True)):
            end = places[i + 1] if i + 1 < len(places) else rect.width()
            if end < 0 or across > rect.width():
                continue
            if stage.has_line and across >= 0:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.setPen(_pen(self.colors.edge, 1, dashes=(3, 4)))
                painter.drawLine(QLineF(round(across), 0, round(across), rect.height()))
            start = max(across, 0.0) + _LABEL_INSET
            top = rect.height() - _LABEL_HEIGHT if self._marks.are_labels_below else 4.0
            self._draw_label(painter, stage.label, QPointF(start, top), end - start - 2)

    def _draw_label(self, painter: QPainter, text: str, corner: QPointF, room: float) -> None:
        """Write small text with its top left corner there, with a rim of the ground."""
        metrics = QFontMetricsF(self.font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if len(shown) < min(len(text), 4):
            return
        baseline = QPointF(corner.x(), corner.y() + metrics.ascent())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        outline = QPainterPath()
        outline.addText(baseline, self.font, shown)
        halo = _pen(self.colors.surface, _HALO)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline, halo)
        painter.setPen(QColor(self.colors.dim))
        painter.drawText(baseline, shown)

    def _draw_best(self, painter: QPainter, best: BestMark) -> None:
        across, down = (float(v) for v in self.at(best.x, best.y))
        rect = self.boundingRect()
        if not rect.adjusted(-1, -1, 1, 1).contains(across, down):
            return
        across = _kept_inside(across, _RING + 1, rect.width())
        painter.setPen(_pen(best.color, 1.5))
        painter.setBrush(QColor(self.colors.surface))
        painter.drawEllipse(QPointF(across, down), _RING, _RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not best.label:
            return
        metrics = QFontMetricsF(self.font)
        size = metrics.size(0, best.label)
        # Beginning at the ring, it stands clear of the curve that led there.
        left = min(max(across - _RING, 2.0), rect.width() - size.width() - 2)
        above, below = down - 8 - size.height(), down + 8
        has_room_above, has_room_below = above > 0, below + size.height() < rect.height()
        is_above = has_room_above if best.is_label_above else not has_room_below
        top = above if is_above else below
        self._draw_label(painter, best.label, QPointF(left, top), size.width() + 1)

    def _draw_hover(self, painter: QPainter, x: float) -> None:
        rect = self.boundingRect()
        across = round(float(self.at(x, 0.0)[0]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(_pen(self.colors.edge, 1))
        painter.drawLine(QLineF(across, 0, across, rect.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for dots in self._hover_dots:
            self._draw_dots(painter, dots, has_rim=True)

    def _draw_dots(self, painter: QPainter, dots: Dots, has_rim: bool = False) -> None:
        painter.setPen(_pen(self.colors.surface, 1.5) if has_rim else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(dots.color))
        rect = self.boundingRect().adjusted(-4, -4, 4, 4)
        for across, down in zip(*self.at(dots.x, dots.y), strict=True):
            if np.isfinite(down) and rect.contains(float(across), float(down)):
                place = _kept_inside(float(across), dots.radius + 1, rect.width() - 8)
                painter.drawEllipse(QPointF(place, down), dots.radius, dots.radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _kept_inside(across: float, room: float, width: float) -> float:
    """Return where a mark is whole that the edge of the plot would cut."""
    return min(max(across, room), max(width - room, room))


def _pen(color: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    pen = QPen(QColor(color), width)
    if dashes:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
