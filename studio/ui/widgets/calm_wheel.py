"""The wheel scrolls the page; it changes a setting only where the person has clicked first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

# Two Qt classes as bases crash PySide; to the type checker the mixin is a widget all the same.
if TYPE_CHECKING:
    _Mixed = QWidget
else:
    _Mixed = object


class CalmWheel(_Mixed):
    """Mixed in before a Qt control that listens to the wheel."""

    def calm_wheel(self) -> None:
        """Have the focus come by click and Tab only."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on to the page unless this control has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
