"""Images per second when several devices share each batch, beside Keras' MirroredStrategy.

    python tests/benchmarks/bench_devices.py [--devices 1 2] [--backbone ResNet50] [--size 224]
        [--batch 128] [--images 2048] [--epochs 3] [--logical N]

For a computer with at least two GPUs. Every layer trains. Each figure comes from a process of its
own, one after the other: ours is that of the run's report, which counts the training steps alone;
Keras' is `fit` on arrays in memory under `tf.distribute.MirroredStrategy`, where every device keeps
a copy of the weights, the first epoch not counted. `--logical 2` divides the CPU in two, which
shows that it works and says nothing of speed.
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

CLASSES = 3


def divide_the_cpu(count: int) -> None:
    """Let TensorFlow take the CPU for so many devices."""
    import tensorflow as tf

    (cpu,) = tf.config.list_physical_devices("CPU")
    parts = [tf.config.LogicalDeviceConfiguration()] * count
    tf.config.set_logical_device_configuration(cpu, parts)


def make_images(folder: Path, count: int, side: int) -> None:
    """Write pictures of noise: what is learned of them does not matter."""
    numbers = np.random.default_rng(0)
    for place in range(count):
        file = folder / str(place % CLASSES) / f"{place}.jpg"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(numbers.integers(0, 256, (side, side, 3), np.uint8)).save(file)


def our_side(data: Path, devices: int, options: argparse.Namespace) -> dict[str, object]:
    """Train a recipe; return what its report says."""
    from studio.core.recipes.recipe import Data, Model, Recipe, Stage
    from studio.engine.control import Control
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle

    recipe = Recipe(
        name="Devices",
        devices=devices,
        data=Data(
            folder=str(data),
            image_size=(options.size, options.size),
            validation=0.0,
            test=0.0,
            batch_size=options.batch,
            duplicates="apart",
        ),
        model=Model(backbone=options.backbone),
        stage=(Stage(epochs=options.epochs, optimizer="momentum", learning_rate=1e-3),),
    )
    runs = data.parent / f"runs-{devices}"
    report = lifecycle.train(Job(1, lambda _event: None, Control()), recipe, runs, runs).report()
    assert report is not None
    return {"speed": report.images_per_second, "device": report.device}


def keras_side(_data: Path, devices: int, options: argparse.Namespace) -> dict[str, object]:
    """Train the same network with `fit`, a copy of the weights on each device."""
    import keras
    import tensorflow as tf

    from studio.core.recipes.recipe import Model
    from studio.engine.networks.build import build_network

    kind = "GPU" if tf.config.list_logical_devices("GPU") else "CPU"
    names = [device.name for device in tf.config.list_logical_devices(kind)][:devices]
    numbers = np.random.default_rng(0)
    shape = (options.images, options.size, options.size, 3)
    pixels = numbers.integers(0, 256, shape, np.uint8)
    labels = numbers.integers(0, CLASSES, options.images)
    with tf.distribute.MirroredStrategy(names).scope():
        network = build_network(
            Model(backbone=options.backbone), shape[1:3], "rgb", CLASSES, None, 7
        )
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        network.logits.compile(keras.optimizers.SGD(1e-3, momentum=0.9), loss)
    given = {"batch_size": options.batch, "verbose": 0}
    network.logits.fit(pixels, labels, epochs=1, **given)
    began = time.perf_counter()
    network.logits.fit(pixels, labels, epochs=options.epochs, **given)
    seconds = time.perf_counter() - began
    device = f"{len(names)} × {kind}" if len(names) > 1 else kind
    return {"speed": options.images * options.epochs / seconds, "device": device}


SIDES = {"ours": our_side, "keras": keras_side}


def main() -> None:
    """Print a line for each side and number of devices."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--devices", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--backbone", default="ResNet50")
    parser.add_argument("--size", type=int, default=224)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--images", type=int, default=2048)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--logical", type=int, default=0)
    parser.add_argument("--side", choices=list(SIDES), help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        if options.logical:
            divide_the_cpu(options.logical)
        print(json.dumps(SIDES[options.side](options.data, options.devices[0], options)))
        return
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "images"
        make_images(data, options.images, options.size)
        environment = os.environ | {"STUDIO_CACHE": str(Path(folder) / "cache")}
        for devices in options.devices:
            for side in SIDES:
                command = [sys.executable, __file__, *sys.argv[1:], "--side", side]
                command += ["--data", str(data), "--devices", str(devices)]
                found = subprocess.run(command, capture_output=True, text=True, env=environment)
                if found.returncode:
                    raise SystemExit(found.stderr)
                figures = json.loads(found.stdout.splitlines()[-1])
                speed = f"{figures['speed']:.0f} images/s"
                print(f"{side:6} {figures['device']:24} {speed}", flush=True)


if __name__ == "__main__":
    main()
