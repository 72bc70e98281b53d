"""A built network and the views of it that the rest of the engine needs."""

from dataclasses import dataclass

import keras

from studio.core.networks.layers import Layer


@dataclass(frozen=True)
class Network:
    """One flat graph from pixels to probabilities.

    Attributes:
        model: images (n, height, width, channels), float32 in 0..255, to probabilities
            (n, classes) float32.
        logits: the same layers, ending before the softmax.
        layers: one row a layer, without the input, in the graph's order.
        features: name of the layer whose output feeds the head.
        head_loaded: whether the head's weights came from a file as well.
    """

    model: keras.Model
    logits: keras.Model
    layers: tuple[Layer, ...]
    features: str
    head_loaded: bool = False

    @property
    def classes(self) -> int:
        """How many classes it tells apart."""
        return int(self.model.output_shape[-1])
