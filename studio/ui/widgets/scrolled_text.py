"""A text of any length in a few lines; the rest is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.fonts import LINE_HEIGHT
from studio.ui.widgets.label import Label

ROLE = Role.CAPTION


class ScrolledText(QScrollArea):
    """As high as its words at its width, up to some lines; it can be selected and copied.

    Args:
        theme: fonts.
        text: shown first.
        most_lines: that are seen at once.
    """

    def __init__(
        self, theme: Theme, text: str, most_lines: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = Label(theme, text, ROLE, wraps=True, selectable=True)
        self._most = most_lines * LINE_HEIGHT[ROLE]
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrow keys scroll
        self.setWidget(self._label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the text."""
        return self._label.text()

    def setText(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._label.setText(text)
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at `width`, of many words that of the lines shown."""
        whole = self._label.heightForWidth(width)
        return min(max(whole, LINE_HEIGHT[ROLE]), self._most)

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        return QSize(self._label.sizeHint().width(), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Return a line."""
        return QSize(0, LINE_HEIGHT[ROLE])
