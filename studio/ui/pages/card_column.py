"""Cards below each other at one side of a page."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from studio.ui.pages.page import Page
from studio.ui.widgets.panes import Panes

GAP = 16
"""Between cards."""

GUTTER = 12
"""Room beside the cards for the scroll bar, so that they keep their width when it comes."""


class CardColumn(QScrollArea):
    """Widgets from top to bottom; scrolls where the window is low.

    Args:
        parts: widgets and how much of spare room each takes.
        width: of the cards; None takes what the page gives. The column itself is `GUTTER` wider:
            the page leaves that much less of a gap beside it.
        is_divided: whether the borders between the parts can be dragged, by `panes`.

    Attributes:
        panes: the parts where the column is divided, else None.
    """

    def __init__(
        self,
        parts: Iterable[tuple[QWidget, int]],
        width: int | None = None,
        *,
        is_divided: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bar: _BarInGutter | None = None
        holder = _Holder()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.panes = Panes() if is_divided else None
        for part, stretch in parts:
            if self.panes is not None:
                self.panes.add(part, stretch)
            else:
                column.addWidget(part, stretch)
        if self.panes is not None:
            column.addWidget(self.panes, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)
        if width is None:
            self.setViewportMargins(0, 0, GUTTER, 0)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._bar = _BarInGutter(self)
        else:
            column.addStretch(1)
            holder.setFixedWidth(width)
            self.setFixedWidth(width + GUTTER)

    def settle(self) -> None:
        """Give every card its height now, before anything is painted.

        Qt passes what a widget needs to the layout around it by an event, a level in each turn of
        the event loop; between two of them cards would be painted squeezed into their old height.
        """
        holder = self.widget()
        if holder is None:
            return
        for layout in reversed(holder.findChildren(QLayout)):  # from the inside out
            layout.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        if self._bar is not None:
            self._bar.place()


class _BarInGutter(QScrollBar):
    """Shows and moves the scroll bar of an area, which is off, at the area's right edge.

    It takes no room from what is scrolled. Room that depends on whether there is a bar has no end:
    wrapped texts need less height where they are wider, then no bar, then more height again.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        scrolled = area.verticalScrollBar()
        self.setSingleStep(scrolled.singleStep())
        scrolled.rangeChanged.connect(self._on_range_changed)
        scrolled.valueChanged.connect(self.setValue)
        self.valueChanged.connect(scrolled.setValue)
        self._on_range_changed(scrolled.minimum(), scrolled.maximum())

    def place(self) -> None:
        """Take the gutter."""
        width = self.sizeHint().width()
        self.setGeometry(self._area.width() - width, 0, width, self._area.height())
        self.setPageStep(self._area.viewport().height())

    @Slot(int, int)
    def _on_range_changed(self, low: int, high: int) -> None:
        self.setPageStep(self._area.viewport().height())
        self.setRange(low, high)
        self.setVisible(high > low)


class _Holder(QWidget):
    """Needs no more height than its wrapped texts take at its own width."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            hint.setHeight(layout.totalHeightForWidth(max(self.width(), hint.width())))
        return hint


def columns(*parts: tuple[QWidget, int]) -> QWidget:
    """Return widgets beside each other, of which each but the last has a `GUTTER` at its right.

    Args:
        parts: each with how much of spare room it takes.
    """
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP - GUTTER)
    for part, stretch in parts:
        row.addWidget(part, stretch)
    return holder


def reach_into_margin(page: Page) -> None:
    """Let the body of `page` reach `GUTTER` into its right margin, for a column's scroll bar."""
    column = page.layout()
    if column is None:
        return
    margins = column.contentsMargins()
    margins.setRight(margins.right() - GUTTER)
    column.setContentsMargins(margins)
    page.header.setContentsMargins(0, 0, GUTTER, 0)
    below = page.banners.contentsMargins()
    below.setRight(GUTTER)
    page.banners.setContentsMargins(below)
