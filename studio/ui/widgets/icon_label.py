"""A small picture of the icon family that follows the theme."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import ColorName, Theme


class IconLabel(QWidget):
    """An icon of `side` pixels; decoration, so nothing for a screen reader."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        color: ColorName = "dim",
        side: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._color: ColorName = color
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, color: ColorName | None = None) -> None:
        """Show another icon, or another colour."""
        self._name = name
        self._color = color or self._color
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in its token's present colour."""
        painter = QPainter(self)
        self._theme.icon(self._name, self._color).paint(
            painter, QRect(0, 0, self._side, self._side)
        )
