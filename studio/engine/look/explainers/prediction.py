"""What a network takes an image for."""

from __future__ import annotations

from studio.core.look.prediction import Prediction, PredictionFacts
from studio.engine.look.explained import Explained
from studio.engine.look.image import image_of
from studio.engine.look.living_model import LivingModel
from studio.engine.look.scores import answered, scores_of


def explain(model: LivingModel, view: Prediction) -> Explained:
    """Return `probabilities` and `scores`.

    Raises:
        InputError: no such image, or the network tells no classes apart.
    """
    read = scores_of(model)
    found = answered(model, read, image_of(view.image, model.form))
    facts = PredictionFacts(model.classes, found.predicted, read.are_exclusive)
    return Explained({"probabilities": found.probabilities, "scores": found.scores}, facts)
