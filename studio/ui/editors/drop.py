"""A share that is dropped, beside what is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.percent import PercentEditor
from studio.ui.texts.exact_numbers import share_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label


class DropEditor(QWidget):
    """A fraction (0..1) that is dropped, as a percentage; what is kept is said before it.

    Attributes:
        dropped: where it is typed.

    Signals:
        value_changed(object): the person set this fraction.
        problem_changed(str): why what was typed is not taken, "" where it is.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        step: int | None = None,
        text_for_lowest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.dropped = PercentEditor(
            theme, name, limits, step=step, text_for_lowest=text_for_lowest
        )
        self._kept = Label(theme, "", Role.CAPTION)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._kept)
        row.addWidget(self.dropped)
        self.setFocusProxy(self.dropped)
        self.setAccessibleName(name)
        self.dropped.value_changed.connect(self._on_value_changed)
        self.dropped.problem_changed.connect(self.problem_changed)
        self._show_kept()

    def value(self) -> float:
        """Return the fraction that is dropped."""
        return self.dropped.value()

    def set_value(self, value: float) -> None:
        """Show a fraction without a signal."""
        self.dropped.set_value(value)
        self._show_kept()

    def problem(self) -> str:
        """Return why what was typed is not taken, "" where it is."""
        return self.dropped.problem()

    def _show_kept(self) -> None:
        kept = share_text(round(1.0 - self.value(), 9))
        self._kept.setText(self.tr("{share} kept").format(share=kept))

    @Slot(object)
    def _on_value_changed(self, value: float) -> None:
        self._show_kept()
        self.value_changed.emit(value)
