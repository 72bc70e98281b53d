"""A run that was paused or cut off ends with the same weights as one that never was."""

import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import engine_runs
import numpy as np
import pytest
import tiny_images
from engine_runs import Watched
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Augment, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Changed, Phase, Progress, RunEnded, RunStarted
from studio.engine.training import stage as stages
from studio.engine.training.checkpoints import newest_checkpoint

pytestmark = pytest.mark.engine

BATCHES = 20
"""Of the whole run below: four epochs of five."""


@pytest.fixture(scope="module")
def watched_whole(
    images_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[RunFolder, Watched]:
    """The run that was never cut: two stages, dropout, augmentation, a schedule."""
    watched = Watched()
    recipe = tiny_images.two_stage_recipe(images_folder)
    return watched.train(recipe, tmp_path_factory.mktemp("whole")), watched


@pytest.fixture
def whole(watched_whole: tuple[RunFolder, Watched]) -> RunFolder:
    return watched_whole[0]


def paused_after(batches: int, begin: Callable[[Watched], RunFolder]) -> tuple[RunFolder, Watched]:
    """Train until so many batches are done in this session."""
    watched = Watched()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "LONGEST_GROUP", 1)
        record = stages.StageTraining._record_group
        done: list[int] = []

        def counted(training: stages.StageTraining, *given: object) -> None:
            record(training, *given)  # type: ignore[arg-type]
            done.append(1)
            if len(done) == batches:
                watched.control.pause()

        patch.setattr(stages.StageTraining, "_record_group", counted)
        run = begin(watched)
    assert len(done) == batches
    return run, watched


def paused_early(folder: Path, runs: Path) -> RunFolder:
    """A run that was paused after its second batch."""
    recipe = tiny_images.lenet_recipe(folder)
    return paused_after(2, lambda watched: watched.train(recipe, runs))[0]


def assert_same_end(run: RunFolder, whole: RunFolder) -> None:
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    engine_runs.assert_same_weights(run.model_file, whole.model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)
    assert engine_runs.figures(run) == engine_runs.figures(whole)


class PausedOften(NamedTuple):
    """A run that was paused again and again, and gone on with to its end.

    Attributes:
        sessions: what each said, the last to the end included.
        in_third_epoch: its folder as the third pause left it, with checkpoints of the second
            epoch's end and of batch 12.
    """

    run: RunFolder
    sessions: list[Watched]
    in_third_epoch: RunFolder


PAUSES = (2, 5, 12, BATCHES)
"""Within an epoch, at the end of one, in the second stage, and before the last is validated."""


@pytest.fixture(scope="module")
def paused_often(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> PausedOften:
    folder = tmp_path_factory.mktemp("paused")
    recipe = tiny_images.two_stage_recipe(images_folder)
    run, watched = paused_after(PAUSES[0], lambda watched: watched.train(recipe, folder))
    sessions = [watched]
    for before, batch in pairwise(PAUSES):
        _, watched = paused_after(batch - before, lambda watched: watched.resume(run))
        assert not run.has_report
        sessions.append(watched)
        if batch == PAUSES[2]:
            shutil.copytree(run.path, folder / "third")
    last = Watched()
    assert last.resume(run).path == run.path
    return PausedOften(run, [*sessions, last], RunFolder(folder / "third"))


def test_a_run_that_was_paused_again_and_again_ends_bit_identical(
    paused_often: PausedOften, watched_whole: tuple[RunFolder, Watched]
) -> None:
    ends = [watched.of(RunEnded)[-1].outcome for watched in paused_often.sessions]
    assert ends == ["paused"] * len(PAUSES) + ["finished"]
    done = [watched.of(RunStarted)[0].epochs_done for watched in paused_often.sessions]
    assert done == [0, 0, 0, 2, 3]
    whole, plain = watched_whole
    assert_same_end(paused_often.run, whole)
    # Distances of a resumed run are from its very beginning.
    last = paused_often.sessions[-1].of(Changed)[-1]
    np.testing.assert_array_equal(last.distance, plain.of(Changed)[-1].distance)


def test_blends_rates_by_layer_and_a_falling_rate_go_on_bit_identical(
    images_folder: Path, tmp_path: Path
) -> None:
    """Paused within an epoch, while the rate waits to fall, and gone on with to the end."""
    stage = Stage(
        epochs=5,
        learning_rate=0.02,
        schedule="plateau",
        plateau_factor=0.5,
        plateau_patience=2,
        multipliers={"block*": 0.1},
    )
    augment = Augment(rotation=0.1, mixup=0.4)
    recipe = tiny_images.lenet_recipe(images_folder, augment=augment, stage=(stage,))
    whole = engine_runs.train(recipe, tmp_path / "whole")
    run, _ = paused_after(13, lambda watched: watched.train(recipe, tmp_path / "paused"))
    Watched().resume(run)
    assert_same_end(run, whole)


def test_pausing_while_the_result_is_judged(
    images_folder: Path, tmp_path: Path, whole: RunFolder
) -> None:
    watched = Watched()

    def pause(event: object) -> None:
        if isinstance(event, Progress) and event.phase is Phase.TESTING:
            watched.control.pause()

    watched.on_event = pause
    run = watched.train(tiny_images.two_stage_recipe(images_folder), tmp_path)
    assert watched.of(RunEnded)[-1].outcome == "paused"
    Watched().resume(run)
    assert_same_end(run, whole)


def test_early_stopping_remembers_its_patience(images_folder: Path, tmp_path: Path) -> None:
    stage = Stage(epochs=9, optimizer="sgd", learning_rate=1e-12, early_stopping=3)
    recipe = tiny_images.lenet_recipe(images_folder, stage=(stage,))
    watched = Watched()

    def pause(_event: object) -> None:
        if len(watched.of(Changed)) == 2:  # the second epoch is the first without progress
            watched.control.pause()

    watched.on_event = pause
    run = watched.train(recipe, tmp_path)
    assert not run.has_report
    watched.on_event = None
    watched.resume(run)
    assert run.report().epochs == 4


# --- damage ---------------------------------------------------------------------------------


def checkpoints(run: RunFolder) -> list[Path]:
    return sorted(run.checkpoints.glob("at-*.npz"))


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def flip_a_bit(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0x10
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.fixture
def copy(paused_often: PausedOften, tmp_path: Path) -> RunFolder:
    return RunFolder(Path(shutil.copytree(paused_often.in_third_epoch.path, tmp_path / "copy")))


@pytest.mark.parametrize("damage", [cut_short, flip_a_bit, empty])
def test_a_damaged_checkpoint_is_passed_over(
    copy: RunFolder, damage: Callable[[Path], None]
) -> None:
    older, newest = checkpoints(copy)
    damage(newest)
    found = newest_checkpoint(copy.checkpoints, copy.recipe())
    assert found is not None
    assert (found[0].stage, found[0].epoch, found[0].batch) == (0, 2, 0)
    assert older.name.startswith("at-000-000002")


def test_what_a_power_cut_leaves_does_no_harm(copy: RunFolder, whole: RunFolder) -> None:
    flip_a_bit(checkpoints(copy)[-1])
    (copy.checkpoints / ".at-001-000001-00000000.npz.1-2.part").write_bytes(b"half")
    (copy.path / ".model.1.part.keras").write_bytes(b"half")
    with copy.metrics_file.open("a") as file:
        file.write("2,1,3,train,0.5,0.")
    watched = Watched()
    watched.resume(copy)
    assert watched.of(RunStarted)[0].epochs_done == 2
    assert_same_end(copy, whole)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("checkpoints/base.npz", "base|first checkpoint"),
        ("dataset.json", r"dataset\.json"),
        ("recipe.toml", r"recipe\.toml"),
    ],
)
@pytest.mark.parametrize("damage", [empty, Path.unlink], ids=["empty", "gone"])
def test_what_cannot_go_on_says_why(
    copy: RunFolder, file: str, text: str, damage: Callable[[Path], None]
) -> None:
    damage(copy.path / file)
    with pytest.raises(InputError, match=text) as caught:
        Watched().resume(copy)
    assert len(str(caught.value).splitlines()) == 1


def test_a_recipe_that_was_changed_by_hand_is_noticed(copy: RunFolder) -> None:
    recipe = copy.recipe()
    recipes.write(replace(recipe, model=replace(recipe.model, dense=(17,))), copy.recipe_file)
    with pytest.raises(InputError, match=r"was edited since .*model\.dense"):
        Watched().resume(copy)
    copy.trained_file.unlink()  # as runs of earlier versions are
    with pytest.raises(InputError, match="does not fit the recipe's network"):
        Watched().resume(copy)


def test_a_metrics_file_that_lost_rows_is_noticed(copy: RunFolder) -> None:
    copy.metrics_file.write_text(copy.metrics_file.read_text()[:200])
    with pytest.raises(InputError, match=r"metrics\.csv .*folder was changed"):
        Watched().resume(copy)


def test_images_that_changed_meanwhile_are_noticed(tmp_path: Path) -> None:
    folder = tiny_images.make_images(tmp_path / "images")
    run = paused_early(folder, tmp_path)
    shutil.rmtree(Path(os.environ["STUDIO_CACHE"]))  # no decoded copy is left
    shutil.copy(folder / "red" / "00.png", folder / "blue" / "00.png")
    with pytest.raises(InputError, match=r"blue/00\.png"):
        Watched().resume(run)


# --- killed ---------------------------------------------------------------------------------


def long_recipe(folder: Path) -> Recipe:
    stage = replace(tiny_images.two_stage_recipe(folder).stage[0], epochs=12)
    return replace(tiny_images.two_stage_recipe(folder), stage=(stage,))


def test_a_killed_training_goes_on_from_its_checkpoint_bit_identical(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = long_recipe(images_folder)
    file = tmp_path / "recipe.toml"
    recipes.write(recipe, file)
    runs = tmp_path / "runs"
    engine_runs.kill_after([str(file)], runs, "*/checkpoints/at-000-000006-*.npz")
    (run,) = (RunFolder(path) for path in runs.iterdir())
    Watched().resume(run)
    assert_same_end(run, engine_runs.train(recipe, tmp_path / "plain"))
