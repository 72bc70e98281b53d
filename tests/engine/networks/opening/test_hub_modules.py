"""Modules of TensorFlow Hub: what they hold beside arithmetic is folded away, or said by name."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf
from hub_modules import (
    Layers,
    asking_the_image,
    asking_whether_it_trains,
    by_plain_tensorflow,
    calling_functions,
    in_resources,
    looping,
    module_of_one_graph,
    plain,
    reusable,
)
from saved_models import images

from studio.core.base.errors import InputError
from studio.engine.networks.opening.saved_model import model_of_saved_model

pytestmark = pytest.mark.engine

V1_CONTROL_FLOW = "v1"
"""Written as TensorFlow 1 wrote choices: Switch and Merge in the graph, not If with functions."""

GRAPHS: dict[str, tuple[Layers, int]] = {
    "plain": (plain, 0),
    "cut into parts": (plain, 3),
    "resources": (in_resources, 0),
    "resources in parts": (in_resources, 2),
    "trains?": (asking_whether_it_trains, 0),
    "trains?, v1": (asking_whether_it_trains, 2),
    "functions": (calling_functions, 0),
}
REUSABLE = {"by constant": False, "by tensor": True}


def _write(folder: Path, name: str) -> None:
    layers, partitions = GRAPHS[name]
    if not name.endswith(V1_CONTROL_FLOW):
        module_of_one_graph(folder, layers, partitions=partitions)
        return
    tf.compat.v1.disable_control_flow_v2()
    try:
        module_of_one_graph(folder, layers, partitions=partitions)
    finally:
        tf.compat.v1.enable_control_flow_v2()


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hub")
    found = {}
    for at, name in enumerate(GRAPHS):
        found[name] = folder / f"graph-{at}"
        _write(found[name], name)
    for name, by_tensor in REUSABLE.items():
        found[name] = folder / name.replace(" ", "-")
        reusable(found[name], by_tensor=by_tensor)
    return found


@pytest.fixture(scope="module")
def expected(
    modules: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, np.ndarray]:
    return by_plain_tensorflow(list(modules.values()), tmp_path_factory.mktemp("plain"))


def opened_here(folder: Path) -> keras.Model:
    return model_of_saved_model(folder, str(folder))


@pytest.mark.parametrize("name", [*GRAPHS, *REUSABLE])
def test_it_computes_what_plain_tensorflow_does_in_a_fresh_process(
    modules: dict[str, Path], expected: dict[Path, np.ndarray], name: str
) -> None:
    model = opened_here(modules[name])
    found = np.asarray(model(images()))
    assert np.ptp(found) > 0.1
    np.testing.assert_allclose(found, expected[modules[name]], rtol=1e-5, atol=1e-5)
    nodes = model.layers[1].graph.node
    assert not {node.op for node in nodes} & {"Switch", "Merge", "If", "PartitionedCall"}
    assert sum(np.size(weight) for weight in model.weights) >= 9 * 3 * 6


def test_a_choice_that_hangs_on_the_image_is_refused_by_name(tmp_path: Path) -> None:
    module_of_one_graph(tmp_path / "hub", asking_the_image)
    with pytest.raises(InputError, match=r"which way its graph takes at \S*cond\S* hangs"):
        opened_here(tmp_path / "hub")


def test_a_loop_is_refused_by_name(tmp_path: Path) -> None:
    module_of_one_graph(tmp_path / "hub", looping)
    with pytest.raises(InputError, match=r"holds the operation \w*While"):
        opened_here(tmp_path / "hub")
