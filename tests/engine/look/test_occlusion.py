"""What covering a part of the image does, against a linear model and a planted patch."""

from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import living, pixels_of, saved

from studio.core.look.baseline import baseline_of
from studio.core.look.class_map import ClassMapFacts
from studio.core.look.occlusion import Occlusion
from studio.engine.look.explained import Slice, whole
from studio.engine.look.explainers.occlusion import explain
from studio.engine.look.living_model import LivingModel
from studio.engine.look.windows import Windows

pytestmark = pytest.mark.engine
layers = keras.layers


def classifier(shape: tuple[int, int, int]) -> LivingModel:
    x = pixels = keras.Input(shape)
    x = layers.Conv2D(3, 1, name="maps")(x)
    x = layers.Dense(2, activation="softmax", name="classes")(layers.Flatten()(x))
    return living(pixels, x)


def test_each_pixel_has_the_mean_over_all_windows_that_cover_it(tmp_path: Path) -> None:
    shape, side, step = (8, 11, 3), 3, 2
    pixels = keras.Input(shape)
    x = layers.Dense(2, activation="softmax", name="classes")(layers.Flatten()(pixels))
    model = living(pixels, x)
    image = pixels_of(model, 3)
    weights = np.asarray(model.layer("classes").kernel, np.float64)[:, 1].reshape(shape)
    change = (weights * (image[0] - baseline_of(image[0], "gray"))).sum(axis=-1)
    sums, counts = np.zeros(shape[:2]), np.zeros(shape[:2])
    for top in sorted({*range(0, 8 - side + 1, step), 8 - side}):
        for left in sorted({*range(0, 11 - side + 1, step), 11 - side}):
            part = np.s_[top : top + side, left : left + side]
            sums[part] += change[part].sum()
            counts[part] += 1
    view = Occlusion(saved(tmp_path, image), 1, "classes", side, step, "gray")
    found = whole(explain(model, view)).arrays
    assert counts.min() >= 1  # up to every border
    np.testing.assert_allclose(found["map"], sums / counts, rtol=1e-3, atol=0.05)


def test_a_planted_patch_is_found(tmp_path: Path) -> None:
    """An image of 8 × 24 pixels, of which only a bright square speaks for the class."""
    model = classifier((8, 24, 1))
    conv, dense = model.layer("maps"), model.layer("classes")
    conv.kernel.assign(np.ones((1, 1, 1, 3)) * [0.1, 1.0, 0.5])
    conv.bias.assign(np.zeros(3))
    dense.kernel.assign(np.tile([-0.001, 0.001], (8 * 24 * 3, 1)))
    dense.bias.assign([3.0, -3.0])
    image = np.zeros((1, 8, 24, 1), np.uint8)
    image[0, 3:6, 17:20] = 255
    view = Occlusion(saved(tmp_path, image), 1, "maps", 3, 1, "black")
    found = whole(explain(model, view))
    for name, best in (("map", np.argmax), ("probability", np.argmin), ("feature", np.argmin)):
        place = np.unravel_index(best(found.arrays[name]), (8, 24))
        assert [int(index) for index in place] == [4, 18], name
    strongest = image.sum() * 1.0
    assert found.arrays["feature"].max() == pytest.approx(strongest)
    assert found.arrays["feature"][4, 18] < strongest / 2
    assert found.arrays["predicted"][4, 18] == 0
    assert found.arrays["predicted"][0, 0] == 1
    assert isinstance(found.facts, ClassMapFacts)
    assert found.facts.predicted == 1


def test_it_develops_from_coarse_to_fine_and_covers_everything_early(tmp_path: Path) -> None:
    model = classifier((16, 20, 3))
    view = Occlusion(saved(tmp_path, pixels_of(model, 3)), 0, "maps", 8, 2)
    slices: list[Slice] = []
    work = explain(model, view)
    while True:
        try:
            slices.append(next(work))
        except StopIteration as end:
            last = end.value.arrays
            break
        assert slices[-1].so_far is not None
        early = slices[-1].so_far()
        assert np.isfinite(early.arrays["map"]).all()  # of a few large windows at first
        assert (early.arrays["predicted"] >= 0).all()
        if len(slices) == 1:
            first = early.arrays["map"]
    assert [part.done for part in slices] == sorted({part.done for part in slices})
    assert slices[-1].done == slices[-1].total == 5 * 7
    assert np.isfinite(last["map"]).all()
    assert 9 <= len(np.unique(first)) <= 25  # three windows a side, the last two may overlap
    assert np.corrcoef(first.ravel(), last["map"].ravel())[0, 1] > 0.5
    some = whole(explain(model, Occlusion(view.image, 0, "maps", 8, 2, count=4))).arrays["map"]
    assert np.isfinite(some).mean() > 0.5


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (7, 5)])
def test_windows_cover_images_of_any_size(size: tuple[int, int]) -> None:
    windows = Windows(size, 4, 3)
    order = windows.coarse_first()
    assert len(order) == len(set(order)) == np.prod(windows.shape)
    cells = windows.mean(np.ones((*windows.shape, 1)), np.ones(windows.shape, np.bool_))
    pixels = windows.spread(cells[..., 0])
    assert pixels.shape == size
    assert (pixels == 1).all()
