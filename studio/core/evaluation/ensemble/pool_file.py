"""What several runs say of the same images, as a file in the cache that the window reads."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from studio.core.base.files import write_whole
from studio.core.base.json_file import decoded
from studio.core.base.plain_arrays import arrays_in
from studio.core.base.regular_file import damaged
from studio.core.evaluation import kept
from studio.core.evaluation.ensemble.members import Pool
from studio.core.runs.run_folder import RunFolder


class _Facts(msgspec.Struct, frozen=True):
    names: tuple[str, ...]
    runs: tuple[str, ...]
    classes: tuple[str, ...]
    left_out: int
    seen: int


def file_of(runs: Sequence[Path], data: str) -> Path:
    """Return where the pool of these runs, as they are now, lies in the cache.

    Args:
        runs: their folders.
        data: a folder of other images, "" for the runs' own.
    """
    sha = hashlib.blake2b(data.encode(errors="surrogateescape"), digest_size=16)
    for run in runs:
        sha.update(kept.cached_file(RunFolder(run), "best").name.encode())
    return kept.cache_folder() / f"{sha.hexdigest()}.npz"


def write(pool: Pool, file: Path) -> None:
    """Write the file, whole or not at all.

    Raises:
        WorkError: the disk is full, or the place cannot be written.
    """
    facts = _Facts(pool.names, pool.runs, pool.classes, pool.left_out, pool.seen)
    content = io.BytesIO()
    np.savez(
        content,
        probabilities=pool.probabilities,
        labels=pool.labels,
        parts=pool.parts,
        facts=np.frombuffer(msgspec.json.encode(facts), np.uint8),
    )
    write_whole(file, content.getvalue())
    kept.keep_within_budget()


def read(file: Path) -> Pool:
    """Read the file.

    Raises:
        InputError: missing or damaged.
    """
    try:
        held = arrays_in(file)
        facts = decoded(held["facts"].tobytes(), _Facts)
        probabilities, labels, parts = held["probabilities"], held["labels"], held["parts"]
    except (ValueError, KeyError, msgspec.DecodeError) as error:
        raise damaged(file, str(error)) from None
    shape = (len(facts.names), len(labels), len(facts.classes))
    is_whole = (
        probabilities.shape == shape
        and labels.shape == parts.shape == shape[1:2]
        and len(facts.runs) == len(facts.names)
    )
    if not is_whole:
        raise damaged(file, "its parts do not fit together")
    return Pool(
        facts.names,
        facts.runs,
        facts.classes,
        probabilities,
        labels,
        parts,
        facts.left_out,
        facts.seen,
    )
