"""A fraction, edited in parts of a whole such as percent or degrees."""

from decimal import Decimal

from studio.ui.editors.number import NumberEditor


class FractionEditor(NumberEditor[float]):
    """A fraction within `limits`; a subclass says what is counted and how it is written."""

    parts = 1
    """In the whole: 100 are percent, 360 degrees of a turn."""

    def number_of(self, typed: Decimal) -> float | None:
        """Return the fraction of typed parts."""
        return float(typed / self.parts) or 0.0  # -0 is 0

    def same_kind(self, number: float) -> float:
        """Return a limit as it is."""
        return float(number)

    def stepped(self, value: float, steps: int) -> float:
        """Return the value so many steps further, by whole parts from whole parts."""
        return round(value * self.parts + steps * self._step, 9) / self.parts
