"""Predictions with what is to be found planted in them, and the data set that they are of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import PARTS, Dataset, Duplicates, Image
from studio.core.dataset.split import Split
from studio.core.evaluation.predictions import Predictions, of_split
from studio.core.evaluation.run_evaluation import RunEvaluation

CLASSES = ("blue", "green", "red")


def dataset_of(
    labels: NDArray[np.int32],
    classes: tuple[str, ...] = CLASSES,
    duplicates: tuple[Duplicates, ...] = (),
) -> Dataset:
    """Return a data set of images that no disk holds."""
    images = tuple(
        Image(f"{classes[label]}/{index:05d}.png", int(label), None, 8, 8, 99, f"{index:032x}")
        for index, label in enumerate(labels)
    )
    return Dataset("/images", classes, images, (), duplicates)


def split_of(parts: dict[str, list[int]]) -> Split:
    """Return a split of these images."""
    train, validation, test = (np.array(parts.get(part, []), np.int64) for part in PARTS)
    return Split(train, validation, test, 0.2, 0.1, 7)


def evaluated(
    labels: list[int],
    probabilities: object,
    parts: dict[str, list[int]] | None = None,
    duplicates: tuple[Duplicates, ...] = (),
) -> RunEvaluation:
    """Return the evaluation of images; without parts all are of the test part."""
    true = np.array(labels, np.int32)
    values = np.array(probabilities, np.float32)
    dataset = dataset_of(true, CLASSES[: values.shape[1]], duplicates)
    split = split_of(parts or {"test": list(range(len(true)))})
    return RunEvaluation(dataset, dataset.classes, of_split(split, true, values))


def noisy(count: int, classes: int = 3, seed: int = 5) -> tuple[list[int], NDArray[np.float32]]:
    """Return labels and the probabilities of a network that is right more often than not."""
    numbers = np.random.default_rng(seed)
    labels = numbers.integers(0, classes, count)
    scores = numbers.normal(0, 1, (count, classes))
    scores[np.arange(count), labels] += 1.2
    exact = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    return labels.tolist(), np.round(exact, 2).astype(np.float32)  # rounded, so that some are equal


def rows_of(predictions: Predictions) -> list[tuple[int, int, int, bytes]]:
    """Return everything that is in predictions, to compare."""
    return [
        (int(image), int(part), int(label), np.asarray(row).tobytes())
        for image, part, label, row in zip(
            predictions.images,
            predictions.parts,
            predictions.labels,
            predictions.probabilities,
            strict=True,
        )
    ]
