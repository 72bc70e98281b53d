"""Pinned images are answered after every epoch, as `studio inspect` answers of that epoch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import tiny_images
from engine_runs import Watched, assert_same_weights, metrics_without_seconds
from msgspec.structs import replace

from studio.core.look.activations import Activations
from studio.core.look.coarse import coarse
from studio.core.look.grad_cam import GradCam
from studio.core.look.prediction import Prediction
from studio.core.projects.pinned_images import (
    FOLDER,
    path_of,
    pin,
    pin_layer,
    pinned_images,
)
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.core.runs.probes import FOLLOWED_SIDE, evidence, read_answers, read_images, read_probes
from studio.core.runs.run_folder import RunFolder, open_run
from studio.core.wire.messages import Log, Look
from studio.engine.look.looking import Looking
from studio.engine.tasks import lifecycle
from studio.engine.tasks.changes import Changes
from studio.engine.tasks.classify import probing

pytestmark = pytest.mark.engine

STAGES = (
    Stage(name="Head", train=("head",), epochs=2, early_stopping=1, learning_rate=1e-7),
    Stage(name="All", epochs=2),
)


def recipe_of(images: Path) -> Recipe:
    """A head behind a still part, then everything."""
    model = Model(backbone="LeNet-5", pooling="average", dropout=0.3)
    return tiny_images.lenet_recipe(images, model=model, stage=STAGES)


@pytest.fixture(scope="module", autouse=True)
def any_time_for_answers() -> Iterator[None]:
    """No epoch is left out because a busy computer takes long to answer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(probing, "GRACE_SECONDS", 3600.0)
        yield


@pytest.fixture(scope="module")
def project(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name in ("green/00.png", "red/03.png"):
        pin(folder, images_folder / name)
    return folder


@pytest.fixture(scope="module")
def run(project: Path, images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run of that project; tests must not change it."""
    job = Watched().job
    return lifecycle.train(job, recipe_of(images_folder), project, tmp_path_factory.mktemp("runs"))


def test_answers_are_those_of_inspect_at_that_epoch(run: RunFolder, project: Path) -> None:
    probes = read_probes(run.path)
    assert probes is not None
    assert probes.names == ("00.png", "03.png")
    assert probes.epochs == tuple(range(1, run.report().epochs + 1))
    assert len(probes.epochs) >= 3
    files = [str(path_of(project, one)) for one in pinned_images(project)]
    looking, job = Looking(), Watched().job
    for epoch in probes.epochs:
        kept = read_answers(run.path, probes, epoch)
        laid = evidence(probes, kept.maps)
        for at, file in enumerate(files):
            said = looking.see(Look(str(run.path), epoch, Prediction(file), request=1), job)
            seen = looking.see(Look(str(run.path), epoch, GradCam(image=file), request=1), job)
            np.testing.assert_allclose(
                kept.probabilities[at], said.arrays["probabilities"], rtol=1e-4, atol=1e-6
            )
            scale = np.abs(seen.arrays["coarse"]).max()
            np.testing.assert_allclose(kept.maps[at], seen.arrays["coarse"], atol=1e-4 * scale)
            np.testing.assert_allclose(laid[at], seen.arrays["map"], atol=1e-4 * scale)
            assert np.array_equal(read_images(run.path, probes)[at], seen.arrays["image"])


def test_maps_of_the_first_convolution_are_followed(run: RunFolder, project: Path) -> None:
    """The same ones in every epoch: those four that differ most from place to place at first."""
    probes = read_probes(run.path)
    assert probes is not None
    files = [str(path_of(project, one)) for one in pinned_images(project)]
    looking, job = Looking(), Watched().job

    def seen(epoch: int, file: str) -> np.ndarray:
        look = Look(str(run.path), epoch, Activations(probes.maps_of, file, count=0), request=1)
        return np.moveaxis(looking.see(look, job).arrays["activations"], -1, 0)

    peaks = np.sum([np.ptp(seen(1, file), axis=(1, 2)) for file in files], axis=0)
    assert set(probes.maps) == set(np.argsort(-peaks)[:4].tolist())
    for epoch in probes.epochs:
        kept = read_answers(run.path, probes, epoch).layer_maps
        assert kept is not None
        for at, file in enumerate(files):
            maps = coarse(seen(epoch, file)[list(probes.maps)], FOLLOWED_SIDE)
            np.testing.assert_allclose(kept[at], maps, rtol=2e-3, atol=1e-3 * np.abs(maps).max())


def test_another_layer_is_followed_where_it_is_pinned(
    project: Path, images_folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "project"
    shutil.copytree(project / FOLDER, own / FOLDER)
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    names = []
    for layer in ("block2_s4", "no_such_layer", "head_predictions"):
        pin_layer(own, layer)
        watched = Watched()
        made = lifecycle.train(watched.job, recipe, own, tmp_path / "runs")
        found = read_probes(made.path)
        assert found is not None
        assert found.maps
        names.append(found.maps_of)
        said = [event.sentence.text for event in watched.of(Log)]
        assert any("no maps of a layer" in text for text in said) == (layer != "block2_s4")
    assert names[0] == "block2_s4"
    assert names[1] == names[2] != "block2_s4"


def test_they_change_no_bit_of_the_training(
    run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    bare = Watched().train(recipe_of(images_folder), tmp_path)
    assert read_probes(bare.path) is None
    assert_same_weights(run.model_file, bare.model_file)
    assert_same_weights(run.last_model_file, bare.last_model_file)
    assert metrics_without_seconds(run) == metrics_without_seconds(bare)


def test_a_run_goes_on_with_its_own_whatever_is_pinned_now(run: RunFolder, tmp_path: Path) -> None:
    copied = open_run(Path(shutil.copytree(run.path, tmp_path / "copied")))
    before = read_probes(copied.path)
    assert before is not None
    lifecycle.resume(Watched().job, copied.path, Changes(more_epochs=1))
    found = read_probes(copied.path)
    assert found == replace(before, epochs=(*before.epochs, before.epochs[-1] + 1))


def test_where_they_cost_too_much_epochs_are_left_out(
    project: Path, images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probing, "GRACE_SECONDS", 0.0)
    monkeypatch.setattr(probing, "SHARE", 0.0)
    made = lifecycle.train(Watched().job, recipe_of(images_folder), project, tmp_path)
    found = read_probes(made.path)
    assert found is not None
    assert found.epochs == (1,)


def test_what_cannot_be_read_is_told_and_ends_no_training(
    project: Path, images_folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "project"
    shutil.copytree(project / FOLDER, own / FOLDER)
    (own / FOLDER / "1.png").write_bytes(b"no image any more")
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    watched = Watched()
    made = lifecycle.train(watched.job, recipe, own, tmp_path / "runs")
    found = read_probes(made.path)
    assert found is not None
    assert found.names == ("03.png",)
    said = [event.sentence.text for event in watched.of(Log)]
    assert "Pinned image {name} is left out. {reason}" in said
    (own / FOLDER / "pinned.json").write_bytes(b"no list")
    watched = Watched()
    made = lifecycle.train(watched.job, recipe, own, tmp_path / "runs")
    assert read_probes(made.path) is None
    said = [event.sentence.text for event in watched.of(Log)]
    assert "Pinned images are not recorded. {reason}" in said
