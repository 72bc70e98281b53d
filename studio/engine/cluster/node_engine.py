"""What works on a node of a cluster: an engine for one run, and the way of its files.

Ray makes it an actor: its methods run in threads of a worker process of the node, which imports no
TensorFlow; the engine is a process of its own, as on any computer. When the worker ends, however
it ends, the engine's stream closes, and it ends as well.
"""

from __future__ import annotations

import os
import queue
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from studio.core.base import paths
from studio.core.base.errors import StudioError
from studio.core.base.file_lock import try_lock
from studio.core.base.sentences import Sentence
from studio.core.networks import catalogue, weight_files
from studio.core.runs.relocation import NAMING_PLACES, relocated
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FinalReply
from studio.engine.cluster.folder_news import FolderNews, FolderWatch
from studio.engine.cluster.parcels import Parcel, unpack, unpacked
from studio.engine.cluster.samples import Sample, is_seen
from studio.engine.run_engines.process_engine import ProcessEngine

_TAKE_SECONDS = 1.0
_LOG_BYTES = 64 * 1024
_BEGINNING_SECONDS = 60.0

RUNS = "runs"


class RunNews(msgspec.Struct, frozen=True):
    """The run's folder on the node has changed.

    Attributes:
        run: name of the folder.
        news: what has changed.
    """

    run: str
    news: FolderNews


class EngineOver(msgspec.Struct, frozen=True):
    """The engine says nothing more.

    Attributes:
        reason: why it could not be asked; None where it has answered, or died.
        log: the end of what it printed.
    """

    reason: Sentence | None
    log: bytes


Item = AnyEvent | RunNews | EngineOver


class NodeEngine:
    """Trains one run on this node.

    Args:
        put: keeps bytes where other computers can get them, and returns the reference.
        get: returns what a reference refers to.
        environment: variables of the engine beside those of this process.
        without: variables that it shall not have.
    """

    def __init__(
        self,
        put: Callable[[Any], Any],
        get: Callable[[Any], Any],
        environment: Mapping[str, str],
        without: tuple[str, ...] = (),
    ) -> None:
        self._put = put
        self._get = get
        self._items: queue.SimpleQueue[Item] = queue.SimpleQueue()
        self._given = paths.cache() / "cluster" / "at-work"
        _forget_ended(self._given)
        self._work = self._given / f"{os.getpid()}-{time.time_ns()}"
        self._lock = try_lock(self._work.with_suffix(".lock"))
        self._lock.__enter__()
        (self._work / RUNS).mkdir(parents=True)
        self._log = self._work / "engine.log"
        self._engine = ProcessEngine(self._log, environment, without=without)
        self._watch: FolderWatch | None = None
        self._is_taken = threading.Event()
        self._is_taken.set()

    def sees(self, sample: Sample) -> bool:
        """Return whether this computer sees a place, with the files in it."""
        return is_seen(sample)

    def place_of(self, parcel: Parcel) -> str:
        """Return where something that was sent lies here."""
        return str(unpacked(parcel, self._get))

    def has_weights(self, backbone: str) -> bool:
        """Return whether the ImageNet weights of a backbone are on this computer, as published."""
        return weight_files.find(catalogue.backbone(backbone)) is not None

    def take_weights(self, backbone: str, parcel: Parcel) -> None:
        """Keep the ImageNet weights of a backbone, once their checksum is that of the catalogue.

        Raises:
            InputError: it is another.
            WorkError: they cannot be written.
        """
        arrived = self._work / parcel.name
        unpack(parcel, arrived, self._get)
        try:
            weight_files.adopt(catalogue.backbone(backbone), arrived)
        finally:
            arrived.unlink(missing_ok=True)

    def runs(self) -> str:
        """Return the folder of runs that are trained here and sent back."""
        return str(self._work / RUNS)

    def take_run(self, parcel: Parcel, places: Mapping[str, str]) -> str:
        """Take in the folder of a run that goes on here; return where it lies.

        Args:
            parcel: with the files of the run.
            places: paths of this computer, by those that the files name.
        """
        run = self._work / RUNS / parcel.name
        unpack(parcel, run, self._get)
        for name in NAMING_PLACES:
            file = run / name
            if file.is_file():
                file.write_bytes(relocated(name, file.read_bytes(), places))
        self._watch = FolderWatch(run, self._put)
        self._watch.know_all()
        return str(run)

    def begin(self, command: messages.Train | messages.Resume, is_sent: bool) -> None:
        """Begin to train; what happens is asked for with `take`.

        Args:
            command: its folders are those of this computer.
            is_sent: whether the run's folder has to be sent back.
        """
        threading.Thread(target=self._train, args=(command, is_sent), daemon=True).start()

    def take(self) -> list[Item]:
        """Return what has happened since the last time; waits up to a second for something."""
        items: list[Item] = []
        self._is_taken.set()
        try:
            items.append(self._items.get(timeout=_TAKE_SECONDS))
            while True:
                items.append(self._items.get_nowait())
        except queue.Empty:
            return items

    def pause(self) -> None:
        """Ask the training to end so that it can be resumed."""
        self._engine.pause()

    def end(self) -> None:
        """End the engine; it is gone, with what was sent, when this returns."""
        self._engine.close()
        shutil.rmtree(self._work, ignore_errors=True)
        self._lock.__exit__(None, None, None)
        self._work.with_suffix(".lock").unlink(missing_ok=True)

    def _train(self, command: messages.Train | messages.Resume, is_sent: bool) -> None:
        reason = None

        def hear(event: AnyEvent) -> None:
            if is_sent and isinstance(event, _TELLING):
                self._send_news(event)
            self._items.put(event)

        try:
            self._engine.perform(command, hear)
        except StudioError as error:
            reason = error.sentence
        except Exception as error:
            reason = Sentence("{error}", {"error": f"{type(error).__name__}: {error}"})
        self._items.put(EngineOver(reason, self._end_of_log()))

    def _send_news(self, event: AnyEvent) -> None:
        """Send what has changed before the event that says so.

        Where checkpoints come faster than they travel, some are passed over: the next one holds
        what they held.
        """
        if isinstance(event, messages.CheckpointSaved) and not self._is_taken.is_set():
            return
        if isinstance(event, messages.RunStarted) and self._watch is None:
            self._watch = FolderWatch(Path(event.run), self._put)
        if self._watch is not None:
            news = self._watch.news()
            self._is_taken.clear()
            self._items.put(RunNews(self._watch.folder.name, news))

    def _end_of_log(self) -> bytes:
        try:
            with self._log.open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - _LOG_BYTES))
                return file.read()
        except OSError:
            return b""


class RayNodeEngine(NodeEngine):
    """The same as an actor of Ray's.

    Args:
        cpus: that Ray was asked for.
        environment: variables of the engine beside those of this process.
    """

    def __init__(self, cpus: int, environment: Mapping[str, str]) -> None:
        import ray

        super().__init__(ray.put, ray.get, environment, _threads_of_ray(cpus))
        self._where = str(ray.get_runtime_context().get_node_id())

    def where(self) -> str:
        """Return Ray's key of this node."""
        return self._where


_TELLING = (messages.RunStarted, messages.CheckpointSaved, FinalReply)
"""Events behind which the folder of the run has changed so that it can be resumed from there."""


def _threads_of_ray(cpus: int) -> tuple[str, ...]:
    """Return the variables that Ray has set for numerical libraries.

    It allows them one thread for each processor that was asked for, which changes last bits.
    """
    name = "OMP_NUM_THREADS"
    return (name,) if os.environ.get(name) == str(cpus) else ()


def _forget_ended(folder: Path) -> None:
    """Remove what workers have left that were killed; one that begins now has no lock yet."""
    for left in folder.glob("*.lock"):
        if time.time() - left.stat().st_mtime < _BEGINNING_SECONDS:
            continue
        with try_lock(left) as is_ours:
            if is_ours:
                shutil.rmtree(left.with_suffix(""), ignore_errors=True)
                left.unlink(missing_ok=True)
