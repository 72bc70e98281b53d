"""A run on disk whose predictions are known: what the Evaluate page is tested with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from run_on_disk import run_on_disk

from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.evaluation import predictions as tables
from studio.core.projects.project import Project
from studio.core.runs.run_folder import RunFolder


def evaluated_run(opened: Project, images: Path, wrong: tuple[int, ...] = (0, 2)) -> RunFolder:
    """Write a finished run with the predictions of every image.

    Args:
        wrong: places in the test part (else the validation part) that are predicted as the next
            class, all others as what they are; the first of them with most confidence.
    """
    run = RunFolder(run_on_disk(opened, images, 3, "finished"))
    dataset, parts = run.dataset()
    write_predictions(run, dataset, parts, wrong)
    return run


def write_predictions(
    run: RunFolder, dataset: Dataset, parts: Split, wrong: tuple[int, ...] = ()
) -> None:
    """Write what a network would say of each image."""
    labels = dataset.labels().astype(np.int32)
    order = np.concatenate([parts.train, parts.validation, parts.test])
    answers = labels[order].copy()
    confidence = np.linspace(0.6, 0.95, len(order)).astype(np.float32)
    first = len(order) - len(parts.test if len(parts.test) else parts.validation)
    for rank, place in enumerate(wrong):
        answers[first + place] = (answers[first + place] + 1) % len(dataset.classes)
        confidence[first + place] = 0.97 - 0.1 * rank
    probabilities = _probabilities(answers, confidence, len(dataset.classes))
    tables.write(tables.of_split(parts, labels, probabilities), run.predictions_file)


def _probabilities(
    answers: NDArray[np.int32], confidence: NDArray[np.float32], classes: int
) -> NDArray[np.float32]:
    rest = (1 - confidence) / (classes - 1)
    made = np.repeat(rest[:, np.newaxis], classes, axis=1)
    made[np.arange(len(answers)), answers] = confidence
    return made.astype(np.float32)
