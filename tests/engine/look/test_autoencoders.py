"""Runs that restore images are looked into as any other: while they train, and afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
from networks_to_look_into import see

from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.look.activations import Activations
from studio.core.look.filters import Filters
from studio.core.look.generated import Generated
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.view import Checkpoint
from studio.core.look.weights import Weights
from studio.core.recipes.recipe import Autoencoder, Data, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, Look, Metrics, Seen
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.look.looking import Looking
from studio.engine.questions import Questions

pytestmark = pytest.mark.engine

SIZE = (12, 13)
CODE = 3
VECTOR = (1.0, -2.0, 0.5)


class Watched:
    """A convolutional autoencoder's run, with what it answered while it trained."""

    def __init__(self, images: Path, runs: Path) -> None:
        self.live: list[Seen] = []
        self._looking = Looking()
        self._questions = Questions()
        self._questions.answer = self._answer
        watched = engine_runs.Watched(self._ask)
        watched.job = Job(engine_runs.REQUEST, watched._take, watched.control, self._questions)
        recipe = Recipe(
            name="Restored",
            task="autoencode",
            data=Data(folder=str(images), image_size=SIZE, validation=0.2, test=0, batch_size=8),
            autoencoder=Autoencoder(kind="convolutional", code=CODE),
            stage=(Stage(epochs=2, optimizer="adam"),),
        )
        self.run = watched.train(recipe, runs)

    def _ask(self, event: AnyEvent) -> None:
        if isinstance(event, Metrics):
            self._questions.put(Look("", "last", Filters("decoder_logits"), request=1))
            self._questions.put(Look("", "last", Generated((VECTOR,)), request=2))

    def _answer(self, look: Look) -> Iterator[None]:
        job = Job(look.request, lambda _event: None, Control(), self._questions)
        self.live.append((yield from self._looking.in_steps(look, job)))


@pytest.fixture(scope="module")
def watched(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return Watched(images_folder, tmp_path_factory.mktemp("autoencoder"))


@pytest.fixture
def run(watched: Watched) -> RunFolder:
    return watched.run


def kernel(run: Path, checkpoint: Checkpoint, layer: str = "encoder_conv_1") -> np.ndarray:
    return see(Look(str(run), checkpoint, Filters(layer), request=1)).arrays["filters"]


def test_every_layer_of_both_halves_is_listed_and_shown(
    run: RunFolder, images_folder: Path
) -> None:
    looking = Looking()
    model = keras.models.load_model(run.model_file, compile=False)
    listed = see(Look(str(run.path), "best", Layers(), request=1), looking).facts
    assert isinstance(listed, LayersFacts)
    assert [layer.name for layer in listed.layers] == [it.name for it in model.layers[1:]]
    assert {"encoder_conv_1", "encoder_code", "decoder_dense", "decoder_logits"} <= set(
        listed.filtered
    )
    image = next((images_folder / "red").iterdir())
    pixels = load_pixels(image, SIZE, "rgb")[np.newaxis].astype(np.float32)
    plain = keras.Model(model.inputs, [layer.output for layer in model.layers[1:]])
    for layer, expected in zip(model.layers[1:], plain.predict(pixels, verbose=0), strict=True):
        view = Activations(layer.name, str(image))
        maps = see(Look(str(run.path), "best", view, request=1), looking).arrays["activations"]
        np.testing.assert_allclose(maps.ravel(), expected.ravel(), rtol=1e-4, atol=1e-4)
        weights = see(Look(str(run.path), "best", Weights(layer.name), request=1), looking).arrays
        found = [array.tobytes() for array in weights.values()]
        assert found == [variable.numpy().tobytes() for variable in layer.weights]
        if layer.name in listed.filtered:
            filters = kernel(run.path, "best", layer.name)
            assert np.array_equal(filters.ravel(), layer.kernel.numpy().ravel())


def test_it_is_seen_while_it_trains(watched: Watched) -> None:
    assert all(seen.is_live for seen in watched.live)
    for name in ("filters", "images"):
        shown = [seen.arrays[name] for seen in watched.live if name in seen.arrays]
        assert len(shown) > 1
        assert not np.array_equal(shown[0], shown[-1])


def test_each_checkpoint_has_its_weights_before_and_after_the_end(
    run: RunFolder, tmp_path: Path
) -> None:
    checkpoints: tuple[Checkpoint, ...] = ("best", "last", "start")
    ended = {kept: kernel(run.path, kept) for kept in checkpoints}
    files: dict[Checkpoint, Path] = {"best": run.model_file, "last": run.last_model_file}
    for kept, file in files.items():
        model = keras.models.load_model(file, compile=False)
        assert np.array_equal(ended[kept], model.get_layer("encoder_conv_1").kernel.numpy())
    assert not np.array_equal(ended["start"], ended["last"])
    cut_off = Path(shutil.copytree(run.path, tmp_path / "run"))
    for name in ("report.json", "model.keras", "last.keras"):
        (cut_off / name).unlink()
    for kept, expected in ended.items():
        assert np.array_equal(kernel(cut_off, kept), expected)


def test_a_part_is_looked_into_alone_and_another_model_is_refused(
    run: RunFolder, tmp_path: Path
) -> None:
    decoder = keras.models.load_model(run.part_file("decoder"), compile=False)
    found = kernel(run.part_file("encoder"), "best")
    assert np.array_equal(found, kernel(run.path, "best"))
    changed = Path(shutil.copytree(run.path, tmp_path / "run"))
    decoder.save(changed / "model.keras")
    with pytest.raises(InputError, match="is not the model of this run"):
        kernel(changed, "best")
