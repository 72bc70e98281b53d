"""Engines of this computer, or of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core.base.regular_file import check_own_file
from studio.engine.cluster.nodes import Tell
from studio.engine.run_engines.local_engines import LocalEngines
from studio.engine.run_engines.run_engine import Engines


@contextmanager
def engines_at(
    cluster: str, parallel: int, *, devices: int, runs: Path, log: Path, tell: Tell
) -> Iterator[tuple[Engines, int]]:
    """Yield where engines come from, and how many work at once.

    Args:
        cluster: address of a Ray cluster, "" for this computer.
        parallel: runs at once; 0 for one here, and for as many as a cluster has room for.
        devices: that each run trains on, as in a recipe.
        runs: folder of the runs, absolute.
        log: file that what the engines print is added to.
        tell: is told what a person should know of the cluster.

    Raises:
        InputError: the log is a link, or no regular file.
        StudioError: there is no such cluster, or none of its computers can train.
    """
    check_own_file(log)
    if not cluster:
        engines = LocalEngines(log, max(parallel, 1), devices)
        yield engines, max(parallel, 1)
        return
    from studio.engine.cluster.cluster_engines import ClusterEngines
    from studio.engine.cluster.connection import connected

    with connected(cluster) as ray:
        there = ClusterEngines(ray, runs, log, parallel, devices, tell)
        try:
            yield there, there.share.parallel
        finally:
            there.close()
