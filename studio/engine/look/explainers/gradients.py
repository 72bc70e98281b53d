"""Which pixels the score of a class depends on.

Simonyan, Vedaldi, Zisserman: Deep inside convolutional networks, ICLR workshop 2014.
"""

from __future__ import annotations

import numpy as np

from studio.core.look.gradients import Gradients
from studio.engine.look.explained import Explained
from studio.engine.look.explaining import subject_of
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, view: Gradients) -> Explained:
    """Return `map`, `image` and `class`.

    Raises:
        InputError: no such image or class, or the network tells no classes apart.
    """
    subject = subject_of(model, view.image, view.class_, is_randomised=view.randomised)
    shown = subject.pixels[np.newaxis].astype(np.float32)
    return subject.explained("gradients", subject.gradient(shown)[0])
