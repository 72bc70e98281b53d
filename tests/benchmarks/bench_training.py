"""How fast a training is, against the plain Keras script that a person would otherwise write.

    python tests/benchmarks/bench_training.py            every case with 10 epochs
    python tests/benchmarks/bench_training.py --case a --epochs 30

Both sides get the same files, batch size, epochs, optimizer and network; each runs in a fresh
process of its own, imports not counted, one after the other. Keras' side is the script of the
course: image_dataset_from_directory, the backbone called inside the model, model.fit.

a  frozen MobileNetV2 at 96 px, only the head trains
b  the last block trains as well
c  everything trains
d  what live events, checkpoints and metrics.csv cost: LeNet-5 on pixels in memory, the engine's
   loop against a bare model.fit
e  the same with heavy steps: MobileNetV2, everything trains

Seconds are of the clock, for a machine with nothing else to do; CPU seconds, of all threads, change
little with other work on it. Of d and e they count the whole run, preparation and test step too.

For a, the yardstick is measured as well: Keras decodes every image once and runs the frozen part
over it once, with and without the seconds in which it builds and compiles that part.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

SIZE, BATCH, CLASSES = 96, 32, 3
LAST_BLOCK = ("block_16_*", "Conv_1*")
IN_MEMORY = {"d": "LeNet-5", "e": "MobileNetV2"}
"""Cases without decoding, and their backbones."""


def make_photos(folder: Path, count: int, side: int = 400) -> None:
    """Write JPEGs that are as heavy to decode as photographs: smooth shapes with fine noise."""
    generator = np.random.default_rng(1)
    for index in range(count):
        base = generator.integers(0, 256, (12, 12, 3), np.uint8)
        picture = np.asarray(Image.fromarray(base).resize((side, side), Image.Resampling.BICUBIC))
        noisy = picture + generator.normal(0, 12, picture.shape)
        place = folder / f"class_{index % CLASSES}"
        place.mkdir(parents=True, exist_ok=True)
        image = Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))
        image.save(place / f"{index:05d}.jpg", quality=90)


def keras_side(case: str, data: Path, epochs: int) -> dict[str, float]:
    """Train as the course's script does."""
    import keras

    began, computed = time.perf_counter(), time.process_time()
    if case in IN_MEMORY:
        return _bare_fit(case, data, epochs)
    common = {
        "validation_split": 0.2,
        "seed": 7,
        "image_size": (SIZE, SIZE),
        "batch_size": BATCH,
        "verbose": False,
    }
    train = keras.utils.image_dataset_from_directory(data, subset="training", **common)
    validation = keras.utils.image_dataset_from_directory(data, subset="validation", **common)
    base = keras.applications.MobileNetV2(
        include_top=False, weights=None, input_shape=(SIZE, SIZE, 3)
    )
    base.trainable = case != "a"
    if case == "b":
        for layer in base.layers:
            layer.trainable = layer.name.startswith(("block_16", "Conv_1"))
    inputs = keras.Input((SIZE, SIZE, 3))
    hidden = keras.applications.mobilenet_v2.preprocess_input(inputs)
    hidden = base(hidden, training=False) if case != "c" else base(hidden)
    hidden = keras.layers.GlobalAveragePooling2D()(hidden)
    outputs = keras.layers.Dense(CLASSES, activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(train, validation_data=validation, epochs=epochs, verbose=0)
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - computed}


def _bare_fit(case: str, data: Path, epochs: int) -> dict[str, float]:
    """Train on arrays in memory; decoding is not counted."""
    import keras

    from studio.core.dataset.pixel_form import PixelForm
    from studio.core.dataset.pixels import open_pixels
    from studio.core.dataset.scan import scan
    from studio.core.dataset.split import split
    from studio.core.recipes.recipe import Model
    from studio.engine.networks.build import build_network

    dataset = scan(data)
    parts = split(dataset, 0.2, 0.0, 7)
    with open_pixels(dataset, PixelForm((SIZE, SIZE), "rgb")) as opened:
        pixels = opened[np.arange(len(dataset.images))]
    labels = dataset.labels()
    network = build_network(Model(backbone=IN_MEMORY[case]), (SIZE, SIZE), "rgb", CLASSES, None, 7)
    began, computed = time.perf_counter(), time.process_time()
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.logits.compile("adam", loss, metrics=["accuracy"])
    network.logits.fit(
        pixels[parts.train],
        labels[parts.train],
        validation_data=(pixels[parts.validation], labels[parts.validation]),
        batch_size=BATCH,
        epochs=epochs,
        verbose=0,
    )
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - computed}


def yardstick(_case: str, data: Path, _epochs: int) -> dict[str, float]:
    """Decode once and run the frozen part once over it, as Keras does both."""
    import keras
    import tensorflow as tf

    began = time.perf_counter()
    base = keras.applications.MobileNetV2(
        include_top=False, weights=None, input_shape=(SIZE, SIZE, 3), pooling="avg"
    )
    inputs = keras.Input((SIZE, SIZE, 3))
    model = keras.Model(inputs, base(keras.applications.mobilenet_v2.preprocess_input(inputs)))
    model.predict(np.zeros((BATCH, SIZE, SIZE, 3), np.float32), verbose=0)
    built = time.perf_counter()
    images = keras.utils.image_dataset_from_directory(
        data, image_size=(SIZE, SIZE), batch_size=BATCH, shuffle=False, verbose=False
    )
    pixels = np.concatenate([batch.numpy() for batch, _ in images.prefetch(tf.data.AUTOTUNE)])
    decoded = time.perf_counter()
    model.predict(pixels, batch_size=BATCH, verbose=0)
    ended = time.perf_counter()
    return {
        "building": built - began,
        "decoding": decoded - built,
        "forward": ended - decoded,
        "seconds": ended - built,
        "with_building": ended - began,
    }


def studio_side(case: str, data: Path, epochs: int) -> dict[str, float]:
    """Train with the engine: the same functions that the window's engine calls."""
    from studio.engine.quiet_start import import_tensorflow_quietly

    import_tensorflow_quietly()  # as the engine does before it says that it is ready

    from studio.core.recipes.recipe import Data, Model, Recipe, Stage
    from studio.engine.control import Control
    from studio.engine.device import prove_device
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle

    train = {"a": ("head",), "b": ("head", *LAST_BLOCK)}.get(case, ("all",))
    recipe = Recipe(
        name=f"bench {case}",
        data=Data(
            folder=str(data),
            image_size=(SIZE, SIZE),
            validation=0.2,
            test=0.0,
            batch_size=BATCH,
        ),
        model=Model(backbone=IN_MEMORY.get(case, "MobileNetV2")),
        stage=(Stage(train=train, epochs=epochs),),
    )
    prove_device()
    began, computed = time.perf_counter(), time.process_time()
    job = Job(1, lambda _event: None, Control())
    folder = lifecycle.train(job, recipe, data, data.parent / "runs")
    seconds = time.perf_counter() - began
    computed = time.process_time() - computed
    phases = folder.report().seconds
    once = sum(phases.get(name, 0.0) for name in ("scanning", "reading", "caching"))
    loop = sum(phases.get(name, 0.0) for name in ("first_step", "training", "validating"))
    seconds = loop if case in IN_MEMORY else seconds
    return {"cpu": computed, "once": once, **phases, "seconds": seconds}


SIDES = {"keras": keras_side, "studio": studio_side, "yardstick": yardstick}


def run_side(side: str, case: str, data: Path, epochs: int) -> dict[str, float]:
    """Run one side in a fresh process with an empty cache."""
    with tempfile.TemporaryDirectory() as cache:
        command = [sys.executable, __file__, "--side", side, "--case", case]
        done = subprocess.run(
            [*command, "--data", str(data), "--epochs", str(epochs)],
            env={**os.environ, "STUDIO_CACHE": cache},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def main() -> None:
    """Print a line of seconds and the ratio for each case."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--case", choices=tuple("abcde"))
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--images", type=int, default=1200)
    parser.add_argument("--side", choices=tuple(SIDES))
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    if arguments.side:
        work = SIDES[arguments.side]
        print(json.dumps(work(arguments.case, arguments.data, arguments.epochs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "photos")
        make_photos(data, arguments.images)
        for case in (arguments.case,) if arguments.case else tuple("abcde"):
            print(f"load {os.getloadavg()[0]:.2f}", flush=True)
            ours = run_side("studio", case, data, arguments.epochs)
            theirs = run_side("keras", case, data, arguments.epochs)
            print(
                f"{case}  {arguments.epochs} epochs: Keras {theirs['seconds']:.1f} s, "
                f"studio {ours['seconds']:.1f} s, ratio {theirs['seconds'] / ours['seconds']:.2f}; "
                f"CPU seconds {theirs['cpu']:.1f} against {ours['cpu']:.1f}"
                f"  ({json.dumps({name: round(value, 2) for name, value in ours.items()})})",
                flush=True,
            )
            if case == "a":
                once = run_side("yardstick", case, data, arguments.epochs)
                print(
                    f"   decoding once + one forward pass: {once['seconds']:.1f} s, with building "
                    f"{once['with_building']:.1f} s; studio takes "
                    f"{ours['seconds'] / once['seconds']:.2f} and "
                    f"{ours['seconds'] / once['with_building']:.2f} times that",
                    flush=True,
                )


if __name__ == "__main__":
    main()
