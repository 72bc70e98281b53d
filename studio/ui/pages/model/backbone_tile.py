"""A backbone's family as a small coloured square with letters."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Role, Theme

LETTERS = 3


class BackboneTile(QWidget):
    """A square of `side` pixels with the first letters of a family; decoration."""

    def __init__(
        self, theme: Theme, family: str = "", side: int = 48, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_family(family)

    def set_family(self, family: str) -> None:
        """Show another family."""
        self._text = letters_of(family)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square and the letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_ground"))
        painter.drawRoundedRect(QRectF(0, 0, self._side, self._side), 8, 8)
        painter.setPen(self._theme.color("accent"))
        painter.setFont(self._theme.font_of(Role.STRONG))
        painter.drawText(
            QRectF(0, 0, self._side, self._side), Qt.AlignmentFlag.AlignCenter, self._text
        )


def letters_of(family: str) -> str:
    """Return up to three letters: the capitals of "EfficientNet V2" are "ENV"."""
    capitals = "".join(letter for letter in family if letter.isupper() or letter.isdigit())
    return (capitals if len(capitals) > 1 else family)[:LETTERS]
