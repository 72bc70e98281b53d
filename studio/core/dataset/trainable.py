"""What forbids training on a data set."""

import numpy as np

from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS, Dataset, Part
from studio.core.dataset.listing import OUTSIDE
from studio.core.dataset.split import Split

_LISTED = 5
"""Names at most in one sentence."""


def check_trainable(
    dataset: Dataset, split: Split, *, is_labelled: bool = True, task: str = "classify"
) -> None:
    """Raise what a person has to fix before training can begin.

    Args:
        dataset: as scanned.
        split: of `dataset`.
        is_labelled: whether classes are to be told apart; an autoencoder does without.
        task: key of the task that tells them apart.

    Raises:
        InputError: no images; none left to train on; no class folders; one class only; a class
            without a readable image; a class that lacks images in one of the parts; train/ and
            test/ with other classes.
    """
    _check_anything(dataset)
    if not is_labelled:
        _check_training(dataset, split)
        return
    if not dataset.classes:
        raise _no_class_folders(dataset)
    if len(dataset.classes) < 2:
        raise _one_class(dataset, task)
    _check_each_class(dataset)
    if len(dataset.brought_parts()) > 1:
        _check_same_classes(dataset)
    _check_enough(dataset, split)


def _check_anything(dataset: Dataset) -> None:
    if dataset.images:
        return
    if dataset.classes:
        raise InputError(
            "The class folders in {folder} contain no readable images. Files skipped: {refused}.",
            folder=dataset.folder,
            refused=len(dataset.refused),
        )
    if any(refused.reason == OUTSIDE for refused in dataset.refused):
        raise _no_class_folders(dataset)
    raise InputError("The folder {folder} contains no images.", folder=dataset.folder)


def _no_class_folders(dataset: Dataset) -> InputError:
    return InputError(
        "The folder {folder} has no class folders. Put the images into one folder per class, "
        "named after the class.",
        folder=dataset.folder,
    )


def _one_class(dataset: Dataset, task: str) -> InputError:
    folder, name = dataset.folder, dataset.classes[0]
    if task == "gan":
        return InputError(
            "The folder {folder} has only one class, “{name}”. A conditional GAN needs at least "
            "two class folders; a plain one needs none.",
            folder=folder,
            name=name,
        )
    return InputError(
        "The folder {folder} has only one class, “{name}”. A classifier needs at least two class "
        "folders.",
        folder=folder,
        name=name,
    )


def _check_training(dataset: Dataset, split: Split) -> None:
    if not len(split.train):
        raise InputError(
            "None of the {found} images in {folder} is left for training. Leave fewer out, or "
            "lower data.validation and data.test.",
            found=len(dataset.images),
            folder=dataset.folder,
        )


def _check_each_class(dataset: Dataset) -> None:
    empty = [name for name, n in zip(dataset.classes, dataset.counts(), strict=True) if n == 0]
    if empty:
        raise InputError(
            "Class folders without a readable image: {names}. Remove them or add images.",
            names=_listed(empty),
        )


def _check_same_classes(dataset: Dataset) -> None:
    found = {(image.part, image.label) for image in dataset.images}
    for part in dataset.brought_parts():
        missing = [name for label, name in enumerate(dataset.classes) if (part, label) not in found]
        if missing:
            raise InputError(
                "All parts of the folder must have the same classes. "
                "Classes without a readable image in {part}: {names}.",
                part=part,
                names=_listed(missing),
            )


def _check_enough(dataset: Dataset, split: Split) -> None:
    wanted = _wanted_parts(dataset, split)
    labels = dataset.labels()
    per_part = {
        part: np.bincount(labels[split.part(part)], minlength=len(dataset.classes))
        for part in wanted
    }
    for label, name in enumerate(dataset.classes):
        missing = [part for part in wanted if per_part[part][label] == 0]
        found = sum(int(counts[label]) for counts in per_part.values())
        if missing and found >= len(wanted) and not dataset.brought_parts():
            raise InputError(
                "The class {name} has {found} images, but too few distinct ones: copies of an "
                "image stay in one part. Each of these parts needs one: {parts}. No images "
                "left for: {missing}.",
                name=name,
                found=found,
                parts=", ".join(wanted),
                missing=", ".join(missing),
            )
        if missing:
            raise InputError(
                "The class {name} has too few images: {found}. Each of these parts needs one: "
                "{parts}. No images left for: {missing}.",
                name=name,
                found=found,
                parts=", ".join(wanted),
                missing=", ".join(missing),
            )


def _wanted_parts(dataset: Dataset, split: Split) -> list[Part]:
    fractions = {"validation": split.validation_fraction, "test": split.test_fraction}
    brought = dataset.brought_parts()
    return [part for part in PARTS if part == "train" or part in brought or fractions[part] > 0]


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown}, ... ({len(names)})"
