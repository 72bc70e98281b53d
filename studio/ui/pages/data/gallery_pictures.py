"""What the gallery of the Data page shows, listed beside the window's thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.exclusion import Exclusion, left_out
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.split import Split
from studio.ui.widgets.thumbnails import Picture
from studio.ui.widgets.thumbnails.picture import CaptionTone

ALL, COPIES, LEFT_OUT = "all", "copies", "left_out"
PAIRS = 4
"""Groups of copies that are shown before somebody asks for all."""


class GalleryContent(NamedTuple):
    """What the gallery shows.

    Attributes:
        views: pictures by part, and those of `ALL`, `COPIES` and `LEFT_OUT`.
        classes: names by view, for the filter.
        pairs: the first pictures of the first groups of copies.
        counts: images that each pattern of the recipe leaves out.
    """

    views: dict[str, list[Picture]]
    classes: dict[str, tuple[str, ...]]
    pairs: tuple[Picture, ...] = ()
    counts: dict[str, int] = {}  # noqa: RUF012  # never changed

    @classmethod
    def empty(cls) -> GalleryContent:
        """Return one without pictures."""
        return cls({}, {})


def gallery_content(
    scanned: Dataset,
    dataset: Dataset,
    split: Split,
    exclude: tuple[str, ...],
    text: dict[str, str],
) -> GalleryContent:
    """Return the pictures of every part, copies and what is left out.

    Args:
        scanned: the whole folder.
        dataset: without the classes that are left out.
        split: of `dataset`.
        exclude: as in the recipe.
        text: what the parts are called.
    """
    made: dict[int, Picture] = {}
    views: dict[str, list[Picture]] = {}
    labels = dataset.labels()
    for part in PARTS:
        indices = _in_turn(split.part(part), labels)
        for index in indices:
            made[index] = _picture(dataset, index, text[part])
        views[part] = [made[index] for index in indices]
    every = _in_turn(np.array(sorted(made), np.int64), labels)
    views[ALL] = [made[index] for index in every]
    groups = _copies(dataset, made)
    views[COPIES] = [picture for group in groups for picture in group]
    exclusion = Exclusion(exclude)
    gone = left_out(scanned.images, exclusion)
    views[LEFT_OUT] = [_picture(scanned, index, "") for index in gone]
    counts = Counter(exclusion.patterns_for(scanned.images[index].path)[0] for index in gone)
    classes = dict.fromkeys(views, dataset.classes) | {LEFT_OUT: scanned.classes}
    pairs = tuple(picture for group in groups[:PAIRS] for picture in group[:2])
    return GalleryContent(views, classes, pairs, dict(counts))


def _picture(dataset: Dataset, index: int, part: str) -> Picture:
    image = dataset.images[index]
    name = dataset.classes[image.label] if dataset.classes else ""
    note = f"{image.width} \N{MULTIPLICATION SIGN} {image.height}"
    return Picture(str(dataset.file(image)), name, part, note=note)


def _copies(dataset: Dataset, used: dict[int, Picture]) -> list[list[Picture]]:
    """Return the groups of copies, those of several classes first."""
    groups = [
        found
        for group in dataset.duplicates
        if len(found := [index for index in group.images if index in used]) > 1
    ]
    labels = dataset.labels()
    groups.sort(key=lambda group: len({int(labels[index]) for index in group}) == 1)
    pictures: list[list[Picture]] = []
    for number, group in enumerate(groups, 1):
        tone: CaptionTone = "warning" if len({int(labels[at]) for at in group}) > 1 else "dim"
        caption = f"{number} \N{MIDDLE DOT} "
        pictures.append(
            [replace(used[at], caption=caption + used[at].class_name, tone=tone) for at in group]
        )
    return pictures


def _in_turn(indices: NDArray[np.int64], labels: NDArray[np.int64]) -> list[int]:
    """Return `indices` with the first image of every class before the second of any."""
    seen: dict[int, int] = {}
    rounds = []
    for label in labels[indices].tolist():
        seen[label] = seen.get(label, 0) + 1
        rounds.append(seen[label])
    order = np.lexsort((labels[indices], np.array(rounds, np.int64)))
    return [int(index) for index in indices[order]]
