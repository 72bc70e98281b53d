"""A plain number that may have decimals: 0.5 is "0.5"."""

from decimal import Decimal

from studio.ui.editors.fraction import FractionEditor


class DecimalEditor(FractionEditor):
    """A number within `limits`; arrow keys move it by twentieths."""

    parts = 100
    usual_step = 5

    def number_of(self, typed: Decimal) -> float | None:
        """Return the number that was typed."""
        return float(typed) or 0.0  # -0 is 0
