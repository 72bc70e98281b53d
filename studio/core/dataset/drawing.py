"""The draw itself: which images of each class leave the training, copies kept together."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.listing import normal

Drawn = Literal["validation", "test"]
_TURNS: tuple[Drawn, ...] = ("test", "validation")

_Unit = tuple[int, ...]
"""Images that must come into one part; nearly always one."""


class Keys:
    """The order of the draw: a hash of seed and relative path."""

    def __init__(self, dataset: Dataset, seed: int) -> None:
        self._images = dataset.images
        self._seed = seed

    def place(self, index: int) -> tuple[bytes, str]:
        """Return where an image stands in the order of its class."""
        path = normal(self._images[index].path)
        key = hashlib.blake2b(f"{self._seed}\0{path}".encode(), digest_size=8).digest()
        return key, path

    def share(self, index: int) -> float:
        """Return a number in 0..1 that hangs on seed and path alone."""
        return int.from_bytes(self.place(index)[0], "big") / 2**64

    def label(self, index: int) -> int:
        """Return the class of an image."""
        return self._images[index].label

    def first(self, unit: _Unit) -> int:
        """Return the image that stands for all: that of the first path, whatever the seed."""
        return min(unit, key=lambda index: normal(self._images[index].path))


class Pool(NamedTuple):
    """What can be drawn from in one class.

    Attributes:
        images: in their order.
        rooms: images that each part still takes.
    """

    images: list[int]
    rooms: dict[Drawn, int]


def draw(
    pools: Mapping[int, Pool],
    groups: Collection[tuple[int, ...]],
    fractions: Mapping[Drawn, float],
    keys: Keys,
) -> dict[Part, list[int]]:
    """Return the images of each part, no group of `groups` in two of them.

    Args:
        pools: by class; `rooms` are counted down.
        groups: images that show the same; may name images that are in no pool.
        fractions: what the rooms were computed from.
        keys: the order.
    """
    drawn: dict[Part, list[int]] = {"train": [], "validation": [], "test": []}
    wanted = {label: dict(pool.rooms) for label, pool in pools.items()}
    shared, own = _units(pools, groups, keys)
    for unit in shared:
        drawn[_part_of_shared(unit, pools, fractions, keys)] += unit
    for label, units in own.items():
        rooms = pools[label].rooms
        parts: dict[Part, list[_Unit]] = {"train": [], "validation": [], "test": []}
        for unit in units:
            fitting: Part = next((part for part in _TURNS if len(unit) <= rooms[part]), "train")
            if fitting != "train":
                rooms[fitting] -= len(unit)
            parts[fitting].append(unit)
        _fill_empty(parts, wanted[label], rooms)
        for part, found in parts.items():
            drawn[part] += [index for unit in found for index in unit]
    return drawn


def _units(
    pools: Mapping[int, Pool], groups: Collection[tuple[int, ...]], keys: Keys
) -> tuple[list[_Unit], dict[int, list[_Unit]]]:
    """Return the units that span classes, and those of each class in their order."""
    label_of = {index: label for label, pool in pools.items() for index in pool.images}
    whole = [unit for group in groups if len(unit := _within(group, label_of)) > 1]
    grouped = {index: unit for unit in whole for index in unit}
    stands_for = {unit: keys.first(unit) for unit in whole}
    is_shared = {unit: len({label_of[index] for index in unit}) > 1 for unit in whole}
    own: dict[int, list[_Unit]] = defaultdict(list)
    for label, pool in pools.items():
        for index in pool.images:
            unit = grouped.get(index, (index,))
            if len(unit) == 1 or (stands_for[unit] == index and not is_shared[unit]):
                own[label].append(unit)
    return [unit for unit in whole if is_shared[unit]], own


def _within(group: Sequence[int], known: Mapping[int, int]) -> _Unit:
    return tuple(index for index in group if index in known)


def _part_of_shared(
    unit: _Unit, pools: Mapping[int, Pool], fractions: Mapping[Drawn, float], keys: Keys
) -> Part:
    """Return the part of images in several classes: by chance, where each class has room."""
    counts: dict[int, int] = defaultdict(int)
    for index in unit:
        counts[keys.label(index)] += 1
    share = keys.share(keys.first(unit))
    begin = 0.0
    for part in _TURNS:
        is_drawn = begin <= share < begin + fractions[part]
        begin += fractions[part]
        if is_drawn and all(pools[label].rooms[part] >= n for label, n in counts.items()):
            for label, number in counts.items():
                pools[label].rooms[part] -= number
            return part
    return "train"


def _fill_empty(
    parts: dict[Part, list[_Unit]], wanted: Mapping[Drawn, int], rooms: Mapping[Drawn, int]
) -> None:
    """Give a part that is to have images and got none the smallest unit, if training keeps one."""
    for part in reversed(_TURNS):
        is_empty = wanted[part] > 0 and rooms[part] == wanted[part]
        if is_empty and len(parts["train"]) > 1:
            smallest: _Unit = min(parts["train"], key=len)
            parts["train"].remove(smallest)
            parts[part].append(smallest)
