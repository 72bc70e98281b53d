"""SavedModel folders as others write them: Keras, TensorFlow 2 modules, TensorFlow 1 modules."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

v1 = tf.compat.v1

CHANNELS = 6


def images(count: int = 3, side: int = 16) -> np.ndarray:
    """Return images (count, side, side, 3) with values of 0..1."""
    return np.random.default_rng(5).random((count, side, side, 3)).astype("float32")


def exported_by_keras(folder: Path) -> keras.Model:
    """Write a network with batch normalisation and dropout; return it."""
    keras.utils.set_random_seed(3)
    layers = keras.layers
    pixels = keras.Input((16, 16, 3))
    x = layers.Conv2D(8, 3, padding="same", activation="relu")(pixels)
    x = layers.BatchNormalization()(x)
    x = layers.Dropout(0.5)(x)
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(pixels, layers.Dense(CHANNELS, activation="softmax")(x))
    norm = model.layers[2]
    norm.set_weights([np.linspace(0.5, 1.5, 8), np.ones(8), np.zeros(8), np.full(8, 0.3)])
    model.export(folder, verbose=False)
    return model


class Vectors(tf.Module):  # type: ignore[misc]  # TensorFlow has no types
    """A reusable SavedModel: called with images of any size, training or not."""

    def __init__(self) -> None:
        super().__init__()
        numbers = np.random.default_rng(8)
        self.kernel = tf.Variable(numbers.normal(size=(3, 3, 3, CHANNELS)), dtype=tf.float32)
        self.bias = tf.Variable(numbers.normal(size=CHANNELS), dtype=tf.float32)

    @tf.function(autograph=False)  # type: ignore[untyped-decorator]
    def __call__(self, pixels: tf.Tensor, training: bool = False) -> tf.Tensor:
        maps = tf.nn.relu(tf.nn.conv2d(pixels, self.kernel, 2, "SAME") + self.bias)
        if training:
            maps = tf.nn.dropout(maps, 0.5)
        return tf.reduce_mean(maps, [1, 2])


def module_of_tensorflow_2(folder: Path, *, with_signature: bool) -> Vectors:
    """Write a reusable SavedModel as those of TensorFlow Hub are; return it."""
    module = Vectors()
    spec = tf.TensorSpec((None, None, None, 3), tf.float32)
    functions = [module.__call__.get_concrete_function(spec, training=flag) for flag in (0, 1)]
    signatures = {"serving_default": functions[0]} if with_signature else {}
    tf.saved_model.save(module, str(folder), signatures=signatures)
    return module


def module_of_tensorflow_1(
    folder: Path, *, resources: bool = False, signature: str = "image_feature_vector"
) -> np.ndarray:
    """Write a module as TensorFlow Hub's first ones are; return what it makes of `images()`."""
    with v1.Graph().as_default(), v1.Session() as session:
        pixels = v1.placeholder(tf.float32, (None, 16, 16, 3), "pixels")
        numbers = np.random.default_rng(9)
        kernel = v1.get_variable(
            "module/kernel",
            initializer=tf.constant(numbers.normal(size=(3, 3, 3, CHANNELS)).astype("f4")),
            use_resource=resources,
        )
        maps = v1.nn.conv2d(pixels, kernel, [1, 2, 2, 1], "SAME")
        maps, _, _ = v1.nn.fused_batch_norm(
            maps,
            v1.get_variable("module/gamma", initializer=tf.ones(CHANNELS), use_resource=resources),
            tf.zeros(CHANNELS),
            tf.fill([CHANNELS], 0.1),
            tf.fill([CHANNELS], 2.0),
            is_training=False,
        )
        vectors = v1.reduce_mean(tf.nn.relu6(maps), [1, 2])
        session.run(v1.global_variables_initializer())
        found: np.ndarray = session.run(vectors, {pixels: images()})
        define = v1.saved_model.build_signature_def
        info = v1.saved_model.build_tensor_info
        definition = define({"images": info(pixels)}, {"default": info(vectors)}, "module")
        builder = v1.saved_model.Builder(str(folder))
        builder.add_meta_graph_and_variables(
            session, [], {"default": definition, signature: definition}
        )
        builder.save()
    (folder / "tfhub_module.pb").write_bytes(b"\x08\x03")
    return found


def program(folder: Path, compute: tf.types.experimental.GenericFunction) -> Path:
    """Write a SavedModel that computes something of images (n, 16, 16, 3); return the folder."""
    module = tf.Module()
    spec = tf.TensorSpec((None, 16, 16, 3), tf.float32, name="images")
    module.compute = tf.function(compute, input_signature=[spec], autograph=False)
    tf.saved_model.save(module, str(folder), signatures=module.compute)
    return folder
