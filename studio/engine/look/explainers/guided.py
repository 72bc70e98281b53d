"""Guided back-propagation.

Springenberg, Dosovitskiy, Brox, Riedmiller: Striving for simplicity: the all convolutional net,
ICLR workshop 2015.
"""

from __future__ import annotations

from studio.core.base.errors import InputError
from studio.core.look.guided import Guided
from studio.engine.look.explained import Explained
from studio.engine.look.explaining import gradient_map, question_about
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: Guided) -> Explained:
    """Return `map`, `image` and `class`.

    Raises:
        InputError: no such image or class, the network tells no classes apart, or it has no ReLU.
    """
    question = question_about(model, view.image, view.class_, is_randomised=view.randomised)
    if not model.forward(question.read.layer, is_before=True, rule="guided").rules:
        raise InputError(
            "The network has no ReLU, so that guided back-propagation would be its gradient."
        )
    subject, found = question.with_gradient(rule="guided")
    return subject.explained("guided", gradient_map(subject, found))
