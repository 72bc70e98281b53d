"""What a classifier says of its validation images after each epoch that is kept.

    validation/epoch-<number>.npy    float16 (images, classes), a row for each validation image in
                                     the order of dataset.json

They come for nothing from the validation that each epoch ends with, so the time machine and the
page that is looked at while a run trains have nothing to compute. A value is a class's score (the
logit) below that of the most probable class of the image: 0 for that one, so that rounding to half
precision makes no two classes equal, and what is nearly certain stays apart from what is certain.
An image of ten classes takes 20 bytes an epoch. Epochs go as their weights go.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.base.epoch_files import EpochFiles
from studio.core.base.errors import InputError
from studio.core.base.lone_array import read_array, write_array
from studio.core.base.regular_file import check_own_folder, damaged
from studio.core.dataset.split import only
from studio.core.evaluation.predictions import of_split
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.runs.kept_epochs import kept_epochs
from studio.core.runs.run_folder import RunFolder

FOLDER = "validation"

MOST_VALUES = 2**24
"""Images times classes above which nothing is kept: 32 MB an epoch."""

_DTYPE = "<f2"


def kept_values(images: int, classes: int) -> int:
    """Return how many numbers are kept of an epoch, 0 where they would be too many."""
    return images * classes if images * classes <= MOST_VALUES else 0


def kept_values_of(recipe: Recipe, images: int, classes: int) -> int:
    """Return how many numbers a run of `recipe` keeps of an epoch; only classifiers keep any."""
    return kept_values(images, classes) if task_of(recipe).needs_classes else 0


def answered_epochs(run: RunFolder) -> tuple[int, ...]:
    """Return the epochs whose answers are kept, ascending, from 1."""
    return _files(run).epochs()


def keep_epoch(run: RunFolder, epoch: int, logits: NDArray[np.float32]) -> None:
    """Keep what is said after an epoch; let go of epochs whose weights have gone.

    The epoch before stays, which may be looked at in this moment.

    Args:
        run: whose.
        epoch: counted from 1 through all stages.
        logits: scores before the softmax, float32 (images, classes).

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
        InputError: what lies there is no folder of the run itself.
    """
    files = _files(run)
    check_own_folder(files.folder)
    below = logits - logits.max(axis=1, keepdims=True)
    write_array(files.file(epoch), below.clip(np.finfo(np.float16).min).astype(_DTYPE))
    stay = {epoch, epoch - 1, *kept_epochs(run.checkpoints)}
    files.keep(lambda one: one in stay)


def forget_epochs(run: RunFolder, after: int) -> None:
    """Forget the epochs behind `after`: a resumed run trains them again."""
    _files(run).forget(after)


def evaluation_after(run: RunFolder, epoch: int) -> RunEvaluation | None:
    """Return what is known of the validation images after an epoch, None where it is not kept.

    Raises:
        InputError: the file or the run's list of images is damaged.
    """
    file = _files(run).file(epoch)
    if not file.is_file():
        return None
    dataset, parts = run.dataset()
    validated = only(parts, "validation")
    shape = (len(validated.validation), len(dataset.classes))
    try:
        below = read_array(file, shape, _DTYPE)
    except InputError:
        if not file.is_file():  # the training has let go of it meanwhile
            return None
        raise
    if not (below <= 0).all():  # NaN among them
        raise damaged(file, "a score above the highest")
    odds = np.exp(below.astype(np.float32))
    probabilities = odds / odds.sum(axis=1, keepdims=True)
    labels = dataset.labels().astype(np.int32)
    return RunEvaluation(dataset, dataset.classes, of_split(validated, labels, probabilities))


def _files(run: RunFolder) -> EpochFiles:
    return EpochFiles(run.path / FOLDER, ".npy")
