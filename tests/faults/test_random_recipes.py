"""Any recipe that can be written down is prepared, or refused in a sentence beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny_images
from engine_runs import Watched
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.core.base.errors import StudioError
from studio.core.dataset.scan import scan
from studio.core.dataset.split import split
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.engine.tasks.task import engine_task
from studio.engine.training.prepared_run import expected_pixels, prepare

pytestmark = pytest.mark.engine

NAMES = st.sampled_from(
    ["head", "all", "block1_*", "block3_c5", "conv*", "*", "?", "[", "head_*", "preprocess_*", ""]
)
MODELS = st.builds(
    Model,
    backbone=st.sampled_from(["LeNet-5", "LeNet5", "lenet-5", "VGG17", "x.keras", "../m.h5", "."]),
    weights=st.sampled_from(["random", "random", "random", "imagenet", "studio", "w.h5", "/"]),
    features=st.sampled_from([None, None, "block3_c5", "block1_c1", "head_predictions", ""]),
    pooling=st.sampled_from(["average", "max", "flatten"]),
    dense=st.lists(st.integers(1, 64), max_size=3).map(tuple),
    dropout=st.floats(0, 0.99),
    batch_norm=st.booleans(),
)
STAGES = st.lists(
    st.builds(Stage, train=st.lists(NAMES, min_size=1, max_size=3).map(tuple)),
    min_size=1,
    max_size=2,
).map(tuple)


@given(
    model=MODELS,
    stages=STAGES,
    size=st.tuples(st.integers(8, 40), st.integers(8, 40)),
    color=st.sampled_from(["rgb", "gray"]),
    batch=st.sampled_from([1, 7, 4096]),
)
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_recipe_is_prepared_or_refused(
    images_folder: Path,
    model: Model,
    stages: tuple[Stage, ...],
    size: tuple[int, int],
    color: str,
    batch: int,
) -> None:
    recipe: Recipe = tiny_images.lenet_recipe(images_folder, model=model, stage=stages)
    data = replace(recipe.data, image_size=size, color=color, batch_size=batch)
    recipe = replace(recipe, data=data)
    dataset = scan(images_folder)
    parts = split(dataset, data.validation, data.test, recipe.seed)
    try:
        with expected_pixels(recipe, dataset, parts) as pixels:
            prepared = prepare(
                Watched().job, engine_task("classify"), recipe, dataset, parts, pixels
            )
    except StudioError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017
    else:
        assert prepared.network.model.output_shape == (None, 3)
