"""Cards below each other at one side of a page."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

GUTTER = 12
"""Room beside the cards for the scroll bar, so that they keep their width when it comes."""


class SideColumn(QScrollArea):
    """Widgets of one `width`, top to bottom; scrolls where the window is low.

    It is `GUTTER` wider than its cards: the page leaves that much less of a gap beside it.
    """

    def __init__(self, width: int, parts: Iterable[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = QWidget()
        holder.setFixedWidth(width)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(holder)
        self.setFixedWidth(width + GUTTER)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
