"""Where the predictions of a run lie, and reading them; likewise how well it restores each image.

Those of a run that has ended are kept in its folder. What they cannot be kept for there, and those
of another checkpoint, lie in the cache, named by the weights that made them.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.images import Dataset, Part
from studio.core.evaluation import predictions as tables
from studio.core.evaluation.epoch_answers import evaluation_after
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe import task_of
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder

AUTOENCODE = "autoencode"

BUDGET = 2 * 1024**3
"""Bytes in the cache; the files that were used longest ago go first."""


def check_classifier(run: RunFolder) -> None:
    """Refuse a run that tells no classes apart.

    Raises:
        InputError: it is of another task.
    """
    recipe = run.recipe()
    if not task_of(recipe).needs_classes:
        raise InputError(
            "{run} knows no classes; confusion, curves and suspected labels are for classifiers. "
            "The Training page and `studio evaluate` say how good it is at its own task.",
            run=str(run.path),
        )


def cache_folder() -> Path:
    """Return where predictions lie that are in no run's folder; not made here."""
    return paths.cache() / "predictions"


def cached_file(run: RunFolder, checkpoint: Checkpoint, part: Part | None = None) -> Path:
    """Return where in the cache the predictions of the weights that the run has now lie.

    Args:
        run: whose.
        checkpoint: which of its weights.
        part: the only one whose images are predicted; None for all.
    """
    sha = hashlib.blake2b(digest_size=16)
    if isinstance(checkpoint, int):
        files = [run.dataset_file, run.base_file, epoch_file(run.checkpoints, checkpoint)]
    else:
        files = [run.model_file, run.last_model_file, run.dataset_file, *run.checkpoint_files()]
    for file in files:
        with suppress(OSError):
            found = file.stat()
            sha.update(repr((str(file), found.st_size, found.st_mtime_ns)).encode())
    sha.update(f"{checkpoint} {part}".encode() if part else str(checkpoint).encode())
    return cache_folder() / f"{sha.hexdigest()}.npy"


def own_file(run: RunFolder) -> Path:
    """Return where in its folder a run that has ended keeps what is known of single images."""
    return run.restorations_file if _is_autoencoder(run) else run.predictions_file


def find(run: RunFolder, checkpoint: Checkpoint = "best", part: Part | None = None) -> Path | None:
    """Return the file with what is known of single images; None where it is still to be made."""
    own = own_file(run)
    if checkpoint == "best" and part is None and run.has_report and own.is_file():
        return own
    cached = cached_file(run, checkpoint, part)
    if not cached.is_file():
        return None
    with suppress(OSError):  # read-only: it only counts as unused
        cached.touch()
    return cached


def load(
    run: RunFolder, checkpoint: Checkpoint = "best", part: Part | None = None
) -> RunEvaluation | None:
    """Return what is known of a run; None where its predictions are still to be made.

    The engine makes them: `messages.Judge`. What was said of the validation images after an epoch
    is kept while the run trains.

    Raises:
        InputError: the run is no classifier, or its files are damaged.
    """
    check_classifier(run)
    if isinstance(checkpoint, int) and part == "validation":
        validated = evaluation_after(run, checkpoint)
        if validated is not None:
            return validated
    file = find(run, checkpoint, part)
    if file is None:
        return None
    dataset, _ = run.dataset()
    return evaluation_of(file, dataset)


def check_autoencoder(run: RunFolder) -> None:
    """Refuse a run that restores no images.

    Raises:
        InputError: it is of another task.
    """
    if not _is_autoencoder(run):
        raise InputError("{run} restores no images.", run=str(run.path))


def _is_autoencoder(run: RunFolder) -> bool:
    return run.recipe().task == AUTOENCODE


def evaluation_of(file: Path, dataset: Dataset) -> RunEvaluation:
    """Return what is known of the predictions in `file`.

    Raises:
        InputError: damaged, or of other images.
    """
    return RunEvaluation(dataset, dataset.classes, tables.read(file, dataset))


def suggested_threshold(run: RunFolder) -> float | None:
    """Return below which probability the run's answers are better "none of these".

    None where its validation images were not judged, or there are none.

    Raises:
        InputError: as `load`.
    """
    known = load(run)
    found = known.threshold if known is not None else None
    return found.value if found is not None else None


def keep_within_budget(budget: int = BUDGET) -> None:
    """Delete from the cache what was used longest ago and is too much."""
    found = []
    for file in cache_folder().glob("*.np[yz]"):
        with suppress(OSError):
            facts = file.stat()
            found.append((facts.st_mtime, facts.st_size, file))
    left = budget
    for _, size, file in sorted(found, reverse=True):
        left -= size
        if left < 0:
            with suppress(OSError):
                file.unlink()
