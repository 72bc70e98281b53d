"""What a run's figures say while it trains."""

import math
from collections.abc import Sequence

import pytest

from studio.core.advice import Advice, RunFix, RunSituation, advise_run
from studio.core.metrics import MetricRow, MetricSeries
from studio.core.recipes.allowed import Optimizer
from studio.core.recipes.recipe import Data, Recipe, Stage

GUESS = math.log(10)


def series(*epochs: Sequence[float]) -> MetricSeries:
    """Return a run whose batches had these losses, epoch by epoch; the last is not whole yet."""
    made = MetricSeries()
    for epoch, losses in enumerate(epochs, 1):
        rows = [
            MetricRow(1, epoch, batch, "train", {"loss": loss, "accuracy": 0.1}, 1e-3, float(epoch))
            for batch, loss in enumerate(losses, 1)
        ]
        if epoch < len(epochs):
            known = [loss for loss in losses if math.isfinite(loss)]
            mean = sum(known) / len(known)
            rows.append(
                MetricRow(1, epoch, 0, "train", {"loss": mean, "accuracy": 0.1}, 1e-3, epoch + 0.5)
            )
        made.extend(rows)
    return made


def said(
    made: MetricSeries,
    rate: float = 10.0,
    optimizer: Optimizer = "nesterov",
    classes: int = 10,
    first: int = 0,
) -> Advice | None:
    stage = Stage(optimizer=optimizer, learning_rate=rate)
    recipe = Recipe(name="r", data=Data(folder="x"), stage=(stage,))
    return advise_run(RunSituation(recipe=recipe, classes=classes, series=made, first=first))


def test_an_exploding_loss_is_told_within_the_first_epoch() -> None:
    advice = said(series([2.4, 50.0, 3e3, *[4.7e17] * 60]))
    assert advice is not None
    assert advice.key == "loss_above_guessing"
    assert str(advice.sentence) == (
        "The loss has risen to 4.7e+17; guessing gives 2.3. The learning rate of 10 is too high."
    )
    assert isinstance(advice.fix, RunFix)
    assert advice.fix.rate_factor == 0.1
    assert advice.fix.is_from_start


def test_a_loss_that_exploded_and_came_to_rest_at_guessing_is_told_after_an_epoch() -> None:
    """Adam at 5 on LeNet-5, as it was measured."""
    first = [2.304, 3871.0, 9764.0, 6865.0, 6330.0, 743.0, 6.46, 34.2, *[2.6] * 33]
    advice = said(series(first, [2.5] * 5), rate=5.0, optimizer="adam")
    assert advice is not None
    assert advice.key == "loss_above_guessing"


def test_a_loss_that_was_low_and_is_at_guessing_again_goes_back_to_the_best_epoch() -> None:
    advice = said(series([2.3] * 10 + [0.9] * 30, [0.5] * 40, [2.29] * 30), rate=0.1)
    assert advice is not None
    assert advice.key == "loss_above_guessing"
    assert isinstance(advice.fix, RunFix)
    assert not advice.fix.is_from_start


def test_a_loss_that_never_moves_at_a_high_rate_is_told_after_two_epochs() -> None:
    flat = [2.31] * 20
    assert said(series(flat, flat), rate=5.0, optimizer="adam") is None
    advice = said(series(flat, flat, flat), rate=5.0, optimizer="adam")
    assert advice is not None
    assert advice.key == "stuck_at_guessing"


@pytest.mark.parametrize(
    "made",
    [
        series([2.3] * 5),
        series([2.4, 2.3, 2.2, 2.0, 1.8, 1.5] * 3),
        series(
            [30.0, 25.0, 20.0] + [12.0] * 60
        ),  # begins high, as flattened features do, and falls
        series([2.3, 9.0, *[2.2] * 60]),  # one bad batch
        series([1.0] * 30, [0.3] * 30, [0.6] * 30),
        series([math.nan] * 60),
        series(),
    ],
)
def test_a_sound_run_is_left_in_peace(made: MetricSeries) -> None:
    assert said(made, rate=1e-3, optimizer="adam") is None


def test_a_slow_run_is_not_told_to_go_slower() -> None:
    flat = [2.31] * 20
    assert said(series(flat, flat, flat), rate=1e-5, optimizer="adam") is None


def test_figures_from_before_the_run_was_resumed_say_nothing_about_now() -> None:
    wrecked = series([2.3] * 10 + [0.9] * 30, [0.5] * 40, [1e6] * 40)
    assert said(wrecked) is not None
    assert said(wrecked, first=len(wrecked.batches)) is None


def test_one_class_cannot_be_guessed_wrong() -> None:
    assert said(series([1.0, *[1e9] * 60]), classes=1) is None


def said_of_an_autoencoder(made: MetricSeries, rate: float = 10.0, first: int = 0) -> Advice | None:
    stage = Stage(optimizer="nesterov", learning_rate=rate, train=("all",))
    recipe = Recipe(name="r", task="autoencode", data=Data(folder="x"), stage=(stage,))
    return advise_run(RunSituation(recipe=recipe, classes=0, series=made, first=first))


@pytest.mark.parametrize(
    ("made", "is_from_start"),
    [
        (series([0.69, 3.0, *[7.2] * 60]), True),
        (series([0.69] * 20, [0.69] * 20, [0.69] * 10), True),
        (series([0.69, *[0.3] * 30], [0.2] * 30, [0.7] * 30), False),
    ],
    ids=["exploded", "never moved", "lost again"],
)
def test_an_autoencoder_that_knows_less_than_an_untrained_one_is_told(
    made: MetricSeries, is_from_start: bool
) -> None:
    advice = said_of_an_autoencoder(made)
    assert advice is not None
    assert advice.key == "worse_than_untrained"
    assert "that of the untrained network was 0.69. The learning rate of 10 is too high." in str(
        advice.sentence
    )
    assert isinstance(advice.fix, RunFix)
    assert advice.fix.is_from_start is is_from_start


@pytest.mark.parametrize(
    "made",
    [
        series([0.69, 0.9, *[0.8] * 5]),
        series([0.69, *[0.3] * 30], [0.25] * 30, [0.24] * 30),
        series([0.69] * 4, [0.65] * 4, [0.6] * 4),
    ],
    ids=["just begun", "sound", "slow"],
)
def test_a_sound_autoencoder_is_left_in_peace(made: MetricSeries) -> None:
    assert said_of_an_autoencoder(made, rate=1e-2) is None
