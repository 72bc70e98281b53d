"""Overfitting is told with its epoch, and a sound run is left in peace."""

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.advice import Advice, RunFix, RunSituation, advise_run
from studio.core.advice.overfitting_rules import overfitting
from studio.core.metrics import MetricRow, MetricSeries, Split
from studio.core.recipes.recipe import Data, Recipe

SPLITS: tuple[Split, Split] = ("train", "validation")

Losses = list[float] | NDArray[np.float64]


def series(training: Losses, validation: Losses, *, second_stage: int = 0) -> MetricSeries:
    """Return a run of whole epochs with these losses; `second_stage`: the epoch it begins with."""
    made = MetricSeries()
    for ordinal, losses in enumerate(zip(training, validation, strict=True), 1):
        is_second = 0 < second_stage <= ordinal
        epoch = ordinal - second_stage + 1 if is_second else ordinal
        made.extend(
            MetricRow(
                1 + is_second,
                epoch,
                0,
                split,
                {"loss": float(loss), "accuracy": 0.5},
                1e-3,
                ordinal,
            )
            for split, loss in zip(SPLITS, losses, strict=True)
        )
    return made


def overfitted(turn: int, noise: float = 0.0, seed: int = 0) -> tuple[Losses, Losses]:
    """Return losses whose validation has its least value at epoch `turn`, 12 epochs more behind."""
    draws, epoch = np.random.default_rng(seed), np.arange(1, turn + 13)
    training = 2 * np.exp(-epoch / 8)
    validation = 0.4 + 1.5 * np.maximum(0, (turn - epoch) / turn) ** 2
    validation = validation + 0.03 * np.maximum(0, epoch - turn)
    factors = 1 + noise * draws.normal(size=(2, len(epoch)))
    return training * factors[0], validation * factors[1]


def sound(epochs: int, noise: float, seed: int) -> tuple[Losses, Losses]:
    """Return losses that both fall and come to rest."""
    draws, epoch = np.random.default_rng(seed), np.arange(1, epochs + 1)
    training = 2 * np.exp(-epoch / 6) + 0.02 * np.exp(-epoch / 60)
    validation = 1.8 * np.exp(-epoch / 6) + 0.3
    factors = 1 + noise * draws.normal(size=(2, epochs))
    return training * factors[0], validation * factors[1]


def said(made: MetricSeries) -> Advice | None:
    recipe = Recipe(name="r", data=Data(folder="x"))
    return advise_run(RunSituation(recipe=recipe, classes=10, series=made))


@pytest.mark.parametrize("turn", [3, 5, 10, 20, 60])
def test_the_epoch_is_that_of_the_turning_point(turn: int) -> None:
    advice = said(series(*overfitted(turn)))
    assert advice is not None
    assert advice.key == "overfits"
    assert advice.evidence is not None
    assert advice.evidence.since == turn
    assert f"from epoch {turn} on" in str(advice.sentence)
    assert str(advice.evidence.label) == f"Overfits from epoch {turn} on"


@pytest.mark.parametrize("turn", [5, 10, 20])
@pytest.mark.parametrize("seed", range(8))
def test_noise_moves_it_by_two_epochs_at_most(turn: int, seed: int) -> None:
    found = overfitting(series(*overfitted(turn, 0.02, seed)))
    assert found is not None
    assert abs(found.epoch - turn) <= 2


@pytest.mark.parametrize("noise", [0.0, 0.02, 0.05, 0.1])
@pytest.mark.parametrize("epochs", [10, 40, 100])
def test_a_run_that_comes_to_rest_is_left_in_peace(epochs: int, noise: float) -> None:
    for seed in range(10):
        assert overfitting(series(*sound(epochs, noise, seed))) is None


def test_it_is_told_a_few_epochs_behind_the_turning_point_and_not_before() -> None:
    training, validation = overfitted(10)
    told = [
        epochs
        for epochs in range(1, len(training) + 1)
        if overfitting(series(training[:epochs], validation[:epochs])) is not None
    ]
    assert told
    assert 13 <= told[0] <= 16
    assert told == list(range(told[0], len(training) + 1))  # and it stays


# Real trainings of a dense network on handwritten digits: a quarter of 300 labels wrong, Adam
# 2e-3, 40 epochs; and 1,400 right labels, 20 epochs.
REAL_TRAINING = [
    2.25,
    1.992,
    1.79,
    1.599,
    1.439,
    1.323,
    1.239,
    1.178,
    1.131,
    1.094,
    1.062,
    1.035,
    1.01,
    0.988,
    0.968,
    0.949,
    0.931,
    0.915,
    0.898,
    0.883,
    0.867,
    0.852,
    0.838,
    0.824,
    0.81,
    0.797,
    0.783,
    0.77,
    0.757,
    0.744,
    0.731,
    0.719,
    0.707,
    0.695,
    0.683,
    0.671,
    0.66,
    0.649,
    0.638,
    0.627,
]
REAL_VALIDATION = [
    2.163,
    2.013,
    1.829,
    1.668,
    1.563,
    1.488,
    1.439,
    1.41,
    1.391,
    1.38,
    1.374,
    1.372,
    1.371,
    1.372,
    1.373,
    1.376,
    1.379,
    1.382,
    1.386,
    1.39,
    1.395,
    1.4,
    1.404,
    1.41,
    1.416,
    1.422,
    1.427,
    1.434,
    1.44,
    1.446,
    1.453,
    1.459,
    1.467,
    1.473,
    1.481,
    1.488,
    1.495,
    1.503,
    1.509,
    1.518,
]
SOUND_TRAINING = [
    1.654,
    0.62,
    0.329,
    0.231,
    0.181,
    0.15,
    0.128,
    0.113,
    0.1,
    0.09,
    0.082,
    0.075,
    0.068,
    0.063,
    0.057,
    0.053,
    0.049,
    0.045,
    0.041,
    0.038,
]
SOUND_VALIDATION = [
    0.978,
    0.458,
    0.317,
    0.256,
    0.222,
    0.201,
    0.184,
    0.171,
    0.16,
    0.15,
    0.14,
    0.132,
    0.124,
    0.117,
    0.111,
    0.106,
    0.101,
    0.097,
    0.093,
    0.09,
]


def test_a_real_training_on_wrong_labels_overfits_from_its_best_epoch_on() -> None:
    found = overfitting(series(REAL_TRAINING, REAL_VALIDATION))
    assert found is not None
    best = 1 + REAL_VALIDATION.index(min(REAL_VALIDATION))
    assert abs(found.epoch - best) <= 2
    assert found.validation[1] > found.validation[0]
    assert found.training[1] < found.training[0]


def test_a_real_training_on_right_labels_does_not() -> None:
    assert overfitting(series(SOUND_TRAINING, SOUND_VALIDATION)) is None


def test_a_validation_loss_that_rises_with_the_training_loss_is_another_trouble() -> None:
    _, validation = overfitted(10)
    assert overfitting(series(validation, validation)) is None


def test_an_earlier_stage_says_nothing_about_the_one_at_work() -> None:
    training, validation = overfitted(10)
    falling = list(np.linspace(validation[-1], 0.2, 10))
    both = series([*training, *([0.1] * 10)], [*validation, *falling], second_stage=23)
    assert overfitting(both) is None


def test_a_stage_that_rises_from_its_start_overfits_from_the_epoch_before() -> None:
    training = [2.0, 1.5, 1.2, 1.0, *np.linspace(0.7, 0.1, 8)]
    validation = [2.0, 1.6, 1.3, 1.1, *np.linspace(1.2, 2.0, 8)]
    found = overfitting(series(training, validation, second_stage=5))
    assert found is not None
    assert found.epoch == 4


def test_without_a_validation_part_nothing_is_said() -> None:
    assert overfitting(MetricSeries()) is None


def test_while_it_trains_the_run_can_be_ended_at_its_best_epoch() -> None:
    advice = said(series(*overfitted(5)))
    assert advice is not None
    assert isinstance(advice.fix, RunFix)
    assert advice.fix.is_end
