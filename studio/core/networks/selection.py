"""Which layers train: from the recipe's words and patterns to layer names, and back.

"head" is every layer of the head, "all" every layer that can train; anything else is a
layer's name or a pattern of fnmatch ("block5_*").
"""

import difflib
import glob
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import takewhile

from studio.core.base.errors import InputError
from studio.core.networks.layers import PROGRAM_KIND, Layer

HEAD = "head"
ALL = "all"

LEAST_ENDING = 3
"""Letters of a pattern that say what it is about."""


def trainable_names(layers: Sequence[Layer], train: Sequence[str], field: str) -> frozenset[str]:
    """Return the names of the layers that `train` selects.

    Args:
        layers: rows of the network.
        train: the words and patterns of a stage.
        field: path of the recipe's field, for the sentence.

    Raises:
        InputError: a pattern that selects no layer that can train; the sentence has the
            nearest known names.
    """
    chosen: set[str] = set()
    for pattern in train:
        found = [layer.name for layer in layers if layer.can_train and _selects(pattern, layer)]
        if not found:
            raise _no_match(layers, pattern, field)
        chosen.update(found)
    return frozenset(chosen)


def selects_any(layers: Sequence[Layer], pattern: str) -> bool:
    """Return whether a word or pattern selects a layer that can train."""
    return any(layer.can_train and _selects(pattern, layer) for layer in layers)


def factors(
    layers: Sequence[Layer], multipliers: Mapping[str, float], field: str
) -> dict[str, float]:
    """Return the factor of the learning rate of each layer that has another one than 1.

    Args:
        layers: rows of the network.
        multipliers: by the words and patterns of `trainable_names`; of several that select a
            layer, the last one counts.
        field: path of the recipe's field, for the sentence.

    Raises:
        InputError: as `trainable_names`.
    """
    found: dict[str, float] = {}
    for pattern, factor in multipliers.items():
        found.update(dict.fromkeys(trainable_names(layers, [pattern], field), factor))
    return {name: factor for name, factor in found.items() if factor != 1.0}


def patterns(layers: Sequence[Layer], names: Iterable[str]) -> tuple[str, ...]:
    """Return the shortest `train` value that selects exactly `names`.

    Whole head, whole network and whole blocks are written as words or as "block5_*", layers of one
    block with a common ending as "block5_*conv", where that selects the same layers; the rest is
    named one by one, in the graph's order.
    """
    left = set(names)
    able = [layer for layer in layers if layer.can_train]
    if left == {layer.name for layer in able} and left:
        return (ALL,)
    written: list[str] = []
    head = {layer.name for layer in able if layer.is_head}
    if head and head <= left:
        written.append(HEAD)
        left -= head
    for block in dict.fromkeys(layer.block for layer in able):
        pattern = f"{glob.escape(block)}_*"
        matched = _matched(able, pattern)
        if matched and matched <= left:
            written.append(pattern)
            left -= matched
            continue
        chosen = {layer.name for layer in able if layer.block == block} & left
        ending = _ending(chosen)
        pattern = f"{glob.escape(block)}_*{glob.escape(ending)}"
        is_telling = len(chosen) > 1 and len(ending) >= LEAST_ENDING
        if is_telling and _matched(able, pattern) == chosen:
            written.append(pattern)
            left -= chosen
    written.extend(_literal(layer.name) for layer in able if layer.name in left)
    return tuple(written)


def _matched(layers: Sequence[Layer], pattern: str) -> set[str]:
    return {layer.name for layer in layers if fnmatchcase(layer.name, pattern)}


def _ending(names: Iterable[str]) -> str:
    """Return the letters that all names end in; convolutions without their normalisation do."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*map(reversed, names), strict=False))
    return "".join(signs[0] for signs in alike)[::-1]


def _literal(name: str) -> str:
    """Return the pattern that selects `name` alone; layers of own models may be called "head"."""
    return f"[{name[0]}]{name[1:]}" if name in (HEAD, ALL) else glob.escape(name)


def _selects(pattern: str, layer: Layer) -> bool:
    if pattern == ALL:
        return True
    if pattern == HEAD:
        return layer.is_head
    return layer.name == pattern or fnmatchcase(layer.name, pattern)


def _no_match(layers: Sequence[Layer], pattern: str, field: str) -> InputError:
    names = [layer.name for layer in layers if layer.can_train]
    known = [HEAD, ALL, *names]
    near = difflib.get_close_matches(pattern, known, 3, 0.4) or known[:2] + names[-3:]
    program = next((layer.name for layer in layers if layer.kind == PROGRAM_KIND), "")
    if program and fnmatchcase(program, pattern):
        return InputError(
            "{field}: {pattern} selects a SavedModel, which computes and never trains. Layers that "
            "can train are for example: {near}.",
            field=field,
            pattern=pattern,
            near=", ".join(near),
        )
    if any(fnmatchcase(layer.name, pattern) for layer in layers):
        return InputError(
            "{field}: {pattern} selects only layers without weights. Layers that can train "
            "are for example: {near}.",
            field=field,
            pattern=pattern,
            near=", ".join(near),
        )
    return InputError(
        "{field}: no layer is called {pattern}. Nearest known names: {near}.",
        field=field,
        pattern=pattern,
        near=", ".join(near),
    )
