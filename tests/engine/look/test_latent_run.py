"""A run that learns a distribution of codes from noisy images, and all that is made with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
from engine_runs import Watched
from msgspec.structs import replace
from networks_to_look_into import see
from numpy.typing import NDArray
from PIL import Image

from studio.cli.main import main
from studio.core.base.errors import InputError
from studio.core.evaluation import kept, restorations
from studio.core.look.codes import Codes, CodesFacts
from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.restored import Restored, RestoredFacts
from studio.core.look.view import Checkpoint
from studio.core.metrics import read_metrics
from studio.core.recipes.recipe import Autoencoder, Data, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.gallery import (
    read_errors,
    read_gallery,
    read_noisy,
    read_originals,
    read_pictures,
)
from studio.core.wire.messages import AnyEvent, Look, Metrics, Seen
from studio.engine.export import export_run
from studio.engine.look.looking import Looking
from studio.engine.tasks.autoencode.compressing import compress, decompress
from studio.engine.tasks.autoencode.judging import judge_run
from studio.engine.tasks.generate import generate

pytestmark = pytest.mark.engine

SIZE = (11, 13)


def recipe_of(images: Path, **changes: object) -> Recipe:
    table = Autoencoder(
        kind="variational", code=2, dense=(), filters=(4, 6), noise_std=0.2, noise_mean=0.1
    )
    recipe = Recipe(
        name="Latent",
        task="autoencode",
        data=Data(folder=str(images), image_size=SIZE, validation=0.2, test=0.2, batch_size=5),
        autoencoder=table,
        stage=(Stage(epochs=3, learning_rate=3e-3),),
    )
    return replace(recipe, **changes)


@pytest.fixture(scope="module")
def run(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return Watched().train(recipe_of(images_folder), tmp_path_factory.mktemp("latent"))


@pytest.fixture(scope="module")
def looking() -> Looking:
    return Looking()


def result_of(run: RunFolder) -> Autoencoded:
    result = run.report().result
    assert isinstance(result, Autoencoded)
    return result


def test_the_divergence_is_a_figure_and_told_for_each_number_of_the_code(run: RunFolder) -> None:
    header = run.metrics_file.read_text().splitlines()[0]
    assert header == "stage,epoch,batch,split,loss,error,kl,learning_rate,seconds"
    series = read_metrics(run.metrics_file)
    assert (series.validation.values("kl") > 0).all()
    result = result_of(run)
    assert len(result.kl_dimensions) == 2
    assert sum(result.kl_dimensions) == pytest.approx(result.kl.validation, rel=1e-4)
    assert replace(result, kl_dimensions=(0.001, 3.0)).collapsed == (0,)
    assert result.clipped is not None
    assert 0.05 < result.clipped < 0.9
    assert result.references[0].figures == ("error",)


def test_every_image_is_measured_and_the_report_is_their_mean(run: RunFolder) -> None:
    dataset, parts = run.dataset()
    found = restorations.read(run.restorations_file, dataset)
    result = result_of(run)
    assert found.part("test").images.tolist() == parts.test.tolist()
    assert float(found.part("test").errors.mean()) == pytest.approx(result.error.test, rel=1e-4)
    assert float(found.part("train").psnr.mean()) == pytest.approx(result.psnr.train, rel=1e-4)
    assert float(found.noisy_errors.mean()) > 0.01
    assert result.is_denoising


def test_the_gallery_shows_what_the_network_saw_and_how_far_off_it_is(run: RunFolder) -> None:
    gallery = read_gallery(run.path)
    assert gallery is not None
    assert gallery.is_noisy
    originals = read_originals(run.path, gallery).astype(float)
    apart = read_noisy(run.path, gallery) - originals
    assert 10 < apart.std() < 60
    for epoch in gallery.epochs:
        pictures = read_pictures(run.path, gallery, epoch) / 255 - originals / 255
        errors = read_errors(run.path, gallery, epoch)
        assert errors is not None
        np.testing.assert_allclose(errors, np.square(pictures).mean(axis=(1, 2, 3)), rtol=0.02)


@pytest.mark.parametrize("epoch", [1, 2])
def test_paused_within_an_epoch_it_ends_with_the_same_bits(
    run: RunFolder, images_folder: Path, tmp_path: Path, epoch: int
) -> None:
    def pause(event: AnyEvent) -> None:
        if isinstance(event, Metrics) and event.rows[-1].epoch == epoch:
            watched.control.pause()

    watched = Watched(pause)
    paused = watched.train(recipe_of(images_folder), tmp_path)
    assert not paused.has_report
    whole = Watched().resume(paused)
    engine_runs.assert_same_weights(whole.last_model_file, run.last_model_file)
    engine_runs.assert_same_weights(whole.part_file("encoder"), run.part_file("encoder"))
    assert engine_runs.metrics_without_seconds(whole) == engine_runs.metrics_without_seconds(run)
    assert engine_runs.figures(whole) == engine_runs.figures(run)
    pictures = {file.name: file.read_bytes() for file in (run.path / "gallery").iterdir()}
    assert pictures == {f.name: f.read_bytes() for f in (whole.path / "gallery").iterdir()}


def ask(looking: Looking, run: RunFolder, view: object, checkpoint: Checkpoint = "best") -> Seen:
    return see(Look(str(run.path), checkpoint, view, request=1), looking)  # type: ignore[arg-type]


def plain(run: RunFolder, part: str) -> keras.Model:
    return keras.models.load_model(run.part_file(part), compile=False)


def test_codes_are_the_encoders_own_and_lie_in_the_plane(run: RunFolder, looking: Looking) -> None:
    dataset, parts = run.dataset()
    seen = ask(looking, run, Codes("test"))
    assert isinstance(seen.facts, CodesFacts)
    assert (seen.facts.method, seen.facts.size) == ("as-is", 2)
    assert seen.arrays["images"].tolist() == parts.test.tolist()
    assert seen.arrays["files"].tolist() == [dataset.images[i].path for i in parts.test]
    pixels = ask(looking, run, Restored(images=tuple(parts.test.tolist()))).arrays["original"]
    expected = plain(run, "encoder")(pixels.astype(np.float32))
    np.testing.assert_allclose(seen.arrays["points"], expected, rtol=1e-4, atol=1e-5)
    whole = ask(looking, run, Codes(method="tsne", count=12)).arrays
    assert whole["points"].shape == (12, 2)
    assert ask(looking, run, Codes()).arrays["codes"].shape == (36, 2)


def test_images_of_vectors_are_the_decoders_own(run: RunFolder, looking: Looking) -> None:
    seen = ask(looking, run, Generated(latents=((0.5, -1.0), (2.0, 0.0))))
    expected = np.asarray(plain(run, "decoder")(np.array([[0.5, -1], [2, 0]], np.float32)))
    assert np.abs(seen.arrays["images"] - expected).max() <= 0.5 + 1e-3
    drawn = ask(looking, run, Generated(count=5, seed=3))
    assert isinstance(drawn.facts, GeneratedFacts)
    assert (drawn.facts.has_prior, drawn.arrays["images"].shape) == (True, (5, *SIZE, 3))
    grid = ask(looking, run, Generated(count=3, across=0, down=1)).arrays
    assert np.unique(grid["latents"][:, 0]).size == 3
    assert np.array_equal(grid["latents"][:3, 1], grid["latents"][[0, 0, 0], 1])
    last = ask(looking, run, Generated(latents=((0.5, -1.0),)), "last").arrays["images"]
    model = keras.models.load_model(run.last_model_file, compile=False)
    x = np.array([[0.5, -1.0]], np.float32)
    names = [layer.name for layer in model.layers]
    for layer in model.layers[names.index("encoder_code") + 1 :]:
        x = layer(x)
    assert np.abs(last - np.asarray(x)).max() <= 0.5 + 1e-3


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (Generated(latents=((0.5,),)), "A vector of 1 numbers was given; the network takes 2"),
        (Generated(across=0, down=2), "two different dimensions from 0 to 1"),
        (Generated(count=40, across=0, down=1), "too large"),
        (Restored(), "needs an image"),
        (Restored(images=(99,)), "numbered from 0; found 99"),
        (Restored(files=("nowhere.png",)), "was not found"),
    ],
)
def test_what_cannot_be_shown_is_said(
    run: RunFolder, looking: Looking, view: object, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        ask(looking, run, view)


def test_restored_images_are_those_of_the_report(run: RunFolder, looking: Looking) -> None:
    dataset, parts = run.dataset()
    kept_figures = restorations.read(run.restorations_file, dataset).part("test")
    seen = ask(looking, run, Restored(images=tuple(parts.test.tolist())))
    assert isinstance(seen.facts, RestoredFacts)
    assert seen.facts.is_denoising
    np.testing.assert_allclose(seen.arrays["errors"], kept_figures.errors, rtol=1e-4)
    np.testing.assert_allclose(seen.arrays["noisy_errors"], kept_figures.noisy_errors, rtol=1e-4)
    np.testing.assert_allclose(seen.arrays["ssim"], kept_figures.ssim, rtol=1e-3, atol=1e-4)
    file = str(dataset.file(dataset.images[0]))
    one, other = (ask(looking, run, Restored(file, draw=draw)).arrays for draw in (0, 1))
    assert np.array_equal(one["original"], other["original"])
    assert not np.array_equal(one["noisy"], other["noisy"])
    listed = ask(looking, run, Layers()).facts
    assert isinstance(listed, LayersFacts)
    assert listed.latent == 2


def test_errors_that_were_not_kept_are_measured_again(run: RunFolder, tmp_path: Path) -> None:
    again = RunFolder(Path(shutil.copytree(run.path, tmp_path / "run")))
    before = restorations.read(run.restorations_file, run.dataset()[0])
    again.restorations_file.unlink()
    assert kept.find(again) is None
    file, found = judge_run(Watched().job, again.path)
    assert file == again.restorations_file
    np.testing.assert_allclose(found.errors, before.errors, rtol=1e-4)
    assert kept.find(again) == file
    assert len(restorations.read(file, again.dataset()[0])) == 36
    started, _ = judge_run(Watched().job, again.path, "start")
    assert started.parent == kept.cache_folder()


@pytest.mark.timeout(900)
def test_every_part_opens_in_plain_keras_without_layers_of_ours(
    run: RunFolder, tmp_path: Path
) -> None:
    for file in (run.model_file, run.last_model_file, run.part_file("decoder")):
        layers = keras.models.load_model(file, compile=False).layers
        assert {type(layer).__module__.split(".")[0] for layer in layers} == {"keras"}
    assert export_run(Watched().job, run.path, tmp_path / "encoder.h5", "encoder").agrees
    encoder = keras.models.load_model(tmp_path / "encoder.h5", compile=False)
    assert encoder.output_shape == (None, 2)  # the mean alone


def pictures(folder: Path) -> dict[str, NDArray[np.uint8]]:
    files = sorted(file for file in folder.rglob("*.png"))
    return {file.relative_to(folder).as_posix(): np.array(Image.open(file)) for file in files}


def test_samples_restored_and_cleaned_images_are_written(
    run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    job = Watched().job
    assert generate(job, run.path, tmp_path / "a", count=3, seed=5).images == 3
    assert generate(job, run.path, tmp_path / "b", count=3, seed=5).images == 3
    made = pictures(tmp_path / "a")
    assert list(made) == ["0001.png", "0002.png", "0003.png"]
    assert made["0001.png"].shape == (*SIZE, 3)
    again = pictures(tmp_path / "b")
    assert all(np.array_equal(again[name], picture) for name, picture in made.items())
    given = tmp_path / "given"
    shutil.copytree(images_folder / "red", given)
    Image.open(given / "00.png").convert("RGB").save(given / "00.jpg")
    (given / "note.txt").write_text("x")
    before = {file.name: file.read_bytes() for file in given.iterdir()}
    found = generate(job, run.path, tmp_path / "clean", images=given)
    assert (found.images, found.refused_count) == (13, 1)
    assert "00-2.png" in pictures(tmp_path / "clean")
    assert {file.name: file.read_bytes() for file in given.iterdir()} == before
    with pytest.raises(InputError, match="is not empty"):
        generate(job, run.path, given)


def test_a_folder_becomes_codes_and_images_again(
    run: RunFolder, images_folder: Path, tmp_path: Path
) -> None:
    job = Watched().job
    report = compress(job, run.path, images_folder, tmp_path / "codes.npz").report
    assert (report.images, report.size) == (36, (tmp_path / "codes.npz").stat().st_size)
    assert report.size < report.png_size < report.jpeg_size  # of 143 pixels
    assert report.error == pytest.approx(report.exact_error, rel=0.05)
    assert decompress(job, tmp_path / "codes.npz", tmp_path / "back").images == 36
    back = pictures(tmp_path / "back")
    assert set(back) == {
        file.relative_to(images_folder).as_posix() for file in images_folder.rglob("*.png")
    }
    errors = []
    for name, picture in back.items():
        with Image.open(images_folder / name) as image:
            original = np.array(image.convert("RGB").resize(SIZE[::-1], Image.Resampling.BOX))
        errors.append(np.square((picture.astype(float) - original) / 255).mean())
    assert np.mean(errors) == pytest.approx(report.error, rel=0.2)  # another way of resizing
    other = Watched().train(
        recipe_of(images_folder, seed=8, stage=(Stage(epochs=1),)), tmp_path / "runs"
    )
    with pytest.raises(InputError, match="was made by another network"):
        decompress(job, tmp_path / "codes.npz", tmp_path / "x", other.path)
    assert not (tmp_path / "x").exists()


def test_the_command_line_says_how_well_it_restores_and_lists_the_worst(
    run: RunFolder, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    result, file = result_of(run), tmp_path / "errors.csv"
    assert main(["evaluate", str(run.path), "--json", "--errors", str(file)]) == 0
    said = json.loads(capfd.readouterr().out)
    assert (said["part"], said["images"]) == ("test", 6)
    assert said["psnr"] == pytest.approx(result.psnr.test, rel=1e-4)
    assert said["noisy_psnr"] == pytest.approx(result.noisy_psnr.test, rel=1e-4)
    header, *rows = file.read_text().splitlines()
    assert header == "file,error,psnr,ssim,noisy_error,noisy_psnr,noisy_ssim"
    errors = [float(row.split(",")[1]) for row in rows]
    assert errors == sorted(errors, reverse=True)
    assert np.mean(errors) == pytest.approx(result.error.test, rel=1e-4)
    assert main(["generate", str(run.path), "--out", str(tmp_path / "made"), "--count", "2"]) == 0
    assert len(pictures(tmp_path / "made")) == 2
