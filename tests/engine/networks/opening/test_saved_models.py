"""SavedModels become a network of one layer that computes the same, or a reason is given."""

from __future__ import annotations

import base64
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf
from saved_models import (
    exported_by_keras,
    images,
    module_of_tensorflow_1,
    module_of_tensorflow_2,
    program,
)
from tensorflow.core.protobuf import saved_model_pb2

from studio.core.base.errors import InputError
from studio.core.networks.layers import PROGRAM_KIND
from studio.core.recipes.allowed import PixelValues
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.network import Network
from studio.engine.networks.opening.architecture import checked_architecture
from studio.engine.networks.opening.opened import class_names, opened_model
from studio.engine.networks.opening.saved_model import model_of_saved_model

pytestmark = pytest.mark.engine


def opened_here(folder: Path) -> keras.Model:
    """Return the network, opened in this process: what is tried is what it computes."""
    return model_of_saved_model(folder, str(folder))


def answer(model: keras.Model) -> np.ndarray:
    return np.asarray(model(images()))


def test_what_keras_exports_computes_the_same(tmp_path: Path) -> None:
    source = exported_by_keras(tmp_path / "exported")
    model = opened_here(tmp_path / "exported")
    np.testing.assert_allclose(answer(model), source(images(), training=False), atol=1e-6)
    assert [type(layer).__name__ for layer in model.layers] == ["InputLayer", PROGRAM_KIND]
    assert not model.trainable_weights
    assert sum(np.size(weight) for weight in model.weights) >= 8 * 27


@pytest.mark.parametrize("with_signature", [True, False])
def test_a_module_of_tensorflow_2_computes_the_same(tmp_path: Path, with_signature: bool) -> None:
    module = module_of_tensorflow_2(tmp_path / "hub", with_signature=with_signature)
    model = opened_here(tmp_path / "hub")
    np.testing.assert_allclose(answer(model), module(images()), atol=1e-6)
    assert model.input_shape == (None, None, None, 3)


@pytest.mark.parametrize("resources", [False, True])
def test_a_module_of_tensorflow_1_computes_the_same(tmp_path: Path, resources: bool) -> None:
    expected = module_of_tensorflow_1(tmp_path / "hub", resources=resources)
    model = opened_here(tmp_path / "hub")
    np.testing.assert_allclose(answer(model), expected, atol=1e-6)


def network(folder: Path, values: PixelValues = "0..1", side: int = 16) -> Network:
    model = Model(backbone=str(folder), pixels=values, dense=(5,))
    return build_network(model, (side, side), "rgb", 3, None, 7)


def test_it_stands_in_front_of_a_head_and_survives_saving(tmp_path: Path) -> None:
    """Through the process of its own, as the program opens it; once, for that takes seconds."""
    module = module_of_tensorflow_2(tmp_path / "hub", with_signature=True)
    extra = tmp_path / "hub" / "assets.extra"
    extra.mkdir()
    (extra / "classes.json").write_text('["cat", "dog"]')  # as in our own exports
    built = network(tmp_path / "hub")
    assert class_names(tmp_path / "hub") == ("cat", "dog")
    features = keras.Model(built.model.input, built.model.get_layer(built.features).output)
    pixels = np.rint(images() * 255).astype("float32")
    expected = np.asarray(module(pixels / 255))
    np.testing.assert_allclose(features(pixels, training=False), expected, atol=1e-5)
    ranges: dict[PixelValues, np.ndarray] = {"0..255": pixels, "-1..1": pixels / 127.5 - 1}
    for values, given in ranges.items():
        other = network(tmp_path / "hub", values).model
        found = keras.Model(other.input, other.get_layer(built.features).output)(pixels)
        np.testing.assert_allclose(found, module(given), rtol=1e-4, atol=1e-4)
    row = next(row for row in built.layers if row.kind == PROGRAM_KIND)
    assert (row.trainable_parameters, row.output_shape) == (0, (6,))
    assert row.parameters == 3 * 3 * 3 * 6
    assert [weight.path.split("/")[0] for weight in built.model.trainable_weights] == [
        "head_dense_1",
        "head_dense_1",
        "head_predictions",
        "head_predictions",
    ]
    file = tmp_path / "run.keras"
    built.model.save(file)
    shutil.rmtree(tmp_path / "hub")
    again = opened_model(file)  # by the rules for files of others
    np.testing.assert_allclose(again(pixels), built.model(pixels), atol=1e-6)


def test_images_of_another_size_than_it_was_made_for_are_refused(tmp_path: Path) -> None:
    """A flatten would put the images of a batch together, and no one would notice."""
    pixels = keras.Input((16, 16, 3))
    flat = keras.layers.Flatten()(keras.layers.Conv2D(4, 3)(pixels))
    keras.Model(pixels, keras.layers.Dense(5)(flat)).export(tmp_path / "flat", verbose=False)
    layer = opened_here(tmp_path / "flat").layers[1]
    with pytest.raises(ValueError, match="incompatible with the layer"):
        layer(keras.Input((24, 24, 3)))


# --- refused ----------------------------------------------------------------------------------


def write_file(pixels: tf.Tensor) -> tf.Tensor:
    with tf.control_dependencies([tf.io.write_file("/tmp/studio-canary", "ran")]):
        return tf.reduce_mean(pixels, [1, 2])


def read_file(pixels: tf.Tensor) -> tf.Tensor:
    secret = tf.cast(tf.strings.length(tf.io.read_file("/etc/hostname")), tf.float32)
    return tf.reduce_mean(pixels, [1, 2]) * secret


def call_python(pixels: tf.Tensor) -> tf.Tensor:
    return tf.numpy_function(lambda x: x, [pixels], tf.float32)


def draw(pixels: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(pixels + tf.random.normal(tf.shape(pixels)), [1, 2])


def print_out(pixels: tf.Tensor) -> tf.Tensor:
    tf.print("seen")
    return tf.reduce_mean(pixels, [1, 2])


def loop(pixels: tf.Tensor) -> tf.Tensor:
    def step(x: tf.Tensor) -> tuple[tf.Tensor]:
        return (x * 1.0,)

    return tf.reduce_mean(tf.while_loop(lambda _: True, step, [pixels])[0], [1, 2])


HARMFUL: dict[str, Callable[[tf.Tensor], tf.Tensor]] = {
    "WriteFile": write_file,
    "ReadFile": read_file,
    "PyFunc": call_python,
    "RandomStandardNormal": draw,
    "StringFormat": print_out,
    "While": loop,
}


@pytest.mark.parametrize("operation", HARMFUL)
def test_what_does_more_than_compute_is_refused(operation: str, tmp_path: Path) -> None:
    canary = Path("/tmp/studio-canary")
    folder = program(tmp_path / "evil", HARMFUL[operation])
    with pytest.raises(InputError, match=rf"holds the operation \w*{operation}"):
        opened_here(folder)
    assert not canary.exists()


def test_tables_are_refused_before_they_are_filled(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("cat\ndog\n")
    module = tf.Module()
    setup = tf.lookup.TextFileInitializer(
        str(words), tf.string, 0, tf.int64, tf.lookup.TextFileIndex.LINE_NUMBER
    )
    module.table = tf.lookup.StaticHashTable(setup, -1)
    spec = tf.TensorSpec((None, 16, 16, 3), tf.float32)
    module.compute = tf.function(lambda x: tf.reduce_mean(x, [1, 2]), input_signature=[spec])
    tf.saved_model.save(module, str(tmp_path / "tables"), signatures=module.compute)
    with pytest.raises(InputError, match="tables or further files"):
        opened_here(tmp_path / "tables")


class Restored(tf.Module):  # type: ignore[misc]  # TensorFlow has no types
    """Has a function of its own for taking its values from the files of a SavedModel."""

    def __init__(self, canary: Path) -> None:
        super().__init__()
        self._canary = str(canary)
        self.value = tf.Variable(1.0)

    def _serialize_to_tensors(self) -> dict[str, tf.Tensor]:
        return {"value": tf.constant(1.0)}

    def _restore_from_tensors(self, _restored: dict[str, tf.Tensor]) -> tf.Operation:
        return tf.io.write_file(self._canary, "ran")


def test_functions_that_run_while_it_is_loaded_are_refused(tmp_path: Path) -> None:
    """The function for images is plain: what runs hangs on another object."""
    canary = tmp_path / "canary"
    module = tf.Module()
    module.part = Restored(canary)
    spec = tf.TensorSpec((None, 16, 16, 3), tf.float32)
    module.compute = tf.function(lambda x: tf.reduce_mean(x, [1, 2]), input_signature=[spec])
    tf.saved_model.save(module, str(tmp_path / "evil"), signatures=module.compute)
    with pytest.raises(InputError, match="run while it is loaded"):
        opened_here(tmp_path / "evil")
    assert not canary.exists()


def test_a_table_under_another_kind_is_refused(tmp_path: Path) -> None:
    """TensorFlow makes an object by the class that it is registered as, whatever its kind says."""
    folder = program(tmp_path / "plain", lambda x: tf.reduce_mean(x, [1, 2]))
    path = folder / "saved_model.pb"
    saved = saved_model_pb2.SavedModel.FromString(path.read_bytes())
    saved.meta_graphs[0].object_graph_def.nodes[0].registered_name = "tf.StaticHashTable"
    path.write_bytes(saved.SerializeToString())
    with pytest.raises(InputError, match="run while it is loaded"):
        opened_here(folder)


def test_a_constant_that_a_function_holds_is_fine(tmp_path: Path) -> None:
    scale = tf.constant([0.5, 1.0, 2.0])
    folder = program(tmp_path / "plain", lambda x: tf.reduce_mean(x, [1, 2]) * scale)
    expected = images().mean((1, 2)) * np.array([0.5, 1.0, 2.0])
    np.testing.assert_allclose(answer(opened_here(folder)), expected, atol=1e-6)


def test_a_file_operation_in_an_old_module_is_refused(tmp_path: Path) -> None:
    module_of_tensorflow_1(tmp_path / "hub")
    path = tmp_path / "hub" / "saved_model.pb"
    saved = saved_model_pb2.SavedModel.FromString(path.read_bytes())
    graph = saved.meta_graphs[0].graph_def
    relu = next(node for node in graph.node if node.op == "Relu6")
    relu.op = "ReadFile"
    path.write_bytes(saved.SerializeToString())
    with pytest.raises(InputError, match="holds the operation ReadFile"):
        opened_here(tmp_path / "hub")


def test_several_unknown_outputs_are_refused(tmp_path: Path) -> None:
    folder = program(tmp_path / "two", lambda x: {"boxes": x * 2.0, "scores": x + 1.0})
    with pytest.raises(InputError, match=r"several outputs \(boxes, scores\)"):
        opened_here(folder)


def test_what_reads_no_images_is_refused(tmp_path: Path) -> None:
    module = tf.Module()
    spec = tf.TensorSpec((None, 7), tf.float32)
    module.compute = tf.function(lambda x: x * 2.0, input_signature=[spec])
    tf.saved_model.save(module, str(tmp_path / "table"), signatures=module.compute)
    with pytest.raises(InputError, match="no function that is called with images alone"):
        opened_here(tmp_path / "table")


def test_damaged_folders_are_refused(tmp_path: Path) -> None:
    """Whatever is cut off or flipped: a sentence, never a crash of the program."""
    whole = tmp_path / "whole"
    module_of_tensorflow_1(whole)
    numbers, found = np.random.default_rng(1), []
    for trial in range(30):
        folder = tmp_path / f"damaged-{trial}"
        shutil.copytree(whole, folder)
        victim = folder / ("saved_model.pb" if trial % 3 else "variables/variables.index")
        content = bytearray(victim.read_bytes())
        if trial % 2:
            content = content[: int(numbers.integers(1, len(content)))]
        else:
            for at in numbers.integers(0, len(content), 6):
                content[at] ^= 1 << int(numbers.integers(0, 8))
        victim.write_bytes(bytes(content))
        found.append(outcome(folder))
    assert sum(str(tmp_path) in told for told in found) > 20, found


def outcome(folder: Path) -> str:
    """Return what is said; the process of its own makes a sentence of any other failure."""
    try:
        opened_here(folder)
    except InputError as error:
        return str(error)
    except Exception as error:
        return type(error).__name__
    return "opened"


def test_a_graph_in_a_keras_file_is_held_to_the_same_list(tmp_path: Path) -> None:
    """A run's model of somebody else may claim to hold a SavedModel."""
    module_of_tensorflow_2(tmp_path / "hub", with_signature=True)
    model = opened_here(tmp_path / "hub")
    config = model.layers[1].get_config()
    graph = tf.compat.v1.GraphDef()
    graph.ParseFromString(base64.b64decode(config["program"]["graph"]))
    next(node for node in graph.node if node.op == "Relu").op = "ReadFile"
    text = base64.b64encode(graph.SerializeToString()).decode()
    honest = config["program"]["graph"]
    file = tmp_path / "evil.keras"
    model.save(file)
    with zipfile.ZipFile(file) as archive:
        description = archive.read("config.json")
    checked_architecture(description, "honest.keras")
    with pytest.raises(InputError, match="holds the operation ReadFile"):
        checked_architecture(description.replace(honest.encode(), text.encode()), "evil.keras")
