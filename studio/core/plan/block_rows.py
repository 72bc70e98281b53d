"""What has moved, layer by layer and block by block."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

FEW_LAYERS = 6
"""A block that moved is shown layer by layer up to this many."""

MOST_ROWS = 10
"""More rows of change than this are not read; those nearest to the input are put into one."""


class ChangeRow(msgspec.Struct, frozen=True):
    """How far a layer, or neighbouring blocks, moved from where the run began.

    Attributes:
        first: name of the layer or of the first block.
        last: name of the last block; the same where there is one.
        distance: mean of the layers' relative changes, 0 or more; 0 is frozen.
    """

    first: str
    last: str
    distance: float


def change_rows(
    distances: Mapping[str, float], block_of: Mapping[str, str]
) -> tuple[ChangeRow, ...]:
    """Return the rows of "What has changed", from the input to the output.

    Args:
        distances: relative change by layer name.
        block_of: the block of each layer; a layer without one is shown by its own name.
    """
    blocks: dict[str, list[str]] = {}
    for name in distances:
        blocks.setdefault(block_of.get(name, name), []).append(name)
    means = {
        block: sum(distances[name] for name in names) / len(names)
        for block, names in blocks.items()
    }
    moved = [block for block in blocks if means[block] > 0 and block != "head"]
    rows: list[ChangeRow] = []
    for is_frozen, group in groupby(blocks, key=lambda block: means[block] == 0):
        names = list(group)
        if is_frozen:
            rows.append(ChangeRow(names[0], names[-1], 0.0))
            continue
        for block in names:
            if len(moved) == 1 and block != "head" and len(blocks[block]) <= FEW_LAYERS:
                rows.extend(ChangeRow(name, name, distances[name]) for name in blocks[block])
            else:
                rows.append(ChangeRow(block, block, means[block]))
    return _shortened(rows)


def span_text(first: str, last: str) -> str:
    """Return a name for neighbouring blocks: "block1 - 4" where only the number differs."""
    if first == last:
        return first
    dash = " \N{EN DASH} "
    stem = first.rstrip("0123456789")
    if stem and last.startswith(stem) and last[len(stem) :].isdigit():
        return f"{first}{dash}{last[len(stem) :]}"
    return f"{first}{dash}{last}"


def _shortened(rows: Sequence[ChangeRow]) -> tuple[ChangeRow, ...]:
    if len(rows) <= MOST_ROWS:
        return tuple(rows)
    early, late = rows[: len(rows) - MOST_ROWS + 1], rows[len(rows) - MOST_ROWS + 1 :]
    mean = sum(row.distance for row in early) / len(early)
    return (ChangeRow(early[0].first, early[-1].last, mean), *late)
