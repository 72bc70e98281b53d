"""What is said while it is not known how well a run restores each image."""

from __future__ import annotations

from studio.core.base.sentences import Sentence
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.pages.evaluate.standing_panel import StandingPanel


class RestoredStanding(StandingPanel):
    """Speaks of restored images where the others speak of predictions."""

    def _text(self, standing: Standing, problem: Sentence | None) -> tuple[str, str, str]:
        match standing:
            case Standing.READING:
                return self.tr("Reading the errors…"), "", ""
            case Standing.MISSING:
                return (
                    self.tr("How well each image is restored was not kept"),
                    self.tr("Evaluating the run restores every image of its three parts once."),
                    self.tr("Evaluate"),
                )
            case Standing.JUDGING:
                return self.tr("Restoring every image…"), "", self.tr("Cancel")
            case _:
                return super()._text(standing, problem)
