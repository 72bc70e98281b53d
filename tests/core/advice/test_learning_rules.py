"""What a classifier's curves and predictions say: each rule where it should, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from small_report import small_report

from studio.core.advice import (
    Advice,
    PageFix,
    RecipeFix,
    RunFix,
    RunSituation,
    advise_run,
    diagnose,
)
from studio.core.dataset.images import PARTS, Dataset, Image, Part
from studio.core.evaluation.predictions import Predictions
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.metrics import MetricRow, MetricSeries
from studio.core.metrics.report import Report
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.tasks.classify import DeadLayer

Values = NDArray[np.float64]

CLASSES = 10

REPORT = small_report()


def series(
    training: Values, validation: Values | None = None, accuracy: Values | None = None
) -> MetricSeries:
    """A run of whole epochs; without more its validation is like its training."""
    made = MetricSeries()
    right = np.full(len(training), 0.8) if accuracy is None else accuracy
    held_out = training + 0.01 if validation is None else validation
    for at in range(len(training)):
        first = {"loss": float(training[at]), "accuracy": float(right[at])}
        second = {"loss": float(held_out[at]), "accuracy": float(right[at])}
        made.append(MetricRow(1, at + 1, 0, "train", first, 1e-3, float(at)))
        made.append(MetricRow(1, at + 1, 0, "validation", second, 1e-3, float(at)))
    return made


def situation(
    made: MetricSeries,
    rate: float = 1e-3,
    report: Report | None = None,
    known: RunEvaluation | None = None,
    model: Model | None = None,
) -> RunSituation:
    recipe = Recipe(
        name="r",
        data=Data(folder="x"),
        model=model or Model(),
        stage=(Stage(learning_rate=rate, epochs=60),),
    )
    return RunSituation(recipe=recipe, classes=CLASSES, series=made, report=report, known=known)


def said(run: RunSituation, key: str) -> Advice | None:
    return next((advice for advice in diagnose(run) if advice.key == key), None)


def noisy(values: NDArray[np.float64], noise: float, seed: int) -> Values:
    return values * (1 + noise * np.random.default_rng(seed).normal(size=len(values)))


# --- a rate that is too low -----------------------------------------------------------------


def creeping(epochs: int = 8) -> Values:
    return np.linspace(2.3, 2.1, epochs)


def test_a_loss_that_falls_evenly_and_slowly_has_too_low_a_rate() -> None:
    advice = advise_run(situation(series(creeping()), rate=1e-5))
    assert advice is not None
    assert advice.key == "rate_too_low"
    assert "in 8 epochs the training loss fell evenly from 2.3 to 2.1" in str(advice.sentence)
    assert isinstance(advice.fix, RunFix)
    assert advice.fix.rate_factor == 10
    ended = said(situation(series(creeping()), rate=1e-5, report=REPORT), "rate_too_low")
    assert ended is not None
    assert isinstance(ended.fix, RecipeFix)
    mended = ended.fix.apply(situation(series(creeping()), rate=1e-5).recipe)
    assert mended.stage[0].learning_rate == 1e-3


@pytest.mark.parametrize(
    ("losses", "rate", "model"),
    [
        (creeping(), 1e-3, Model()),  # the usual rate
        (creeping(3), 1e-5, Model()),  # too early to say
        (2.3 * np.exp(-np.arange(12) / 3), 1e-4, Model()),  # it comes far
        (np.full(8, 2.2), 1e-5, Model()),  # it does not move at all
        (creeping(), 1e-5, Model(backbone="VGG16", weights="imagenet")),  # fine-tuning
    ],
)
def test_no_word_of_a_low_rate_otherwise(losses: Values, rate: float, model: Model) -> None:
    assert said(situation(series(losses), rate=rate, model=model), "rate_too_low") is None


def test_how_often_a_slow_rate_is_seen_and_a_sound_one_is_blamed() -> None:
    """Sixty runs each; the sound ones have a low rate as well, and still come to rest."""
    epoch = np.arange(1.0, 21.0)
    seen = blamed = 0
    for seed in range(60):
        slow = noisy(2.3 - 0.02 * epoch, 0.005, seed)
        sound = noisy(2.2 * np.exp(-epoch / 4) + 0.1, 0.03, seed)
        seen += said(situation(series(slow), rate=1e-5), "rate_too_low") is not None
        blamed += said(situation(series(sound), rate=1e-4), "rate_too_low") is not None
    assert seen >= 57
    assert blamed == 0


# --- one class only, dead units, waiting ----------------------------------------------------


def of_result(**changes: object) -> RunSituation:
    report = replace(REPORT, result=replace(REPORT.result, **changes))
    return situation(series(np.linspace(2.3, 0.2, 6)), report=report)


def test_one_answer_for_everything_is_told_with_its_class() -> None:
    advice = said(of_result(confusion=((0, 10), (0, 10)), classes=("cat", "dog")), "one_class_only")
    assert advice is not None
    assert "answers “dog” for 100.0 % of the 20 test images" in str(advice.sentence)
    assert isinstance(advice.fix, RunFix)
    assert advice.fix.is_from_start


@pytest.mark.parametrize(
    "confusion",
    [((9, 1), (1, 9)), ((3, 7), (2, 8)), ((1, 0), (0, 99)), ((0, 1), (0, 99)), ((0, 0), (0, 0))],
)
def test_other_confusions_are_no_single_class(confusion: tuple[tuple[int, int], ...]) -> None:
    assert said(of_result(confusion=confusion), "one_class_only") is None


def test_dead_units_are_told_with_their_layer() -> None:
    layers = (DeadLayer("conv1", 1, 8, 64), DeadLayer("conv2", 12, 16, 64))
    advice = said(of_result(dead_units=layers), "dead_units")
    assert advice is not None
    assert "12 of the 16 units of conv2 are 0 for every one of 64" in str(advice.sentence)
    assert said(of_result(dead_units=layers[:1]), "dead_units") is None


@pytest.mark.parametrize(
    ("seconds", "is_told"),
    [
        ({"reading": 60.0, "training": 40.0}, True),
        ({"reading": 60.0, "training": 400.0}, False),
        ({"reading": 6.0, "training": 4.0}, False),
        ({}, False),
    ],
)
def test_waiting_for_images(seconds: dict[str, float], is_told: bool) -> None:
    report = replace(REPORT, seconds=seconds)
    found = said(situation(series(np.linspace(2, 1, 4)), report=report), "waits_for_images")
    assert (found is not None) == is_told


# --- labels ---------------------------------------------------------------------------------


def evaluated(
    labels: NDArray[np.int64], probabilities: Values, part: Part = "test"
) -> RunEvaluation:
    """What a network says of images that no disk holds."""
    count, classes = probabilities.shape
    names = tuple("abcdefgh"[:classes])
    images = tuple(
        Image(f"{names[label]}/{at:04}.png", label, None, 8, 8, 9, f"{at:032x}")
        for at, label in enumerate(labels.tolist())
    )
    predictions = Predictions(
        np.arange(count, dtype=np.int32),
        np.full(count, PARTS.index(part), np.int32),
        labels.astype(np.int32),
        probabilities.astype(np.float32),
    )
    return RunEvaluation(Dataset("/images", names, images, ()), names, predictions)


def judged(
    images: int, planted: int, seed: int, skill: float = 4.0, classes: int = 3
) -> RunEvaluation:
    """A network on test images of which some have another class's label."""
    draws = np.random.default_rng(seed)
    true = draws.integers(0, classes, images)
    scores = draws.normal(0, 1, (images, classes))
    scores[np.arange(images), true] += skill
    exact = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    labels = true.copy()
    labels[:planted] = (labels[:planted] + 1) % classes
    return evaluated(labels, exact)


def noise_said(known: RunEvaluation) -> Advice | None:
    return said(
        situation(series(np.linspace(2, 0.2, 6)), report=REPORT, known=known), "label_noise"
    )


def test_wrong_labels_are_told_with_one_of_them_and_a_way_to_all() -> None:
    advice = noise_said(judged(300, 20, seed=1))
    assert advice is not None
    assert "Of 300 validation and test images" in str(advice.sentence)
    assert isinstance(advice.fix, PageFix)
    assert (advice.fix.page, advice.fix.section) == ("evaluate", "suspects")


def test_how_often_wrong_labels_are_seen_and_clean_ones_are_blamed() -> None:
    """Thirty networks each: 5 % wrong labels, none, and none before a weak network."""
    seen = sum(noise_said(judged(400, 20, seed)) is not None for seed in range(30))
    clean = sum(noise_said(judged(400, 0, seed)) is not None for seed in range(30))
    weak = sum(noise_said(judged(400, 0, seed, skill=1.2)) is not None for seed in range(30))
    assert seen == 30
    assert clean == 0
    assert weak == 0


# --- accuracy without loss ------------------------------------------------------------------


def parting(epochs: int = 20, turn: int = 6) -> tuple[Values, Values, Values]:
    """Training and validation loss, and an accuracy that goes on rising."""
    epoch = np.arange(1, epochs + 1)
    training = 1.5 * np.exp(-epoch / 6)
    validation = 0.5 + 1.2 * np.maximum(0, 1 - epoch / turn) ** 2
    validation = validation + 0.02 * np.maximum(0, epoch - turn)
    return training, validation, 0.9 - 0.4 * np.exp(-epoch / 6)


def test_accuracy_that_rises_without_the_loss_is_explained_by_the_persons_own_predictions() -> None:
    losses = series(*parting())
    answers = np.array([[0.95, 0.05]] * 48 + [[0.0001, 0.9999]] * 2)
    known = evaluated(np.zeros(50, np.int64), answers, "validation")
    advice = said(situation(losses, report=REPORT, known=known), "accuracy_without_loss")
    assert advice is not None
    text = str(advice.sentence)
    assert "Since epoch 6 the validation accuracy rose from" in text
    assert "carry" in text
    assert advice.evidence is not None
    assert advice.evidence.since == 6
    assert isinstance(advice.fix, PageFix)
    assert (advice.fix.page, advice.fix.section) == ("evaluate", "losses")
    assert "when the run has ended" in str(
        found.sentence if (found := said(situation(losses), "accuracy_without_loss")) else ""
    )


def test_how_often_they_part_and_sound_runs_are_blamed() -> None:
    seen = blamed = flat = 0
    for seed in range(60):
        training, validation, accuracy = parting()
        draws = np.random.default_rng(seed)
        accuracy = accuracy + draws.normal(0, 0.004, len(accuracy))
        losses = series(training, noisy(validation, 0.02, seed), accuracy)
        seen += said(situation(losses), "accuracy_without_loss") is not None
        both = series(training, noisy(training + 0.3, 0.02, seed), accuracy)
        blamed += said(situation(both), "accuracy_without_loss") is not None
        still = np.full(len(accuracy), 0.85) + draws.normal(0, 0.01, len(accuracy))
        resting = series(training, noisy(np.full(len(training), 0.4), 0.02, seed), still)
        flat += said(situation(resting), "accuracy_without_loss") is not None
    assert seen >= 57
    assert blamed == 0
    assert flat <= 2
