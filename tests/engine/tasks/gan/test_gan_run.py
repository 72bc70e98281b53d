"""A GAN from its recipe to its folder: figures, drawings, scores, parts, cuts at any instant."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
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
from studio.core.recipes.recipe import Augment, Data, Gan, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_summary import summary
from studio.core.tasks.gallery import read_gallery, read_originals, read_pictures
from studio.core.tasks.gan import Invented
from studio.core.tasks.scores import read_latents, read_scores
from studio.core.wire.messages import GallerySaved, ReferencesKnown, RunStarted
from studio.engine.export import export_run
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine

EPOCHS = 3


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of three colours, in folders of classes."""
    return tiny_images.make_images(tmp_path_factory.mktemp("pictures") / "made", count=8, side=28)


def recipe_of(images: Path, **changes: object) -> Recipe:
    recipe = Recipe(
        name="Invented",
        task="gan",
        data=Data(folder=str(images), image_size=(28, 29), validation=0.2, test=0.0, batch_size=4),
        augment=Augment(flip="horizontal"),
        gan=Gan(kind="conditional", filters=4, latent=5, gallery=6, average=0.9),
        stage=(Stage(epochs=EPOCHS, learning_rate=1e-3),),
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


def test_figures_of_batches_and_those_of_epochs(run: RunFolder) -> None:
    header = run.metrics_file.read_text().splitlines()[0]
    assert header == (
        "stage,epoch,batch,split,discriminator_loss,generator_loss,real_score,fake_score,"
        "diversity,distance,learning_rate,seconds"
    )
    series = read_metrics(run.metrics_file)
    assert len(series.train_epochs) == len(series.validation) == EPOCHS
    for key in ("discriminator_loss", "generator_loss", "real_score", "fake_score"):
        batches, epochs = series.batches.values(key), series.train_epochs.values(key)
        assert np.isfinite(batches).all()
        assert np.isfinite(series.validation.values(key)).all()
        whole = batches.reshape(EPOCHS, -1)
        weights = np.array([4, 4, 4, 4, 2]) / 18
        np.testing.assert_allclose(whole @ weights, epochs, rtol=1e-5)
    for key in ("diversity", "distance"):
        assert np.isnan(series.batches.values(key)).all()
        assert (series.train_epochs.values(key) >= 0).all()


def test_the_last_epoch_is_kept_and_reported(run: RunFolder) -> None:
    report = run.report()
    result = report.result
    assert isinstance(result, Invented)
    assert report.best is not None
    assert report.best.epoch == EPOCHS
    engine_runs.assert_same_weights(run.model_file, run.last_model_file)
    written = json.loads((run.path / "report.json").read_text())
    assert written["task"] == "gan"
    series = read_metrics(run.metrics_file)
    assert result.distance.train == series.train_epochs.values("distance")[-1]
    assert result.diversity.train == series.train_epochs.values("diversity")[-1]
    kept = series.validation.values("real_score")[-1]
    assert result.real_score.validation == pytest.approx(kept, rel=1e-5)
    assert result.classes == tiny_images.CLASSES
    line = summary(run)
    assert (line.figure, line.part, line.value) == ("distance", "train", result.distance.train)


def test_drawings_scores_and_what_they_are_drawn_from(
    watched_run: tuple[RunFolder, Watched], images: Path
) -> None:
    import keras

    run, watched = watched_run
    assert [event.epoch for event in watched.of(GallerySaved)] == [1, 2, 3]
    assert watched.of(RunStarted)[0].classes == tiny_images.CLASSES
    gallery = read_gallery(run.path)
    assert gallery is not None
    assert (gallery.part, gallery.epochs, gallery.shape) == ("train", (1, 2, 3), (6, 28, 29, 3))
    assert gallery.classes == tiny_images.CLASSES * 2
    assert [Path(file).parent.name for file in gallery.files] == list(gallery.classes)
    assert all((images / file).is_file() for file in gallery.files)
    assert read_originals(run.path, gallery).shape == (6, 28, 29, 3)
    latents = read_latents(run.path, gallery)
    generator = keras.models.load_model(run.part_file("generator"), compile=False)
    drawn = np.rint(np.asarray(generator(latents))).clip(0, 255)
    np.testing.assert_array_equal(read_pictures(run.path, gallery, EPOCHS), drawn)
    discriminator = keras.models.load_model(run.part_file("discriminator"), compile=False)
    scores = read_scores(run.path, EPOCHS)
    for pictures, found in (
        (read_originals(run.path, gallery), scores.real),
        (drawn, scores.fake),
    ):
        said = np.asarray(discriminator(pictures.astype(np.float32)))[np.arange(6), [0, 1, 2] * 2]
        np.testing.assert_allclose(found[:6], said, rtol=1e-4)
    real, fake = scores.histograms()
    assert (real.sum(), fake.sum()) == (len(scores.real), len(scores.fake))


def test_how_far_real_images_are_apart_is_told_once(
    watched_run: tuple[RunFolder, Watched],
) -> None:
    run, watched = watched_run
    told = watched.of(ReferencesKnown)
    assert [event.references for event in told] == [run.report().result.references]
    assert told[0].references[0].figures == ("distance",)


@pytest.mark.timeout(900)
def test_both_networks_are_exported_and_proved(run: RunFolder, tmp_path: Path) -> None:
    for part in ("", "discriminator"):
        certificate = export_run(Watched().job, run.path, tmp_path / f"{part or 'whole'}.h5", part)
        assert certificate.agrees
        assert certificate.program
        assert certificate.answer == ("realness" if part == "discriminator" else "drawing")
    assert TrainedModel(run.path).part("generator").output_shape == (None, 28, 29, 3)


def _kill_after(command: list[str], runs: Path, pattern: str) -> Path:
    """Start a training and kill it as soon as a file of that pattern is there."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    try:
        deadline = time.monotonic() + 240
        while not list(runs.glob(pattern)) and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
    return next(path for path in runs.iterdir() if not path.name.startswith("."))


@pytest.mark.timeout(900)
def test_killed_it_ends_bit_identical(run: RunFolder, images: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipes.write(recipe_of(images), recipe)
    runs = tmp_path / "runs"
    runs.mkdir()
    start = [sys.executable, "-m", "studio", "train", str(recipe), "--runs", str(runs)]
    cut = RunFolder(_kill_after(start, runs, "2*/gallery/epoch-000002.png"))
    assert not cut.has_report
    Watched().resume(cut)
    for name in ("generator", "discriminator"):
        engine_runs.assert_same_weights(cut.part_file(name), run.part_file(name))
    assert engine_runs.metrics_without_seconds(cut) == engine_runs.metrics_without_seconds(run)
    assert engine_runs.figures(cut) == engine_runs.figures(run)
    kept = {file.name: file.read_bytes() for file in (run.path / "gallery").iterdir()}
    assert kept == {file.name: file.read_bytes() for file in (cut.path / "gallery").iterdir()}


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_images_give_a_result(count: int, tmp_path: Path) -> None:
    folder = tmp_path / "few"
    tiny_images.make_images(folder, classes=("red",), count=count, side=30)
    flat = tmp_path / "flat"
    (folder / "red").rename(flat)
    recipe = recipe_of(
        flat,
        data=Data(folder=str(flat), image_size=(28, 28), validation=0.0, test=0.0, color="gray"),
        augment=None,
        gan=Gan(filters=4, latent=5, gallery=3, average=0.0),
        stage=(Stage(epochs=1),),
    )
    run = Watched().train(recipe, tmp_path)
    result = run.report().result
    assert isinstance(result, Invented)
    assert result.real_distance is None
    assert (result.distance.train is None) == (count == 1)
    gallery = read_gallery(run.path)
    assert gallery is not None
    assert (len(gallery.files), gallery.shape[0]) == (count, 3)


def test_a_conditional_one_wants_two_classes(tmp_path: Path) -> None:
    folder = tiny_images.make_images(tmp_path / "one", classes=("red",), count=4)
    with pytest.raises(InputError, match="only one class"):
        Watched().train(recipe_of(folder), tmp_path)
