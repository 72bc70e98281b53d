"""How soon the images behind a figure are there, with many predictions.

    python tests/benchmarks/bench_evaluation.py [--images N] [--classes N]

Predictions of random numbers in a file, as a run has them, and what the Evaluate page asks of them.
Processor time of the one thread that works, which is what it takes on a computer with nothing else
to do.

open      mapping the file into memory
answers   the first figure: each image's answer, confidence and loss, from the mapped file
cell      the images behind a cell of the confusion matrix, sorted: the first, which sorts all; the
          worst of 100 more
others    the images of a class, of a bin of the calibration curve, the most wrong: worst of each
figures   per class; calibration; ROC of one class; suspected labels
ratio     of the answers to one look at every probability (np.max), in the same run
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.dataset.images import Dataset, Image
from studio.core.dataset.split import Split
from studio.core.evaluation.predictions import of_split, read, write
from studio.core.evaluation.run_evaluation import RunEvaluation

MOST_MS = 100.0


def milliseconds(work: Callable[[], object]) -> float:
    """Return the processor time of `work`, which other programs do not lengthen."""
    began = time.thread_time()
    work()
    return 1000 * (time.thread_time() - began)


def main() -> None:
    """Measure and print; fail if a cell takes longer than it may."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument("--classes", type=int, default=100)
    given = parser.parse_args()
    count, classes = given.images, given.classes
    numbers = np.random.default_rng(1)
    labels = numbers.integers(0, classes, count).astype(np.int32)
    names = tuple(f"class {index:04d}" for index in range(classes))
    images = tuple(Image(f"{at}.png", int(of), None, 8, 8, 9, "") for at, of in enumerate(labels))
    dataset = Dataset("/images", names, images, ())
    nothing = np.zeros(0, np.int64)
    split = Split(nothing, nothing, np.arange(count), 0.0, 1.0, 0)
    probabilities = numbers.random((count, classes), np.float32) ** 8
    probabilities[np.arange(count), labels] += 0.5
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    made = of_split(split, labels, probabilities)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "predictions.npy")
        print(f"write     {milliseconds(lambda: write(made, file)):.0f} ms")
        print(f"open      {milliseconds(lambda: read(file, dataset)):.1f} ms")
        found = RunEvaluation(dataset, names, read(file, dataset))
        part = found.part("test")
        look = milliseconds(lambda: np.asarray(part.probabilities).max(axis=1))
        answers = milliseconds(lambda: part.answers)
        first = milliseconds(lambda: part.cell(0, 0))
        cells = numbers.integers(0, classes, (100, 2)).tolist()
        worst = max(milliseconds(lambda: part.cell(*cell)) for cell in cells)  # noqa: B023
        print(f"answers   {answers:.0f} ms, {answers / look:.1f} times one look at every value")
        print(f"cell      {first:.1f} ms, then at most {worst:.2f} ms")
        few = [int(label) for label in numbers.integers(0, classes, 20)]
        others = {
            "class": max(milliseconds(lambda: part.of_class(label)) for label in few),  # noqa: B023
            "bin": max(milliseconds(lambda: part.in_bin(place)) for place in range(15)),  # noqa: B023
            "most wrong": milliseconds(part.most_wrong),
            "least sure": milliseconds(part.least_sure),
        }
        print("others    " + ", ".join(f"{name} {took:.1f} ms" for name, took in others.items()))
        figures = {
            "per class": milliseconds(lambda: part.per_class),
            "calibration": milliseconds(lambda: part.calibration),
            "ROC of one class": milliseconds(lambda: part.roc(0)),
            "suspected labels": milliseconds(lambda: found.suspects),
        }
        print("figures   " + ", ".join(f"{name} {took:.0f} ms" for name, took in figures.items()))
    slowest = max(first, worst, *others.values())
    if slowest > MOST_MS:
        raise SystemExit(f"{slowest:.0f} ms are more than {MOST_MS:.0f} ms")


if __name__ == "__main__":
    main()
