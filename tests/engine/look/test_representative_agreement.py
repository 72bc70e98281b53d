"""What an image for a class is worth: networks that never saw it take it for that class as well.

Activation maximisation on pixels alone fools the network that it was made with and no other. Here
an image is made with one network and judged by two that were trained apart from it, with other
weights to begin with, in another order, on other scans.
"""

from pathlib import Path

import keras
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.dataset.decode import load_pixels
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.scan import scan
from studio.core.look.representative import Representative, RepresentativeFacts
from studio.core.samples.write import write_sample
from studio.engine.look.explained import Explained, whole
from studio.engine.look.explainers.representative import explain
from studio.engine.look.living_model import LivingModel, Source

pytestmark = pytest.mark.engine
layers = keras.layers

SIDE = 16
EACH = 60
CLASSES = 10
CLASSES_ASKED = (0, 1, 4, 7)


def network() -> keras.Model:
    """A small convolutional network that ends as those of the program do."""
    x = pixels = keras.Input((SIDE, SIDE, 1))
    x = layers.Rescaling(1 / 127.5, offset=-1)(x)
    x = layers.Conv2D(12, 3, activation="relu", padding="same")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(24, 3, activation="relu", padding="same")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Dense(CLASSES, name="scores")(layers.Flatten()(x))
    return keras.Model(pixels, layers.Softmax(name="probabilities")(x))


def trained(images: NDArray[np.uint8], labels: NDArray[np.int64], seed: int) -> keras.Model:
    keras.utils.set_random_seed(seed)
    model = network()
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.optimizer.learning_rate = 5e-3
    model.fit(images.astype(np.float32), labels, batch_size=32, epochs=8, verbose=0)
    return model


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "digits"
    write_sample("digits", folder, count=3 * EACH, size=SIDE)
    return folder


def test_independent_networks_agree_and_no_image_of_the_data_is_liked_as_much(
    digits: Path,
) -> None:
    dataset = scan(digits)
    form = PixelForm((SIDE, SIDE), "gray")
    images = np.stack([_pixels(dataset.file(image)) for image in dataset.images])
    labels = dataset.labels()
    third = np.arange(len(labels)) % 3  # each network has scans of its own
    models = [trained(images[third == at], labels[third == at], seed=at) for at in range(3)]
    for at, model in enumerate(models):  # they are worth being asked
        held_out = model.predict(images[third != at].astype(np.float32), verbose=0).argmax(axis=1)
        assert (held_out == labels[third != at]).mean() > 0.9
    source = Source(dataset, "")
    maker = LivingModel(models[0], form, classes=dataset.classes, source=source)
    agreed = []
    for number in CLASSES_ASKED:
        found = whole(explain(maker, Representative(class_=number, steps=48)))
        shown = found.arrays["image"][np.newaxis, ..., :1].astype(np.float32)
        assert models[0].predict(shown, verbose=0).argmax() == number
        agreed += [model.predict(shown, verbose=0).argmax() == number for model in models[1:]]
    assert np.mean(agreed) >= 0.75, f"the others took {np.mean(agreed):.0%} for what they are"
    best = maker.output(maker.layer("scores"), images).max(axis=0)
    for number in CLASSES_ASKED[:1]:
        found = whole(explain(maker, Representative("scores", number, steps=48)))
        assert value(found) > best[number]


def value(found: Explained) -> float:
    assert isinstance(found.facts, RepresentativeFacts)
    return found.facts.value


def _pixels(file: Path) -> NDArray[np.uint8]:
    return load_pixels(file, (SIDE, SIDE), "gray")
