"""The question how much longer a run shall train."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range, range_of
from studio.ui.dialogs.count_dialog import CountDialog
from studio.ui.theme import Theme

FIRST_GUESS = 5


class TrainLongerDialog(CountDialog):
    """Asks how many more epochs a run shall train, whatever its plan was.

    It answers with the number of epochs to add to the plan: below 0 where fewer than are left are
    wanted.

    Args:
        theme: colours and fonts.
        trained: epochs that the run has trained.
        left: epochs of its plan that it has not, where it was stopped.
    """

    def __init__(
        self, theme: Theme, trained: int, left: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _limits(trained), left or FIRST_GUESS, parent)
        self.setWindowTitle(self.tr("Train longer"))
        self._left = left
        parts = [self.tr("%Ln epoch(s) are trained.", "", trained)]
        if left:
            parts.append(self.tr("%Ln planned epoch(s) left.", "", left))
        parts.append(self.tr("The curve continues, and the best epoch overall is kept."))
        self.ask(
            self.tr("Train for how many more epochs?"),
            " ".join(parts),
            self.tr("Additional epochs"),
            self.tr("Train longer"),
        )

    def answer(self) -> int:
        """Return how many epochs the plan grows by."""
        return super().answer() - self._left


def _limits(trained: int) -> Range:
    """Return how many epochs a recipe still has room for, all in one stage."""
    most = int(range_of("stage.epochs").highest or 0)
    return Range(lowest=1, highest=max(most - trained, 1))
