"""A plane in four named quarters with one point in it: where two measures lead to four answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.help_tip import tip_html
from studio.ui.widgets.plain_tip import plain_tip

CAPTION = 20
_RADIUS = 5.0
_MARGIN = 8.0


@dataclass(frozen=True)
class PlanePoint:
    """Where the point lies.

    Attributes:
        x: from 0 at the left to 1 at the right; the quarters meet at 0.5.
        y: from 0 at the bottom to 1 at the top; likewise.
        label: what it says of itself.
    """

    x: float
    y: float
    label: str


class QuadrantPlane(QWidget):
    """Four quarters; the one with the point is filled, and each explains itself on hover.

    Args:
        theme: colours and fonts.
        name: what is shown, translated.
        across: what the left and the right half mean.
        up: what the lower and the upper half mean.
        quarters: text and explanation of the quarters: lower left, lower right, upper left, upper
            right.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        across: tuple[str, str],
        up: tuple[str, str],
        quarters: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._across, self._up = across, up
        self._quarters = tuple(quarters)
        self._point: PlanePoint | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return room for texts of three lines."""
        return QSize(300, 260)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which the quarters can be read."""
        return QSize(240, 200)

    @property
    def chosen(self) -> int | None:
        """The quarter that the point lies in, by its place in the order of the texts."""
        if self._point is None:
            return None
        return (self._point.x > 0.5) + 2 * (self._point.y >= 0.5)

    def set_point(self, point: PlanePoint | None) -> None:
        """Show the point, or none."""
        self._point = point
        at = self.chosen
        said = ""
        if point is not None and at is not None:
            text, explanation = self._quarters[at]
            said = f"{text}. {point.label}. {explanation}"
        self.setAccessibleDescription(said)
        self.update()

    def quarter_at(self, place: QPointF) -> int | None:
        """Return the quarter that lies there, None beside them."""
        return next((at for at in range(4) if self.quarter_rect(at).contains(place)), None)

    def event(self, event: QEvent) -> bool:
        """Explain the quarter under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self.quarter_at(QPointF(event.pos()))
            text = "" if at is None else tip_html(*self._quarters[at])
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().event(event)

    def quarter_rect(self, at: int) -> QRectF:
        """Return where a quarter lies."""
        room = self._room()
        half = room.size() / 2
        left = room.left() + half.width() * (at % 2)
        top = room.top() + half.height() * (1 - at // 2)
        return QRectF(left, top, half.width(), half.height())

    def place(self, point: PlanePoint) -> QPointF:
        """Return where a point is drawn; one at the edge stays whole."""
        room = self._room().adjusted(_RADIUS + 2, _RADIUS + 2, -_RADIUS - 2, -_RADIUS - 2)
        x, y = (min(max(each, 0.0), 1.0) for each in (point.x, point.y))
        return QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the quarters, what their halves mean, and the point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.chosen
        if chosen is not None:
            painter.fillRect(self.quarter_rect(chosen), self._theme.color("accent_ground"))
        painter.setPen(QPen(self._theme.color("edge"), 1))
        for at in range(4):
            painter.drawRect(self.quarter_rect(at))
        self._draw_texts(painter, chosen)
        self._draw_captions(painter)
        if self._point is not None:
            painter.setPen(QPen(self._theme.color("surface"), 2))
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(self.place(self._point), _RADIUS, _RADIUS)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(CAPTION, 1, -1, -CAPTION)

    def _draw_texts(self, painter: QPainter, chosen: int | None) -> None:
        painter.setFont(self._theme.font_of(Role.CAPTION))
        wrapped = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)
        for at, (text, _) in enumerate(self._quarters):
            painter.setPen(self._theme.color("text" if at == chosen else "dim"))
            room = self.quarter_rect(at).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            side = Qt.AlignmentFlag.AlignTop if at >= 2 else Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, wrapped | int(side), text)

    def _draw_captions(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        room = self._room()
        for at, text in enumerate(self._across):
            half = self.quarter_rect(at)
            below = QRectF(half.left(), room.bottom(), half.width(), CAPTION)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        for at, text in enumerate(self._up):
            half = self.quarter_rect(2 * at)
            painter.save()
            painter.translate(0, half.bottom())
            painter.rotate(-90)
            beside = QRectF(0, 0, half.height(), CAPTION)
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()
