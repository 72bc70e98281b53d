"""Exporting several runs as one network: members side by side, and behind them a mean or a vote.

The graph is flat and of Keras' own layers, so that the .h5 opens everywhere; a member's layers are
called `m1_...`, `m2_...`. Where members have images of different sizes, the file takes the largest
and makes the others of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.evaluation.ensemble.combination import MEAN_VOTES, combined
from studio.core.evaluation.ensemble.members import check_runs, names_of, order_of
from studio.core.exports.formats import files_written
from studio.core.recipes.allowed import Color
from studio.core.wire.messages import Certificate, Phase
from studio.engine.export.certificate import Probes
from studio.engine.export.contents import Contents
from studio.engine.export.fixed_layers import (
    largest_first,
    ordering_matrix,
    product,
    resized,
)
from studio.engine.export.place import check_unnamed, format_for
from studio.engine.export.proved import Export, certified
from studio.engine.job import Job
from studio.engine.networks.frozen_graph import FrozenGraph
from studio.engine.networks.full_precision import in_float32
from studio.engine.networks.predictor import Predictor
from studio.engine.networks.replay import Replay
from studio.engine.tasks.classify.judgement import of_all_classes
from studio.engine.tasks.prediction import TrainedModel, load_probe_images, open_trained

PROBES = 16

LUMA = (0.299, 0.587, 0.114)
"""Of red, green and blue in grey (ITU-R BT.601), as greyscale images are decoded."""


class Weighted(msgspec.Struct, frozen=True):
    """A member with its weight.

    Attributes:
        trained: the run's model.
        model: the same in float32.
        name: what the run is called.
        weight: above 0; those of all members sum to 1.
    """

    trained: TrainedModel
    model: keras.Model
    name: str
    weight: float

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of its images."""
        return self.trained.recipe.data.image_size

    @property
    def channels(self) -> int:
        """Of its images: 1 (grey) or 3."""
        return int(self.model.input_shape[-1])


def export_ensemble(
    job: Job,
    runs: Sequence[Path],
    weights: Sequence[float],
    target: Path,
    *,
    is_vote: bool = False,
) -> Certificate:
    """Write the weighted mean, or the vote, of several runs to `target`, and prove it.

    The ending says in which format.

    Args:
        job: carries it out.
        runs: folders of classifiers that know the same classes.
        weights: one for each, 0 or more; a run without any weight is left out.
        target: a file or a new folder.
        is_vote: whether each run with a weight has one vote, as in `combined`.

    Raises:
        InputError: the runs cannot be combined, one is gone or damaged, or the target cannot be; of
            a vote, members are undecided about every image at hand.
        WorkError: the disk is full or read-only, or the written file does not prove itself.
        Cancelled: as asked; nothing is left of the export.
    """
    target = paths.expanded(target).absolute()
    form = format_for(target)
    if not target.exists():
        check_unnamed(files_written(target))
    check_runs(runs)
    with job.phase(Phase.BUILDING):
        members = _opened(job, runs, weights)
        largest = max(members, key=lambda member: member.size[0] * member.size[1])
        channels = max(member.channels for member in members)
        _tell_resizing(job, members, largest)
        model = _joined(members, (*largest.size, channels), is_vote=is_vote)
        probes = _probes(members, largest, channels, is_vote=is_vote)
        if is_vote:
            probes = _decided(probes, members, form.tolerance)
        contents = _contents(members, largest, channels, is_vote=is_vote)
        export = Export(model, contents, probes, job.is_cancelled)
    with job.phase(Phase.EXPORTING):
        return certified(job, form, export, target)


def _opened(job: Job, runs: Sequence[Path], weights: Sequence[float]) -> list[Weighted]:
    if len(weights) != len(runs) or min(weights) < 0 or sum(weights) <= 0:
        raise ValueError("each run needs a weight, and one of them more than 0")
    total = sum(weights)
    members = []
    for run, name, weight in zip(runs, names_of(runs), weights, strict=True):
        if weight > 0:
            trained = open_trained(job, run)
            if any(isinstance(layer, FrozenGraph) for layer in trained.model.layers):
                raise InputError(
                    "{run} has a SavedModel as its backbone, which cannot be joined with others "
                    "into one network.",
                    run=name,
                )
            members.append(Weighted(trained, in_float32(trained.model), name, weight / total))
    known = set(members[0].trained.classes)
    for member in members[1:]:
        if set(member.trained.classes) != known:
            raise InputError(
                "{run} knows other classes than {first}: {differing}. Runs that answer together "
                "need the same ones.",
                run=member.name,
                first=members[0].name,
                differing=", ".join(sorted(set(member.trained.classes) ^ known)[:5]),
            )
    return members


def _tell_resizing(job: Job, members: Sequence[Weighted], largest: Weighted) -> None:
    for member in members:
        if member.size != largest.size:
            job.log(
                "{run} was trained on images of {height} × {width} pixels; in the file they are "
                "made of those of {most_height} × {most_width}, so its answers may differ "
                "slightly from the run's.",
                run=member.name,
                height=member.size[0],
                width=member.size[1],
                most_height=largest.size[0],
                most_width=largest.size[1],
            )


def _joined(
    members: Sequence[Weighted], shape: tuple[int, int, int], *, is_vote: bool
) -> keras.Model:
    """Return one flat network: each member on the pixels, their mean or their vote behind them."""
    pixels = keras.Input(shape, name="images")
    classes = members[0].trained.classes
    parts: list[keras.KerasTensor] = []
    for number, member in enumerate(members, 1):
        prefix = f"m{number}_"
        replay = Replay(
            member.model,
            origin=str(member.trained.folder.path),
            seed=member.trained.recipe.seed,
            renumber=False,
            rename=f"{prefix}{{}}".format,
        )
        answer = replay.behind(_adapted(pixels, shape, member, prefix))
        if is_vote:
            parts += _counted(answer, member, classes, prefix, len(members))
        else:
            parts.append(_in_order(answer, member, classes, member.weight, f"{prefix}weight"))
    name = "vote" if is_vote else "mean"
    whole = keras.layers.Add(name=name)(parts) if len(parts) > 1 else parts[0]
    return keras.Model(pixels, whole, name="ensemble")


def _adapted(
    pixels: keras.KerasTensor, shape: tuple[int, int, int], member: Weighted, prefix: str
) -> keras.KerasTensor:
    """Return the pixels as a member's own images are: its size, its colours."""
    found = pixels
    if member.size != shape[:2]:
        found = resized(found, shape[:2], member.size, prefix)
    if member.channels < shape[2]:
        layer = keras.layers.Conv2D(1, 1, use_bias=False, trainable=False, name=f"{prefix}grey")
        found = layer(found)
        layer.set_weights([np.array(LUMA, np.float32).reshape(1, 1, 3, 1)])
    return found


def _in_order(
    answer: keras.KerasTensor, member: Weighted, classes: Sequence[str], weight: float, name: str
) -> keras.KerasTensor:
    """Return a member's probabilities times a weight, in the ensemble's order of classes."""
    order = order_of(member.trained.classes, classes)
    if int(answer.shape[-1]) == 1:  # a sigmoid unit: the probability of the member's second class
        is_second = np.array(order) == 1
        signs, shift = np.where(is_second, 1.0, -1.0), np.where(is_second, 0.0, 1.0)
        return product(answer, weight * signs[:, np.newaxis], name, weight * shift)
    return product(answer, weight * ordering_matrix(order), name)


def _counted(
    answer: keras.KerasTensor, member: Weighted, classes: Sequence[str], prefix: str, voters: int
) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """Return a member's vote, and what it adds to the mean that decides between equal votes."""
    own = member.trained.classes
    whole = _in_order(answer, member, own, 1.0, f"{prefix}both")
    vote = largest_first(whole, order_of(own, classes), f"{prefix}vote_")
    share = 1 / (voters + MEAN_VOTES)
    counted = keras.layers.Rescaling(share, name=f"{prefix}vote")(vote)
    mean = _in_order(answer, member, classes, share * MEAN_VOTES * member.weight, f"{prefix}weight")
    return counted, mean


def _contents(
    members: Sequence[Weighted], largest: Weighted, channels: int, *, is_vote: bool
) -> Contents:
    recipe = largest.trained.recipe
    told = [
        {
            "name": member.name,
            "weight": member.weight,
            "backbone": member.trained.recipe.model.backbone,
            "image_size": member.size,
            "seed": member.trained.recipe.seed,
            "combined_by": "vote" if is_vote else "mean",
        }
        for member in members
    ]
    return Contents(
        members[0].trained.classes,
        replace(recipe, data=replace(recipe.data, color=_color_of(channels))),
        json.dumps(told, ensure_ascii=False),
    )


def _color_of(channels: int) -> Color:
    return "gray" if channels == 1 else "rgb"


def _probes(
    members: Sequence[Weighted], largest: Weighted, channels: int, *, is_vote: bool
) -> Probes:
    """Return images, and what the members' own networks say of them, combined here."""
    color = _color_of(channels)
    trained = largest.trained
    inputs = load_probe_images(trained, PROBES, color)
    ask = _asker(members)
    weights = np.array([member.weight for member in members])

    def predict(given: NDArray[Any]) -> NDArray[np.float32]:
        return combined(ask(given), weights, is_vote=is_vote)

    expected = predict(inputs)
    return Probes(inputs, expected, predict, color, trained.recipe.seed)


def _asker(members: Sequence[Weighted]) -> Callable[[NDArray[Any]], NDArray[np.float32]]:
    """Return what asks all members' own networks about pixels: (members, images, classes)."""
    classes = members[0].trained.classes
    predictors = [Predictor(member.model) for member in members]

    def ask(given: NDArray[Any]) -> NDArray[np.float32]:
        images = np.arange(len(given))
        answers = [
            of_all_classes(predictor.predict(_pixels_of(member, given), images))[
                :, order_of(member.trained.classes, classes)
            ]
            for member, predictor in zip(members, predictors, strict=True)
        ]
        return np.stack(answers)

    return ask


def _decided(probes: Probes, members: Sequence[Weighted], tolerance: float) -> Probes:
    """Return the probes without images that rounding alone could make a member vote otherwise on.

    Raises:
        InputError: none is left.
    """
    largest = np.sort(_asker(members)(probes.inputs), axis=2)
    ahead = largest[:, :, -1] - largest[:, :, -2]
    is_clear = np.asarray(ahead.min(axis=0) > 2 * tolerance)
    if not is_clear.any():
        raise InputError(
            "On each of the {count} images at hand a member finds two classes equally probable, so "
            "a file of the vote could not be verified. Choose a mean.",
            count=len(is_clear),
        )
    return replace(probes, inputs=probes.inputs[is_clear], expected=probes.expected[is_clear])


def _pixels_of(member: Weighted, given: NDArray[Any]) -> NDArray[np.float32]:
    """Return pixels as a member's own images are, by Pillow and not by layers."""
    found = given.astype(np.float32)
    if member.size != given.shape[1:3]:
        height, width = member.size
        found = np.stack([_resized_image(image, (width, height)) for image in found])
    if member.channels < given.shape[3]:
        found = found @ np.array(LUMA, np.float32)[:, np.newaxis]
    return found


def _resized_image(image: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    channels = [Image.fromarray(image[:, :, at]) for at in range(image.shape[2])]
    resized = [channel.resize(size, Image.Resampling.BILINEAR) for channel in channels]
    return np.stack([np.asarray(channel) for channel in resized], axis=2)
