from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import pytest
from families import images, preprocess, published, save_weights

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES, backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.network import Network
from studio.engine.tasks.saving_proof import TESTED_KERAS, prove_saving

pytestmark = pytest.mark.engine

QUICK = (
    "VGG16",
    "ResNet50",
    "Xception",
    "MobileNet",
    "MobileNetV2",
    "MobileNetV3Small",
    "DenseNet121",
    "EfficientNetB0",
    "ConvNeXtTiny",
)
REST = [
    row.name
    for row in BACKBONES
    if row.weight_file and not row.weight_file.package and row.name not in QUICK
]
EVERY = [*QUICK, *(pytest.param(name, marks=pytest.mark.by_hand) for name in REST)]


def made(row: Backbone, folder: Path) -> tuple[keras.Model, Network]:
    """Return Keras' graph of `row` and ours with the same weights."""
    source = published(row, row.minimum_size)
    file = save_weights(source, folder / "published.h5")
    size = (row.minimum_size, row.minimum_size)
    model = Model(backbone=row.name, weights="imagenet")
    return source, build_network(model, size, "rgb", 3, file, 7)


def preprocessing_inside(source: keras.Model) -> keras.Layer | None:
    """Return the last layer of the preprocessing that some families carry in their graph."""
    kinds = (keras.layers.Rescaling, keras.layers.Normalization)
    found = [layer for layer in source.layers[:4] if isinstance(layer, kinds)]
    return found[-1] if found else None


def preprocessed_by_keras(row: Backbone, source: keras.Model, pixels: np.ndarray) -> np.ndarray:
    if row.family == "EfficientNet":
        # With weights="imagenet" Keras puts one more Rescaling into this graph, by
        # 1 / sqrt(deviation), which makes it (x / 255 - mean) / deviation up to here.
        mean, deviation = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
        return np.asarray((pixels / 255 - mean) / deviation)
    inside = preprocessing_inside(source)
    if inside is None:
        return preprocess(row, pixels)
    return np.asarray(keras.Model(source.input, inside.output)(pixels))


@pytest.fixture
def float64() -> Iterator[None]:
    """Whatever is built computes with 53 bits.

    With 24, the rounding of 800 layers grows to the size of the values in EfficientNetB7.
    """
    before = keras.config.floatx(), keras.config.dtype_policy()
    keras.config.set_floatx("float64")
    keras.config.set_dtype_policy("float64")  # one that a training has set would win
    yield
    keras.config.set_floatx(before[0])
    keras.config.set_dtype_policy(before[1])


@pytest.mark.usefixtures("float64")
@pytest.mark.parametrize("name", EVERY)
def test_computes_what_keras_computes(name: str, tmp_path: Path) -> None:
    row = backbone(name)
    source, network = made(row, tmp_path)
    pixels = images(row.minimum_size)
    front = [layer for layer in network.model.layers if layer.name.startswith("preprocess_")]
    ready = front[-1].output if front else network.model.input
    features = keras.Model(ready, network.model.get_layer(network.features).output)
    values = np.asarray(keras.Model(network.model.input, ready)(pixels))
    expected = preprocessed_by_keras(row, source, pixels)
    np.testing.assert_allclose(values, expected, rtol=1e-6, atol=1e-6 * np.abs(expected).max())
    ours = np.asarray(features(values.astype("float64"), training=False))
    inside = preprocessing_inside(source)
    body = source if inside is None else keras.Model(inside.output, source.output)
    theirs = np.asarray(body(values.astype("float64"), training=False))
    assert ours.dtype == theirs.dtype == np.float64
    assert theirs.std() > 0
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-7 * np.abs(theirs).max())


@pytest.fixture(scope="module", params=EVERY)
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Backbone, keras.Model, Network]:
    row = backbone(request.param)
    return row, *made(row, tmp_path_factory.mktemp("weights"))


Pair = tuple[Backbone, keras.Model, Network]


def test_is_flat_and_counted_as_in_the_catalogue(pair: Pair) -> None:
    row, source, network = pair
    assert not any(isinstance(layer, keras.Model) for layer in network.model.layers)
    outside = ("head_", "preprocess_")
    body = [layer for layer in network.layers if not layer.name.startswith(outside)]
    assert sum(layer.parameters for layer in body) == row.parameters
    named = {layer.name for layer in source.layers if layer.weights and "_" in layer.name}
    assert len(named & {layer.name for layer in body}) > 0 or row.family == "Inception"


def test_full_h5_loads_again_with_equal_outputs(pair: Pair, tmp_path: Path) -> None:
    row, _, network = pair
    assert row.h5
    pixels = images(row.minimum_size)
    network.model.save(tmp_path / "model.h5", include_optimizer=False)
    again = keras.models.load_model(tmp_path / "model.h5", compile=False)
    np.testing.assert_array_equal(
        np.asarray(again(pixels, training=False)),
        np.asarray(network.model(pixels, training=False)),
    )


def test_keras_file_loads_again_with_equal_outputs(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lets the rehearsal trust these networks with the Keras that is named there."""
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path))
    _, _, network = pair
    prove_saving(network.model, known=False)
    assert keras.__version__ == TESTED_KERAS


def test_every_layer_is_in_a_named_group(pair: Pair) -> None:
    _, _, network = pair
    groups = {layer.block for layer in network.layers}
    assert {"preprocess", "head"} < groups
    assert "body" not in groups
    assert len(groups) > 4
