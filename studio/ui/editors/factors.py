"""Factors by pattern: counted on a button that asks for the place where they are edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.editors.typed import WIDTH
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button


class FactorsEditor(Button):
    """Says how many there are, and which in its tooltip.

    Whoever hears `edit_wanted` offers to change them.

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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.set_value({})

    def value(self) -> dict[str, float]:
        """Return the factors by pattern, in their order."""
        return dict(self._value)

    def set_value(self, value: Mapping[str, float]) -> None:
        """Show these, without a signal."""
        self._value = dict(value)
        text = self._say(self._value)
        count = len(self._value)
        self.setText(self.tr("%Ln factor(s)…", "", count) if count else f"{text}…")
        self.setToolTip(text if count else "")
        self.setAccessibleDescription(text)

    def give(self, value: Mapping[str, float]) -> None:
        """Take what the person chose."""
        if dict(value) != self._value:
            self.set_value(value)
            self.value_changed.emit(self.value())

    @Slot()
    def _on_clicked(self) -> None:
        self.edit_wanted.emit()
