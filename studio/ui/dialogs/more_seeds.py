"""The question how many runs with other seeds shall be trained."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.plan.seed_series import MOST
from studio.core.recipes.recipe_ranges import Range
from studio.ui.dialogs.count_dialog import CountDialog
from studio.ui.texts.format import duration_text
from studio.ui.theme import Theme

FIRST_GUESS = 4


class MoreSeedsDialog(CountDialog):
    """Asks how many runs that differ in the seed alone shall be trained.

    Args:
        theme: colours and fonts.
        name: of the run that they repeat.
        seconds: that it took, 0 where that is not known.
    """

    def __init__(
        self, theme: Theme, name: str, seconds: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, Range(lowest=1, highest=MOST), FIRST_GUESS, parent)
        self.setWindowTitle(self.tr("Train with other seeds"))
        self._seconds = seconds
        about = self.tr(
            "They differ from “{run}” in the seed alone: other first weights, another order of the "
            "images. All keep its split, so their spread is the chance of training alone, and they "
            "can answer together."
        )
        self.ask(
            self.tr("How many more runs?"),
            about.format(run=name),
            self.tr("Runs"),
            self.tr("Train"),
        )
        self.count.value_changed.connect(self._show_forecast)
        self._show_forecast()

    @Slot()
    def _show_forecast(self) -> None:
        if self._seconds > 0:
            text = self.tr("About {time}")
            seconds = self.count.value() * self._seconds
            self.note.setText(text.format(time=duration_text(seconds)))
