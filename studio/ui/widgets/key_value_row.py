"""A dim label at the left, its value at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label, Tone


class KeyValueRow(QWidget):
    """One fact."""

    def __init__(
        self, theme: Theme, key: str, value: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = Label(theme, key, Role.DIM)
        self._value = ElidedLabel(theme, value, align=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._key)
        row.addWidget(self._value, 1)
        self.setAccessibleName(f"{key}: {value}")

    def set_key(self, key: str) -> None:
        """Name another fact."""
        self._key.setText(key)
        self.setAccessibleName(f"{key}: {self.value()}")

    def value(self) -> str:
        """Return the value shown."""
        return self._value.text()

    def set_value(self, value: str, tone: Tone = "") -> None:
        """Show another value, coloured by `tone`."""
        self._value.setText(value)
        self._value.set_tone(tone)
        self.setAccessibleName(f"{self._key.text()}: {value}")
