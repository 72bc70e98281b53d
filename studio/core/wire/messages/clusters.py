"""About the computers of a cluster."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.wire.messages.base import Answer, Ask


class ClusterNode(msgspec.Struct, frozen=True):
    """One computer of a cluster.

    Attributes:
        name: its host and address.
        cpus: processors that it offers.
        gpus: that it offers.
        problem: why it cannot train; None where it can.
    """

    name: str
    cpus: int
    gpus: int
    problem: Sentence | None = None


class TryCluster(Ask, frozen=True):
    """Look which computers the cluster at `address` has, and whether they can train."""

    address: str


class ClusterTried(Answer, frozen=True):
    """The computers of the cluster."""

    nodes: tuple[ClusterNode, ...]
