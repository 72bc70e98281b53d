"""A network with weights drawn by chance, to hold a map against.

Adebayo et al.: Sanity checks for saliency maps, NeurIPS 2018. A map that stays as it is when the
weights are lost shows the image, and not what the network learned.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
import tensorflow as tf

from studio.engine.look.living_model import LivingModel

_SEED = 20181002


_KEPT_BYTES = 128 * 1024**2
"""Weights that are kept for the next question; more are drawn again."""

_kept: WeakKeyDictionary[LivingModel, LivingModel] = WeakKeyDictionary()


def randomised(model: LivingModel) -> LivingModel:
    """Return `model` with every kernel drawn again, as large as it was, and the rest shuffled.

    The network itself stays as it is.
    """
    known = _kept.get(model)
    if known is not None:
        return known
    made = _drawn(model)
    if model.is_fixed and model.bytes <= _KEPT_BYTES:
        _kept[model] = made
    return made


def _drawn(model: LivingModel) -> LivingModel:
    numbers = np.random.default_rng(_SEED)
    drawn = {}
    for variable in model.variables:
        values = model.value(variable)
        if not np.issubdtype(values.dtype, np.floating) and values.dtype.name != "bfloat16":
            continue  # the seeds of random layers
        values = values.astype(np.float32)
        if values.ndim > 1:
            made = numbers.normal(values.mean(), values.std(), values.shape).astype(np.float32)
        else:
            made = numbers.permutation(values)
        drawn[id(variable)] = tf.constant(made)
    return model.with_values(drawn)
