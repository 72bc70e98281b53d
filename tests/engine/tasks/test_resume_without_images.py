"""A run goes on while the disk with its images is unplugged, as long as their pixels are kept."""

from pathlib import Path

import engine_runs
import pytest
import tiny_images
from engine_runs import Watched, after_epoch

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset import decode, opening
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import AnyEvent, RunEnded, RunStarted

pytestmark = pytest.mark.engine


@pytest.fixture
def images(tmp_path: Path) -> Path:
    return tiny_images.make_images(tmp_path / "disk" / "images")


def recipe_of(images: Path) -> Recipe:
    return tiny_images.lenet_recipe(images, stage=(Stage(epochs=12),))


@pytest.fixture
def paused(images: Path, tmp_path: Path) -> RunFolder:
    """A run that waits for its last epochs."""
    watched = Watched()
    watched.on_event = after_epoch(watched.control.pause)
    run = watched.train(recipe_of(images), tmp_path / "runs")
    assert watched.of(RunEnded)[-1].outcome == "paused"
    return run


def unplug(images: Path) -> Path:
    """Take the disk away; return where its images are now."""
    return images.parent.rename(images.parent.with_name("drawer")) / images.name


def test_with_the_pixels_kept_it_ends_as_if_nothing_had_happened(
    images: Path, paused: RunFolder, tmp_path: Path
) -> None:
    whole = engine_runs.train(recipe_of(images), tmp_path / "others")
    unplug(images)
    watched = Watched()
    run = watched.resume(paused)
    assert watched.of(RunEnded)[-1].outcome == "finished"
    engine_runs.assert_same_weights(run.model_file, whole.model_file)


def test_without_them_the_missing_folder_is_named_and_the_run_waits(
    images: Path, paused: RunFolder
) -> None:
    elsewhere = unplug(images)
    for file in (paths.cache() / "pixels").iterdir():
        file.unlink()
    with pytest.raises(InputError, match=f"The folder {images} no longer exists"):
        Watched().resume(paused)
    elsewhere.parent.rename(images.parent)
    watched = Watched()
    watched.resume(paused)
    assert watched.of(RunEnded)[-1].outcome == "finished"


def test_a_first_training_decodes_each_image_once(
    images: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []
    original = opening.opened

    def counted(content: bytes) -> object:
        opened.append(len(content))
        return original(content)

    monkeypatch.setattr(decode, "opened", counted)
    engine_runs.train(tiny_images.lenet_recipe(images), tmp_path / "runs")
    assert len(opened) == 36


def test_a_training_goes_on_when_the_disk_is_unplugged_meanwhile(
    images: Path, tmp_path: Path
) -> None:
    def unplug_at_start(event: AnyEvent) -> None:
        if isinstance(event, RunStarted):
            unplug(images)

    watched = Watched(unplug_at_start)
    watched.train(recipe_of(images), tmp_path / "runs")
    assert not images.exists()
    assert watched.of(RunEnded)[-1].outcome == "finished"
