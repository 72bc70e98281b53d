"""changes.json: how far each layer had moved at the end of the last epoch, to be shown again."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec

from studio.core.base.errors import StudioError
from studio.core.base.files import write_whole
from studio.core.base.json_file import decoded
from studio.core.base.regular_file import open_regular
from studio.core.wire.messages import Changed

FILE_NAME = "changes.json"

_LARGEST = 16 * 1024**2


class _Content(msgspec.Struct, frozen=True):
    layers: tuple[str, ...]
    blocks: tuple[str, ...]
    distance: tuple[float | None, ...]


def write_changes(run: Path, changed: Changed) -> None:
    """Write what has changed into a run's folder, whole or not at all.

    Raises:
        WorkError: the disk is full, or the folder cannot be written.
    """
    content = _Content(changed.layers, changed.blocks, changed.distance)
    write_whole(run / FILE_NAME, msgspec.json.encode(content))


def read_changes(run: Path) -> Changed | None:
    """Return what has changed in a run; None where it was not kept or is damaged."""
    try:
        with open_regular(run / FILE_NAME, _LARGEST) as file:
            content = decoded(file.read(), _Content)
    except (OSError, StudioError, msgspec.DecodeError):
        return None
    if not len(content.layers) == len(content.blocks) == len(content.distance):
        return None
    distance = tuple(math.nan if value is None else value for value in content.distance)
    return Changed(0, content.layers, distance, content.blocks)
