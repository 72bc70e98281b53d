"""A number with a point."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from studio.ui.editors.calm_wheel import CalmWheel
from studio.ui.editors.integer import WIDTH
from studio.ui.theme import Role, Theme


class DecimalEditor(CalmWheel, QDoubleSpinBox):
    """A number from `lowest` to `highest`, shown and kept with `digits` behind the point.

    Signals:
        value_changed(object): the person set this float.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: float,
        highest: float,
        *,
        step: float = 0.1,
        digits: int = 2,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.calm_wheel()
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setDecimals(digits)
        self.setRange(lowest, highest)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(0, 0, 4, 0)
        self.setMinimumWidth(WIDTH)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._on_value_changed)

    def set_value(self, value: float) -> None:
        """Show `value`, clipped to the range, without a signal."""
        with QSignalBlocker(self):
            self.setValue(value)

    @Slot(float)
    def _on_value_changed(self, value: float) -> None:
        self.value_changed.emit(value)
