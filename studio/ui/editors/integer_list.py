"""Several whole numbers in one line: "256, 128"."""

import re

from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.typed import ShortEditor, Unfit
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme


def parse_integers(text: str) -> tuple[int, ...] | None:
    """Read numbers set apart by commas, semicolons or blanks; None where something is none."""
    parts = [word for word in re.split(r"[\s,;]+", text.strip()) if word]
    if not all(re.fullmatch(r"\d{1,9}", word) for word in parts):
        return None
    return tuple(int(word) for word in parts)


class IntegerListEditor(ShortEditor[tuple[int, ...]]):
    """Numbers each within `limits`, at most `limits.most` of them; empty means none."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        limits: Range,
        *,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._limits = limits
        super().__init__(theme, name, (), placeholder, parent)

    def written(self, value: tuple[int, ...]) -> str:
        """Return the numbers with commas between."""
        return ", ".join(str(number) for number in value)

    def read(self, text: str) -> tuple[int, ...] | Unfit:
        """Read what was typed."""
        numbers, most = parse_integers(text), self._limits.most
        if numbers is None or (most is not None and len(numbers) > most):
            return Unfit(self._allowed())
        if any(map(self._limits.is_too_high, numbers)):
            return Unfit(self._allowed())
        if any(map(self._limits.is_too_low, numbers)):
            return Unfit(self._allowed(), is_begun=True)
        return numbers

    def _allowed(self) -> str:
        low, high, most = self._limits.lowest, self._limits.highest, self._limits.most
        text = (
            self.tr("Enter whole numbers from {low} to {high}, such as 256, 128.")
            if most is None
            else self.tr("Enter up to {most} whole numbers from {low} to {high}, such as 256, 128.")
        )
        said = text.format(
            most=most, low=count_text(int(low or 0)), high=count_text(int(high or 0))
        )
        in_use = self.written(self.value()) or self.placeholderText()
        still = self.tr("Still in use: {value}.")
        return f"{said} {still.format(value=in_use)}"
