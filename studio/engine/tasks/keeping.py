"""Where what is known of single images is kept: with the run, else in the cache."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from studio.core.base.errors import InputError, WorkError
from studio.core.evaluation import kept
from studio.core.look.view import Checkpoint
from studio.core.runs.run_folder import RunFolder


def keep(
    run: RunFolder, checkpoint: Checkpoint, cached: Path, write: Callable[[Path], None]
) -> Path:
    """Write it where it belongs; return the file.

    Args:
        run: that was asked.
        checkpoint: which of its weights.
        cached: the file in the cache, named by the weights that were asked.
        write: writes a file, whole or not at all.

    Raises:
        InputError: the run was trained further meanwhile.
        WorkError: neither its folder nor the cache can be written.
    """
    if checkpoint == "best" and run.has_report:
        with suppress(WorkError), run.held():
            if kept.cached_file(run, checkpoint) != cached:
                raise InputError(
                    "{run} was trained further meanwhile. Evaluate it again.", run=str(run.path)
                )
            write(kept.own_file(run))
            return kept.own_file(run)
    write(cached)
    kept.keep_within_budget()
    return cached
