"""Height and width of a picture in pixels."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.integer import IntegerEditor
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label

_STEP = 8
"""Pixels from one side to the next with an arrow key."""


class ImageSizeEditor(QWidget):
    """Height and width, each a side within `limits`, in pixels.

    Signals:
        value_changed(object): the person set this (height, width).
        problem_changed(str): why one of the sides is not taken, "" where both are.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        height_name = self.tr("{name}: height").format(name=name)
        width_name = self.tr("{name}: width").format(name=name)
        self._height = IntegerEditor(theme, height_name, limits, step=_STEP)
        self._width = IntegerEditor(theme, width_name, limits, step=_STEP)
        self._height.setToolTip(self.tr("Height in pixels"))
        self._width.setToolTip(self.tr("Width in pixels"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._height, 1)
        row.addWidget(Label(theme, "\N{MULTIPLICATION SIGN}", Role.DIM))
        row.addWidget(self._width, 1)
        self.setFocusProxy(self._height)
        self.setAccessibleName(name)
        for editor in (self._height, self._width):
            editor.setMinimumWidth(56)
            editor.value_changed.connect(self._on_side_changed)
            editor.problem_changed.connect(self._on_problem_changed)

    def value(self) -> tuple[int, int]:
        """Return (height, width)."""
        return self._height.value(), self._width.value()

    def set_value(self, value: tuple[int, int]) -> None:
        """Show (height, width) without a signal."""
        self._height.set_value(value[0])
        self._width.set_value(value[1])

    def problem(self) -> str:
        """Return why one of the sides is not taken, "" where both are."""
        return self._height.problem() or self._width.problem()

    @Slot()
    def _on_side_changed(self) -> None:
        self.value_changed.emit(self.value())

    @Slot()
    def _on_problem_changed(self) -> None:
        self.problem_changed.emit(self.problem())
