"""A fraction, edited as a percentage."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from studio.ui.editors.calm_wheel import CalmWheel
from studio.ui.editors.integer import WIDTH
from studio.ui.theme import Role, Theme


class PercentEditor(CalmWheel, QDoubleSpinBox):
    """A fraction `lowest`..`highest` (0..1) shown as percent: 0.2 is "20 %".

    Signals:
        value_changed(object): the person set this fraction, a float in 0..1.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: float = 0.0,
        highest: float = 1.0,
        *,
        step: float = 0.05,
        digits: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.calm_wheel()
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self._digits = digits
        self._exact = lowest
        self.setDecimals(digits)
        self.setRange(lowest * 100, highest * 100)
        self.setSingleStep(step * 100)
        self.setSuffix(" %")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(0, 0, 4, 0)
        self.setMinimumWidth(WIDTH)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._on_value_changed)

    def value(self) -> float:
        """Return the fraction, 0..1; one that was set is returned as exactly as it was."""
        return self._exact

    def set_value(self, value: float) -> None:
        """Show `value` (0..1) without a signal."""
        with QSignalBlocker(self):
            self.setValue(value * 100)
        self._exact = min(max(value, self.minimum() / 100), self.maximum() / 100)

    @Slot(float)
    def _on_value_changed(self, percent: float) -> None:
        self._exact = round(percent / 100, self._digits + 2)
        self.value_changed.emit(self._exact)
