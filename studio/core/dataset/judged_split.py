"""A split of the images in use, and what it tells of them."""

from __future__ import annotations

import msgspec
import numpy as np

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.dataset.choosing import choose
from studio.core.dataset.duplicates import Copies, copies_in
from studio.core.dataset.exclusion import class_folders
from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.dataset.trainable import check_trainable
from studio.core.recipes.recipe import Recipe, needs_classes


class JudgedSplit(msgspec.Struct, frozen=True):
    """Which image is in which part.

    Attributes:
        dataset: the images in use, without the classes that are left out.
        split: indices into them.
        problem: why they cannot be trained on, None where they can.
        class_counts: images of each class that are used, all parts together.
        class_folders: the patterns that leave out each class.
        copies: what is known of duplicates among them.
    """

    dataset: Dataset
    split: Split
    problem: Sentence | None
    class_counts: tuple[int, ...]
    class_folders: dict[str, tuple[str, ...]]
    copies: Copies


def judged_split(scanned: Dataset, recipe: Recipe) -> JudgedSplit:
    """Split what a scan found as `recipe` says.

    Raises:
        StudioError: it cannot be split.
    """
    dataset, made = choose(scanned, recipe)
    used = np.concatenate([made.train, made.validation, made.test])
    counts = np.bincount(dataset.labels()[used], minlength=len(dataset.classes))
    counts = counts[: len(dataset.classes)]  # images without class folders have none
    problem = None
    try:
        check_trainable(dataset, made, is_labelled=needs_classes(recipe), task=recipe.task)
    except StudioError as error:
        problem = error.sentence
    return JudgedSplit(
        dataset=dataset,
        split=made,
        problem=problem,
        class_counts=tuple(counts.tolist()),
        class_folders=class_folders(dataset),
        copies=copies_in(dataset, made),
    )
