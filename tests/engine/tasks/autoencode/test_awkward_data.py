"""Few images, images of all sizes, codes larger than an image: a result, or a sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from engine_runs import Watched
from PIL import Image

from studio.core.base.errors import InputError
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Autoencoder, Data, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.autoencode import Autoencoded
from studio.engine.tasks.generate import generate

pytestmark = pytest.mark.engine


def trained(folder: Path, table: Autoencoder, color: Color = "rgb") -> RunFolder:
    recipe = Recipe(
        name="Few",
        task="autoencode",
        data=Data(folder=str(folder / "images"), image_size=(9, 8), color=color, batch_size=4),
        autoencoder=table,
        stage=(Stage(epochs=1),),
    )
    return Watched().train(recipe, folder / "runs")


def images(folder: Path, sizes: list[tuple[int, int]]) -> None:
    (folder / "images").mkdir()
    numbers = np.random.default_rng(1)
    for place, (height, width) in enumerate(sizes):
        pixels = numbers.integers(0, 256, (height, width, 3), np.uint8)
        Image.fromarray(pixels).save(folder / "images" / f"{place}.png")


@pytest.mark.parametrize(
    ("count", "table", "color"),
    [
        (1, Autoencoder(kind="dense", code=500, dense=()), "gray"),
        (2, Autoencoder(kind="variational", code=3, dense=(8,)), "rgb"),
        (3, Autoencoder(kind="convolutional", code=2, filters=(3,), noise_std=0.5), "gray"),
        (3, Autoencoder(kind="convolutional", code=2, filters=()), "rgb"),
    ],
    ids=["one image, a code larger than it", "two", "three, noisy", "no convolution"],
)
def test_few_images_of_all_sizes_are_enough(
    tmp_path: Path, count: int, table: Autoencoder, color: Color
) -> None:
    images(tmp_path, [(9, 8), (40, 7), (8, 30)][:count])
    run = trained(tmp_path, table, color)
    result = run.report().result
    assert isinstance(result, Autoencoded)
    assert result.error.train is not None
    assert result.psnr.train is not None
    assert result.components <= count
    found = generate(Watched().job, run.path, tmp_path / "made", count=2)
    assert found.images == (2 if table.is_variational else min(2, count))


def test_a_classifier_makes_no_images(finished_run: RunFolder, tmp_path: Path) -> None:
    with pytest.raises(InputError, match='makes no images; its task is "classify"'):
        generate(Watched().job, finished_run.path, tmp_path / "made")
    assert not (tmp_path / "made").exists()
