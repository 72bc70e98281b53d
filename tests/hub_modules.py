"""Stand-ins for image modules of TensorFlow Hub, built by TensorFlow itself: a folder of each kind.

Those of TensorFlow 1 are one graph with tags, signatures and a checkpoint, written by a session;
their variables may be cut into parts, and whether they train may be asked within the graph. Those
of TensorFlow 2 are reusable SavedModels: an object with `__call__`, `variables`,
`trainable_variables` and `regularization_losses`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tensorflow as tf
from saved_models import CHANNELS, images

v1 = tf.compat.v1

Layers = Callable[[tf.Tensor], tf.Tensor]


# --- TensorFlow 1 ---------------------------------------------------------------------------------


def module_of_one_graph(folder: Path, layers: Layers, *, partitions: int = 0) -> None:
    """Write a module with the usual signatures; `layers` makes vectors of images.

    Args:
        folder: not there yet.
        layers: called within a graph of TensorFlow 1; its variables are drawn and kept.
        partitions: parts that variables are cut into along their last axis.
    """
    with v1.Graph().as_default(), v1.Session() as session:
        v1.set_random_seed(4)
        pixels = v1.placeholder(tf.float32, (None, 16, 16, 3), "hub_input/images")
        cut = _partitioner(partitions) if partitions else None
        with v1.variable_scope("module", partitioner=cut):
            vectors = tf.identity(layers((pixels - 0.5) * 2.0), "hub_output")
            logits = v1.matmul(vectors, _kernel("logits", (CHANNELS, 10)), name="logits")
        session.run(v1.global_variables_initializer())
        define, info = v1.saved_model.build_signature_def, v1.saved_model.build_tensor_info
        inputs = {"images": info(pixels)}
        signatures = {
            "default": define(inputs, {"default": info(vectors)}),
            "image_feature_vector": define(
                inputs, {"default": info(vectors), "module/Mixed": info(logits)}
            ),
            "image_classification": define(inputs, {"default": info(logits)}),
        }
        builder = v1.saved_model.Builder(str(folder))
        builder.add_meta_graph_and_variables(session, [], signatures)
        builder.add_meta_graph(["train"], signatures)
        builder.save()
    (folder / "tfhub_module.pb").write_bytes(b"\x08\x03")


def _partitioner(parts: int) -> object:
    return lambda shape, dtype: [1] * (len(shape) - 1) + [min(parts, shape[-1])]


def _kernel(name: str, shape: tuple[int, ...], *, resource: bool = False) -> tf.Tensor:
    found = v1.get_variable(
        name, shape, initializer=v1.random_normal_initializer(seed=3), use_resource=resource
    )
    return tf.convert_to_tensor(found)


def plain(pixels: tf.Tensor) -> tf.Tensor:
    """Convolution, bias, average: with partitions its variables lie in parts."""
    maps = v1.nn.conv2d(pixels, _kernel("conv/weights", (3, 3, 3, CHANNELS)), [1, 2, 2, 1], "SAME")
    return v1.reduce_mean(tf.nn.relu6(maps + _kernel("conv/biases", (CHANNELS,))), [1, 2])


def in_resources(pixels: tf.Tensor) -> tf.Tensor:
    """The same with resource variables."""
    kernel = _kernel("conv/weights", (3, 3, 3, CHANNELS), resource=True)
    return v1.reduce_mean(tf.nn.relu(v1.nn.conv2d(pixels, kernel, 2, "SAME")), [1, 2])


def asking_whether_it_trains(pixels: tf.Tensor) -> tf.Tensor:
    """A dropout behind a placeholder whose default is False, and a choice within the other."""
    vectors = plain(pixels)
    trains = v1.placeholder_with_default(False, (), "is_training")
    return v1.cond(
        trains,
        lambda: tf.nn.dropout(vectors, 0.5),
        lambda: v1.cond(tf.logical_not(trains), lambda: vectors * 2.0, lambda: vectors - 9.0),
    )


def calling_functions(pixels: tf.Tensor) -> tf.Tensor:
    """A function within a function, one of them with a choice that its caller makes."""

    @tf.function(autograph=False)  # type: ignore[untyped-decorator]
    def scaled(x: tf.Tensor, twice: tf.Tensor) -> tf.Tensor:
        return tf.cond(twice, lambda: x * 2.0, lambda: tf.random.normal(tf.shape(x)))

    @tf.function(autograph=False)  # type: ignore[untyped-decorator]
    def outer(x: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
        return scaled(tf.nn.relu(tf.matmul(x, kernel)), tf.constant(True))

    vectors = plain(pixels)
    kernel = _kernel("dense", (CHANNELS, CHANNELS), resource=True)
    return outer(vectors, kernel)


def asking_the_image(pixels: tf.Tensor) -> tf.Tensor:
    """A choice that hangs on the image itself."""
    vectors = plain(pixels)
    bright = v1.reduce_mean(pixels) > 0.0
    return v1.cond(bright, lambda: vectors * 2.0, lambda: vectors)


def looping(pixels: tf.Tensor) -> tf.Tensor:
    """As many steps as the batch has images."""
    vectors = plain(pixels)
    step = lambda at, x: (at + 1, x * 1.5)  # noqa: E731
    return v1.while_loop(lambda at, _: at < tf.shape(pixels)[0], step, [0, vectors])[1]


# --- TensorFlow 2 ---------------------------------------------------------------------------------


class Reusable(tf.Module):  # type: ignore[misc]  # TensorFlow has no types
    """A reusable SavedModel as TensorFlow Hub describes it, with batch normalisation and dropout.

    Args:
        by_tensor: whether it is told by a tensor whether it trains; else by a constant.
    """

    def __init__(self, *, by_tensor: bool) -> None:
        super().__init__()
        numbers = np.random.default_rng(8)
        self.kernel = tf.Variable(numbers.normal(size=(3, 3, 3, CHANNELS)), dtype=tf.float32)
        self.mean = tf.Variable(numbers.normal(size=CHANNELS), dtype=tf.float32, trainable=False)
        self.captured = tf.constant(numbers.normal(size=(CHANNELS, CHANNELS)), tf.float32)
        self.variables_ = [self.kernel, self.mean]
        self.regularization_losses = [self._penalty]
        options = [{"training": tf.TensorSpec((), tf.bool)}] if by_tensor else []
        options = options or [{"training": True}, {"training": False}]
        spec = tf.TensorSpec((None, 16, 16, 3), tf.float32)
        for option in options:
            self.__call__.get_concrete_function(spec, **option)

    @tf.function(autograph=False, input_signature=[])  # type: ignore[untyped-decorator]
    def _penalty(self) -> tf.Tensor:
        return 1e-4 * tf.nn.l2_loss(self.kernel)

    @tf.function(autograph=False)  # type: ignore[untyped-decorator]
    def __call__(
        self, pixels: tf.Tensor, training: bool = False, batch_norm_momentum: float = 0.99
    ) -> tf.Tensor:
        maps = tf.nn.conv2d(pixels, self.kernel, 2, "SAME")

        def trained() -> tf.Tensor:
            mean = tf.reduce_mean(maps, [0, 1, 2])
            self.mean.assign_sub((self.mean - mean) * (1 - batch_norm_momentum))
            return tf.nn.dropout(maps - mean, 0.5)

        maps = _chosen(training, trained, lambda: maps - self.mean)
        return tf.matmul(tf.reduce_mean(tf.nn.relu(maps), [1, 2]), self.captured)


def _chosen(
    training: bool | tf.Tensor, yes: Callable[[], tf.Tensor], no: Callable[[], tf.Tensor]
) -> tf.Tensor:
    if isinstance(training, bool):
        return yes() if training else no()
    return tf.cond(training, yes, no)


def reusable(folder: Path, *, by_tensor: bool) -> None:
    """Write a reusable SavedModel without signatures."""
    tf.saved_model.save(Reusable(by_tensor=by_tensor), str(folder))


# --- What plain TensorFlow makes of them ----------------------------------------------------------

_SCRIPT = """
import sys
import numpy as np
import tensorflow as tf
v1 = tf.compat.v1
images = np.load(sys.argv[1])["images"]
found = {}
for folder in sys.argv[3:]:
    try:
        with v1.Graph().as_default(), v1.Session() as session:
            meta = v1.saved_model.load(session, [], folder)
            signature = meta.signature_def["image_feature_vector"]
            vectors = signature.outputs["default"].name
            found[folder] = session.run(vectors, {signature.inputs["images"].name: images})
    except RuntimeError:  # no graph of those tags: a module of TensorFlow 2
        found[folder] = tf.saved_model.load(folder)(images, training=False).numpy()
np.savez(sys.argv[2], **found)
"""


def by_plain_tensorflow(folders: list[Path], work: Path) -> dict[Path, np.ndarray]:
    """Return what a fresh process, with nothing of ours, makes of `images()` with each module."""
    asked, answer, script = (work / name for name in ("asked.npz", "answer.npz", "ask.py"))
    np.savez(asked, images=images())
    script.write_text(_SCRIPT)
    command = [sys.executable, "-P", str(script), str(asked), str(answer), *map(str, folders)]
    subprocess.run(command, check=True, capture_output=True, cwd=work)
    with np.load(answer) as held:
        return {Path(name): held[name] for name in held.files}
