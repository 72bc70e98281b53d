"""What a network is made of, as far as a person chooses and reads: one row a layer.

The engine writes these rows from a real Keras graph; the window's checklist, the freezing rules
and the command line read them without TensorFlow.
"""

import msgspec

HEAD_PREFIX = "head_"
"""Every layer of the head is called `head_...`, every layer in front of the backbone
`preprocess_...`; the backbone's own layers keep the names of keras.applications."""

PREPROCESS_PREFIX = "preprocess_"

PROGRAM_KIND = "FrozenGraph"
"""Kind of the one layer that a SavedModel is: it computes and never trains."""


class Layer(msgspec.Struct, frozen=True):
    """One layer of the flat graph, in the graph's order.

    Attributes:
        name: Keras' name of the layer, unique within the graph.
        kind: class name, such as "Conv2D".
        block: group it is shown under, such as "block5"; "head" for the head.
        output_shape: without the batch axis, such as (14, 14, 512).
        parameters: number of weights, statistics of batch normalisation included.
        trainable_parameters: number of those that a gradient could move.
        receptive_field: side in input pixels of what one unit sees, clipped by nothing;
            None where it is the whole image (dense layers, global pooling).
        inputs: names of the layers it reads.
    """

    name: str
    kind: str
    block: str
    output_shape: tuple[int | None, ...]
    parameters: int
    trainable_parameters: int
    receptive_field: int | None
    inputs: tuple[str, ...] = ()

    @property
    def can_train(self) -> bool:
        """Whether ticking it means anything; preprocessing never trains."""
        return self.trainable_parameters > 0 and not self.name.startswith(PREPROCESS_PREFIX)

    @property
    def is_head(self) -> bool:
        """Whether it belongs to the head."""
        return self.name.startswith(HEAD_PREFIX)
