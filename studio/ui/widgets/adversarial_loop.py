"""The training loop of a GAN as a drawing, of which one step at a time is lit."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import SMALL_RADIUS

HEIGHT = 148
_UPPER, _LOWER, _MIDDLE = 48.0, 116.0, 82.0
"""Where the invented images, the real ones and the discriminator lie, from the top."""

_BOX = 34.0
_PICTURE = 44.0
_NOISE = 22.0
_ARC = 12.0
_HEAD = 4.0
_DOTS = 5


class LoopStep(IntEnum):
    """The steps of the loop, in their order; each runs once a batch."""

    INVENT = 0
    DRAW = 1
    TRAIN_DISCRIMINATOR = 2
    FREEZE = 3
    TRAIN_GENERATOR = 4


_INVENTING = (LoopStep.INVENT, LoopStep.TRAIN_GENERATOR)
_JUDGING = (LoopStep.TRAIN_DISCRIMINATOR, LoopStep.TRAIN_GENERATOR)


class AdversarialLoop(QWidget):
    """Noise, generator, invented and real images, discriminator, and what flows between them.

    What learns is filled, what only works is tinted, what is frozen has a dashed outline.

    Args:
        theme: colours and fonts.
        generator: name of the one network, translated.
        discriminator: of the other one.
    """

    def __init__(
        self, theme: Theme, generator: str, discriminator: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = (generator, discriminator)
        self._step: LoopStep | None = None
        self._progress = 1.0
        self._invented = QImage()
        self._real = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{generator} · {discriminator}")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the width of a side column."""
        return QSize(272, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the least width in which the names can be read."""
        return QSize(240, HEIGHT)

    def step(self) -> LoopStep | None:
        """Return the step that is lit."""
        return self._step

    def set_step(self, step: LoopStep | None, progress: float = 1.0) -> None:
        """Light a step, None lights nothing.

        Args:
            step: which one.
            progress: how far it is, 0..1: where the dots on its arrows are.
        """
        self._step, self._progress = step, progress
        self.update()

    def set_pictures(self, invented: QImage, real: QImage) -> None:
        """Show an image of each kind; null images leave their places empty."""
        self._invented, self._real = invented, real
        self.update()

    # --- where everything lies ----------------------------------------------------------------

    def _places(self) -> tuple[QRectF, QRectF, QRectF, QRectF, QRectF]:
        """Return noise, generator, invented, real, discriminator; they fill the width."""
        metrics = self.fontMetrics()
        first, last = (metrics.horizontalAdvance(name) + 12.0 for name in self._names)
        gap = (self.width() - 2 - _NOISE - first - _PICTURE - last) / 3
        left = 1.0
        noise = QRectF(left, _UPPER - _NOISE / 2, _NOISE, _NOISE)
        left = noise.right() + gap
        generator = QRectF(left, _UPPER - _BOX / 2, first, _BOX)
        left = generator.right() + gap
        invented = QRectF(left, _UPPER - _PICTURE / 2, _PICTURE, _PICTURE)
        real = QRectF(left, _LOWER - _PICTURE / 2, _PICTURE, _PICTURE)
        discriminator = QRectF(invented.right() + gap, _MIDDLE - _BOX / 2, last, _BOX)
        return noise, generator, invented, real, discriminator

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the loop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFont(self._theme.font_of(Role.CAPTION))
        painter.setFont(self.font())
        noise, generator, invented, real, discriminator = self._places()
        step = self._step
        is_inventing = step in _INVENTING
        entry = QPointF(discriminator.left(), discriminator.center().y())
        self._arrow(painter, [_right(noise), _left(generator)], is_lit=is_inventing)
        self._arrow(painter, [_right(generator), _left(invented)], is_lit=is_inventing)
        above, below = entry + QPointF(0, -6), entry + QPointF(0, 6)
        self._arrow(painter, [_right(invented), above], is_lit=step in _JUDGING)
        is_drawn = step is LoopStep.TRAIN_DISCRIMINATOR
        self._arrow(painter, [_right(real), below], is_lit=is_drawn)
        if step is LoopStep.TRAIN_GENERATOR:
            self._arrow_back(painter, discriminator, generator)
        self._draw_noise(painter, noise, is_lit=is_inventing)
        self._draw_picture(painter, invented, self._invented, is_lit=is_inventing or is_drawn)
        self._draw_picture(painter, real, self._real, is_lit=step is LoopStep.DRAW or is_drawn)
        self._draw_network(
            painter,
            generator,
            self._names[0],
            is_lit=step is LoopStep.INVENT,
            learns=step is LoopStep.TRAIN_GENERATOR,
        )
        self._draw_network(
            painter,
            discriminator,
            self._names[1],
            learns=is_drawn,
            is_frozen=step in (LoopStep.FREEZE, LoopStep.TRAIN_GENERATOR),
        )

    def _pen(self, *, is_lit: bool) -> QPen:
        return QPen(self._theme.color("accent" if is_lit else "edge"), 2 if is_lit else 1)

    def _arrow(self, painter: QPainter, points: list[QPointF], *, is_lit: bool) -> None:
        """Draw an arrow that leaves a little room at both ends, and the dot that runs along it."""
        start, end = points
        along = end - start
        length = max((along.x() ** 2 + along.y() ** 2) ** 0.5, 1.0)
        unit = along / length
        start, end = start + unit * 3, end - unit * 3
        painter.setPen(self._pen(is_lit=is_lit))
        painter.drawLine(start, end)
        self._draw_head(painter, end, unit, is_lit=is_lit)
        if is_lit and self._progress < 1:
            self._draw_dot(painter, start + (end - start) * self._progress)

    def _arrow_back(self, painter: QPainter, source: QRectF, target: QRectF) -> None:
        """Draw what comes back through the frozen discriminator: over the invented images."""
        start = QPointF(source.center().x(), source.top() - 3)
        end = QPointF(target.center().x(), target.top() - 4)
        path = QPainterPath(start)
        path.lineTo(start.x(), _ARC + 8)
        path.quadTo(start.x(), _ARC, start.x() - 8, _ARC)
        path.lineTo(end.x() + 8, _ARC)
        path.quadTo(end.x(), _ARC, end.x(), _ARC + 8)
        path.lineTo(end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(is_lit=True))
        painter.drawPath(path)
        self._draw_head(painter, end, QPointF(0, 1), is_lit=True)
        if self._progress < 1:
            self._draw_dot(painter, path.pointAtPercent(self._progress))

    def _draw_head(self, painter: QPainter, tip: QPointF, unit: QPointF, *, is_lit: bool) -> None:
        across = QPointF(-unit.y(), unit.x())
        back = tip - unit * _HEAD
        painter.setBrush(self._theme.color("accent" if is_lit else "edge"))
        painter.drawPolygon([tip, back + across * _HEAD * 0.7, back - across * _HEAD * 0.7])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_dot(self, painter: QPainter, place: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(place, 3.5, 3.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_noise(self, painter: QPainter, place: QRectF, *, is_lit: bool) -> None:
        """Draw a square of dots in no order."""
        painter.setPen(self._pen(is_lit=is_lit))
        painter.setBrush(self._theme.color("field"))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        cell = (place.width() - 6) / _DOTS
        for at in range(_DOTS * _DOTS):
            color = self._theme.color("accent" if is_lit else "dim")
            color.setAlphaF(0.15 + 0.85 * (((at * 73 + at // _DOTS * 151) % 97) / 97))
            painter.setBrush(color)
            left = place.left() + 3 + at % _DOTS * cell
            top = place.top() + 3 + at // _DOTS * cell
            painter.drawRect(QRectF(left, top, cell - 0.5, cell - 0.5))

    def _draw_picture(
        self, painter: QPainter, place: QRectF, image: QImage, *, is_lit: bool
    ) -> None:
        """Draw a small pile of images, the run's own on top."""
        painter.setPen(self._pen(is_lit=is_lit))
        painter.setBrush(self._theme.color("field"))
        for offset in (3.0, 0.0):
            painter.drawRoundedRect(place.translated(offset, offset), 4, 4)
        if not image.isNull():
            inner = place.adjusted(3, 3, -3, -3)
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform,
                inner.height() * self.devicePixelRatioF() < image.height(),
            )
            painter.drawImage(inner, image)

    def _draw_network(
        self,
        painter: QPainter,
        place: QRectF,
        name: str,
        *,
        is_lit: bool = False,
        learns: bool = False,
        is_frozen: bool = False,
    ) -> None:
        pen = self._pen(is_lit=is_lit or learns or is_frozen)
        if is_frozen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground: ColorName = "accent" if learns else "accent_ground" if is_lit else "surface"
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(place, SMALL_RADIUS, SMALL_RADIUS)
        painter.setPen(self._theme.color("on_accent" if learns else "text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        if is_frozen:
            mark = self._theme.pixmap("snow", "accent", 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(place.right() - 10, place.bottom() - 5), mark)


def _left(place: QRectF) -> QPointF:
    return QPointF(place.left(), place.center().y())


def _right(place: QRectF) -> QPointF:
    return QPointF(place.right(), place.center().y())
