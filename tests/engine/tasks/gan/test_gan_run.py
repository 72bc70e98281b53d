"""A GAN from its recipe to its folder: figures, drawings, scores, parts, cuts at any instant."""

from __future__ import annotations

import json
from pathlib import Path

import engine_runs
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace

from studio.cli.main import main
from studio.core.base.errors import InputError
from studio.core.base.plain_arrays import read_arrays
from studio.core.dataset.pixels import open_pixels
from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.look.judged import Judged
from studio.core.look.nearest import Nearest
from studio.core.look.view import Checkpoint
from studio.core.metrics import read_metrics
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Augment, Data, Gan, Recipe, Stage
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_summary import summary
from studio.core.tasks.gallery import Gallery, read_gallery, read_originals, read_pictures
from studio.core.tasks.gan import Invented
from studio.core.tasks.scores import read_latents, read_scores
from studio.core.wire.messages import GallerySaved, ReferencesKnown, RunStarted
from studio.engine.export import export_run
from studio.engine.look.explained import Explained, explainer_of, whole
from studio.engine.look.opening import opened, target_of
from studio.engine.tasks.gan.network import build_gan
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
    shown = [Path(file).parent.name for file in gallery.files]
    assert shown[:6] == list(gallery.classes)
    assert len(set(gallery.files)) == 9, "half of the training images, to be compared with"
    assert all((images / file).is_file() for file in gallery.files)
    assert read_originals(run.path, gallery).shape == (9, 28, 29, 3)
    latents = read_latents(run.path, gallery)
    generator = keras.models.load_model(run.part_file("generator"), compile=False)
    drawn = np.rint(np.asarray(generator(latents))).clip(0, 255)
    np.testing.assert_array_equal(read_pictures(run.path, gallery, EPOCHS), drawn)
    discriminator = keras.models.load_model(run.part_file("discriminator"), compile=False)
    scores = read_scores(run.path, EPOCHS)
    for pictures, names, found in (
        (read_originals(run.path, gallery), shown, scores.real),
        (drawn, gallery.classes, scores.fake),
    ):
        labels = [tiny_images.CLASSES.index(name) for name in names]
        said = np.asarray(discriminator(pictures.astype(np.float32)))
        said = said[np.arange(len(labels)), labels]
        np.testing.assert_allclose(found[: len(labels)], said, rtol=1e-4)
    assert all(((values >= 0) & (values <= 1)).all() for values in (scores.real, scores.fake))


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


def test_views_draw_judge_and_find_the_nearest(run: RunFolder, tmp_path: Path) -> None:
    model = opened(target_of(str(run.path), "best"))
    gallery = read_gallery(run.path)
    assert gallery is not None
    latents = read_latents(run.path, gallery)
    vectors = tuple(tuple(float(v) for v in row[:5]) for row in latents[:3])
    drawn = explainer_of(Generated(latents=vectors))(model, Generated(latents=vectors))
    assert isinstance(drawn, Explained)
    assert drawn.facts == GeneratedFacts(
        5, has_prior=True, columns=2, classes=run_classes(run), is_averaged=True
    )
    kept = read_pictures(run.path, gallery, EPOCHS)
    np.testing.assert_array_equal(drawn.arrays["images"], kept[:3])  # classes take turns there too
    sevens = Generated(latents=vectors[:1], label=2)
    asked = explainer_of(sevens)(model, sevens)
    assert isinstance(asked, Explained)
    assert (asked.arrays["images"] != kept[:1]).any()
    with pytest.raises(InputError, match="knows 3 classes"):
        explainer_of(sevens)(model, Generated(label=3))

    view = Nearest(latents=vectors, neighbors=2)
    slices = explainer_of(view)(model, view)
    assert not isinstance(slices, Explained)
    found = whole(slices)
    dataset, parts = run.dataset()
    with open_pixels(dataset, model.form) as pixels:
        train = np.asarray(pixels[parts.train]).astype(float) / 255
    apart = kept[:3, None].astype(float) / 255 - train[None]
    brute = np.sqrt(np.square(apart).mean(axis=(2, 3, 4)))
    order = brute.argsort(axis=1)[:, :2]
    np.testing.assert_allclose(
        found.arrays["distances"], np.take_along_axis(brute, order, 1), rtol=1e-3
    )
    names = [[dataset.images[parts.train[i]].path for i in row] for row in order]
    assert found.arrays["files"].tolist() == names

    files = tuple(str(Path(dataset.folder, file)) for file in gallery.files[:6])
    judged = explainer_of(Judged(files=files))(model, Judged(files=files))
    assert isinstance(judged, Explained)
    said = judged.arrays["scores"][np.arange(6), [0, 1, 2] * 2]
    np.testing.assert_allclose(said, read_scores(run.path, EPOCHS).real[:6], rtol=1e-3)


@pytest.mark.parametrize("checkpoint", ["best", 2])
def test_the_generator_that_trained_draws_as_well(run: RunFolder, checkpoint: Checkpoint) -> None:
    import keras

    model = opened(target_of(str(run.path), checkpoint))
    latents = read_latents(run.path, whole_gallery(run))[:6]
    vectors = tuple(tuple(float(v) for v in row[:5]) for row in latents)
    found = {}
    for raw in (False, True):
        view = Generated(latents=vectors, raw=raw)
        drawn = explainer_of(view)(model, view)
        assert isinstance(drawn, Explained)
        found[raw] = drawn.arrays["images"]
    epoch = EPOCHS if checkpoint == "best" else checkpoint
    np.testing.assert_array_equal(
        found[False], read_pictures(run.path, whole_gallery(run), int(epoch))
    )
    # An oracle of its own: the checkpoint's numbers, which begin with the discriminator's.
    held = read_arrays(run.checkpoints / "base.npz")
    held |= read_arrays(epoch_file(run.checkpoints, int(epoch)))
    recipe = run.recipe()
    network = build_gan(recipe.gan, recipe.data.image_size, recipe.data.color, 3, recipe.seed)
    learner = keras.models.clone_model(network.opponents[0])
    begin = len(network.logits.variables)
    values = [held[name] for name in sorted(held, key=lambda name: int(name.split("/")[1]))]
    learner.set_weights(values[begin : begin + len(learner.variables)])
    made = np.rint(np.asarray(learner(latents))).clip(0, 255)
    np.testing.assert_array_equal(found[True], made)
    assert (found[True] != found[False]).any()


def whole_gallery(run: RunFolder) -> Gallery:
    gallery = read_gallery(run.path)
    assert gallery is not None
    return gallery


def run_classes(run: RunFolder) -> tuple[str, ...]:
    return run.dataset()[0].classes


def test_the_command_line_asks_for_a_class(
    run: RunFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "drawn"
    command = ["generate", str(run.path), "--out", str(out), "--count", "3", "--class"]
    assert main([*command, "red"]) == 0
    assert len(list(out.glob("*.png"))) == 3
    assert main([*command, "mauve"]) == 2
    assert "knows no class mauve. Classes: blue, green, red." in capsys.readouterr().err
    assert main(["evaluate", str(run.path)]) == 0
    assert "D(real)" in capsys.readouterr().out
    assert main(["evaluate", str(run.path), "--data", str(tmp_path)]) == 2


@pytest.mark.timeout(900)
def test_killed_it_ends_bit_identical(run: RunFolder, images: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipes.write(recipe_of(images), recipe)
    runs = tmp_path / "runs"
    runs.mkdir()
    start = [str(recipe), "--runs", str(runs)]
    cut = RunFolder(engine_runs.kill_after(start, runs, "2*/gallery/epoch-000002.png"))
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
    with pytest.raises(InputError, match="A conditional GAN needs at least two class folders"):
        Watched().train(recipe_of(folder), tmp_path)
