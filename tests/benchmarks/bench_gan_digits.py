"""Whether a classifier reads the digits that a GAN invents.

    python tests/benchmarks/bench_gan_digits.py [RUN]

Trains the preset "digits-gan" (or takes the folder of a run of it) and LeNet-5 on the real digits,
and lets the classifier read 500 samples. Wanted: at least 8 of the 10 digits among them, each with
at least 10 samples, and a mean confidence above 0.8.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

SAMPLES, LEAST = 500, 10


def main() -> None:
    """Print what was read."""
    from studio.core.plan.presets import find_preset
    from studio.core.recipes.recipe import Data, Model, Recipe, Stage
    from studio.core.samples.write import write_sample
    from studio.engine.control import Control
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle
    from studio.engine.tasks.classify.predicting import predict_files
    from studio.engine.tasks.generate import generate

    job = Job(1, lambda _event: None, Control())
    preset = find_preset("digits-gan")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_sample("digits", place / "digits")
        began = time.perf_counter()
        if len(sys.argv) > 1:
            run = Path(sys.argv[1])
        else:
            run = lifecycle.train(job, preset.on(place / "digits"), place, place / "runs").path
            print(f"GAN: {time.perf_counter() - began:.0f} s")
        classifier = lifecycle.train(
            job,
            Recipe(
                name="Reader",
                data=Data(folder=str(place / "digits"), image_size=(32, 32), color="gray"),
                model=Model(backbone="LeNet-5", pooling="flatten", dense=(84,)),
                stage=(Stage(epochs=20),),
            ),
            place,
            place / "runs",
        )
        print(f"classifier: accuracy {classifier.report().classified.accuracy.test:.3f}")
        generate(job, run, place / "drawn", count=SAMPLES, seed=1)
        files = sorted((place / "drawn").glob("*.png"))
        found = predict_files(job, classifier.path, files)
    read, sure = found.probabilities.argmax(axis=1), found.probabilities.max(axis=1)
    counts = np.bincount(read, minlength=len(found.classes))
    for digit, count in zip(found.classes, counts, strict=True):
        print(f"{digit}: {count}")
    recognised = int((counts >= LEAST).sum())
    print(f"digits with {LEAST} samples or more: {recognised}; confidence {sure.mean():.3f}")


if __name__ == "__main__":
    main()
