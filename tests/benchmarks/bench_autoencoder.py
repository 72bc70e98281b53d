"""How fast an autoencoder trains, against the plain Keras tutorial with `fit`.

    python tests/benchmarks/bench_autoencoder.py                       40 epochs, both kinds
    python tests/benchmarks/bench_autoencoder.py --kind dense --epochs 10

F. Chollet, "Building autoencoders in Keras": images are read into memory once and `fit` trains on
the arrays. Both sides get the same files (the handwritten digits), network, optimizer, batch size
and epochs; each runs in a fresh process of its own, imports not counted, one after the other.
Ours counts everything from the recipe to the report: scanning, the test step, a gallery and a
checkpoint after each epoch, figures of every batch, PSNR, SSIM, principal components.

Seconds are of the clock, for a machine with nothing else to do; CPU seconds, of all threads, change
little with other work on it.
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

from studio.core.recipes.recipe import Autoencoder

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

SIZE, BATCH, SEED = 32, 32, 7
KINDS = ("dense", "convolutional")


def keras_side(kind: str, data: Path, epochs: int, _work: Path) -> dict[str, float]:
    """Train as the tutorial does."""
    import keras
    import numpy as np

    from studio.engine.tasks.autoencode.network import build_autoencoder

    table = _table(kind)
    began, computed = time.perf_counter(), time.process_time()
    parts = [
        keras.utils.image_dataset_from_directory(
            data,
            labels=None,
            color_mode="grayscale",
            image_size=(SIZE, SIZE),
            batch_size=BATCH,
            validation_split=0.2,
            subset=subset,
            seed=SEED,
            verbose=False,
        )
        for subset in ("training", "validation")
    ]
    train, validation = (np.concatenate([b.numpy() for b in part]) for part in parts)
    model = build_autoencoder(table, (SIZE, SIZE), "gray", SEED).logits
    model.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True), metrics=["mse"])
    model.fit(
        train,
        train / 255,
        validation_data=(validation, validation / 255),
        batch_size=BATCH,
        epochs=epochs,
        verbose=0,
    )
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - computed}


def our_side(kind: str, data: Path, epochs: int, work: Path) -> dict[str, float]:
    """Train a recipe."""
    from studio.engine.quiet_start import import_tensorflow_quietly

    import_tensorflow_quietly()  # as the engine does before it says that it is ready

    from studio.core.recipes.recipe import Data, Recipe, Stage
    from studio.engine.control import Control
    from studio.engine.device import prove_device
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle

    recipe = Recipe(
        name="Benchmark",
        task="autoencode",
        seed=SEED,
        data=Data(
            folder=str(data),
            image_size=(SIZE, SIZE),
            color="gray",
            validation=0.2,
            test=0,
            batch_size=BATCH,
        ),
        autoencoder=_table(kind),
        stage=(Stage(epochs=epochs),),
    )
    prove_device()
    began, computed = time.perf_counter(), time.process_time()
    run = lifecycle.train(Job(1, lambda _event: None, Control()), recipe, work, work / "runs")
    seconds = time.perf_counter() - began
    phases = run.report().seconds
    return {"seconds": seconds, "cpu": time.process_time() - computed} | phases


def _table(kind: str) -> Autoencoder:
    if kind == "dense":
        return Autoencoder(kind="dense", code=32, dense=(128,))
    return Autoencoder(kind="convolutional", code=32)


SIDES = {"keras": keras_side, "ours": our_side}


def measured(side: str, kind: str, data: Path, epochs: int, work: Path) -> dict[str, float]:
    """Return what a side says in a process of its own, with a cache of its own."""
    command = [sys.executable, __file__, "--side", side, "--kind", kind, "--epochs", str(epochs)]
    command += ["--data", str(data), "--work", str(work)]
    environment = os.environ | {"STUDIO_CACHE": str(work / "cache")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--count", type=int, default=170, help="images of each digit")
    parser.add_argument("--side", choices=sorted(SIDES), help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.side:
        side = SIDES[arguments.side]
        found = side(arguments.kind, arguments.data, arguments.epochs, arguments.work)
        print(json.dumps(found))
        return
    from studio.core.samples.write import write_sample

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "digits")
        write_sample("digits", data, size=SIZE, count=arguments.count)
        for kind in (arguments.kind,) if arguments.kind else KINDS:
            ours, keras = (
                measured(side, kind, data, arguments.epochs, Path(folder, f"{kind} {side}"))
                for side in ("ours", "keras")
            )
            phases = {name: s for name, s in ours.items() if name not in ("seconds", "cpu")}
            print(
                f"{kind}, {arguments.epochs} epochs: {ours['seconds']:.1f} s against "
                f"{keras['seconds']:.1f} s, {keras['seconds'] / ours['seconds']:.1f} times as "
                f"fast; CPU {ours['cpu']:.1f} s against {keras['cpu']:.1f} s"
            )
            print("  " + ", ".join(f"{name} {s:.1f} s" for name, s in phases.items()))


if __name__ == "__main__":
    main()
