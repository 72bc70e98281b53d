"""What the search for the strongest patches costs beside a bare forward pass over the same images.

    python tests/benchmarks/bench_patches.py [--images N] [--side PIXELS]

A LeNet-like network with 64 maps a layer; the images are noise, decoded before the clock starts.

ratio      all nine-patch lists of one layer, against the layer's outputs alone, which nobody reads
           (wanted: 1.3). Of a first layer, whose outputs are large and cost next to nothing, to
           read them once more from memory takes half as long as to make them.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from PIL import Image

from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.scan import scan
from studio.engine.look.living_model import LivingModel, Source
from studio.engine.look.pace import MOST
from studio.engine.look.strongest import strongest

WANTED = 1.3
ROUNDS = 5


def network(side: int) -> keras.Model:
    """Return convolutions of 64 maps."""
    x = pixels = keras.Input((side, side, 3))
    for number in range(3):
        x = keras.layers.Conv2D(64, 3, padding="same", activation="relu", name=f"c{number}")(x)
        x = keras.layers.MaxPooling2D(name=f"p{number}")(x) if number < 2 else x
    return keras.Model(pixels, x)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of some rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--images", type=int, default=512)
    parser.add_argument("--side", type=int, default=64)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["STUDIO_CACHE"] = str(Path(name, "cache"))
        numbers = np.random.default_rng(1)
        folder = Path(name, "images", "noise")
        folder.mkdir(parents=True)
        for number in range(arguments.images):
            pixels = numbers.integers(0, 256, (arguments.side, arguments.side, 3), np.uint8)
            Image.fromarray(pixels).save(folder / f"{number}.png", compress_level=1)
        dataset = scan(folder, needs_classes=False)
        form = PixelForm((arguments.side, arguments.side), "rgb")
        model = LivingModel(network(arguments.side), form, source=Source(dataset, ""))
        with open_pixels(dataset, form) as decoded:
            images = np.arange(len(dataset.images))
            decoded.expect(images)
            decoded.wait(images)
            for layer in (model.layer(f"c{number}") for number in range(3)):
                forward = model.forward(layer)

                def bare() -> None:
                    for first in range(0, len(images), MOST):
                        shown = decoded[images[first : first + MOST]].astype(np.float32)
                        forward.tensors(tf.constant(shown), is_repeated=True)  # noqa: B023

                plain = seconds(bare)
                searched = seconds(lambda: list(strongest(model, layer, decoded)))  # noqa: B023
                print(
                    f"  {layer.name}: bare {plain:.2f} s, search {searched:.2f} s, "
                    f"ratio {searched / plain:.2f} (wanted {WANTED})"
                )


if __name__ == "__main__":
    main()
