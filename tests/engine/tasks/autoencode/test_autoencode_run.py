"""An autoencoder from its recipe to its folder: figures, pictures, parts, cuts at any instant."""

from __future__ import annotations

import json
from pathlib import Path

import engine_runs
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.metrics import read_metrics
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Augment, Autoencoder, Data, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_summary import summary
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.gallery import read_gallery, read_originals, read_pictures
from studio.core.wire.messages import CheckpointSaved, GallerySaved, ReferencesKnown, RunStarted
from studio.engine.export import export_run
from studio.engine.tasks.autoencode.evaluation import evaluate_folder, evaluate_own_part
from studio.engine.tasks.classify.predicting import predict_files
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine

EPOCHS = 4


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures in one folder, without classes."""
    folder = tmp_path_factory.mktemp("pictures")
    tiny_images.make_images(folder / "made", count=12, side=12)
    flat = folder / "flat"
    flat.mkdir()
    for file in (folder / "made").rglob("*.png"):
        file.rename(flat / f"{file.parent.name}-{file.name}")
    return flat


def recipe_of(images: Path, **changes: object) -> Recipe:
    recipe = Recipe(
        name="Restored",
        task="autoencode",
        data=Data(folder=str(images), image_size=(12, 13), validation=0.2, test=0.2, batch_size=5),
        augment=Augment(flip="both", brightness=0.1),
        autoencoder=Autoencoder(kind="dense", code=3, dense=(16,)),
        stage=(
            Stage(name="Fast", epochs=2, optimizer="adam", learning_rate=0.01),
            Stage(name="Slow", epochs=2, optimizer="momentum", learning_rate=0.01),
        ),
    )
    return replace(recipe, **changes)


@pytest.fixture(scope="module")
def watched_run(
    images: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[RunFolder, Watched]:
    watched = Watched()
    return watched.train(recipe_of(images), tmp_path_factory.mktemp("whole")), watched


@pytest.fixture
def run(watched_run: tuple[RunFolder, Watched]) -> RunFolder:
    return watched_run[0]


def test_figures_are_loss_and_error(run: RunFolder) -> None:
    header = run.metrics_file.read_text().splitlines()[0]
    assert header == "stage,epoch,batch,split,loss,error,learning_rate,seconds"
    series = read_metrics(run.metrics_file)
    losses = series.train_epochs.values("loss")
    assert len(losses) == EPOCHS
    assert losses[-1] < losses[0]
    assert (series.validation.values("error") > 0).all()
    written = json.loads((run.path / "report.json").read_text())
    assert written["task"] == "autoencode"
    assert set(written["error"]) == set(written["pca_error"]) == {"train", "validation", "test"}
    line = summary(run)
    assert (line.figure, line.part) == ("error", "test")
    assert line.value == written["error"]["test"]


def test_the_report_is_of_the_kept_weights(run: RunFolder) -> None:
    report = run.report()
    assert isinstance(report.result, Autoencoded)
    assert (report.images.train, report.images.validation, report.images.test) == (22, 7, 7)
    best = report.best
    assert best is not None
    kept = read_metrics(run.metrics_file).validation.values("loss").min()
    assert report.result.loss.validation == pytest.approx(kept, rel=1e-6)
    found = evaluate_own_part(Watched().job, TrainedModel(run.path)).figures
    assert (found.part, found.images) == ("test", 7)
    assert found.error == pytest.approx(report.result.error.test, rel=1e-4)
    assert found.pca_error == report.result.pca_error.test


def test_what_principal_components_reach_is_told_while_it_trains(
    watched_run: tuple[RunFolder, Watched],
) -> None:
    run, watched = watched_run
    events = [type(event) for event in watched.events]
    told = watched.of(ReferencesKnown)
    assert len(told) == 1
    assert events.index(ReferencesKnown) < events.index(CheckpointSaved)  # after the first epoch
    result = run.report().result
    assert isinstance(result, Autoencoded)
    assert told[0].references == result.references
    assert told[0].references[0].value == result.pca_error.validation


def test_pictures_after_each_epoch(watched_run: tuple[RunFolder, Watched], images: Path) -> None:
    run, watched = watched_run
    told = [(event.run, event.epoch) for event in watched.of(GallerySaved)]
    assert told == [(str(run.path), epoch) for epoch in range(1, EPOCHS + 1)]
    assert watched.of(RunStarted)[0].classes == ()
    gallery = read_gallery(run.path)
    assert gallery is not None
    assert (gallery.part, gallery.epochs) == ("validation", (1, 2, 3, 4))
    assert gallery.shape == (7, 12, 13, 3)
    assert all((images / file).is_file() for file in gallery.files)
    originals = read_originals(run.path, gallery).astype(float)
    errors = [
        np.square(read_pictures(run.path, gallery, epoch) / 255 - originals / 255).mean()
        for epoch in gallery.epochs
    ]
    known = read_metrics(run.metrics_file).validation.values("error")
    np.testing.assert_allclose(errors, known, rtol=0.02)


@pytest.mark.timeout(900)
def test_every_part_is_exported_and_proved(run: RunFolder, tmp_path: Path) -> None:
    import keras

    for part in ("", "encoder", "decoder"):
        certificate = export_run(Watched().job, run.path, tmp_path / f"{part or 'whole'}.h5", part)
        assert certificate.agrees
        assert certificate.program
    whole, encoder, decoder = (
        keras.models.load_model(tmp_path / f"{name}.h5", compile=False)
        for name in ("whole", "encoder", "decoder")
    )
    pixels = np.random.default_rng(1).integers(0, 256, (2, 12, 13, 3)).astype(np.float32)
    np.testing.assert_allclose(decoder(encoder(pixels)), whole(pixels), rtol=1e-4, atol=1e-2)
    with pytest.raises(InputError, match="no part called generator"):
        export_run(Watched().job, run.path, tmp_path / "x.h5", "generator")


def test_other_images_are_restored_and_no_classes_are_told(run: RunFolder, images: Path) -> None:
    found = evaluate_folder(Watched().job, TrainedModel(run.path), images).figures
    assert (found.part, found.images) == (str(images), 36)
    with pytest.raises(InputError, match="knows no classes"):
        predict_files(Watched().job, run.path, [images / "x.png"])


@pytest.mark.timeout(900)
def test_killed_twice_it_ends_bit_identical(run: RunFolder, images: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipes.write(recipe_of(images), recipe)
    runs = tmp_path / "runs"
    runs.mkdir()
    start = [str(recipe), "--runs", str(runs)]
    killed = engine_runs.kill_after(start, runs, "2*/gallery/epoch-000001.png")
    again = ["--resume", str(killed)]
    engine_runs.kill_after(again, runs, "2*/gallery/epoch-000003.png")
    cut = RunFolder(killed)
    assert not cut.has_report
    Watched().resume(cut)
    engine_runs.assert_same_weights(cut.last_model_file, run.last_model_file)
    for name in ("encoder", "decoder"):
        engine_runs.assert_same_weights(cut.part_file(name), run.part_file(name))
    assert engine_runs.metrics_without_seconds(cut) == engine_runs.metrics_without_seconds(run)
    assert engine_runs.figures(cut) == engine_runs.figures(run)
    pictures = {file.name: file.read_bytes() for file in (run.path / "gallery").iterdir()}
    assert pictures == {file.name: file.read_bytes() for file in (cut.path / "gallery").iterdir()}


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "settings",
    [
        Autoencoder(kind="dense", code=3, dense=(16,), noise_mean=0.1, noise_std=0.3),
        Autoencoder(kind="variational", code=3, dense=(16,), beta=0.5),
    ],
    ids=["denoising", "variational"],
)
def test_what_is_drawn_by_chance_is_drawn_again_after_a_kill(
    settings: Autoencoder, images: Path, tmp_path: Path
) -> None:
    chance = recipe_of(images, autoencoder=settings)
    whole = Watched().train(chance, tmp_path / "whole")
    recipe, runs = tmp_path / "recipe.toml", tmp_path / "runs"
    recipes.write(chance, recipe)
    runs.mkdir()
    start = [str(recipe), "--runs", str(runs)]
    cut = RunFolder(engine_runs.kill_after(start, runs, "2*/gallery/epoch-000002.png"))
    assert not cut.has_report
    Watched().resume(cut)
    for name in ("encoder", "decoder"):
        engine_runs.assert_same_weights(cut.part_file(name), whole.part_file(name))
    assert engine_runs.metrics_without_seconds(cut) == engine_runs.metrics_without_seconds(whole)
    assert engine_runs.figures(cut) == engine_runs.figures(whole)
    pictures = {file.name: file.read_bytes() for file in (whole.path / "gallery").iterdir()}
    assert pictures == {file.name: file.read_bytes() for file in (cut.path / "gallery").iterdir()}


def test_a_convolutional_one_trains_on_folders_of_classes(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = recipe_of(
        images_folder,
        autoencoder=Autoencoder(kind="convolutional", code=6, loss="mean_squared_error"),
        stage=(Stage(epochs=1),),
    )
    run = Watched().train(recipe, tmp_path)
    result = run.report().result
    assert isinstance(result, Autoencoded)
    assert result.loss == result.error
    paused = TrainedModel(run.path)
    assert paused.part("encoder").output_shape == (None, 6)
