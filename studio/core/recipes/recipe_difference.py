"""In what two recipes differ, field by field."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from studio.core.recipes.recipe import Recipe

_NOT_OF_THE_TRAINING = frozenset({"name", "version", "data.folder"})
"""Names are free, and images may move: a run knows its own images by their content."""


class Difference(msgspec.Struct, frozen=True):
    """One field with two values; "" where a recipe has none there.

    Attributes:
        field: as in a recipe file, such as "data.batch_size" or "stage 2 epochs".
    """

    field: str
    before: str
    after: str


def training_differences(before: Recipe, after: Recipe) -> tuple[Difference, ...]:
    """Return the fields that make another training of `after`, in the order of the file."""
    first, second = dict(_fields(before)), dict(_fields(after))
    return tuple(
        Difference(name, first.get(name, ""), second.get(name, ""))
        for name in dict.fromkeys((*first, *second))
        if first.get(name, "") != second.get(name, "") and name not in _NOT_OF_THE_TRAINING
    )


def difference_text(differences: tuple[Difference, ...]) -> str:
    """Return "seed 7 → 8, data.batch_size 32 → 16": a list as a sentence takes it."""
    return ", ".join(
        f"{one.field} {one.before or '(none)'} \N{RIGHTWARDS ARROW} {one.after or '(none)'}"
        for one in differences
    )


def _fields(recipe: Recipe) -> Iterator[tuple[str, str]]:
    yield from _leaves("", msgspec.to_builtins(recipe))


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value, 1):
            for key, leaf in inner.items():
                yield from _leaves(f"{name} {number} {key}", leaf)
    else:
        yield name, "" if value is None else str(value)
