"""A row of the table is Keras' optimizer of that name, and nothing of it is lost."""

from pathlib import Path

import engine_runs
import keras
import numpy as np
import pytest
import tensorflow as tf
import tiny_images
from engine_runs import Watched
from numpy.typing import NDArray
from plain_optimizers import PLAIN

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Model, Stage
from studio.core.wire.messages import Changed, RunEnded
from studio.engine.training.optimizers import make_optimizer, most_slots, state_of

pytestmark = pytest.mark.engine

SHAPES = ((3, 5), (5,))


def fresh_variables() -> list[keras.Variable]:
    draws = np.random.default_rng(3)
    return [keras.Variable(draws.normal(size=shape), dtype="float32") for shape in SHAPES]


def gradients(steps: int, first: int = 0) -> list[list[NDArray[np.float32]]]:
    """Return the gradients of each step; a few are exactly 0, which some optimizers divide by."""
    drawn = []
    for step in range(first, first + steps):
        draws = np.random.default_rng(step)
        drawn.append([draws.normal(size=shape).astype(np.float32) for shape in SHAPES])
        drawn[-1][0][0] = 0.0
    return drawn


def step_all(
    optimizer: keras.Optimizer,
    variables: list[keras.Variable],
    steps: list[list[NDArray[np.float32]]],
) -> list[NDArray[np.float32]]:
    """Apply the gradients inside a graph, as a training does; return the variables' values."""
    optimizer.build(variables)
    apply = tf.function(lambda given: optimizer.apply(given, variables), autograph=False)
    for given in steps:
        apply([tf.constant(gradient) for gradient in given])
    return [variable.numpy() for variable in variables]


def bits(arrays: list[NDArray[np.float32]]) -> list[bytes]:
    return [array.tobytes() for array in arrays]


def test_every_row_is_compared_with_plain_keras() -> None:
    assert set(PLAIN) == set(OPTIMIZERS)


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_steps_are_those_of_plain_keras_bit_for_bit(name: str) -> None:
    rate = OPTIMIZERS[name].usual_rate
    ours, plain = fresh_variables(), fresh_variables()
    before = bits([variable.numpy() for variable in ours])
    steps = gradients(6)
    found = step_all(make_optimizer(name, rate, half=False), ours, steps)
    assert bits(found) == bits(step_all(PLAIN[name](rate), plain, steps))
    assert all(new != old for new, old in zip(bits(found), before, strict=True))


@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_slots_are_what_the_optimizer_keeps_beside_each_weight(name: str) -> None:
    optimizer = make_optimizer(name, 0.1, half=False)
    optimizer.build(fresh_variables())
    kept = [variable.shape for variable in state_of(optimizer) if tuple(variable.shape) in SHAPES]
    assert len(kept) == OPTIMIZERS[name].slots * len(SHAPES)


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("name", list(OPTIMIZERS))
def test_state_carried_to_another_optimizer_goes_on_bit_identically(name: str, half: bool) -> None:
    rate = OPTIMIZERS[name].usual_rate
    uncut, cut, resumed = (make_optimizer(name, rate, half=half) for _ in range(3))
    whole, part = fresh_variables(), fresh_variables()
    expected = step_all(uncut, whole, gradients(6))
    halfway = step_all(cut, part, gradients(3))
    carried = [keras.Variable(value) for value in halfway]
    resumed.build(carried)
    for variable, held in zip(state_of(resumed), state_of(cut), strict=True):
        variable.assign(held.numpy())
    assert bits(step_all(resumed, carried, gradients(3, first=3))) == bits(expected)


def test_room_is_asked_for_the_stage_that_keeps_the_most(tmp_path: Path) -> None:
    stages = (Stage(name="One", optimizer="sgd"), Stage(name="Two", optimizer="adam"))
    recipe = tiny_images.lenet_recipe(tmp_path, stage=stages)
    assert most_slots(recipe) == 2
    assert most_slots(tiny_images.lenet_recipe(tmp_path, stage=stages[:1])) == 0


@pytest.mark.parametrize("name", ["adam", "nadam"])
def test_a_run_paused_and_resumed_ends_bit_identically(
    images_folder: Path, tmp_path: Path, name: str
) -> None:
    stage = Stage(epochs=3, optimizer=name, learning_rate=OPTIMIZERS[name].usual_rate)
    model = Model(backbone="LeNet-5", pooling="flatten", dense=(16,))
    recipe = tiny_images.lenet_recipe(images_folder, model=model, stage=(stage,))
    whole = engine_runs.train(recipe, tmp_path / "whole")
    watched = Watched()
    watched.on_event = lambda event: watched.control.pause() if isinstance(event, Changed) else None
    run = watched.train(recipe, tmp_path / "cut")
    assert watched.of(RunEnded)[-1].outcome == "paused"
    Watched().resume(run)
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)
