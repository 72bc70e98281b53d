"""Engines on the nodes of a cluster: what they are given, and what is sent to them."""

from __future__ import annotations

import threading
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk, temp_sibling
from studio.core.base.sentences import Sentence, say
from studio.engine.cluster.cluster_engine import ClusterEngine
from studio.engine.cluster.nodes import Nodes, Tell
from studio.engine.cluster.parcels import Parcel, Parcels
from studio.engine.cluster.samples import Sample, sample_of
from studio.engine.cluster.shares import share_of

_THREADS = 4
"""Of an actor: it waits for its engine, and hears meanwhile that it shall pause or end."""


class ClusterEngines:
    """Has engines started by Ray, which finds room for each.

    Attributes:
        ray: connected.
        runs: folder of the runs, on this computer.
        nodes: of the cluster.
        share: what each run is given.
        runs_sample: by which a node knows whether it sees the folder of the runs.

    Args:
        ray: as above.
        runs: as above; made where it is missing.
        log: file that what the engines print is added to.
        parallel: runs at once; 0 for as many as the cluster has room for.
        devices: that each trains on, as in a recipe.
        tell: is told what a person should know of the cluster.

    Raises:
        InputError: no node can train.
        WorkError: the folder of the runs cannot be written.
    """

    starts_ahead = False
    freed_seconds = 180.0  # a file server may take that long to miss a computer

    def __init__(
        self,
        ray: Any,  # noqa: ANN401  # Ray is not always there
        runs: Path,
        log: Path,
        parallel: int,
        devices: int,
        tell: Tell,
    ) -> None:
        self.ray = ray
        self.runs = runs
        self._log = log
        self._tell = tell
        self._lock = threading.Lock()
        self._samples: dict[str, Sample] = {}
        self._told: set[str] = set()
        self._parcels = Parcels(ray.put)
        self._open = ExitStack()
        self.nodes = Nodes(ray, tell)
        fit = self.nodes.fit()
        if not fit:
            raise _no_node(self.nodes)
        self.share = share_of(fit, parallel, devices)
        self.runs_sample = self._marked()
        self._tell(
            say(
                "Computers of the cluster that can train: {nodes}. Runs at once: {parallel}. Each "
                "is given processors: {cpus}, GPUs: {gpus}.",
                nodes=len(fit),
                parallel=self.share.parallel,
                cpus=self.share.cpus,
                gpus=f"{self.share.gpus:.2g}",
            )
        )

    def new(self, _slot: int) -> ClusterEngine:
        """Return an engine; it begins where there is room."""
        return ClusterEngine(self)

    def close(self) -> None:
        """Remove what was left in the folder of the runs, by which nodes knew it."""
        self._open.close()

    def fit_nodes(self) -> tuple[str, ...]:
        """Return Ray's keys of the nodes that can train now, and tell where there is none."""
        keys = tuple(sorted(node.key for node in self.nodes.fit()))
        if keys:
            self._told.discard("waits")
        else:
            self._tell_once(
                "waits", say("No computer of the cluster can train now. Waiting for one…")
            )
        return keys

    def new_actor(self, fit: tuple[str, ...]) -> Any:  # noqa: ANN401  # Ray's handle
        """Ask Ray for an engine on one of some nodes."""
        from studio.engine.cluster.node_engine import RayNodeEngine

        share = self.share
        is_shared = 0 < share.gpus < 1
        return (
            self.ray.remote(RayNodeEngine)
            .options(
                num_cpus=share.cpus,
                num_gpus=share.gpus,
                max_restarts=0,
                max_concurrency=_THREADS,
                # Without blanks: Ray takes them for part of the next key.
                label_selector={"ray.io/node-id": f"in({','.join(fit)})"},
            )
            .remote(share.cpus, {"TF_FORCE_GPU_ALLOW_GROWTH": "true"} if is_shared else {})
        )

    def sample(self, place: str) -> Sample:
        """Return by which files a node knows a place again.

        Raises:
            InputError: the place is not there.
        """
        with self._lock:
            if place not in self._samples:
                try:
                    self._samples[place] = sample_of(Path(place))
                except OSError as error:
                    raise InputError(
                        "{file} cannot be read: {reason}.",
                        file=place,
                        reason=error.strerror or str(error),
                    ) from error
            return self._samples[place]

    def parcel(self, place: str) -> Parcel:
        """Return a folder or file as it is sent."""
        return self._parcels.of(Path(place))

    def keep_log(self, printed: bytes) -> None:
        """Add what an engine printed to the log of all."""
        if printed:
            with suppress(OSError), self._lock, self._log.open("ab") as log:
                log.write(printed)

    def tell_lost(self, node: str) -> None:
        """Tell that a node has gone."""
        self._tell(
            say(
                "{node} was lost. What it trained continues on another computer, from its last "
                "checkpoint.",
                node=node,
            )
        )

    def tell_sent(self, node: str, *, has_images: bool) -> None:
        """Tell, once, that a node does not see the folders of this computer."""
        name = self.nodes.name_of(node)
        text = say(
            "{node} does not see {runs}: its runs come back.", node=name, runs=str(self.runs)
        )
        if has_images:
            text = say(
                "{node} does not see the images: they are sent, its runs come back.", node=name
            )
        self._tell_once(node, text)

    def tell_weights(self, node: str, backbone: str) -> None:
        """Tell, once, that a node lacks the weights of a backbone, which are sent."""
        text = say(
            "{node} lacks the ImageNet weights of {backbone}: they are sent.",
            node=self.nodes.name_of(node),
            backbone=backbone,
        )
        self._tell_once(f"{node} {backbone}", text)

    def _tell_once(self, key: str, sentence: Sentence) -> None:
        with self._lock:
            is_new = key not in self._told
            self._told.add(key)
        if is_new:
            self._tell(sentence)

    def _marked(self) -> Sample:
        """Leave a file of a name that nobody has in the folder of the runs, while this is open."""
        try:
            self.runs.mkdir(parents=True, exist_ok=True)
            mark = self._open.enter_context(temp_sibling(self.runs / "shared"))
            mark.write_bytes(b"studio")
        except OSError as error:
            raise failure_of_disk(error, self.runs) from error
        return Sample(str(self.runs), ((str(mark), mark.stat().st_size),))


def _no_node(nodes: Nodes) -> InputError:
    problems = [one.problem for one in nodes.described() if one.problem is not None]
    if not problems:
        return InputError("The cluster has no computer that offers processors.")
    return InputError("No computer of the cluster can train. {reason}", reason=problems[0])
