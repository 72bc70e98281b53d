"""An engine that trains again and again: each run is what it is in a fresh process."""

import gc
from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tiny_images
from engine_process import EngineProcess
from msgspec.structs import replace
from tensorflow.python.framework.func_graph import FuncGraph

from studio.core.look.grad_cam import GradCam
from studio.core.look.guided import Guided
from studio.core.projects.pinned_images import pin
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.runs.probes import read_probes
from studio.core.wire import messages
from studio.core.wire.messages import Ready, RunEnded
from studio.engine.leftovers import clear_leftovers
from studio.engine.look import weighted_pass
from studio.engine.look.looking import Looking
from studio.engine.training.precision import use_precision

pytestmark = pytest.mark.engine


def train(engine: EngineProcess, recipe: Recipe, folder: Path, request: int) -> Path:
    """Return the folder of the run."""
    engine.send(messages.Train(recipe, str(folder), str(folder / "runs"), request=request))
    ended = engine.wait_for(RunEnded, request)
    assert ended.outcome == "finished"
    return Path(ended.run)


@pytest.mark.slow
def test_same_recipe_twice_in_one_engine_gives_equal_bits(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.two_stage_recipe(images_folder)
    other = replace(
        tiny_images.lenet_recipe(images_folder), precision="mixed", stage=(Stage(epochs=1),)
    )
    runs = []
    with EngineProcess(tmp_path / "log") as engine:
        engine.wait_for(Ready)
        runs.append(train(engine, recipe, tmp_path, 1))
        train(engine, other, tmp_path, 2)  # another precision, other layers
        runs.append(train(engine, recipe, tmp_path, 3))
        assert engine.process.poll() is None
    first, second = (engine_runs.weights(run / "last.keras") for run in runs)
    assert list(first) == list(second)
    for name, array in first.items():
        np.testing.assert_array_equal(array, second[name], err_msg=name)


def test_no_graph_of_a_run_stays(images_folder: Path, tmp_path: Path) -> None:
    clear_leftovers()
    before = _graphs()
    engine_runs.train(tiny_images.two_stage_recipe(images_folder), tmp_path)
    clear_leftovers()
    assert _graphs() - before == set()


def test_no_graph_that_a_look_has_traced_stays(
    images_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither of pinned images, nor of questions to the run, once its networks are let go of."""
    monkeypatch.setattr(weighted_pass, "EAGER_AT_WORK", 0)
    clear_leftovers()
    before = _graphs()
    image = images_folder / "red" / "00.png"
    pin(tmp_path, image)
    watched = engine_runs.Watched()
    run = watched.train(tiny_images.two_stage_recipe(images_folder), tmp_path)
    assert read_probes(run.path) is not None
    looking = Looking()
    for view in (GradCam(image=str(image)), Guided(image=str(image))):
        for _ in range(weighted_pass.EAGER + 1):
            looking.see(messages.Look(str(run.path), "best", view, request=1), watched.job)
    assert _graphs() - before != set()
    del looking, watched
    clear_leftovers()
    assert _graphs() - before == set()


def _graphs() -> set[int]:
    return {id(it) for it in gc.get_objects() if isinstance(it, FuncGraph)}


def test_nothing_of_a_run_reaches_into_the_next_network() -> None:
    clear_leftovers()
    use_precision("mixed")
    kept = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
    assert "bfloat16" in kept.layers[0].compute_dtype
    before = kept(np.ones((1, 4), np.float32)).numpy()
    clear_leftovers()
    layer = keras.layers.Dense(3)
    assert layer.name == "dense"
    assert layer.compute_dtype == "float32"
    after = kept(np.ones((1, 4), np.float32)).numpy()  # what is still in use goes on working
    np.testing.assert_array_equal(before, after)
