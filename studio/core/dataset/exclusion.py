"""What a person leaves out of a project: paths and patterns below the image folder, as in a shell.

`wren` leaves out the folder wren and all that is in it, `wren/IMG_1.jpg` one image, `wren/*_dark.*`
some. A pattern begins at the image folder; `*` and `?` do not reach beyond a slash.
"""

import fnmatch
import glob
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from studio.core.dataset.images import Dataset, Image
from studio.core.dataset.listing import normal

_ESCAPED = re.compile(r"\[([*?[])\]")
"""How `glob.escape` writes a sign that means itself."""


class Exclusion:
    """Tells which paths some patterns leave out.

    Args:
        patterns: as in `data.exclude` of a recipe.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._plain: dict[str, str] = {}
        self._wild: list[tuple[str, tuple[re.Pattern[str], ...]]] = []
        for pattern in patterns:
            steps = _steps(pattern)
            if all(_is_plain(step) for step in steps):
                self._plain["/".join(_unescaped(step) for step in steps)] = pattern
            else:
                compiled = tuple(re.compile(fnmatch.translate(step)) for step in steps)
                self._wild.append((pattern, compiled))

    def __bool__(self) -> bool:
        return bool(self._plain or self._wild)

    def patterns_for(self, path: str) -> list[str]:
        """Return the patterns that leave out the file or folder `path`."""
        steps = _steps(path)
        heads = ("/".join(steps[:count]) for count in range(1, len(steps) + 1))
        found = [self._plain[head] for head in heads if head in self._plain]
        for pattern, compiled in self._wild:
            pairs = zip(compiled, steps, strict=False)
            if len(compiled) <= len(steps) and all(one.match(step) for one, step in pairs):
                found.append(pattern)
        return found

    def has(self, path: str) -> bool:
        """Return whether the file or folder `path` is left out."""
        return bool(self and self.patterns_for(path))


def pattern_of(path: str) -> str:
    """Return the pattern that leaves out `path` alone, whatever signs are in it."""
    return glob.escape(path)


def shown(pattern: str) -> str:
    """Return `pattern` for a person: a plain path without the brackets that escape its signs."""
    is_plain = all(_is_plain(step) for step in _steps(pattern))
    return _unescaped(pattern) if is_plain else pattern


def class_folders(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return the patterns that leave out each class: its folder, in each part that brings one."""
    folders: dict[int, set[str]] = defaultdict(set)
    for image in dataset.images:
        folders[image.label].add("/".join(image.path.split("/")[: 1 if image.part is None else 2]))
    return {
        name: tuple(pattern_of(folder) for folder in sorted(folders[label] or {name}))
        for label, name in enumerate(dataset.classes)
    }


def without_classes(dataset: Dataset, exclusion: Exclusion) -> Dataset:
    """Return `dataset` without the classes of which `exclusion` leaves nothing.

    Single images stay: that they come into no part is the split's business, and decoded pixels
    that are kept for the data set stay in use.
    """
    if not exclusion:
        return dataset
    kept_labels = {image.label for image in dataset.images if not exclusion.has(image.path)}
    had_images = {image.label for image in dataset.images}
    labels = [
        label
        for label, name in enumerate(dataset.classes)
        if label in kept_labels or not (label in had_images or exclusion.has(name))
    ]
    if len(labels) == len(dataset.classes):
        return dataset
    return _with_labels(dataset, labels)


def left_out(images: Sequence[Image], exclusion: Exclusion) -> list[int]:
    """Return the indices of those `images` that `exclusion` leaves out."""
    if not exclusion:
        return []
    return [index for index, image in enumerate(images) if exclusion.has(image.path)]


def _with_labels(dataset: Dataset, labels: Sequence[int]) -> Dataset:
    """Return the classes `labels` of `dataset`, numbered from 0 again."""
    number = {label: at for at, label in enumerate(labels)}
    kept = [index for index, image in enumerate(dataset.images) if image.label in number]
    place = {index: at for at, index in enumerate(kept)}
    groups = [
        (group, tuple(place[index] for index in group.images if index in place))
        for group in dataset.duplicates
    ]
    return Dataset(
        folder=dataset.folder,
        classes=tuple(dataset.classes[label] for label in labels),
        images=tuple(
            replace(dataset.images[index], label=number[dataset.images[index].label])
            for index in kept
        ),
        refused=dataset.refused,
        duplicates=tuple(
            replace(group, images=images) for group, images in groups if len(images) > 1
        ),
    )


def _steps(path: str) -> list[str]:
    return [step for step in normal(path).split("/") if step not in ("", ".")]


def _is_plain(step: str) -> bool:
    return not any(sign in _ESCAPED.sub("", step) for sign in "*?[")


def _unescaped(step: str) -> str:
    return _ESCAPED.sub(r"\1", step)
