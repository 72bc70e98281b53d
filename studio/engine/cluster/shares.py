"""What each run is given of a cluster: processors, a GPU, and how many are at work at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Node(NamedTuple):
    """One computer of a cluster.

    Attributes:
        key: by which Ray knows it.
        name: for a person.
        cpus: that it offers.
        gpus: that it offers.
    """

    key: str
    name: str
    cpus: float
    gpus: float


class Share(NamedTuple):
    """What is asked of Ray for one run.

    Attributes:
        cpus: at least 1.
        gpus: below 1 where several runs share one, else whole.
        parallel: runs at once.
    """

    cpus: int
    gpus: float
    parallel: int


def share_of(nodes: Sequence[Node], parallel: int = 0, devices: int = 1) -> Share:
    """Return how a cluster is shared out.

    Where there are GPUs, each run has one or as many as it asks for, and nodes with fewer stay
    idle; else each run has as many processors as the smallest node, for TensorFlow takes all that
    it finds.

    Args:
        nodes: at least one.
        parallel: runs at once; 0 for as many as there are shares. More than that divide them.
        devices: that a run trains on, as in a recipe; 0 for all GPUs of a node, which are then
            those of the smallest, so that every node with one can train.
    """
    with_gpu = [node for node in nodes if node.gpus >= 1]
    if with_gpu:
        counts = [int(node.gpus) for node in with_gpu]
        each = min(devices, max(counts)) if devices else min(counts)
        fit = [node for node in with_gpu if node.gpus >= each]
        cpus = max(1, min(int(node.cpus / (int(node.gpus) // each)) for node in fit))
        most = sum(int(node.gpus) // each for node in fit)
    else:
        each = 0
        cpus = max(1, min(int(node.cpus) for node in nodes))
        most = sum(max(1, int(node.cpus) // cpus) for node in nodes)
    if parallel <= most:
        return Share(cpus, float(each), parallel or most)
    together = math.ceil(parallel / most)
    gpus = each / together if each < together else float(each // together)
    return Share(max(1, cpus // together), gpus, parallel)
