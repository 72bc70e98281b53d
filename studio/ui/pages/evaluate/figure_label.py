"""One figure of the line that the Evaluate page begins with."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label


class FigureLabel(QWidget):
    """A number large, what it is below it."""

    def __init__(self, theme: Theme, caption: str) -> None:
        super().__init__()
        self._value = Label(theme, "", Role.TITLE)
        self._interval = Label(theme, "", Role.DIM)
        self._caption = Label(theme, caption, Role.CAPTION)
        above = QHBoxLayout()
        above.setSpacing(6)
        above.addWidget(self._value)
        above.addWidget(self._interval)
        above.addStretch(1)
        self._interval.setContentsMargins(0, 6, 0, 0)  # the two base lines meet
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._caption)

    def set_caption(self, caption: str) -> None:
        """Say what the number is."""
        self._caption.setText(caption)

    def set_value(self, value: str, interval: str = "") -> None:
        """Show a number, and a few words behind it that belong to it."""
        self._value.setText(value)
        self._interval.setText(interval)
        self._interval.setVisible(bool(interval))
        said = " ".join(filter(None, (value, interval)))
        self.setAccessibleName(f"{self._caption.text()}: {said}")
