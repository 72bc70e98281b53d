"""Whether a classifier reads what a GAN invents.

    python tests/benchmarks/bench_gan_samples.py [digits-gan | shapes-gan [RUN]]

Trains the preset (or takes the folder of a run of it) and a classifier on the real images, and lets
the classifier read 500 samples, as many of each class where the GAN draws by class. Wanted: at
least 8 of the 10 digits among them, each with at least 10 samples, and a mean confidence above 0.8.
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
    from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
    from studio.core.samples.write import write_sample
    from studio.engine.control import Control
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle
    from studio.engine.tasks.classify.predicting import predict_files
    from studio.engine.tasks.generate import generate

    readers = {
        "digits": Recipe(
            name="Reader",
            data=Data(folder="digits", image_size=(32, 32), color="gray"),
            model=Model(backbone="LeNet-5", pooling="flatten", dense=(84,)),
            stage=(Stage(epochs=20),),
        ),
        "shapes": Recipe(
            name="Reader",
            data=Data(folder="shapes", image_size=(32, 32)),
            augment=Augment(flip="both", rotation=0.5, brightness=0.2, contrast=0.2),
            model=Model(backbone="Small CNN", blocks=(32, 64, 128), pooling="flatten"),
            stage=(Stage(epochs=60, schedule="one_cycle"),),
        ),
    }
    key, *run_given = sys.argv[1:] or ["digits-gan"]
    preset = find_preset(key)
    job = Job(1, lambda _event: None, Control())
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_sample(preset.sample, place / preset.sample)
        began = time.perf_counter()
        if run_given:
            run = Path(run_given[0])
        else:
            run = lifecycle.train(job, preset.on(place / preset.sample), place, place / "runs").path
            print(f"GAN: {time.perf_counter() - began:.0f} s")
        reader = lifecycle.train(job, readers[preset.sample], place, place / "runs")
        classes = reader.dataset()[0].classes
        print(f"classifier: accuracy {reader.report().classified.accuracy.test:.3f}")
        if preset.recipe.gan.kind == "conditional":
            asked = [(label, SAMPLES // len(classes)) for label in range(len(classes))]
        else:
            asked = [(-1, SAMPLES)]
        reads, sures = [], []
        for label, count in asked:
            drawn = place / f"drawn-{label}"
            generate(job, run, drawn, count=count, seed=1, label=label)
            found = predict_files(job, reader.path, sorted(drawn.glob("*.png")))
            reads.append(found.probabilities.argmax(axis=1))
            sures.append(found.probabilities.max(axis=1))
            if label >= 0:
                right = float((reads[-1] == label).mean())
                print(f"asked for {classes[label]}: {right:.2f} read as asked, of {count}")
    counts = np.bincount(np.concatenate(reads), minlength=len(classes))
    for name, times in zip(classes, counts, strict=True):
        print(f"read as {name}: {times}")
    print(
        f"classes with {LEAST} samples or more: {int((counts >= LEAST).sum())}; "
        f"mean confidence {np.concatenate(sures).mean():.3f}"
    )


if __name__ == "__main__":
    main()
