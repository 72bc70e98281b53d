"""Images that a folder holds more than once, as they are or nearly so."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import Dataset, Duplicates, Groups, Image
from studio.core.dataset.look import LOOK_BYTES


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


def across_classes(dataset: Dataset) -> tuple[Duplicates, ...]:
    """Return the groups with more than one class: at least one of their labels is wrong."""
    return tuple(
        group
        for group in dataset.duplicates
        if len({dataset.images[index].label for index in group.images}) > 1
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
