"""Images that excite a class or a unit, against a linear model and the best image there is."""

from pathlib import Path

import keras
import numpy as np
import pytest
from networks_to_look_into import living, see
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Look
from studio.engine.look.explained import Explained, whole
from studio.engine.look.explainers.representative import explain
from studio.engine.look.opening import opened, target_of

pytestmark = pytest.mark.engine
layers = keras.layers

SIZE = (12, 16)


def facts(found: Explained) -> RepresentativeFacts:
    assert isinstance(found.facts, RepresentativeFacts)
    return found.facts


def waves() -> NDArray[np.float64]:
    rows, columns = np.mgrid[: SIZE[0], : SIZE[1]]
    made: NDArray[np.float64] = np.sin(2 * np.pi * rows / SIZE[0]) * np.cos(
        2 * np.pi * columns / SIZE[1]
    )
    return made


def test_a_linear_model_gets_what_its_weights_ask_for() -> None:
    pixels = keras.Input((*SIZE, 1))
    outputs = layers.Dense(2, activation="softmax", name="classes")(layers.Flatten()(pixels))
    model = living(pixels, outputs)
    kernel = np.stack([np.zeros(SIZE), waves()], axis=-1).reshape(-1, 2) / 20000
    model.layer("classes").kernel.assign(kernel)
    model.layer("classes").bias.assign(np.zeros(2))
    best = np.where(waves() > 0, 255.0, 0.0)  # each pixel as far as it goes in its direction
    found = whole(explain(model, Representative(class_=1, steps=60)))
    assert np.corrcoef(found.arrays["image"][..., 0].ravel(), best.ravel())[0, 1] > 0.7
    assert facts(found).value > 0.75 * best.ravel() @ kernel[:, 1]
    # The other class is as probable as can be where this one's weights speak against it.
    other = whole(explain(model, Representative(class_=0, steps=60)))
    assert np.corrcoef(other.arrays["image"][..., 0].ravel(), best.ravel())[0, 1] < -0.7


def test_a_unit_is_excited_through_its_receptive_field_alone() -> None:
    x = pixels = keras.Input((*SIZE, 3))
    x = layers.Conv2D(4, 3, padding="same", activation="relu", name="c1")(x)
    x = layers.Conv2D(3, 3, padding="same", activation="relu", name="c2")(x)
    model = living(pixels, x)
    view = Representative(layer="c2", filter=2, steps=24, seed=3)
    found = whole(explain(model, view))
    assert found.arrays["box"].tolist() == [4, 6, 9, 11]
    assert found.arrays["image"].shape == (*SIZE, 3)
    noise = np.random.default_rng(1).integers(0, 256, (200, *SIZE, 3), np.uint8)
    values = model.output(model.layer("c2"), noise, is_before=True)[..., 2]
    assert facts(found).value > values.max()
    again = whole(explain(model, view))
    assert np.array_equal(found.arrays["image"], again.arrays["image"])
    other = whole(explain(model, Representative(layer="c2", filter=2, steps=24, seed=4)))
    assert not np.array_equal(found.arrays["image"], other.arrays["image"])


def test_it_beats_the_best_image_of_the_run(finished_run: RunFolder) -> None:
    model = opened(target_of(str(finished_run.path), "best"))
    dataset, _ = finished_run.dataset()
    form = model.form
    images = np.stack(
        [load_pixels(dataset.file(image), form.size, form.color) for image in dataset.images]
    )
    scores = model.output(model.layer("head_predictions"), images)
    view = Representative("head_predictions", 1, steps=96)
    seen = see(Look(str(finished_run.path), "best", view, request=1))
    assert isinstance(seen.facts, RepresentativeFacts)
    assert seen.facts.is_like_data
    assert seen.facts.classes == dataset.classes
    assert seen.facts.value > scores[:, 1].max()


def test_what_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    pixels = keras.Input((*SIZE, 3))
    model = living(pixels, layers.Conv2D(2, 3, name="c")(pixels))
    with pytest.raises(InputError, match="no map 2: they are 0 to 1"):
        whole(explain(model, Representative("c", 2)))
    with pytest.raises(InputError, match="tells no classes apart"):
        whole(explain(model, Representative()))


def test_an_image_of_weights_that_do_not_change_is_made_once(finished_run: RunFolder) -> None:
    view = Representative(class_=1, steps=8)
    model = opened(target_of(str(finished_run.path), "best"))
    first = whole(explain(model, view))
    assert len(list((paths.cache() / "representative").iterdir())) == 1
    again = opened(target_of(str(finished_run.path), "best"))
    with pytest.raises(StopIteration) as end:
        next(explain(again, view))  # not a step is taken
    found = end.value.value
    assert facts(found) == facts(first)
    for name, array in first.arrays.items():
        assert np.array_equal(found.arrays[name], array), name
    (file,) = (paths.cache() / "representative").iterdir()
    file.write_bytes(file.read_bytes()[:100])  # damaged: it is made again
    assert np.array_equal(whole(explain(again, view)).arrays["image"], first.arrays["image"])
    other = whole(explain(model.snapshot(), Representative(class_=1, steps=8)))
    assert np.array_equal(other.arrays["image"], first.arrays["image"])
    assert len(list((paths.cache() / "representative").iterdir())) == 1  # while it learns: nothing
