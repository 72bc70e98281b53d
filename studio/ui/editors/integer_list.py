"""Several whole numbers in one line: "256, 128"."""

import re

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.editors.integer import WIDTH
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import set_property


def parse_integers(text: str) -> tuple[int, ...] | None:
    """Read numbers set apart by commas, semicolons or blanks; None where something is none."""
    words = [word for word in re.split(r"[\s,;]+", text.strip()) if word]
    if not all(re.fullmatch(r"\d{1,9}", word) for word in words):
        return None
    return tuple(int(word) for word in words)


class IntegerListEditor(QLineEdit):
    """Numbers from `lowest` to `highest`, at most `most` of them; empty means none.

    While what stands there cannot be read the border is red, the tooltip says what is allowed,
    and the value stays what it was; leaving the field brings that back.

    Signals:
        value_changed(object): the person set this tuple of int.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: int = 1,
        highest: int = 1_000_000,
        *,
        most: int = 8,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest, self._most = lowest, highest, most
        self._value: tuple[int, ...] = ()
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(WIDTH)
        self.setProperty("numeric", True)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> tuple[int, ...]:
        """Return the numbers that were finished last."""
        return self._value

    def set_value(self, value: tuple[int, ...]) -> None:
        """Show `value` without a signal."""
        self._value = tuple(value)
        self.setText(", ".join(str(number) for number in self._value))
        self._mark(True)

    def sizeHint(self) -> QSize:
        """Return the width of the other editors."""
        return QSize(WIDTH, super().sizeHint().height())

    def is_valid(self) -> bool:
        """Whether what stands there can be read and is allowed."""
        return self._read() is not None

    def _read(self) -> tuple[int, ...] | None:
        numbers = parse_integers(self.text())
        if numbers is None or len(numbers) > self._most:
            return None
        allowed = all(self._lowest <= number <= self._highest for number in numbers)
        return numbers if allowed else None

    def _mark(self, is_valid: bool) -> None:
        set_property(self, "invalid", not is_valid)
        allowed = self.tr("Up to {most} whole numbers from {lowest} to {highest}, like 256, 128")
        words = allowed.format(most=self._most, lowest=self._lowest, highest=self._highest)
        self.setToolTip("" if is_valid else words)

    @Slot()
    def _on_text_edited(self) -> None:
        self._mark(self.is_valid())

    @Slot()
    def _on_editing_finished(self) -> None:
        numbers = self._read()
        changed = numbers is not None and numbers != self._value
        self.set_value(self._value if numbers is None else numbers)
        if changed:
            self.value_changed.emit(self._value)
