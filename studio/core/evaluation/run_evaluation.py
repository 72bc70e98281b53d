"""All parts of a run together, and what hangs on more than one of them."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from studio.core.dataset.images import Dataset, Part
from studio.core.evaluation.evaluation import Evaluation
from studio.core.evaluation.label_errors import Suspect, suspects
from studio.core.evaluation.predictions import Predictions
from studio.core.evaluation.rejection import Threshold, suggested


class RunEvaluation:
    """What a run's network does on every part of its images.

    Args:
        dataset: of the run.
        classes: names of the columns of the probabilities.
        predictions: of all parts.

    Attributes:
        parts: those that have images: train, validation, test.
    """

    def __init__(
        self, dataset: Dataset, classes: tuple[str, ...], predictions: Predictions
    ) -> None:
        self.dataset = dataset
        self.classes = classes
        self.predictions = predictions
        self.parts: tuple[Part, ...] = predictions.used_parts
        self._evaluated: dict[Part, Evaluation] = {}

    @property
    def main_part(self) -> Part:
        """The part that says most: test, else validation, else training."""
        return self.parts[-1]

    def part(self, name: Part) -> Evaluation:
        """Return what is known of one of `parts`; the same object whenever it is asked for."""
        if name not in self._evaluated:
            self._evaluated[name] = Evaluation(self.dataset, self.classes, self.predictions, name)
        return self._evaluated[name]

    @cached_property
    def suspects(self) -> tuple[Suspect, ...]:
        """Images of validation and test whose label may be wrong, the clearest first.

        Training images are left out: the network repeats of them what it was told.
        """
        end = len(self.predictions)
        begin = end - int((self.predictions.parts > 0).sum())
        return suspects(self.predictions.rows(slice(begin, end))) if begin < end else ()

    @cached_property
    def threshold(self) -> Threshold | None:
        """From which probability on an answer should be given; None without validation images."""
        if "validation" not in self.parts:
            return None
        validated = self.part("validation")
        return suggested(validated.answers.confidence, validated.is_right)

    def suspects_of(self, part: Part) -> tuple[Suspect, ...]:
        """Return those of `suspects` that are images of one part."""
        own = frozenset(np.asarray(self.part(part).images).tolist())
        return tuple(suspect for suspect in self.suspects if suspect.image in own)
