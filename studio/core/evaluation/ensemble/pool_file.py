"""What several runs say of the same images, as a file in the cache that the window reads."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from studio.core.base.errors import InputError
from studio.core.base.files import write_whole
from studio.core.base.regular_file import read_regular
from studio.core.evaluation import kept
from studio.core.evaluation.ensemble.members import Pool
from studio.core.runs.run_folder import RunFolder

_LARGEST = 64 * 1024**3


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
        with np.load(io.BytesIO(read_regular(file, _LARGEST))) as held:
            facts = msgspec.json.decode(held["facts"].tobytes(), type=_Facts)
            arrays = held["probabilities"], held["labels"], held["parts"]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, msgspec.MsgspecError) as error:
        raise InputError(
            "{file} is damaged: {reason}.", file=str(file), reason=str(error)[:200]
        ) from None
    return Pool(facts.names, facts.runs, facts.classes, *arrays, facts.left_out, facts.seen)
