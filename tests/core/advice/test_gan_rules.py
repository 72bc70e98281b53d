"""What is said about a GAN, and from which epoch on."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from studio.core.advice import advise_run
from studio.core.advice.situation import RunSituation
from studio.core.metrics import MetricRow, MetricSeries
from studio.core.recipes.recipe import Data, Recipe


def situation(
    diversity: Sequence[float], real: float = 0.6, fake: float = 0.4, unseen: float = 0.55
) -> RunSituation:
    series = MetricSeries()
    for epoch, value in enumerate(diversity, 1):
        figures = {"discriminator_loss": 0.6, "real_score": real, "fake_score": fake}
        more = {"diversity": value, "distance": 0.1}
        series.append(MetricRow(1, epoch, 0, "train", figures | more, 2e-4, 1.0))
        checked = figures | {"real_score": unseen}
        series.append(MetricRow(1, epoch, 0, "validation", checked, 2e-4, 1.0))
    recipe = Recipe(name="Invented", task="gan", data=Data(folder="x"))
    return RunSituation(recipe=recipe, classes=0, series=series)


def key(run: RunSituation) -> str:
    advice = advise_run(run)
    return "" if advice is None else advice.key


def test_a_sound_run_is_left_alone() -> None:
    assert key(situation([0.1, 0.2, 0.5, 0.8, 0.9, 0.85, 0.95])) == ""


@pytest.mark.parametrize(
    ("diversity", "since"),
    [
        ([0.1, 0.4, 0.9, 0.8, 0.7, 0.3, 0.2, 0.1], 6),
        ([0.05] * 12, 1),
    ],
)
def test_mode_collapse_is_told_with_its_epoch(diversity: list[float], since: int) -> None:
    advice = advise_run(situation(diversity))
    assert advice is not None
    assert advice.key == "mode_collapse"
    assert advice.evidence is not None
    assert advice.evidence.since == since


def test_the_beginning_may_be_monotonous() -> None:
    assert key(situation([0.05] * 6)) == ""


def test_drawings_that_differ_again_are_no_collapse() -> None:
    assert key(situation([0.05, 0.1, 0.2, 0.3, 0.4, 0.6])) == ""


def test_a_discriminator_that_always_wins_teaches_nothing() -> None:
    assert key(situation([0.9] * 8, real=0.9, fake=0.01, unseen=0.9)) == "discriminator_wins"
    assert key(situation([0.9] * 4, real=0.9, fake=0.01, unseen=0.9)) == ""


def test_a_discriminator_that_knows_its_images_by_heart() -> None:
    assert key(situation([0.9] * 8, real=0.9, fake=0.2, unseen=0.3)) == "discriminator_memorises"
