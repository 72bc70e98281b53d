"""Which layers train, set on the leaves of a flat graph and nowhere else."""

from collections.abc import Collection

import keras

from studio.core.base.errors import InputError
from studio.core.networks.layers import PREPROCESS_PREFIX


def apply_trainable(model: keras.Model, names: Collection[str]) -> None:
    """Let exactly the layers called `names` train; compile again afterwards.

    A batch normalisation that is not named keeps its moving statistics, too: Keras runs it as in
    prediction when the layer itself is not trainable (keras#20285 for what does not work).

    Raises:
        InputError: a name that no layer has, or a preprocessing layer.
    """
    able = {layer.name for layer in model.layers if not layer.name.startswith(PREPROCESS_PREFIX)}
    unknown = sorted(set(names) - able)
    if unknown:
        raise InputError("No trainable layer is called {names}.", names=", ".join(unknown))
    model.trainable = True  # an earlier flag on the container would hide the leaves' own
    for layer in model.layers:
        layer.trainable = layer.name in names
