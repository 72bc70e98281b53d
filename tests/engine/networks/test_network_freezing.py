import keras
import numpy as np
import pytest
from families import images

from studio.core.base.errors import InputError
from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.freezing import apply_trainable

pytestmark = pytest.mark.engine


def weights_by_layer(model: keras.Model) -> dict[str, list[np.ndarray]]:
    return {layer.name: layer.get_weights() for layer in model.layers if layer.weights}


def test_only_named_layers_move_and_frozen_statistics_stand_still() -> None:
    network = build_network(Model(backbone="MobileNetV2"), (32, 32), "rgb", 3, None, 7)
    chosen = trainable_names(network.layers, ["head", "block_16_*"], "stage[0].train")
    apply_trainable(network.model, chosen)
    before = weights_by_layer(network.model)
    network.model.compile("sgd", "sparse_categorical_crossentropy")
    network.model.fit(images(32, count=4), np.array([0, 1, 2, 0]), epochs=1, verbose=0)
    after = weights_by_layer(network.model)
    moved = {
        name
        for name, arrays in before.items()
        if any(not np.array_equal(a, b) for a, b in zip(arrays, after[name], strict=True))
    }
    assert moved == chosen
    assert "block_16_project_BN" in moved


def test_flags_can_be_set_again_for_a_later_stage() -> None:
    network = build_network(Model(), (32, 32), "rgb", 3, None, 7)
    apply_trainable(network.model, {"head_predictions"})
    assert len(network.model.trainable_variables) == 2
    apply_trainable(network.model, {"block1_c1", "head_predictions"})
    assert len(network.model.trainable_variables) == 4
    apply_trainable(network.model, set())
    assert network.model.trainable_variables == []


@pytest.mark.parametrize("name", ["block1_c7", "preprocess_rescaling"])
def test_wrong_names_are_refused(name: str) -> None:
    network = build_network(Model(), (32, 32), "rgb", 3, None, 7)
    with pytest.raises(InputError, match=f"No trainable layer is called {name}"):
        apply_trainable(network.model, {name, "head_predictions"})
