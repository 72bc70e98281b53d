"""Paints a confusion matrix, on the screen and into a picture."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import Tokens, mix
from studio.ui.widgets.confusion.counts import ALL, ANY, Cell, Confusion
from studio.ui.widgets.confusion.geometry import CAPTION, Geometry

PADDING = 6
LONGEST = 132
"""Pixels of a name; a longer one is elided."""

_STEPS = 64
_FAINTEST = 0.10
"""How much of the full colour the smallest count above none gets."""

_READABLE = 4.5
"""Contrast that WCAG 2.2 asks of text."""

_SMALL = 10
"""Pixels of the font where a row is too low for the usual one."""


class Drawing:
    """Cells in two colours: right ones in the accent, confusions in the warning's.

    The more of its class a cell holds, the stronger its colour, by the square root, so that a rare
    confusion is seen beside a frequent one.

    Attributes:
        confusion: what is drawn.
        shows_shares: shares of each row in place of counts.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.confusion = Confusion.empty()
        self.shows_shares = False
        self._shares = self.confusion.shares()
        self._scheme: Tokens | None = None
        self._right: list[tuple[QColor, QColor]] = []
        self._wrong: list[tuple[QColor, QColor]] = []
        self._stamps: dict[tuple[str, int], QPixmap] = {}
        self._stamped: tuple[object, ...] = ()
        self._size = (1, 1, 1.0)

    def set_confusion(self, confusion: Confusion) -> None:
        """Draw another matrix."""
        self.confusion = confusion
        self._shares = confusion.shares()

    # --- sizes ------------------------------------------------------------------------------

    def heads(self, width: int) -> tuple[int, int]:
        """Return the room for the names at the left, and on top above cells of that width."""
        metrics = QFontMetrics(self._theme.font_of(Role.CAPTION))
        widths = [metrics.horizontalAdvance(name) for name in self.confusion.classes]
        longest = min(max(widths, default=0) + 2, LONGEST) + 2 * PADDING
        across = CAPTION + max(longest, 28)
        lies = max(widths, default=0) + PADDING <= width
        return across, CAPTION + (24 if lies else max(longest, 24))

    # --- painting ---------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        geometry: Geometry,
        size: tuple[int, int],
        current: Cell | None = None,
        chosen: Cell | None = None,
    ) -> None:
        """Paint what is seen in a viewport of `size` (width, height), the ground left as it is."""
        self._learn_colors()
        rows, columns = geometry.seen(*size)
        painter.save()
        painter.setClipRect(geometry.left, geometry.top, size[0], size[1])
        self._paint_cells(painter, geometry, rows, columns)
        self._paint_frame(painter, geometry, chosen, 3)
        painter.restore()
        self._paint_names_at_left(painter, geometry, size, rows)
        self._paint_names_on_top(painter, geometry, size, columns)
        self._paint_captions(painter, geometry, size)
        self._paint_heads_frame(painter, geometry, chosen, 3)
        if current is not None:
            self._paint_current(painter, geometry, size, current)

    def _paint_cells(
        self, painter: QPainter, geometry: Geometry, rows: range, columns: range
    ) -> None:
        self._keep_stamps_for(geometry, painter.device().devicePixelRatioF())
        counts = self.confusion.counts
        for row in rows:
            for column in columns:
                x, y = geometry.corner(Cell(row, column))
                count, share = int(counts[row, column]), float(self._shares[row, column])
                painter.drawPixmap(x, y, self._stamp(count, share, is_right=row == column))

    def _keep_stamps_for(self, geometry: Geometry, ratio: float) -> None:
        """Forget cells of another size or look; thousands of cells are some dozens of stamps."""
        key = (geometry.width, geometry.height, ratio, self.shows_shares, self._theme.tokens)
        if key != self._stamped:
            self._stamped = key
            self._stamps.clear()
            self._size = (geometry.width, geometry.height, ratio)

    def _stamp(self, count: int, share: float, *, is_right: bool) -> QPixmap:
        """Return a drawn cell; equal ones are drawn once."""
        ground, ink = self._colors(share, is_right=is_right)
        text = self._text(count, share) if count else ""
        key = (text, ground.rgb() if count else 0)
        if key not in self._stamps:
            self._stamps[key] = self._drawn_cell(text, ground if count else None, ink)
        return self._stamps[key]

    def _drawn_cell(self, text: str, ground: QColor | None, ink: QColor) -> QPixmap:
        width, height, ratio = self._size
        gap = 1 if width < 28 or height < 24 else 2
        stamp = QPixmap(round(width * ratio), round(height * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        rect = QRect(0, 0, width - gap, height - gap)
        painter = QPainter(stamp)
        painter.fillRect(rect, ground or self._theme.color("text", 0.04))
        painter.setFont(self._font(height))
        if painter.fontMetrics().horizontalAdvance(text) <= rect.width():
            painter.setPen(ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return stamp

    def _text(self, count: int, share: float) -> str:
        return percent_text(share) if self.shows_shares else count_text(count)

    def _paint_names_at_left(
        self, painter: QPainter, geometry: Geometry, size: tuple[int, int], rows: range
    ) -> None:
        font = self._font(geometry.height)
        metrics = QFontMetrics(font)
        painter.save()
        painter.setClipRect(0, geometry.top, geometry.left, size[1])
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        room = geometry.left - CAPTION - 2 * PADDING
        for row in rows:
            x, y = geometry.corner(Cell(row, ANY))
            name = self._fitting(metrics, self.confusion.classes[row], room)
            rect = QRect(x + PADDING, y, room, geometry.height - 1)
            painter.drawText(
                rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name
            )
        painter.restore()

    def _paint_names_on_top(
        self, painter: QPainter, geometry: Geometry, size: tuple[int, int], columns: range
    ) -> None:
        names = self.confusion.classes
        font = self._font(geometry.width)
        metrics = QFontMetrics(font)
        lies = geometry.top - CAPTION <= 24
        room = geometry.top - CAPTION - 2 * PADDING
        painter.save()
        painter.setClipRect(geometry.left, 0, size[0], geometry.top)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        for column in columns:
            x, y = geometry.corner(Cell(ANY, column))
            if lies:
                rect = QRect(x, y, geometry.width - 1, geometry.top - CAPTION)
                name = self._fitting(metrics, names[column], geometry.width - 2)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)
                continue
            painter.save()
            painter.translate(x, geometry.top - PADDING)
            painter.rotate(-90)
            name = self._fitting(metrics, names[column], room)
            rect = QRect(0, 0, room, geometry.width - 1)
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            painter.restore()
        painter.restore()

    def _paint_captions(self, painter: QPainter, geometry: Geometry, size: tuple[int, int]) -> None:
        across, down = geometry.size
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        width = min(across, size[0]) - geometry.left
        rect = QRect(geometry.left, 0, width, CAPTION)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, predicted_text())
        height = min(down, size[1]) - geometry.top
        painter.save()
        painter.translate(0, geometry.top + height)
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, height, CAPTION), Qt.AlignmentFlag.AlignCenter, true_text())
        painter.restore()

    def _paint_frame(
        self, painter: QPainter, geometry: Geometry, cell: Cell | None, width: int
    ) -> None:
        """Frame a cell, a whole row or a whole column; `ALL` needs no frame."""
        if cell is None or cell == ALL:
            return
        first = Cell(max(cell.true, 0), max(cell.predicted, 0))
        last = geometry.classes - 1
        x, y = geometry.corner(first)
        right, bottom = geometry.corner(
            Cell(
                last if cell.true == ANY else first.true,
                last if cell.predicted == ANY else first.predicted,
            )
        )
        rect = QRectF(x, y, right + geometry.width - x - 1, bottom + geometry.height - y - 1)
        inset = width / 2 - 1
        painter.setPen(QPen(self._theme.color("text"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))

    def _paint_heads_frame(
        self, painter: QPainter, geometry: Geometry, chosen: Cell | None, width: int
    ) -> None:
        """Underline the name of a chosen row or column."""
        if chosen is None or (chosen.true == ANY) == (chosen.predicted == ANY):
            return
        painter.save()
        x, y = geometry.corner(chosen)
        wide, tall = geometry.extent(chosen)
        if chosen.predicted == ANY:
            painter.setClipRect(0, geometry.top, geometry.left, 100_000)
            painter.fillRect(x + wide - width, y, width, tall - 1, self._theme.color("text"))
        else:
            painter.setClipRect(geometry.left, 0, 100_000, geometry.top)
            painter.fillRect(x, y + tall - width, wide - 1, width, self._theme.color("text"))
        painter.restore()

    def _paint_current(
        self, painter: QPainter, geometry: Geometry, size: tuple[int, int], cell: Cell
    ) -> None:
        """Draw the focus ring around what the keys are at."""
        x, y = geometry.corner(cell)
        wide, tall = geometry.extent(cell)
        left = 0 if cell.predicted == ANY else geometry.left
        top = 0 if cell.true == ANY else geometry.top
        painter.save()
        painter.setClipRect(left - 2, top - 2, size[0], size[1])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(x, y, wide - 1, tall - 1)
        painter.setPen(QPen(self._theme.color("surface"), 4))
        painter.drawRoundedRect(ring, 3, 3)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawRoundedRect(ring, 3, 3)
        painter.restore()

    # --- colours and fonts ------------------------------------------------------------------

    def _font(self, height: int) -> QFont:
        font = self._theme.font_of(Role.CAPTION)
        if height < 22:
            font.setPixelSize(_SMALL)
        return font

    def _fitting(self, metrics: QFontMetrics, name: str, room: int) -> str:
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)

    def _colors(self, share: float, *, is_right: bool) -> tuple[QColor, QColor]:
        """Return the ground and the ink of a cell that holds this share of its class."""
        ramp = self._right if is_right else self._wrong
        return ramp[round(math.sqrt(share) * (len(ramp) - 1))]

    def _learn_colors(self) -> None:
        tokens = self._theme.tokens
        if tokens is not self._scheme:
            self._scheme = tokens
            self._right = _ramp(tokens, tokens.accent)
            self._wrong = _ramp(tokens, tokens.warning)


def predicted_text() -> str:
    """Return the caption of the axis on top."""
    return QCoreApplication.translate("Confusion", "Predicted class")


def true_text() -> str:
    """Return the caption of the axis at the left."""
    return QCoreApplication.translate("Confusion", "True class")


def _ramp(tokens: Tokens, color: str) -> list[tuple[QColor, QColor]]:
    """Return grounds from faint to full, each with an ink that can be read on it.

    Grounds in the middle on which neither ink can be read are left out.
    """
    found = []
    for amount in np.linspace(_FAINTEST, 1.0, _STEPS):
        ground = mix(tokens.surface, color, float(amount))
        ink = max((tokens.text, tokens.on_accent), key=lambda one: contrast(one, ground))
        if contrast(ink, ground) >= _READABLE:
            found.append((QColor(ground), QColor(ink)))
    return found


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, "#RRGGBB", by WCAG 2.2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
