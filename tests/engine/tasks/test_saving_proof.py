from pathlib import Path
from typing import Any

import keras
import pytest

from studio.core.base import paths
from studio.core.base.errors import WorkError
from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.saving import save_model
from studio.engine.tasks import saving_proof
from studio.engine.tasks.saving_proof import is_known, prove_saving

pytestmark = pytest.mark.engine


@pytest.fixture
def model() -> keras.Model:
    return build_network(Model(), (32, 32), "rgb", 3, None, 7).model


@pytest.fixture
def saved_wrongly(model: keras.Model, monkeypatch: pytest.MonkeyPatch) -> keras.Model:
    """A model whose file holds other weights than its own."""

    def save_other(model: Any, path: Path) -> None:  # noqa: ANN401
        kernel = model.get_layer("block2_c3").kernel
        kept = keras.ops.copy(kernel)
        kernel.assign(kernel + 1.0)
        save_model(model, path)
        kernel.assign(kept)

    monkeypatch.setattr(saving_proof, "save_model", save_other)
    return model


@pytest.mark.parametrize("known", [True, False])
def test_a_network_that_comes_back_is_proved_once(
    model: keras.Model, monkeypatch: pytest.MonkeyPatch, *, known: bool
) -> None:
    prove_saving(model, known=known)
    (mark,) = (paths.cache() / "proved").iterdir()
    assert mark.stat().st_size == 0
    monkeypatch.setattr(saving_proof, "save_model", None)  # a second proof would fail
    prove_saving(model, known=known)


@pytest.mark.parametrize(("known", "word"), [(True, "block2_c3"), (False, "predicts differently")])
def test_a_network_that_comes_back_otherwise_is_refused(
    saved_wrongly: keras.Model, *, known: bool, word: str
) -> None:
    with pytest.raises(WorkError, match=word):
        prove_saving(saved_wrongly, known=known)
    assert not list((paths.cache() / "proved").iterdir())


def test_a_model_file_is_never_taken_on_trust() -> None:
    assert is_known(Model(backbone="MobileNetV2"))
    assert not is_known(Model(backbone="/models/mine.keras"))
