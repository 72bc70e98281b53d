"""A test of learning rates by the real steps."""

from pathlib import Path

import engine_runs
import numpy as np
import pytest
import tiny_images

from studio.core.base.errors import Cancelled
from studio.core.recipes.recipe import Stage
from studio.engine.tasks.rate_trial import try_rates

pytestmark = pytest.mark.engine


def test_the_loss_falls_and_breaks_out(images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(optimizer="sgd"),))
    before = sorted(tmp_path.rglob("*"))
    found = try_rates(engine_runs.Watched().job, recipe, tmp_path, 0)
    assert sorted(tmp_path.rglob("*")) == before  # no run is begun
    assert len(found.rates) == len(found.losses) > 30
    assert found.rates[0] == pytest.approx(1e-7)
    assert np.isfinite(found.losses).all()
    assert found.suggestion is not None
    assert 1e-5 < found.suggestion < 5
    # Below every rate that does anything, the network answers as it began: about ln 3.
    assert found.losses[:5].mean() == pytest.approx(np.log(3), rel=0.5)


def test_a_frozen_part_is_computed_once_and_the_same_twice(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(train=("head",)),))
    first, second = (try_rates(engine_runs.Watched().job, recipe, tmp_path, 0) for _ in range(2))
    np.testing.assert_array_equal(first.losses, second.losses)


def test_it_can_be_cancelled(images_folder: Path, tmp_path: Path) -> None:
    recipe = tiny_images.lenet_recipe(images_folder)
    job = engine_runs.Watched().job
    job.control.cancel(job.request)
    with pytest.raises(Cancelled):
        try_rates(job, recipe, tmp_path, 0)
