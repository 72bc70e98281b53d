"""An engine on a node of a cluster, as whoever has a run trained sees it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from studio.core.base.errors import StudioError, WorkError
from studio.core.base.own_files import remember_own
from studio.core.base.sentences import say
from studio.core.networks import catalogue, weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.named_places import places_of, with_places
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FinalReply
from studio.engine.cluster.folder_news import run_files
from studio.engine.cluster.home_run import HomeRun
from studio.engine.cluster.node_engine import EngineOver, RunNews
from studio.engine.cluster.parcels import packed
from studio.engine.cluster.samples import Sample
from studio.engine.run_engines.run_engine import REQUEST, Lost

if TYPE_CHECKING:
    from studio.engine.cluster.cluster_engines import ClusterEngines

_LOOK_SECONDS = 2.0
_END_SECONDS = 20.0

_MODEL_ENDING = "*.keras"


class ClusterEngine:
    """One engine, on whichever node Ray finds room for it.

    Args:
        cluster: whose engine it is.
    """

    def __init__(self, cluster: ClusterEngines) -> None:
        self._cluster = cluster
        self._ray = cluster.ray
        self._actor: Any = None
        self._node = ""
        self._is_paused = threading.Event()

    def perform(
        self, command: messages.Train | messages.Resume, hear: Callable[[AnyEvent], None]
    ) -> FinalReply | Lost | None:
        """Have a run trained on a node; return how that ended."""
        errors = self._ray.exceptions
        try:
            if not self._find_place():
                return messages.CancelDone(REQUEST)
            return self._train(command, hear)
        except errors.RayTaskError as error:
            if isinstance(error.cause, StudioError):
                raise error.cause from error
            raise WorkError(
                "{node} failed: {reason}", node=self._name, reason=_last_line(error)
            ) from error
        except errors.RayError as error:
            self._cluster.tell_lost(self._name)
            reason = say(
                "Several computers of the cluster were lost while they trained this run, the last "
                "one was {node}: {reason}",
                node=self._name,
                reason=_first_line(error),
            )
            return Lost(reason)

    def pause(self) -> None:
        """Ask the training to end so that it can be resumed."""
        self._is_paused.set()
        actor = self._actor
        if actor is not None and self._node:
            with suppress(self._ray.exceptions.RayError):
                actor.pause.remote()

    def close(self) -> None:
        """End it; where its node is gone, it is as well."""
        actor, self._actor = self._actor, None
        if actor is None:
            return
        if self._node:
            with suppress(self._ray.exceptions.RayError):
                self._ray.get(actor.end.remote(), timeout=_END_SECONDS)
        self._ray.kill(actor)

    @property
    def _name(self) -> str:
        return self._cluster.nodes.name_of(self._node) if self._node else "A computer"

    def _find_place(self) -> bool:
        """Wait until a node has room; return False where a pause was asked for before."""
        while not self._is_paused.is_set():
            fit = self._cluster.fit_nodes()
            if fit and self._is_placed(fit):
                return True
            if not fit:
                self._is_paused.wait(_LOOK_SECONDS)
        return False

    def _is_placed(self, fit: tuple[str, ...]) -> bool:
        """Ask for room on some nodes; return False where other nodes are to be asked."""
        actor = self._cluster.new_actor(fit)
        where = actor.where.remote()
        while not self._is_paused.is_set():
            ready, _ = self._ray.wait([where], timeout=_LOOK_SECONDS)
            if ready:
                self._actor = actor
                self._node = self._ray.get(where)
                return True
            if self._cluster.fit_nodes() != fit:
                break
        self._ray.kill(actor)
        return False

    def _train(
        self, command: messages.Train | messages.Resume, hear: Callable[[AnyEvent], None]
    ) -> FinalReply | None:
        if isinstance(command, messages.Train):
            run, recipe = None, command.recipe
        else:
            run = RunFolder(Path(command.run))
            recipe = run.recipe()
        lacks = self._lacked_weights(recipe)
        ended = self._train_there(command, run, recipe, hear)
        if lacks is None or not isinstance(ended, messages.Failed):
            return ended
        sentence = say(
            "{node} lacks the ImageNet weights of {backbone}, and so does this computer, which "
            "would send them: {reason}",
            node=self._name,
            backbone=lacks.name,
            reason=ended.sentence,
        )
        return msgspec.structs.replace(ended, sentence=sentence)

    def _lacked_weights(self, recipe: Recipe) -> Backbone | None:
        """Send ImageNet weights where the node lacks them; return whose neither computer has.

        Those the node fetches itself, where it can.
        """
        row = _with_weights(recipe)
        if row is None or self._ray.get(self._actor.has_weights.remote(row.name)):
            return None
        file = weight_files.find(row)
        if file is None:
            return row
        self._cluster.tell_weights(self._node, row.name)
        parcel = self._cluster.parcel(str(file))
        self._ray.get(self._actor.take_weights.remote(row.name, parcel))
        return None

    def _train_there(
        self,
        command: messages.Train | messages.Resume,
        run: RunFolder | None,
        recipe: Recipe,
        hear: Callable[[AnyEvent], None],
    ) -> FinalReply | None:
        places = self._sent_places(places_of(recipe))
        if not places and self._sees(self._cluster.runs_sample):
            self._ray.get(self._actor.begin.remote(command, is_sent=False))
            return self._follow(None, hear)
        self._cluster.tell_sent(self._node, has_images=bool(places))
        back = {there: here for here, there in places.items()}
        with HomeRun(self._cluster.runs, back, self._ray.get, run) as home:
            sent = self._sent(command, run, places)
            self._ray.get(self._actor.begin.remote(sent, is_sent=True))
            return self._follow(home, hear)

    def _sent_places(self, named: tuple[str, ...]) -> dict[str, str]:
        """Send what the node does not see under the same path; return where it has it."""
        return {
            place: self._ray.get(self._actor.place_of.remote(self._cluster.parcel(place)))
            for place in named
            if not self._sees(self._cluster.sample(place))
        }

    def _sees(self, sample: Sample) -> bool:
        return bool(self._ray.get(self._actor.sees.remote(sample)))

    def _sent(
        self,
        command: messages.Train | messages.Resume,
        run: RunFolder | None,
        places: Mapping[str, str],
    ) -> messages.Train | messages.Resume:
        """Return the command with the folders of the node, which has the run then."""
        if isinstance(command, messages.Train):
            runs = self._ray.get(self._actor.runs.remote())
            recipe = with_places(command.recipe, places)
            return msgspec.structs.replace(command, recipe=recipe, project=runs, runs=runs)
        assert run is not None
        files = ((name, run.path / name) for name in run_files(run.path))
        parcel = packed(run.path.name, files, self._ray.put)
        there = self._ray.get(self._actor.take_run.remote(parcel, dict(places)))
        return msgspec.structs.replace(command, run=there)

    def _follow(self, home: HomeRun | None, hear: Callable[[AnyEvent], None]) -> FinalReply | None:
        """Pass on what happens until the engine says nothing more; return its last word."""
        final: FinalReply | None = None
        while True:
            for item in self._ray.get(self._actor.take.remote()):
                match item:
                    case RunNews():
                        assert home is not None
                        home.take(item.run, item.news)
                    case EngineOver():
                        self._cluster.keep_log(item.log)
                        if item.reason is not None:
                            raise WorkError(item.reason)
                        return final
                    case _:
                        event = _as_at_home(item, home)
                        hear(event)
                        if isinstance(event, FinalReply) and event.request == REQUEST:
                            final = event
                            _trust_models(event)


def _with_weights(recipe: Recipe) -> Backbone | None:
    """Return the backbone whose ImageNet weights a recipe begins with, None for other weights."""
    model = recipe.model
    is_used = recipe.task == "classify" and model.weights == "imagenet"
    if not is_used or not catalogue.is_known(model.backbone):
        return None
    row = catalogue.backbone(model.backbone)
    return row if row.weight_file is not None else None


def _as_at_home(event: AnyEvent, home: HomeRun | None) -> AnyEvent:
    """Return an event with the run's folder on this computer."""
    if home is None or home.run is None or not hasattr(event, "run"):
        return event
    return msgspec.structs.replace(event, run=str(home.run.path))


def _trust_models(event: FinalReply) -> None:
    """Remember that this program wrote the models, though on another computer."""
    if isinstance(event, messages.RunEnded) and event.report is not None:
        for file in Path(event.run).glob(_MODEL_ENDING):
            remember_own(file)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _last_line(error: Exception) -> str:
    """Return what a traceback ends with."""
    return (str(error).strip() or type(error).__name__).splitlines()[-1]
