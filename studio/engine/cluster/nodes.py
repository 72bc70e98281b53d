"""The computers of a cluster, and which of them can train."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import studio
from studio.core.base.sentences import Sentence, say
from studio.core.wire.messages import ClusterNode
from studio.engine.cluster import node_probe
from studio.engine.cluster.shares import Node

_PROBE_SECONDS = 60.0

Tell = Callable[[Sentence], None]


class Nodes:
    """Knows the nodes of a cluster; may be asked by several threads.

    Args:
        ray: connected.
        tell: is told of nodes that cannot train, once each.
    """

    def __init__(self, ray: Any, tell: Tell = lambda _sentence: None) -> None:  # noqa: ANN401  # Ray is not always there
        self._ray = ray
        self._tell = tell
        self._problems: dict[str, Sentence | None] = {}
        self._lock = threading.Lock()

    def alive(self) -> tuple[Node, ...]:
        """Return the nodes that are there now and offer processors."""
        return tuple(
            Node(
                row["NodeID"],
                f"{row['NodeManagerHostname']} ({row['NodeManagerAddress']})",
                row["Resources"].get("CPU", 0.0),
                row["Resources"].get("GPU", 0.0),
            )
            for row in self._ray.nodes()
            if row["Alive"] and row["Resources"].get("CPU", 0.0) >= 1
        )

    def fit(self) -> tuple[Node, ...]:
        """Return the nodes that can train; one that is new is asked first."""
        alive = self.alive()
        with self._lock:
            self._look_at([node for node in alive if node.key not in self._problems])
            return tuple(node for node in alive if self._problems.get(node.key) is None)

    def name_of(self, key: str) -> str:
        """Return what a node is called, also after it is gone."""
        for row in self._ray.nodes():
            if row["NodeID"] == key:
                return f"{row['NodeManagerHostname']} ({row['NodeManagerAddress']})"
        return key

    def described(self) -> tuple[ClusterNode, ...]:
        """Return every node with why it cannot train, if so."""
        self.fit()
        return tuple(
            ClusterNode(node.name, int(node.cpus), int(node.gpus), self._problems.get(node.key))
            for node in self.alive()
        )

    def _look_at(self, new: Sequence[Node]) -> None:
        if not new:
            return
        self._ray.cloudpickle.register_pickle_by_value(node_probe)
        task = self._ray.remote(num_cpus=0, max_retries=0)(node_probe.probe)
        place = self._ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy
        asked = [
            task.options(scheduling_strategy=place(node.key, soft=False)).remote() for node in new
        ]
        self._ray.wait(asked, num_returns=len(asked), timeout=_PROBE_SECONDS)
        for node, reply in zip(new, asked, strict=True):
            problem = self._problem_of(node, reply)
            self._problems[node.key] = problem
            if problem is not None:
                self._tell(say("One computer of the cluster is left out. {reason}", reason=problem))

    def _problem_of(self, node: Node, reply: Any) -> Sentence | None:  # noqa: ANN401  # of Ray
        try:
            own, packages = self._ray.get(reply, timeout=0)
        except self._ray.exceptions.RayError as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            return say("{node} does not answer: {reason}", node=node.name, reason=reason)
        return problem_of(node.name, node_probe.Found(own, packages), here())


def here() -> node_probe.Found:
    """Return what is installed on this computer."""
    return node_probe.Found(studio.__version__, node_probe.probe()[1])


def problem_of(node: str, found: node_probe.Found, expected: node_probe.Found) -> Sentence | None:
    """Return why a node cannot train what this computer would, None where it can.

    Args:
        node: what it is called.
        found: there.
        expected: what is installed here.
    """
    if not found.studio:
        return say("Afina Studio is not installed on {node}.", node=node)
    names = ("Afina Studio", *node_probe.PACKAGES)
    versions = (found.studio, *found.packages)
    for name, there, ours in zip(
        names, versions, (expected.studio, *expected.packages), strict=True
    ):
        if not there:
            return say("{package} is not installed on {node}.", package=name, node=node)
        if there != ours:
            return say(
                "{node} has {package} {there}, this computer has {ours}. Results would differ: "
                "install the same version there.",
                node=node,
                package=name,
                there=there,
                ours=ours,
            )
    return None
