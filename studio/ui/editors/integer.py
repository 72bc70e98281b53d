"""A whole number."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from studio.ui.editors.calm_wheel import CalmWheel
from studio.ui.theme import Role, Theme

WIDTH = 104


class IntegerEditor(CalmWheel, QSpinBox):
    """A whole number from `lowest` to `highest`, with a unit behind it (" epochs").

    Signals:
        value_changed(object): the person set this int.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: int,
        highest: int,
        *,
        step: int = 1,
        unit: str = "",
        words_for_lowest: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.calm_wheel()
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setSpecialValueText(words_for_lowest)
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(0, 0, 4, 0)
        self.setMinimumWidth(WIDTH)
        # Half-typed numbers are no values: 1 on the way to 128 would be trained with.
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._on_value_changed)

    def set_value(self, value: int) -> None:
        """Show `value`, clipped to the range, without a signal."""
        with QSignalBlocker(self):
            self.setValue(value)

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        self.value_changed.emit(value)
