"""Which pixels the score of a class depends on.

Simonyan, Vedaldi, Zisserman: Deep inside convolutional networks, ICLR workshop 2014.
"""

from __future__ import annotations

from studio.core.look.gradients import Gradients
from studio.engine.look.explained import Explained
from studio.engine.look.explaining import gradient_map, question_about
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: Gradients) -> Explained:
    """Return `map`, `image` and `class`.

    Raises:
        InputError: no such image or class, or the network tells no classes apart.
    """
    question = question_about(model, view.image, view.class_, is_randomised=view.randomised)
    subject, found = question.with_gradient()
    return subject.explained("gradients", gradient_map(subject, found))
