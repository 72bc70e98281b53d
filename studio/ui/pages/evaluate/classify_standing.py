"""What is said while there are no figures of a classifier."""

from __future__ import annotations

from studio.core.base.sentences import Sentence
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.pages.evaluate.standing_panel import StandingPanel


class ClassifyStanding(StandingPanel):
    """Says of a run that trains when its first figures come."""

    def _text(self, standing: Standing, problem: Sentence | None) -> tuple[str, str, str]:
        if standing is not Standing.TRAINING:
            return super()._text(standing, problem)
        text, _, action = super()._text(standing, problem)
        explanation = self.tr(
            "The validation images are evaluated here after each epoch, all parts when the "
            "training ends."
        )
        return text, explanation, action
