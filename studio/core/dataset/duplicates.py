"""Images that a folder holds more than once, as they are or nearly so."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import PARTS, Dataset, Duplicates, Groups, Image
from studio.core.dataset.look import LOOK_BYTES
from studio.core.dataset.split import Split


def contents_key(images: Sequence[Image]) -> str:
    """Return what tells whether two scans saw the same contents, whatever the files are called."""
    sha = hashlib.blake2b(digest_size=16)
    for digest in sorted({image.digest for image in images}):
        sha.update(digest.encode())
    return sha.hexdigest()


def near_groups(images: Sequence[Image], looks: Mapping[str, bytes]) -> Groups:
    """Return which different contents show the same; exact copies need no comparison.

    Args:
        images: of the scan.
        looks: LOOK_BYTES bytes for each digest.
    """
    ratios = {image.digest: image.width / image.height for image in images}
    digests = sorted(digest for digest in ratios if len(looks.get(digest, b"")) == LOOK_BYTES)
    if len(digests) < 2:
        return ()
    from studio.core.dataset.near import near_pairs

    rows = np.frombuffer(b"".join(looks[digest] for digest in digests), np.uint8)
    rows = rows.reshape(len(digests), LOOK_BYTES)
    distinct, first, owner = _distinct(rows)
    pairs = near_pairs(distinct, np.array([ratios[digests[at]] for at in first]))
    links = [(int(first[one]), int(first[other])) for one, other in pairs]
    links += [(int(first[which]), at) for at, which in enumerate(owner.tolist())]
    groups = _connected(links)
    return tuple(sorted(tuple(sorted(digests[at] for at in group)) for group in groups))


def find_duplicates(images: Sequence[Image], near: Groups) -> tuple[Duplicates, ...]:
    """Return the groups of `images` that show the same, in the order of their first images."""
    group_of = {digest: at for at, group in enumerate(near) for digest in group}
    members: dict[object, list[int]] = defaultdict(list)
    for index, image in enumerate(images):
        members[group_of.get(image.digest, image.digest)].append(index)
    return tuple(
        Duplicates(tuple(found), len({images[index].digest for index in found}) == 1)
        for found in members.values()
        if len(found) > 1
    )


def _distinct(
    rows: NDArray[np.uint8],
) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """Return rows without repetition, where each first occurs, and which of them each row is."""
    places: dict[bytes, int] = {}
    owner = np.array([places.setdefault(row.tobytes(), len(places)) for row in rows], np.int64)
    _, first = np.unique(owner, return_index=True)
    return rows[first], first.astype(np.int64), owner


def _connected(links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups of more than one that `links` make."""
    parent: dict[int, int] = {}

    def root(of: int) -> int:
        while (above := parent.setdefault(of, of)) != of:
            parent[of] = parent[above]
            of = above
        return of

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for one in parent:
        groups[root(one)].append(one)
    return [group for group in groups.values() if len(group) > 1]


class Copies(msgspec.Struct, frozen=True):
    """What a person should know about the duplicates that a split uses.

    Attributes:
        groups: images that show the same, at least two of them in use.
        images: in all those groups.
        across_classes: paths, a pair for each group that has more than one class.
        leaked: training images that are also in validation or test.
    """

    groups: int = 0
    images: int = 0
    across_classes: tuple[tuple[str, str], ...] = ()
    leaked: tuple[str, ...] = ()


def copies_in(dataset: Dataset, split: Split) -> Copies:
    """Return what of `dataset.duplicates` the parts of `split` hold."""
    part_of = {index: part for part in PARTS for index in split.part(part).tolist()}
    groups = [
        found
        for group in dataset.duplicates
        if len(found := [index for index in group.images if index in part_of]) > 1
    ]
    images = dataset.images
    across = [
        (images[group[0]].path, images[other].path)
        for group in groups
        for other in [_of_another_class(dataset, group)]
        if other is not None
    ]
    leaked = [
        images[index].path
        for group in groups
        if any(part_of[index] != "train" for index in group)
        for index in group
        if part_of[index] == "train"
    ]
    number = sum(len(group) for group in groups)
    return Copies(len(groups), number, tuple(across), tuple(leaked))


def _of_another_class(dataset: Dataset, group: Sequence[int]) -> int | None:
    label = dataset.images[group[0]].label
    return next((index for index in group if dataset.images[index].label != label), None)
