"""From what a layer makes of the images of a run to the points of a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from studio.core.dataset.images import PARTS
from studio.core.look.embedding import EmbeddingFacts
from studio.ui.texts.part_text import part_text
from studio.ui.widgets.point_map import Coloring, Group, MapPoints
from studio.ui.widgets.thumbnails import LazyPictures, Picture

Arrays = Mapping[str, NDArray[Any]]

CLASS, PREDICTED, ANSWER, PART = "class", "predicted", "answer", "part"

translate = QCoreApplication.translate


def map_points(arrays: Arrays, facts: EmbeddingFacts) -> MapPoints:
    """Return the points of an answer to `Embedding`."""
    return MapPoints(arrays["points"], _Pictures(arrays, facts), _colorings(arrays, facts))


def are_same(before: Arrays, now: Arrays) -> bool:
    """Whether two answers are about the same images, by other methods or other weights."""
    names = ("files", "labels")
    return all(np.array_equal(before[name], now[name]) for name in names)


class _Pictures(LazyPictures):
    """A picture a point, made when it is asked for."""

    def __init__(self, arrays: Arrays, facts: EmbeddingFacts) -> None:
        self._files: list[str] = arrays["files"].tolist()
        self._labels: list[int] = arrays["labels"].tolist()
        self._predicted: list[int] = arrays["predicted"].tolist()
        self._parts: list[int] = arrays["parts"].tolist()
        self._facts = facts
        self._folder = Path(facts.folder)
        self._said = translate("EmbeddingMap", "predicted: {name}")

    def __len__(self) -> int:
        return len(self._files)

    def picture_at(self, at: int) -> Picture:
        classes, label, predicted = self._facts.classes, self._labels[at], self._predicted[at]
        part = self._parts[at]
        is_right = predicted == label
        return Picture(
            str(self._folder / self._files[at]),
            classes[label] if classes else "",
            part_text(PARTS[part]) if part >= 0 else "",
            self._said.format(name=_name(predicted, classes)) if predicted >= 0 else "",
            "good" if is_right else "warning",
        )


def _name(number: int, classes: Sequence[str]) -> str:
    return classes[number] if 0 <= number < len(classes) else str(number)


def _colorings(arrays: Arrays, facts: EmbeddingFacts) -> tuple[Coloring, ...]:
    """Return what points can be coloured by: whatever is known of the images."""
    labels, predicted, parts = (arrays[name] for name in ("labels", "predicted", "parts"))
    found = []
    groups = tuple(Group(name) for name in facts.classes)
    if len(groups) > 1:
        found.append(Coloring(CLASS, translate("EmbeddingMap", "Class"), groups, labels))
    if groups and (predicted >= 0).all() and len(predicted):
        title = translate("EmbeddingMap", "Prediction")
        more = range(len(groups), int(predicted.max()) + 1)
        known = (*groups, *(Group(str(number)) for number in more))
        found.append(Coloring(PREDICTED, title, known, predicted))
        right = Group(translate("EmbeddingMap", "right"), "dim")
        wrong = Group(translate("EmbeddingMap", "wrong"), "warning")
        is_wrong = (predicted != labels).astype(np.int64)
        title = translate("EmbeddingMap", "Mistakes")
        found.append(Coloring(ANSWER, title, (right, wrong), is_wrong))
    if len(np.unique(parts)) > 1 and (parts >= 0).all():
        names = tuple(Group(part_text(part)) for part in PARTS)
        found.append(Coloring(PART, translate("EmbeddingMap", "Part"), names, parts))
    all_alike = Group(translate("EmbeddingMap", "Images"))
    every = Coloring("images", "", (all_alike,), np.zeros(len(labels), np.int64))
    return tuple(found) or (every,)
