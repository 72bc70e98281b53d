"""Two versions of one picture over each other, with a divider that is dragged between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.chart.focus_ring import FocusRing

_SMALL = 256
"""A picture whose longer side has fewer pixels shows them as squares."""

_KEY_STEP = 0.02
_HANDLE = 9.0
_NAME_MARGIN = 6


class WipeView(FocusRing):
    """Left of the divider one picture, right of it the other, in the same place.

    Drag it, or move it with the arrow keys; Home and End show one picture alone, Space puts the
    divider into the middle.

    Signals:
        wiped(float): the person moved the divider to this share of the width, 0..1.
    """

    wiped = Signal(float)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left, self._right = QImage(), QImage()
        self._names = ("", "")
        self._share = 0.5
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Return room for a picture in which single pixels are seen."""
        return QSize(480, 400)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which the divider can be dragged."""
        return QSize(160, 120)

    @property
    def share(self) -> float:
        """Where the divider stands, as a share of the picture's width."""
        return self._share

    def set_images(self, left: QImage, right: QImage) -> None:
        """Show these; the divider stays where it is."""
        self._left, self._right = left.copy(), right.copy()
        self.update()

    def set_names(self, left: str, right: str) -> None:
        """Say in the corners which picture is which."""
        self._names = (left, right)
        self._describe()
        self.update()

    def set_share(self, share: float) -> None:
        """Move the divider without a signal."""
        self._share = min(max(share, 0.0), 1.0)
        self._describe()
        self.update()

    def picture(self) -> QImage:
        """Return both as they are seen now, to be saved or copied; null without pictures."""
        if self._left.isNull():
            return QImage()
        times = max(1, _SMALL // max(self._left.width(), self._left.height()))
        made = QImage(self._left.size() * times, QImage.Format.Format_RGB32)
        painter = QPainter(made)
        self._draw(painter, QRectF(made.rect()))
        painter.end()
        return made

    def image_rect(self) -> QRectF:
        """Return where the picture lies."""
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self._left.isNull():
            return room
        factor = min(room.width() / self._left.width(), room.height() / self._left.height())
        width, height = self._left.width() * factor, self._left.height() * factor
        middle = room.center()
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both pictures, the divider with its handle, and their names."""
        painter = QPainter(self)
        if self._left.isNull():
            return
        place = self.image_rect()
        is_small = max(self._left.width(), self._left.height()) < _SMALL
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not is_small)
        self._draw(painter, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_names(painter, place)
        self._draw_handle(painter, place)
        painter.end()
        super().paintEvent(event)

    def _draw(self, painter: QPainter, place: QRectF) -> None:
        x = place.left() + self._share * place.width()
        before = QRectF(place.left(), place.top(), x - place.left(), place.height())
        after = QRectF(x, place.top(), place.right() - x, place.height())
        for image, part in ((self._left, before), (self._right, after)):
            painter.save()
            painter.setClipRect(part)
            painter.drawImage(place, image)
            painter.restore()
        painter.setPen(QPen(QColor(0, 0, 0, 170), 3))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        painter.setPen(QPen(QColor("#FFFFFF"), 1))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))

    def _draw_handle(self, painter: QPainter, place: QRectF) -> None:
        x = place.left() + self._share * place.width()
        middle = QPointF(x, place.center().y())
        painter.setPen(QPen(QColor(0, 0, 0, 170), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setPen(QPen(QColor("#1B2330"), 1.5))
        for side in (-1, 1):
            tip = middle + QPointF(side * 5.5, 0)
            for up in (-1, 1):
                painter.drawLine(tip, middle + QPointF(side * 2.5, up * 3))

    def _draw_names(self, painter: QPainter, place: QRectF) -> None:
        """Write white on a dark ground, which is read on every picture."""
        painter.setFont(self._theme.font_of(Role.CAPTION))
        metrics = painter.fontMetrics()
        for name, is_left in zip(self._names, (True, False), strict=True):
            width = metrics.horizontalAdvance(name) + 12
            if not name or width > place.width() / 2 - _NAME_MARGIN:
                continue
            left = place.left() + _NAME_MARGIN if is_left else place.right() - width - _NAME_MARGIN
            box = QRectF(left, place.top() + _NAME_MARGIN, width, metrics.height() + 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 170))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor("#FFFFFF"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

    def _describe(self) -> None:
        left, right = self._names
        self.setAccessibleDescription(f"{left} {round(100 * self._share)} % | {right}")

    def _wipe(self, share: float) -> None:
        self.set_share(share)
        self.wiped.emit(self._share)

    def _wipe_to(self, x: float) -> None:
        place = self.image_rect()
        if place.width() > 0:
            self._wipe((x - place.left()) / place.width())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.set_ring_color(self._theme.color("accent").name())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the divider under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._wipe_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._wipe_to(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it."""
        targets = {
            Qt.Key.Key_Left: self._share - _KEY_STEP,
            Qt.Key.Key_Right: self._share + _KEY_STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
            Qt.Key.Key_Space: 0.5,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self._wipe(target)
