"""A dim label at the left, its value at the right, or below it where both have no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label, Tone


class KeyValueRow(QWidget):
    """One fact, in a line or in two."""

    def __init__(
        self, theme: Theme, key: str, value: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = Label(theme, key, Role.DIM)
        self._value = ElidedLabel(theme, value, align=Qt.AlignmentFlag.AlignRight)
        self._has_place = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._key)
        self._row.addWidget(self._value, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{key}: {value}")

    def set_key(self, key: str) -> None:
        """Name another fact."""
        self._key.setText(key)
        self.setAccessibleName(f"{key}: {self.value()}")
        self._arrange()

    def value(self) -> str:
        """Return the value shown."""
        return self._value.text()

    def set_value(self, value: str, tone: Tone = "") -> None:
        """Show another value, coloured by `tone`."""
        self._value.setText(value)
        self._value.set_tone(tone)
        self.setAccessibleName(f"{self._key.text()}: {value}")
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return room for the longer of both: a value may be cut, and stands below the key."""
        key, value = self._key.minimumSizeHint(), self._value.minimumSizeHint()
        return QSize(max(key.width(), value.width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where it has become too short, or join it."""
        super().resizeEvent(event)
        self._has_place = True
        self._arrange()

    def _arrange(self) -> None:
        needed = self._key.sizeHint().width() + GRID + self._value.sizeHint().width()
        is_long = self._has_place and bool(self.value()) and needed > self.width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_long else across)
        self._row.setSpacing(0 if is_long else GRID)
