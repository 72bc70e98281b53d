"""The pinned images after each epoch: answers, where they come from, and some maps of a layer."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any, NamedTuple

import keras
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.runs.probes import (
    FOLLOWED,
    FOLLOWED_SIDE,
    ProbeAnswers,
    Probes,
    begin_probes,
    describe_probes,
    forget_answers,
    keep_answers,
    read_images,
    read_probes,
)
from studio.core.runs.run_folder import RunFolder
from studio.engine.job import Job
from studio.engine.look.alignment import middles
from studio.engine.look.class_activation import Behind, ClassActivation, class_activation
from studio.engine.look.followed_maps import FollowedMaps
from studio.engine.look.living_model import LivingModel, has_maps
from studio.engine.look.scores import Scores, answered, scores_of
from studio.engine.tasks.model_so_far import living_model
from studio.engine.training.epoch_end import AfterEpoch, Outputs
from studio.engine.training.prepared_run import PreparedRun

SHARE = 0.03
"""Of the time of a training that may go into this; some epochs are left out where it takes more."""

GRACE_SECONDS = 2.0
"""That are not counted: a short training of a small network answers after every epoch."""


class _Still(NamedTuple):
    """Maps that stay as they are while only layers behind them train."""

    behind: Behind
    maps: Any


class ProbesAfterEpoch:
    """Keeps what the network says of the pinned images, a few percent of the training's time long.

    It reads weights and draws nothing, so a training ends with the same bits with it and without.
    """

    def __init__(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> None:
        self._job = job
        self._run = folder.path
        self._prepared_run = prepared
        self._model = living_model(prepared, folder)
        self._probes: Probes | None = None
        self._images: NDArray[np.uint8] | None = None
        self._still: _Still | None = None
        self._followed: FollowedMaps | None = None
        self._still_maps: NDArray[np.float32] | None = None
        self._allowed = GRACE_SECONDS
        self._took = 0.0
        self._since = 0.0

    def begin(self, epochs_done: int) -> None:
        """Take the pinned images along; a run that goes on keeps those that it has."""
        self._probes = self._its_own() if self._prepared_run.pinned is None else self._taken_along()
        if self._probes is not None:
            self._images = read_images(self._run, self._probes)
            self._followed = self._following(self._probes)
        forget_answers(self._run, epochs_done)
        self._since = time.monotonic()

    def after_epoch(self, epoch: int, _outputs: Outputs) -> AfterEpoch:
        """Return what keeps what the network says now; nothing where that would take too long."""
        if self._probes is None or self._images is None:
            return AfterEpoch()
        began = time.monotonic()
        self._forget_what_moved()
        self._allowed += SHARE * (began - self._since)
        if epoch > 1 and self._took > self._allowed:
            self._since = began
            return AfterEpoch()
        said = self._class_activation(self._images)
        probes = self._with_maps(self._probes, self._images)
        found = ProbeAnswers(*said, self._layer_maps(probes, self._images))
        self._since = time.monotonic()
        self._took = self._since - began
        self._allowed -= self._took
        is_described = probes == self._probes
        self._probes = probes

        def write() -> None:
            if not is_described:
                describe_probes(self._run, probes)
            keep_answers(self._run, probes, epoch, found)

        return AfterEpoch(write=write)

    def _forget_what_moved(self) -> None:
        """Drop maps of a part that trains now, also where this epoch is left out."""
        layer = self._layer()
        if layer is not None and _trains(self._model, layer):
            self._still = None
        if self._followed is not None and _trains(self._model, self._followed.layer):
            self._still_maps = None

    def _its_own(self) -> Probes | None:
        try:
            return read_probes(self._run)
        except InputError as error:  # a training does not end for it
            self._job.log("Pinned images are not recorded. {reason}", reason=error.sentence)
            return None

    def _taken_along(self) -> Probes | None:
        data, images, names = self._prepared_run.recipe.data, [], []
        followed = self._prepared_run.pinned
        for pinned in followed.images if followed is not None else ():
            try:
                images.append(load_pixels(pinned.path, data.image_size, data.color))
                names.append(pinned.name)
            except UnreadableImage as error:
                self._job.log(
                    "Pinned image {name} is left out. {reason}",
                    name=pinned.name,
                    reason=error.sentence,
                )
        if not images:
            return None
        pixels = np.stack(images)
        probes = self._described(tuple(names), pixels)
        begin_probes(self._run, probes, pixels)
        return probes

    def _described(self, names: tuple[str, ...], pixels: NDArray[np.uint8]) -> Probes:
        _, height, width, channels = pixels.shape
        layer = self._layer()
        rows, columns = ((), ()) if layer is None else _units(self._model, layer)
        return Probes(
            names=names,
            height=height,
            width=width,
            channels=channels,
            classes=self._prepared_run.dataset.classes,
            layer="" if layer is None else layer.name,
            rows=rows,
            columns=columns,
            maps_of=self._layer_to_follow(),
        )

    def _layer_to_follow(self) -> str:
        """Return the pinned layer, the first convolution without one, "" where there is none."""
        wanted = self._prepared_run.pinned.layer if self._prepared_run.pinned is not None else ""
        with suppress(InputError):
            layer = self._model.layer(wanted)
            if has_maps(layer):
                return str(layer.name)
        if wanted:
            self._job.log(
                "The network has no maps of a layer {layer}; those of its first convolution are "
                "kept of the pinned images.",
                layer=wanted,
            )
        return self._model.first_with_maps()

    def _following(self, probes: Probes) -> FollowedMaps | None:
        with suppress(InputError):  # the run's list was changed by hand
            if probes.maps_of:
                layer = self._model.layer(probes.maps_of)
                return FollowedMaps(self._model, layer, FOLLOWED_SIDE)
        return None

    def _with_maps(self, probes: Probes, images: NDArray[np.uint8]) -> Probes:
        """Choose the maps that are followed: those that answer most after the first epoch."""
        if self._followed is None or probes.maps:
            return probes
        maps = self._followed.strongest(images, FOLLOWED)
        return msgspec.structs.replace(probes, maps=maps, maps_size=self._followed.size)

    def _layer_maps(self, probes: Probes, images: NDArray[np.uint8]) -> NDArray[np.float32] | None:
        if self._followed is None:
            return None
        if _trains(self._model, self._followed.layer):
            return self._followed.of(images, probes.maps)
        if self._still_maps is None:
            self._still_maps = self._followed.of(images, probes.maps)
        return self._still_maps

    def _layer(self) -> keras.Layer | None:
        """Return the layer whose maps are weighted, None where the network has no maps."""
        try:
            return self._model.last_with_maps()
        except InputError:
            return None

    def _class_activation(self, images: NDArray[np.uint8]) -> ClassActivation:
        model, layer = self._model, self._layer()
        read = scores_of(model)
        if layer is None:
            said = [answered(model, read, image).probabilities for image in images]
            return ClassActivation(np.stack(said), np.zeros((len(images), 0, 0), np.float32))
        if _trains(model, layer):
            return class_activation(model, read, layer, images)
        if self._still is None:
            self._still = _still(model, read, layer, images)
        if self._still is None:
            return class_activation(model, read, layer, images)
        return self._still.behind.class_activation(self._still.maps)


def _trains(model: LivingModel, layer: keras.Layer) -> bool:
    """Whether anything up to a layer trains in this stage."""
    return any(len(row.trainable_variables) for row in model.up_to(layer))


def _still(
    model: LivingModel, read: Scores, layer: keras.Layer, images: NDArray[np.uint8]
) -> _Still | None:
    """Return the maps of a part that is frozen; None where something leads past the layer."""
    try:
        behind = Behind(model, read, layer)
    except ValueError:
        return None
    return _Still(behind, behind.maps(images))


def _units(model: LivingModel, layer: keras.Layer) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return where the middles of what the layer's units see lie, by row and by column."""
    height, width = layer.output.shape[1:3]
    rows, columns = middles(model, layer, 0, height), middles(model, layer, 1, width)
    return tuple(rows.tolist()), tuple(columns.tolist())
