"""EfficientNet-Lite: counted as published, and seeing with the weights that are installed."""

from pathlib import Path

import keras
import numpy as np
import pytest
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import backbone
from studio.core.networks.torch_file import read_tensors
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.efficientnet_lite import classifier, converted
from studio.engine.networks.network import Network
from studio.engine.tasks.saving_proof import prove_saving

pytestmark = pytest.mark.engine

LITE0 = backbone("EfficientNetLite0")


@pytest.fixture(scope="module")
def source() -> Path:
    found = weight_files.find(LITE0)
    assert found is not None, "the package is a dependency"
    return found


def shown(name: str, size: int) -> np.ndarray:
    """Return the middle of a photograph of scikit-image, (1, size, size, 3) in 0..255."""
    from skimage import data

    pixels = getattr(data, name)()
    pixels = pixels[0] if isinstance(pixels, tuple) else pixels
    picture = Image.fromarray(pixels).convert("RGB")
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    picture = picture.crop((left, top, left + side, top + side))
    picture = picture.resize((size, size), Image.Resampling.BICUBIC)
    return np.asarray(picture, "float32")[None]


@pytest.mark.parametrize(
    ("name", "with_classes"),
    [
        # 4,694,024 is what the published file of the smallest holds; the others likewise.
        ("EfficientNetLite0", 4_694_024),
        ("EfficientNetLite1", 5_470_344),
        ("EfficientNetLite2", 6_150_168),
    ],
)
def test_counts_agree_with_the_published_files(name: str, with_classes: int) -> None:
    row = backbone(name)
    assert classifier(row, row.input_size, None).count_params() == with_classes
    assert row.parameters == with_classes - 1000 * 1281


def test_sees_the_photographs_with_its_own_classes(source: Path) -> None:
    model = classifier(LITE0, (224, 224), source)

    def probabilities(name: str) -> np.ndarray:
        batch: np.ndarray = model((shown(name, 224) - 127) / 128, training=False).numpy()
        first: np.ndarray = batch[0]
        return first

    assert probabilities("coffee")[967] > 0.9  # espresso
    assert probabilities("camera")[872] > 0.9  # tripod
    assert probabilities("stereo_motorcycle").argmax() == 665  # moped
    assert probabilities("chelsea").argmax() in (281, 282, 285)  # tabby, tiger cat, Egyptian cat


@pytest.fixture(scope="module")
def network(source: Path) -> Network:
    model = Model(backbone=LITE0.name, weights="imagenet")
    return build_network(model, (64, 64), "rgb", 3, source, 7)


def test_backbone_computes_what_the_classifier_computes(network: Network, source: Path) -> None:
    pixels = np.random.default_rng(5).integers(0, 256, (2, 64, 64, 3)).astype("float32")
    whole = classifier(LITE0, (64, 64), source)
    theirs = keras.Model(whole.input, whole.get_layer("top_activation").output)
    ours = keras.Model(network.model.input, network.model.get_layer(network.features).output)
    np.testing.assert_array_equal(
        np.asarray(ours(pixels, training=False)),
        np.asarray(theirs((pixels - 127) / 128, training=False)),
    )


def test_grey_images_are_shown_three_times(source: Path) -> None:
    model = Model(backbone=LITE0.name, weights="imagenet")
    grey = build_network(model, (64, 64), "gray", 3, source, 7)
    color = build_network(model, (64, 64), "rgb", 3, source, 7)
    pixels = np.random.default_rng(5).integers(0, 256, (2, 64, 64, 1)).astype("float32")
    np.testing.assert_array_equal(
        np.asarray(grey.model(pixels, training=False)),
        np.asarray(color.model(np.repeat(pixels, 3, axis=3), training=False)),
    )


def test_is_flat_counted_and_grouped(network: Network) -> None:
    assert not any(isinstance(layer, keras.Model) for layer in network.model.layers)
    outside = ("head_", "preprocess_")
    body = [layer for layer in network.layers if not layer.name.startswith(outside)]
    assert sum(layer.parameters for layer in body) == LITE0.parameters
    groups = {layer.block for layer in network.layers}
    assert {"preprocess", "stem", "block1a", "block7a", "top", "head"} < groups
    assert "body" not in groups


def test_saves_as_h5_and_keras(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path))
    pixels = np.random.default_rng(5).integers(0, 256, (2, 64, 64, 3)).astype("float32")
    network.model.save(tmp_path / "model.h5", include_optimizer=False)
    again = keras.models.load_model(tmp_path / "model.h5", compile=False)
    np.testing.assert_array_equal(
        np.asarray(again(pixels, training=False)),
        np.asarray(network.model(pixels, training=False)),
    )
    prove_saving(network.model, known=False)


def test_is_converted_once(source: Path, hdf5_on_disk: list[object]) -> None:
    first = converted(LITE0, source)
    assert hdf5_on_disk == []
    assert first == paths.weights() / "efficientnet-lite0-57934424.weights.h5"
    written = first.stat().st_mtime_ns
    assert converted(LITE0, source) == first
    assert first.stat().st_mtime_ns == written
    first.write_bytes(b"damaged")
    assert converted(LITE0, source).stat().st_size > 10_000_000


def test_weights_of_another_size_are_refused(source: Path) -> None:
    other: Backbone = backbone("EfficientNetLite2")
    with pytest.raises(InputError, match="does not fit EfficientNetLite2"):
        converted(other, source)
    assert len(read_tensors(source)) == 296
    assert not list(paths.weights().glob("*.h5"))
