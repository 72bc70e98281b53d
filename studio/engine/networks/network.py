"""A built network and the views of it that the rest of the engine needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import keras

from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput


@dataclass(frozen=True)
class Network:
    """One flat graph from pixels to what the task asks for.

    Attributes:
        model: images (n, height, width, channels), float32 in 0..255, to probabilities
            (n, classes) float32, or to images of the same kind.
        logits: the same layers, ending before the last activation.
        layers: one row a layer, without the input, in the graph's order; those of `opponents`
            come behind.
        features: name of the layer whose output feeds the head, or is the code.
        left_out: rows of the backbone's layers behind the features, which no graph here has; known
            where they were asked for, as are
        file_classes: the classes that a model of one's own told apart before, where it says so, and
        reads: what images that model reads.
        head_loaded: whether the head's weights came from a file as well.
        parts: further models of the same layers that can be used alone, by name.
        opponents: further graphs that a training changes, with variables of their own, such as
            the generator that trains against this network.
    """

    model: keras.Model
    logits: keras.Model
    layers: tuple[Layer, ...]
    features: str
    head_loaded: bool = False
    left_out: tuple[Layer, ...] = ()
    file_classes: tuple[str, ...] = ()
    reads: ModelInput | None = None
    parts: Mapping[str, keras.Model] = field(default_factory=dict)
    opponents: tuple[keras.Model, ...] = ()

    @property
    def learner(self) -> keras.Model | None:
        """The opponent that trains, where a mean of its weights is kept in its place."""
        return self.opponents[0] if len(self.opponents) > 1 else None

    @property
    def graphs(self) -> tuple[keras.Model, ...]:
        """All that a training changes; checkpoints hold their variables in this order."""
        return (self.logits, *self.opponents)

    @property
    def own_layers(self) -> tuple[Layer, ...]:
        """The rows of `layers` that are of `model`."""
        names = {layer.name for layer in self.model.layers}
        return tuple(row for row in self.layers if row.name in names)

    @property
    def classes(self) -> int:
        """How many classes it tells apart."""
        return int(self.model.output_shape[-1])
