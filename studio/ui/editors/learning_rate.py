"""A learning rate: steps 1, 2, 5 over decades, written like 1e-4."""

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from studio.ui.editors.calm_wheel import CalmWheel
from studio.ui.editors.integer import WIDTH
from studio.ui.theme import Role, Theme

_MANTISSAS = (1, 2, 5)


def rate_text(rate: float) -> str:
    """Write a rate the short way: 0.0001 -> "1e-4", 0.00025 -> "2.5e-4", 0 -> "0"."""
    if rate == 0:
        return "0"
    mantissa, _, exponent = f"{rate:.3e}".partition("e")
    short = mantissa.rstrip("0").rstrip(".")
    return f"{short}e{int(exponent)}" if int(exponent) else short


def parse_rate(text: str) -> float | None:
    """Read a rate, "1e-4", "0.0001" or "0,0001"; None where it is none."""
    try:
        rate = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return rate if math.isfinite(rate) else None


def stepped_rate(rate: float, steps: int) -> float:
    """Return the rate `steps` further on the ladder 1e-4, 2e-4, 5e-4, 1e-3."""
    decade = math.floor(math.log10(rate) + 1e-9)
    mantissa = rate / 10**decade
    rung = max(at for at, low in enumerate(_MANTISSAS) if low <= mantissa + 1e-6)
    if steps < 0 and mantissa > _MANTISSAS[rung] * (1 + 1e-6):
        steps += 1  # between two rungs, the first step down is to the lower one
    decades, at = divmod(rung + steps, len(_MANTISSAS))
    return float(f"{_MANTISSAS[at]}e{decade + decades}")


class LearningRateEditor(CalmWheel, QDoubleSpinBox):
    """A rate from `lowest` to `highest`; arrow keys go 1, 2, 5, 10.

    Signals:
        value_changed(object): the person set this float.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: float = 1e-8,
        highest: float = 10.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.calm_wheel()
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setDecimals(12)
        self.setRange(lowest, highest)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(0, 0, 4, 0)
        self.setMinimumWidth(WIDTH)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._on_value_changed)

    def set_value(self, value: float) -> None:
        """Show `value`, clipped to the range, without a signal."""
        with QSignalBlocker(self):
            self.setValue(value)

    def textFromValue(self, value: float) -> str:
        """Return the rate as shown."""
        return rate_text(value)

    def valueFromText(self, text: str) -> float:
        """Return the rate that was typed, or the present one where it is none."""
        rate = parse_rate(text)
        return self.value() if rate is None else rate

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept numbers in the range; let everything on the way to one be typed."""
        state = QValidator.State
        if not set(text.lower()) <= set("0123456789.,e-+ "):
            return state.Invalid, text, position
        rate = parse_rate(text)
        inside = rate is not None and self.minimum() <= rate <= self.maximum()
        return (state.Acceptable if inside else state.Intermediate), text, position

    def fixup(self, text: str) -> str:
        """Return what stands in place of something that is no rate: the present one."""
        rate = parse_rate(text)
        if rate is None:
            return rate_text(self.value())
        return rate_text(min(max(rate, self.minimum()), self.maximum()))

    def stepBy(self, steps: int) -> None:
        """Go `steps` up the ladder, or down."""
        self.setValue(stepped_rate(max(self.value(), self.minimum()), steps))
        self.selectAll()

    @Slot(float)
    def _on_value_changed(self, value: float) -> None:
        self.value_changed.emit(value)
