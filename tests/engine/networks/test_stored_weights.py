from pathlib import Path

import h5py
import keras
import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.network import Network

pytestmark = pytest.mark.engine


def built(
    weights: Path | None = None,
    *,
    seed: int = 7,
    classes: int = 3,
    backbone: str = "LeNet-5",
    side: int = 32,
) -> Network:
    model = Model(backbone=backbone, weights=str(weights) if weights else "random", dense=(6,))
    return build_network(model, (side, side), "rgb", classes, weights, seed)


def same(first: Network, second: Network, layer: str) -> bool:
    one, two = (network.model.get_layer(layer).get_weights() for network in (first, second))
    return all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def save(network: Network, path: Path) -> Path:
    if path.name.endswith(".weights.h5"):
        network.model.save_weights(path)
    else:
        network.model.save(path, **({"include_optimizer": False} if path.suffix == ".h5" else {}))
    return path


@pytest.mark.parametrize("name", ["a.weights.h5", "a.h5", "a.keras"])
def test_each_format_brings_all_weights_back(name: str, tmp_path: Path) -> None:
    file = save(built(seed=1), tmp_path / name)
    again = built(file, seed=2)
    assert again.head_loaded
    for layer in ("block1_c1", "block3_c5", "head_dense_1", "head_predictions"):
        assert same(again, built(seed=1), layer)
        assert not same(again, built(seed=2), layer)


def test_frozen_layers_of_the_file_are_not_mixed_up(tmp_path: Path) -> None:
    network = built(seed=1, backbone="MobileNetV2")
    for index, layer in enumerate(network.model.layers):
        layer.trainable = index % 3 == 0
    file = save(network, tmp_path / "frozen.h5")
    again = built(file, seed=2, backbone="MobileNetV2")
    for layer in ("Conv1", "bn_Conv1", "block_9_depthwise_BN", "Conv_1_bn"):
        assert same(again, network, layer)


def test_other_classes_keep_a_new_head(tmp_path: Path) -> None:
    file = save(built(seed=1), tmp_path / "three.weights.h5")
    again = built(file, seed=2, classes=5)
    assert not again.head_loaded
    assert same(again, built(seed=1), "block2_c3")
    assert same(again, built(seed=2, classes=5), "head_dense_1")


def test_file_of_another_network_is_refused_by_layer(tmp_path: Path) -> None:
    file = save(built(), tmp_path / "lenet.h5")
    with pytest.raises(InputError, match="it has no layer block1_conv1"):
        built(file, backbone="VGG16")


def test_wrong_shape_is_refused_with_both_shapes(tmp_path: Path) -> None:
    gray = build_network(Model(), (32, 32), "gray", 3, None, 7)
    file = save(gray, tmp_path / "gray.weights.h5")
    with pytest.raises(InputError) as refused:
        built(file)
    values = refused.value.sentence.values
    assert values["layer"] == "block1_c1"
    assert values["found"] == "[(5, 5, 1, 6), (6,)]"
    assert values["expected"] == "[(5, 5, 3, 6), (6,)]"


@pytest.mark.parametrize("name", ["cut.weights.h5", "cut.h5", "cut.keras"])
def test_cut_and_missing_files_are_refused(name: str, tmp_path: Path) -> None:
    file = save(built(), tmp_path / name)
    file.write_bytes(file.read_bytes()[:-3000])
    with pytest.raises(InputError, match="damaged or cut off"):
        built(file)
    file.unlink()
    with pytest.raises(InputError, match="was not found"):
        built(file)


@pytest.mark.parametrize("kind", ["soft", "external"])
def test_links_are_refused(kind: str, tmp_path: Path) -> None:
    file = save(built(), tmp_path / "linked.weights.h5")
    with h5py.File(file, "a") as content:
        content["more"] = (
            h5py.SoftLink("/layers") if kind == "soft" else h5py.ExternalLink("/etc/x", "/")
        )
    with pytest.raises(InputError, match="points to other places"):
        built(file)


def test_published_file_of_another_network_is_refused(tmp_path: Path) -> None:
    other = keras.applications.MobileNet(include_top=False, weights=None, input_shape=(32, 32, 3))
    other.save(tmp_path / "mobilenet.h5", include_optimizer=False)
    model = Model(backbone="MobileNetV2", weights="imagenet")
    with pytest.raises(InputError, match="does not fit MobileNetV2"):
        build_network(model, (32, 32), "rgb", 3, tmp_path / "mobilenet.h5", 7)
