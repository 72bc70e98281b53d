"""Where the outputs of frozen parts are kept, so that each is computed once per image.

In a file below the cache folder, which serves a resumed run and the next one too; its name is made
of everything that its content hangs on (the part's architecture and weights, the images, their
size, the device, the versions). Where the disk has no room, in memory up to a budget.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import keras
import numpy as np
import psutil
import tensorflow as tf

from studio.core.base import paths
from studio.core.base.errors import WorkError
from studio.core.dataset.cache_budget import make_room, touch
from studio.core.dataset.kept_rows import KeptRows, RowForm, new_rows, open_rows
from studio.core.dataset.pixels import Pixels
from studio.engine.device import prove_device
from studio.engine.job import Job
from studio.engine.training.host_copy import host_copy
from studio.engine.training.kept_outputs import KeptOutputs, Wanted

_log = logging.getLogger(__name__)

MEMORY_SHARE = 0.25
"""Of the memory that is free when the stage begins: what may be kept without a file."""

DISK_BUDGET = 20 * 1024**3
"""Bytes that the files of all runs together may take; the least recently used go first."""

COMPUTED_BY = 2
"""Raised when the same front gives other roundings than before; kept files hang on it."""


class FrozenPart:
    """Keeps the outputs of cuts; one for a run, so that stages share them.

    Args:
        pixels: of all images.
        fingerprint: of the images and how they were made into pixels.
    """

    def __init__(self, job: Job, pixels: Pixels, fingerprint: str) -> None:
        self._job = job
        self._pixels = pixels
        self._fingerprint = fingerprint
        self._kept: dict[str, KeptOutputs] = {}

    def outputs(self, wanted: Wanted) -> KeptOutputs | None:
        """Return where the front's outputs are kept, or None where there is no room for them."""
        key = self._key(wanted)
        if key not in self._kept:
            rows = _rows_in_file(key, wanted.form)
            if rows is None and wanted.form.size <= MEMORY_SHARE * _free_memory():
                rows = KeptRows.in_memory(wanted.form)
            if rows is None:
                self._job.log(
                    "There is no space for {size} GB of the frozen part's outputs, so they "
                    "are recomputed in each epoch.",
                    size=f"{wanted.form.size / 1024**3:.1f}",
                )
                return None
            self._kept[key] = KeptOutputs(wanted, self._pixels, rows)
        return self._kept[key]

    def close(self) -> None:
        """Bring what was computed to the disk."""
        for kept in self._kept.values():
            kept.close()

    def _key(self, wanted: Wanted) -> str:
        digest = hashlib.sha256(self._fingerprint.encode())
        digest.update(wanted.front_pass.front.to_json().encode())
        for variable in wanted.front_pass.front.variables:
            digest.update(host_copy(variable).tobytes())
        digest.update(np.ascontiguousarray(wanted.images).data)
        views = (wanted.views, wanted.seed) if wanted.front_pass.augment else ()
        made_by = f"{prove_device().name} {keras.__version__} {tf.__version__} {COMPUTED_BY}"
        digest.update(f"{views} {made_by}".encode())
        return digest.hexdigest()[:40]


def _rows_in_file(key: str, form: RowForm) -> KeptRows | None:
    """Return the rows of an earlier or a new file; None where there is no room for one."""
    file = _file(key)
    found = open_rows(file, form)
    if found is not None:
        touch(file)
        return found
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        make_room(file.parent, form.size, DISK_BUDGET)
        return new_rows(file, form)
    except (OSError, WorkError) as error:
        _log.warning("outputs of a frozen part are not kept on the disk: %s", error)
        return None


def _file(key: str) -> Path:
    return paths.cache() / "frozen" / f"{key}.rows"


def _free_memory() -> int:
    return int(psutil.virtual_memory().available)
