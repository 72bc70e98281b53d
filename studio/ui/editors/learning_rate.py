"""A learning rate: steps 1, 2, 5 over decades, written like 1e-4."""

import math
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.number import NumberEditor
from studio.ui.texts.exact_numbers import rate_digits
from studio.ui.theme import Theme

_MANTISSAS = (1, 2, 5)


def stepped_rate(rate: float, steps: int) -> float:
    """Return the rate `steps` further on the ladder 1e-4, 2e-4, 5e-4, 1e-3."""
    decade = math.floor(math.log10(rate) + 1e-9)
    mantissa = rate / 10**decade
    rung = max(at for at, low in enumerate(_MANTISSAS) if low <= mantissa + 1e-6)
    if steps < 0 and mantissa > _MANTISSAS[rung] * (1 + 1e-6):
        steps += 1  # between two rungs, the first step down is to the lower one
    decades, at = divmod(rung + steps, len(_MANTISSAS))
    return float(f"{_MANTISSAS[at]}e{decade + decades}")


class LearningRateEditor(NumberEditor[float]):
    """A rate within `limits`; arrow keys go 1, 2, 5, 10."""

    def __init__(
        self, theme: Theme, name: str, limits: Range, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, limits, first=1e-3, parent=parent)

    def number_of(self, typed: Decimal) -> float | None:
        """Return the rate that was typed."""
        return float(typed)

    def same_kind(self, number: float) -> float:
        """Return a limit as it is."""
        return float(number)

    def digits_of(self, value: float) -> str:
        """Return the rate with every digit it has: 1e-4, 2.5e-4, 10."""
        return rate_digits(value)

    def stepped(self, value: float, steps: int) -> float:
        """Return the rate so many rungs further."""
        return stepped_rate(value, steps)
