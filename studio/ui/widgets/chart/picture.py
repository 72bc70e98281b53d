"""A chart as a picture, in pixels or in strokes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView

from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.chart.legend import LegendEntry, draw_sample

SHARPNESS = 2
"""Pixels of a saved picture for each pixel on the screen."""

_MARGIN = 16
_ROW = 24
_SAMPLE = 16.0
_GAP = 16.0


class ChartPicture:
    """The chart as it is seen now, below its title and legend.

    Args:
        canvas: the chart itself.
        colors: of the scheme that it is drawn in.
        title: what is drawn.
        legend: an entry for each series; they go on in a second row where they do not fit.
        prepare: called with the pixels of the picture for each on the screen before it is
            painted; Qt keeps the width of the chart's pens in pixels of the device.
    """

    def __init__(
        self,
        canvas: QGraphicsView,
        colors: ChartColors,
        title: str,
        legend: Sequence[LegendEntry],
        prepare: Callable[[float], None],
    ) -> None:
        self._canvas = canvas
        self._colors = colors
        self._title = title
        self._prepare = prepare
        self._font = QFont(canvas.font())
        self._font.setPixelSize(13)
        self._title_font = QFont(self._font)
        self._title_font.setWeight(QFont.Weight.DemiBold)
        self._placed = self._place(legend)

    @property
    def size(self) -> QSize:
        """Width and height in pixels of the screen."""
        return self._canvas.size() + QSize(2 * _MARGIN, 2 * _MARGIN + self._head_height())

    def image(self, sharpness: int = SHARPNESS) -> QImage:
        """Return the picture with `sharpness` pixels for each pixel on the screen."""
        image = QImage(self.size * sharpness, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(sharpness)
        painter = QPainter(image)
        self._prepare(sharpness)
        self._paint(painter)
        painter.end()
        return image

    def svg(self) -> bytes:
        """Return the picture as an SVG file: strokes that stay sharp at any size."""
        size, buffer = self.size, QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        # Only SVG 1.1 knows clipping, without which zoomed lines run over the labels.
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(self._title)
        # The labels are kept as a QPicture, which scales itself to the resolution it meets.
        generator.setResolution(self._canvas.logicalDpiX())
        painter = QPainter(generator)
        self._prepare(1.0)
        self._paint(painter)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        whole = QRectF(0, 0, self.size.width(), self.size.height())
        painter.fillRect(whole, QColor(self._colors.surface))
        self._write(painter, self._title_font, self._title, QPointF(_MARGIN, _MARGIN + 10))
        for entry, at in self._placed:
            self._paint_entry(painter, entry, at)
        size = self._canvas.size()
        below = QRectF(_MARGIN, _MARGIN + self._head_height(), size.width(), size.height())
        self._canvas.render(painter, below, self._canvas.rect())
        self._prepare(self._canvas.devicePixelRatioF())

    def _paint_entry(self, painter: QPainter, entry: LegendEntry, at: QPointF) -> None:
        if not entry.color:
            self._write(painter, self._font, entry.text, at, self._colors.dim)
            return
        rect = QRectF(at.x(), at.y() - _ROW / 2, _SAMPLE, _ROW)
        draw_sample(painter, rect, entry.color, entry.stroke)
        self._write(painter, self._font, entry.text, at + QPointF(_SAMPLE + 6, 0))

    def _write(
        self, painter: QPainter, font: QFont, text: str, at: QPointF, color: str = ""
    ) -> None:
        """Write text that begins at `at` and has it at half its height."""
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(QColor(color or self._colors.text))
        painter.drawText(at + QPointF(0, (metrics.ascent() - metrics.descent()) / 2), text)

    def _place(self, legend: Sequence[LegendEntry]) -> list[tuple[LegendEntry, QPointF]]:
        """Return where each entry begins, at half its height."""
        metrics = QFontMetricsF(self._font)
        title_width = QFontMetricsF(self._title_font).horizontalAdvance(self._title)
        first = _MARGIN + title_width + _GAP
        left, middle, end = first, _MARGIN + 10.0, self._canvas.width() + _MARGIN
        placed = []
        for entry in legend:
            sample = _SAMPLE + 6 if entry.color else 0.0
            width = sample + metrics.horizontalAdvance(entry.text)
            if left > first and left + width > end:
                left, middle = first, middle + _ROW
            placed.append((entry, QPointF(left, middle)))
            left += width + _GAP
        return placed

    def _head_height(self) -> int:
        lowest = max((at.y() for _, at in self._placed), default=_MARGIN + 10.0)
        return int(lowest - _MARGIN - 10) + _ROW + 4
