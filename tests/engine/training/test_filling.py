"""Rows are made while the first epoch trains, and nothing comes out different."""

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import engine_runs
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset import pixels as pixels_module
from studio.core.dataset.decode import load_with_digest
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.scan import scan
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Augment, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, Metrics, Phase, Progress, RunEnded, RunStarted
from studio.engine.data.order import epoch_order
from studio.engine.training.kept_outputs import KeptOutputs

pytestmark = pytest.mark.engine

HEAD = (Stage(name="Head", train=("head",), epochs=3),)
ALL = (Stage(name="All", train=("all",), epochs=3),)


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """JPEGs that the scan judges at an eighth of their size, so that the training decodes them."""
    numbers = np.random.default_rng(1)
    for index in range(90):
        coarse = Image.fromarray(numbers.integers(0, 256, (6, 6, 3), np.uint8))
        place = tmp_path / "photographs" / f"class{index % 3}"
        place.mkdir(parents=True, exist_ok=True)
        coarse.resize((320, 240), Image.Resampling.BICUBIC).save(place / f"{index:02d}.jpg")
    return tmp_path / "photographs"


def recipe_of(folder: Path, stage: tuple[Stage, ...], augment: Augment | None = None) -> Recipe:
    return tiny_images.lenet_recipe(folder, stage=stage, augment=augment)


def forget_pixels() -> None:
    for folder in ("pixels", "frozen"):
        for file in (paths.cache() / folder).glob("*"):
            file.unlink()


def fill_first(recipe: Recipe) -> None:
    """Decode everything before a training begins."""
    dataset = scan(Path(recipe.data.folder))
    with open_pixels(dataset, PixelForm(recipe.data.image_size, recipe.data.color)) as pixels:
        pixels.wait(np.arange(len(dataset.images)))


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were decoded for the training, in order; one thread decodes."""
    names: list[str] = []

    def noted(path: Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
        names.append(path.name)
        return load_with_digest(path, form)

    monkeypatch.setattr(pixels_module, "load_with_digest", noted)
    monkeypatch.setattr(pixels_module, "workers", lambda: 1)
    return names


@pytest.mark.parametrize(
    ("stage", "augment"),
    [
        (HEAD, None),
        (ALL, None),
        (HEAD, Augment(flip="both", rotation=0.1, views=2)),
        ((*HEAD, replace(HEAD[0], name="More", train=("head", "block3_*"), epochs=1)), None),
    ],
)
def test_filling_while_training_ends_with_the_bits_of_filling_first(
    photographs: Path, tmp_path: Path, stage: tuple[Stage, ...], augment: Augment | None
) -> None:
    recipe = recipe_of(photographs, stage, augment)
    meanwhile = engine_runs.train(recipe, tmp_path / "meanwhile")
    forget_pixels()
    fill_first(recipe)
    first = engine_runs.train(recipe, tmp_path / "first")
    from_cache = engine_runs.train(recipe, tmp_path / "again")
    for run in (meanwhile, from_cache):
        engine_runs.assert_same_weights(run.model_file, first.model_file)
        engine_runs.assert_same_weights(run.last_model_file, first.last_model_file)
        assert engine_runs.figures(run) == engine_runs.figures(first)
        assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(
            first
        )


def test_the_first_figures_come_before_most_images_are_decoded(
    photographs: Path, tmp_path: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pixels_module, "_AHEAD_BYTES", 0)
    recipe = recipe_of(photographs, ALL)
    done: list[int] = []

    def note(event: AnyEvent) -> None:
        if isinstance(event, Metrics):
            done.append(len(decoded))

    run = Watched(note).train(recipe, tmp_path)
    assert done[0] <= 40
    assert len(decoded) == 90  # each once
    dataset, parts = run.dataset()
    trained = {Path(dataset.images[image].path).name for image in parts.train}
    assert set(decoded[: len(trained)]) == trained  # the test part comes last


def test_a_second_run_makes_nothing_again(
    photographs: Path, tmp_path: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = recipe_of(photographs, HEAD)
    engine_runs.train(recipe, tmp_path / "first")
    del decoded[:]
    monkeypatch.setattr(KeptOutputs, "_compute", None)  # a second computation would fail
    again = replace(recipe, stage=(replace(HEAD[0], learning_rate=1e-4),))
    engine_runs.train(again, tmp_path / "second")
    assert decoded == []


def test_only_images_that_are_used_are_decoded(
    photographs: Path, tmp_path: Path, decoded: list[str]
) -> None:
    recipe = recipe_of(photographs, ALL)
    recipe = replace(recipe, data=replace(recipe.data, limit_per_class=10))
    engine_runs.train(recipe, tmp_path)
    assert len(decoded) == 30


def when_metrics(count: int, act: Callable[[], None]) -> Callable[[AnyEvent], None]:
    """Act once so many batches of training have been reported."""
    batches: list[int] = []

    def look(event: AnyEvent) -> None:
        if isinstance(event, Metrics):
            batches.extend(1 for row in event.rows if row.split == "train" and row.batch)
            if len(batches) >= count and -1 not in batches:
                batches.append(-1)
                act()

    return look


@pytest.mark.parametrize("stage", [HEAD, ALL])
def test_pausing_in_the_first_epoch_and_going_on_ends_with_the_same_bits(
    photographs: Path, tmp_path: Path, stage: tuple[Stage, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = recipe_of(photographs, stage)
    whole = engine_runs.train(recipe, tmp_path / "whole")
    forget_pixels()
    monkeypatch.setattr(pixels_module, "_AHEAD_BYTES", 0)
    watched = Watched()
    watched.on_event = when_metrics(2, watched.control.pause)
    run = watched.train(recipe, tmp_path / "paused")
    assert watched.of(RunEnded)[-1].outcome == "paused"
    (file,) = (paths.cache() / "pixels").iterdir()
    before = file.stat().st_ino
    Watched().resume(run)
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)
    assert file.stat().st_ino == before


HALF_WAY = """
import sys, time
from itertools import count
from pathlib import Path
from studio.core.dataset import kept_rows, pixels
kept_rows._FLUSH_SECONDS = 0.02
pixels._AHEAD_BYTES = 0
decode, decoded = pixels.load_with_digest, count()
def some(path, form):
    while next(decoded) >= 65:
        Path(sys.argv[2]).with_name("hangs").touch()
        time.sleep(1)
    return decode(path, form)
pixels.load_with_digest = some
from studio.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""`studio` that reads 65 of 90 images, 60 to train on, and hangs: however late it is killed, it has
read no others."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_killed_in_the_first_epoch_it_goes_on_with_a_half_filled_file(
    photographs: Path, tmp_path: Path
) -> None:
    recipe = recipe_of(photographs, HEAD)
    recipe = replace(recipe, data=replace(recipe.data, batch_size=4))
    recipes.write(recipe, tmp_path / "recipe.toml")
    runs = tmp_path / "runs"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HALF_WAY,
            "train",
            str(tmp_path / "recipe.toml"),
            "--runs",
            str(runs),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"},
    )

    def read() -> int:
        """Return how many images are there."""
        dataset, _ = RunFolder(next(runs.iterdir())).dataset()
        with open_pixels(dataset, PixelForm(recipe.data.image_size, "rgb")) as pixels:
            return int(pixels.has(np.arange(len(pixels))).sum())

    try:
        deadline = time.monotonic() + 200
        while not (tmp_path / "hangs").exists():
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    (path,) = runs.iterdir()
    assert 0 < read() <= 65
    run = Watched().resume(RunFolder(path))
    forget_pixels()
    whole = engine_runs.train(recipe, tmp_path / "whole")
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_an_image_that_is_not_what_it_was_ends_the_run_in_a_sentence_and_it_can_go_on(
    photographs: Path,
    tmp_path: Path,
    damage: str,
    decoded: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pixels_module, "_AHEAD_BYTES", 0)
    recipe = recipe_of(photographs, ALL)
    whole = engine_runs.train(recipe, tmp_path / "whole")
    forget_pixels()
    del decoded[:]
    dataset, parts = whole.dataset()
    kept: dict[Path, bytes] = {}

    last = dataset.images[epoch_order(parts.train, recipe.seed, 0, 0)[-1]]

    def spoil() -> None:
        victim = dataset.file(last)
        assert victim.name not in decoded
        kept[victim] = victim.read_bytes()
        if damage == "gone":
            victim.unlink()
        else:
            Image.new("RGB", (320, 240)).save(victim)

    watched = Watched(when_metrics(1, spoil))
    wanted = (
        "changed after the folder was scanned" if damage == "changed" else "can no longer be read"
    )
    with pytest.raises(InputError, match=wanted) as caught:
        watched.train(recipe, tmp_path / "runs")
    ((victim, content),) = kept.items()
    assert victim.name in str(caught.value)
    (path,) = (tmp_path / "runs").iterdir()
    assert not RunFolder(path).has_report
    assert RunFolder(path).checkpoint_files()  # what was learned up to it
    victim.write_bytes(content)
    run = Watched().resume(RunFolder(path))
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)


def test_what_is_told_of_the_first_epoch_is_true(
    photographs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pixels_module, "_AHEAD_BYTES", 0)
    watched = Watched()
    recipe = recipe_of(photographs, HEAD)
    run = watched.train(recipe, tmp_path / "first")
    begun = [event.phase for event in watched.of(Progress)]
    assert Phase.FILLING in begun
    assert begun.index(Phase.FILLING) < begun.index(Phase.TRAINING)
    assert "images are still to be read" in (run.path / "events.log").read_text()
    assert run.report().seconds["caching"] > 0
    lefts = [event.seconds_left for event in watched.of(Metrics)]
    assert lefts[-1] == pytest.approx(0.0, abs=1e-6) or math.isnan(lefts[-1])
    watched = Watched()
    watched.train(recipe, tmp_path / "second")
    assert Phase.FILLING not in [event.phase for event in watched.of(Progress)]
    assert watched.of(RunStarted)
