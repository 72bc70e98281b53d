"""Room for banners that come and go without moving what somebody is about to press."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QCursor, QMoveEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme import Theme

LOOK_MS = 200
REST_LOOKS = 15
"""A pointer that has not moved for three seconds presses nothing soon: somebody reads."""


class Edge(Enum):
    """Where the area lies in its parent, and so what would move."""

    TOP = "top"
    BOTTOM = "bottom"


class BannerArea(QWidget):
    """Takes its place in a layout; what is in `column` floats there, over its neighbours at first.

    While the pointer is on what would move, the area keeps its height: a new banner lies over its
    neighbours, one that has gone leaves its room. As soon as the pointer has left or rests, the
    area takes the height of its banners. A banner that appears right under the pointer lets clicks
    through to what is below until the pointer has left it.

    Attributes:
        column: put banners here; the area is as high as those that are shown.
    """

    def __init__(
        self, theme: Theme, edge: Edge, parent: QWidget, margins: tuple[int, int, int, int]
    ) -> None:
        super().__init__(parent)
        self._edge = edge
        self._looks = 0
        self._seen = QPoint()
        self.floating = _Floating(theme, parent)
        self.column = QVBoxLayout(self.floating)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(8)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_look_due)
        self.setFixedHeight(0)
        self.floating.hide()
        self.floating.installEventFilter(self)

    def settle(self) -> None:
        """Take the height of the banners now, wherever the pointer is."""
        self._timer.stop()
        height = self._needed()
        if height != self.height():
            self.setFixedHeight(height)
        self._place()

    def update_room(self) -> None:
        """Take or give back room, now or when the pointer is not in the way any more."""
        needed = self._needed()
        was_shown = not self.floating.isHidden()
        self.floating.setVisible(needed > 0)
        self._place()
        if needed and not was_shown:
            self.floating.raise_()  # only now: a toast that came later stays above
        if needed == self.height():
            self._timer.stop()
        elif self._is_in_the_way(QCursor.pos()):
            if not was_shown:
                self.floating.let_through(self.floating.rect().contains(self._at_floating()))
            if not self._timer.isActive():
                self._looks = 0
                self._timer.start()
        else:
            self.settle()

    def _needed(self) -> int:
        # Not by the column's items: PySide keeps what it made for those that Qt has deleted since.
        banners = self.floating.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        if all(banner.isHidden() for banner in banners):
            return 0
        self.column.invalidate()
        height = self.column.heightForWidth(self.width())
        return height if height > 0 else self.column.sizeHint().height()

    def _place(self) -> None:
        height = self._needed()
        place = self.geometry()
        top = place.top() if self._edge is Edge.TOP else place.bottom() + 1 - height
        self.floating.setGeometry(QRect(place.left(), top, place.width(), height))

    def _is_in_the_way(self, at: QPoint) -> bool:
        """Whether the pointer is on what would move with another height of the area."""
        parent = self.parentWidget()
        if parent is None or not parent.isVisible() or not parent.underMouse():
            return False
        y = parent.mapFromGlobal(at).y()
        return y >= self.y() if self._edge is Edge.TOP else y <= self.geometry().bottom()

    def _at_floating(self) -> QPoint:
        return self.floating.mapFromGlobal(QCursor.pos())

    @Slot()
    def _on_look_due(self) -> None:
        at = QCursor.pos()
        if not self.floating.rect().contains(self._at_floating()):
            self.floating.let_through(False)
        self._looks = self._looks + 1 if at == self._seen else 0
        self._seen = at
        if self._looks >= REST_LOOKS or not self._is_in_the_way(at):
            self.floating.let_through(False)
            self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow banners that come, go or change their words."""
        kind = event.type()
        if watched is not self.floating:
            if kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self.update_room()
        elif kind == QEvent.Type.LayoutRequest:
            self.update_room()
        elif isinstance(event, QChildEvent) and event.added() and event.child().isWidgetType():
            event.child().installEventFilter(self)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the banners' words for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.settle()
        else:
            self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the banners along."""
        super().moveEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing that comes into view was under the pointer before."""
        super().showEvent(event)
        self.settle()


class _Floating(QWidget):
    """The banners, on the window's ground so that nothing shines through between them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def let_through(self, passes: bool) -> None:
        """Hand clicks to what lies below, or take them."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, passes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.color("ground"))
