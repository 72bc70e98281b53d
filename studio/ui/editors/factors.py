"""Factors by pattern: said on a button that asks for the place where they are edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.editors.typed import WIDTH
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button

MOST_WIDTH = 190
_ROOM = 24
"""Pixels of the button that are not for its text."""


class FactorsEditor(Button):
    """Shows what there is in a few words; whoever hears `edit_wanted` offers to change it.

    Args:
        theme: colours and fonts.
        name: for a screen reader.
        say: writes a value.

    Signals:
        value_changed(object): the person gave other factors, a dict.
        edit_wanted: the person pressed it.
    """

    value_changed = Signal(object)
    edit_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        say: Callable[[Mapping[str, float]], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", small=True, parent=parent)
        self._say = say
        self.setAccessibleName(name)
        self._value: dict[str, float] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.set_value({})

    def value(self) -> dict[str, float]:
        """Return the factors by pattern, in their order."""
        return dict(self._value)

    def set_value(self, value: Mapping[str, float]) -> None:
        """Show these, without a signal."""
        self._value = dict(value)
        self.setToolTip(self._say(self._value) if self._value else "")
        self.setAccessibleDescription(self._say(self._value))
        self._show_text()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the whole text, up to a limit."""
        wanted = self.fontMetrics().horizontalAdvance(self._whole_text()) + _ROOM
        return QSize(min(max(wanted, WIDTH), MOST_WIDTH), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text where it is too long."""
        super().resizeEvent(event)
        self._show_text()

    def _whole_text(self) -> str:
        text = self._say(self._value)
        return text if self._value else f"{text}…"

    def _show_text(self) -> None:
        room = max(self.width() - _ROOM, 0)
        self.setText(
            self.fontMetrics().elidedText(self._whole_text(), Qt.TextElideMode.ElideRight, room)
        )

    def give(self, value: Mapping[str, float]) -> None:
        """Take what the person chose."""
        if dict(value) != self._value:
            self.set_value(value)
            self.value_changed.emit(self.value())

    @Slot()
    def _on_clicked(self) -> None:
        self.edit_wanted.emit()
