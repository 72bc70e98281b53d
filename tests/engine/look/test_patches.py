"""Nine patches a filter: those that trying every unit of every image gives."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import living
from numpy.typing import NDArray
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.images import Dataset
from studio.core.dataset.scan import scan
from studio.core.look.patches import Patches, PatchesFacts
from studio.core.look.table import spec_of
from studio.core.look.view import Shading
from studio.engine.look.explained import Explained, whole
from studio.engine.look.explainers.patches import explain
from studio.engine.look.living_model import LivingModel, Source

pytestmark = pytest.mark.engine
layers = keras.layers

SIZE = (9, 11)


def data_set(folder: Path, pictures: list[NDArray[np.uint8]]) -> Dataset:
    (folder / "a").mkdir(parents=True)
    for number, picture in enumerate(pictures):
        Image.fromarray(picture).save(folder / "a" / f"{number:02}.png")
    return scan(folder, needs_classes=False)


def noise(count: int) -> list[NDArray[np.uint8]]:
    numbers = np.random.default_rng(7)
    return [numbers.integers(0, 256, (*SIZE, 3), np.uint8) for _ in range(count)]


def network(dataset: Dataset, weights: str = "") -> LivingModel:
    x = pixels = keras.Input((*SIZE, 3))
    x = layers.Conv2D(3, 3, padding="same", activation="relu", name="c1")(x)
    x = layers.Conv2D(4, 3, strides=2, padding="same", activation="relu", name="c2")(x)
    made = living(pixels, x)
    return LivingModel(made._graph, made.form, source=Source(dataset, weights))


def facts(found: Explained) -> PatchesFacts:
    assert isinstance(found.facts, PatchesFacts)
    return found.facts


def test_they_are_those_of_brute_force(tmp_path: Path) -> None:
    pictures = [*noise(12), np.zeros((*SIZE, 3), np.uint8)]
    dataset = data_set(tmp_path / "data", [*pictures, pictures[0]])  # the first one twice: a tie
    model = network(dataset)
    layer = model.layer("c2")
    shown = np.stack([*pictures, pictures[0]])
    maps = model.output(layer, shown)
    found = whole(explain(model, Patches("c2", projections=True)))
    arrays = found.arrays
    assert arrays["patches"].shape == arrays["projections"].shape == (4, 9, 5, 5, 3)
    assert facts(found).images == len(shown)
    for number in range(4):
        own = maps[..., number].reshape(len(shown), -1)
        order = sorted(range(len(shown)), key=lambda image: (-own[image].max(), image))[:9]
        names = [dataset.images[image].path for image in order]
        assert arrays["files"][number].tolist() == names
        np.testing.assert_allclose(arrays["values"][number], own[order].max(axis=1), rtol=1e-4)
        assert arrays["active"][number] == (own.max(axis=1) > 0).sum()
        for rank, image in enumerate(order):
            row, column = divmod(int(own[image].argmax()), maps.shape[2])
            assert arrays["units"][number, rank].tolist() == [row, column]
            top, left, bottom, right = arrays["boxes"][number, rank]
            assert [top, left, bottom, right] == model.box(layer, row, column).tolist()
            padded = np.full((40, 40, 3), 128, np.uint8)
            padded[10 : 10 + SIZE[0], 10 : 10 + SIZE[1]] = shown[image]
            expected = padded[10 + top : 10 + bottom, 10 + left : 10 + right]
            assert np.array_equal(arrays["patches"][number, rank], expected)
    picture = spec_of(Patches()).tiles
    assert picture is not None
    assert picture(arrays, found.facts, Shading()).shape == (4 * 9 * 2, 5, 5, 3)


def test_a_planted_template_is_found_where_it_lies(tmp_path: Path) -> None:
    template = np.random.default_rng(1).integers(0, 256, (3, 3, 3), np.uint8)
    pictures = [np.zeros((*SIZE, 3), np.uint8) for _ in range(5)]
    pictures[3][4:7, 6:9] = template
    dataset = data_set(tmp_path / "data", pictures)
    model = network(dataset)
    kernel = np.zeros((3, 3, 3, 3), np.float32)
    kernel[..., 1] = template
    model.layer("c1").kernel.assign(kernel)
    model.layer("c1").bias.assign([-1.0, 0.0, 0.0])
    found = whole(explain(model, Patches("c1")))
    assert np.array_equal(found.arrays["patches"][1, 0], template)
    assert found.arrays["files"][1, 0] == "a/03.png"
    assert found.arrays["units"][1, 0].tolist() == [5, 7]
    assert found.arrays["active"].tolist() == [0, 1, 0]
    assert facts(found).dead == (0, 2)  # on all images; the first one's bias, the last one's kernel
    assert found.arrays["files"][0, 5:].tolist() == [""] * 4  # there are but five images
    assert np.isnan(found.arrays["values"][0, 5:]).all()


def test_what_was_found_is_kept_and_what_was_given_up_is_not(tmp_path: Path) -> None:
    dataset = data_set(tmp_path / "data", noise(6))
    folder = paths.cache() / "strongest"
    before = set(folder.glob("*"))
    changing = whole(explain(network(dataset), Patches("c1"))).arrays
    assert set(folder.glob("*")) == before
    model = network(dataset, f"of {tmp_path}")
    work = explain(model, Patches("c1"))
    part = next(work)
    assert part.so_far is not None
    assert facts(part.so_far()).images == part.done < part.total
    work.close()
    assert set(folder.glob("*")) == before
    first = whole(explain(model, Patches("c1"))).arrays
    (file,) = set(folder.glob("*")) - before
    assert list(explain(model, Patches("c1", 1, 1))) == []  # nothing is looked for again
    again = whole(explain(model, Patches("c1", 1, 1))).arrays
    for name in ("patches", "values", "files", "boxes", "units"):
        np.testing.assert_array_equal(first[name][1:2], again[name])
        np.testing.assert_array_equal(first[name], changing[name])
    file.write_bytes(b"damaged")
    again = whole(explain(model, Patches("c1"))).arrays
    np.testing.assert_array_equal(again["values"], first["values"])


def test_a_network_without_images_of_its_own_gets_a_sentence(tmp_path: Path) -> None:
    dataset = data_set(tmp_path / "data", noise(1))
    model = network(dataset)
    with pytest.raises(InputError, match="none of a run"):
        whole(explain(LivingModel(model._graph, model.form), Patches("c1")))
    with pytest.raises(InputError, match="no map 3: they are 0 to 2"):
        whole(explain(model, Patches("c1", 3)))
    (tmp_path / "data" / "a" / "00.png").unlink()
    with pytest.raises(InputError, match="can no longer be read"):
        whole(explain(model, Patches("c1")))
