"""What a layer works out from its weights once, and must work out again when they change."""

import keras


def derive_state(layer: keras.Layer) -> None:
    """Bring `layer` up to date after its weights were set one by one.

    An adapted Normalization computes with a mean and a deviation that it takes from its weights
    only here; without it every image would be normalised by mean 0 and variance 1.
    """
    finalize = getattr(layer, "finalize_state", None)
    if finalize is not None and layer.weights:
        finalize()
