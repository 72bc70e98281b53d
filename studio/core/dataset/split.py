"""Which images a network learns from, and which it is judged by."""

import math
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.drawing import Drawn, Keys, Pool, draw
from studio.core.dataset.images import PARTS, Dataset, Part


@dataclass(frozen=True, eq=False)
class Split:
    """Indices into `Dataset.images`, each ascending, no index twice, and how they were drawn.

    Attributes:
        train: int64 indices; likewise `validation` and `test`, which may be empty.
        validation_fraction: as asked, 0..1; likewise `test_fraction`.
        seed: what the draw hangs on.
        limit_per_class: images at most of a class; 0 = all.
    """

    train: NDArray[np.int64]
    validation: NDArray[np.int64]
    test: NDArray[np.int64]
    validation_fraction: float
    test_fraction: float
    seed: int
    limit_per_class: int = 0

    def part(self, name: Part) -> NDArray[np.int64]:
        """Return the indices of the part called `name`."""
        indices: NDArray[np.int64] = getattr(self, name)
        return indices


def only(parts: Split, name: Part) -> Split:
    """Return the split without the images of any other part than the one called `name`."""
    nothing = np.zeros(0, np.int64)
    train, validation, test = (parts.part(one) if one == name else nothing for one in PARTS)
    return replace(parts, train=train, validation=validation, test=test)


def split(
    dataset: Dataset,
    validation: float,
    test: float,
    seed: int,
    limit_per_class: int = 0,
    *,
    keeps_duplicates: bool = True,
    left_out: Collection[int] = (),
) -> Split:
    """Divide the images of each class on its own (stratified) into the three parts.

    A class' images are put into an order by a hash of seed and relative path. The first are the
    test images, the next the validation images, the rest trains. So the draw depends on nothing
    but seed, fractions and the paths of that class: not on where the folder lies, not on the file
    system's order, not on other classes; and one file more moves at most three others.

    A part that the folder brings itself is used as it is; a missing one is drawn from train/.
    `limit_per_class` keeps the first of the order, of each brought part on its own.

    Rounding: n images of a class give floor(n * fraction + 1/2) to a part, but at least 1 where
    the fraction is above 0, and never the last one of the training. If there are too few for
    that, training comes first, then validation, then test.

    Images that show the same come into one part, or the network would be judged by what it has
    learned from. They go where their first image's place leads and there is room for all of them,
    else to the training; counts of parts stay what they are without. What the folder brings
    itself is not moved.

    Args:
        dataset: as scanned.
        validation: fraction of the images, 0 or more; unused if the folder brings validation.
        test: the same for test; their sum is below 1.
        seed: any integer.
        limit_per_class: 0 = all.
        keeps_duplicates: False draws each image for itself.
        left_out: indices of images that come into no part.

    Raises:
        InputError: fractions or limit out of range.
    """
    _check(validation, test, limit_per_class)
    brought = dataset.brought_parts()
    fractions: dict[Drawn, float] = {
        "validation": 0.0 if "validation" in brought else validation,
        "test": 0.0 if "test" in brought else test,
    }
    keys = Keys(dataset, seed)
    drawn: dict[Part, list[int]] = {part: [] for part in PARTS}
    pools: dict[int, Pool] = {}
    for (label, part), indices in _groups(dataset, left_out).items():
        chosen = sorted(indices, key=keys.place)[: limit_per_class or None]
        if part in ("validation", "test"):
            drawn[part] += chosen
        else:
            tests, validations = _counts(len(chosen), fractions)
            pools[label] = Pool(chosen, {"test": tests, "validation": validations})
    groups = dataset.duplicates if keeps_duplicates else ()
    for part, found in draw(pools, [group.images for group in groups], fractions, keys).items():
        drawn[part] += found
    train, validated, tested = (np.array(sorted(drawn[part]), np.int64) for part in PARTS)
    return Split(train, validated, tested, validation, test, seed, limit_per_class)


def _check(validation: float, test: float, limit_per_class: int) -> None:
    for name, fraction in (("validation", validation), ("test", test)):
        if not 0 <= fraction < 1:
            raise InputError(
                "data.{field} is {found}; it must be at least 0 and below 1.",
                field=name,
                found=fraction,
            )
    if validation + test >= 1:
        raise InputError(
            "data.validation and data.test together are {found}; nothing is left to train on.",
            found=validation + test,
        )
    if limit_per_class < 0:
        raise InputError(
            "data.limit_per_class is {found}; it must be 0 (all) or more.", found=limit_per_class
        )


def _groups(
    dataset: Dataset, left_out: Collection[int]
) -> dict[tuple[int, Part | None], list[int]]:
    groups: dict[tuple[int, Part | None], list[int]] = defaultdict(list)
    unused = frozenset(left_out)
    for index, image in enumerate(dataset.images):
        if index not in unused:
            groups[image.label, image.part].append(index)
    return groups


def _counts(number: int, fractions: dict[Drawn, float]) -> tuple[int, int]:
    """Return the number of test and of validation images among `number` of one class."""
    validation = _wanted(number, fractions["validation"])
    test = _wanted(number, fractions["test"])
    room = max(0, number - 1)  # one is for training
    validations = min(validation, 1, room)
    tests = min(test, 1, room - validations)
    room -= validations + tests
    more_validations = min(validation - validations, room)
    more_tests = min(test - tests, room - more_validations)
    return tests + more_tests, validations + more_validations


def _wanted(number: int, fraction: float) -> int:
    return max(1, math.floor(number * fraction + 0.5)) if fraction > 0 else 0
