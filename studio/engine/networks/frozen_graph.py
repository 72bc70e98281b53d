"""A TensorFlow graph as one layer of a Keras network: it computes, and never trains.

So a SavedModel stands in front of a head. The layer holds what it computes in its configuration,
so that a run's model is whole without the folder that it came from.
"""

from __future__ import annotations

from typing import Any

import keras
import msgspec
import numpy as np
import tensorflow as tf
from tensorflow.core.framework import graph_pb2

from studio.core.networks.layers import PROGRAM_KIND
from studio.engine.networks.graph_program import Program, decoded


@keras.saving.register_keras_serializable("studio", PROGRAM_KIND)
class FrozenGraph(keras.Layer):  # type: ignore[misc]  # Keras has no types
    """Computes a program of its images with its weights, always in float32.

    Args:
        program: a `Program` as a dictionary.

    Raises:
        InputError: the program does more than compute.
    """

    def __init__(self, program: dict[str, Any], **options: Any) -> None:  # noqa: ANN401  # TensorFlow has no types
        options = {**options, "dtype": "float32", "trainable": False}
        super().__init__(**options)
        self._program = msgspec.convert(program, Program)
        self._computation = _Computation(self._program)
        # Of another size the images of a batch may run into each other, without an error.
        self.input_spec = keras.layers.InputSpec(shape=(None, *self._program.sides))

    @property
    def graph(self) -> graph_pb2.GraphDef:
        """What it computes."""
        return self._computation.graph

    @property
    def image(self) -> str:
        """Name of the node in it that the images come in at."""
        return self._program.image

    def build(self, _shape: object) -> None:
        """Make the variables."""
        for at, shape in enumerate(self._program.shapes):
            self.add_weight(name=f"weight_{at}", shape=shape, initializer="zeros", trainable=False)
        self.built = True

    def call(self, images: Any) -> Any:  # noqa: ANN401  # tensors of any kind
        """Return the output of images (n, height, width, channels)."""
        return self._computation(images, [weight.value for weight in self.weights])

    def get_config(self) -> dict[str, Any]:
        """Return what makes the same layer again."""
        return {**super().get_config(), "program": msgspec.to_builtins(self._program)}


class _Computation:
    """Runs the graph; a plain object, so that Keras and TensorFlow keep no second copy of it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.graph = decoded(program, "The graph")
        types = {
            node.name: tf.dtypes.as_dtype(node.attr["dtype"].type)
            for node in self.graph.node
            if node.op == "Placeholder"
        }
        self._image_type = types[program.image]
        self._weight_types = [types[name] for name in program.weights]
        self._traced = tf.function(self._imported, autograph=False, reduce_retracing=True)

    def __call__(self, images: Any, weights: list[Any]) -> Any:  # noqa: ANN401  # TensorFlow has no types
        if tf.executing_eagerly():
            return self._traced(images, [tf.convert_to_tensor(weight) for weight in weights])
        return self._imported(images, weights)

    def _imported(self, images: Any, weights: list[Any]) -> Any:  # noqa: ANN401  # TensorFlow has no types
        if self._image_type == tf.uint8:
            images = tf.clip_by_value(tf.round(images), 0.0, 255.0)
        given = {f"{self._program.image}:0": tf.cast(images, self._image_type)}
        for name, value, kind in zip(
            self._program.weights, weights, self._weight_types, strict=True
        ):
            given[f"{name}:0"] = tf.cast(value, kind)
        (output,) = tf.graph_util.import_graph_def(
            self.graph, given, [self._program.output], name="graph"
        )
        return tf.cast(output, "float32")


def as_model(program: Program, weights: list[np.ndarray], name: str) -> keras.Model:
    """Return a network of this one layer, which is called `name`."""
    pixels = keras.Input(program.sides, name="image")
    layer = FrozenGraph(msgspec.to_builtins(program), name=name)
    model = keras.Model(pixels, layer(pixels))
    layer.set_weights(weights)
    return model
