"""Exporting a run: its model, and what proves that a file of it is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.exports.formats import ExportFormat, files_written
from studio.core.exports.snippet import PROBABILITIES
from studio.core.recipes.recipe import task_of
from studio.core.wire.messages import Certificate, Phase
from studio.engine.export.certificate import Probes
from studio.engine.export.contents import Contents
from studio.engine.export.place import check_unnamed, format_for
from studio.engine.export.proved import Export, certified
from studio.engine.job import Job
from studio.engine.networks.frozen_graph import FrozenGraph
from studio.engine.networks.full_precision import in_float32
from studio.engine.networks.predictor import Predictor
from studio.engine.tasks.prediction import TrainedModel, load_probe_images, open_trained
from studio.engine.tasks.task import engine_task

PROBES = 16


def export_run(job: Job, run: Path, target: Path, part: str = "") -> Certificate:
    """Write the model of `run` to `target`, in the format of its ending, and prove it.

    Where a fresh Keras cannot open the .h5 of this network, the same model is written as .keras
    and .weights.h5 instead, and the certificate says how to open them.

    Args:
        part: name of a part of the network that is wanted alone; "" for the whole.

    Raises:
        InputError: no such run, nothing learned yet, or the target cannot be.
        WorkError: the disk is full or read-only, or the written file does not prove itself.
        Cancelled: as asked; nothing is left of the export.
    """
    target = paths.expanded(target).absolute()
    form = format_for(target)
    if not target.exists():
        check_unnamed(files_written(target))
    with job.phase(Phase.BUILDING):
        trained = open_trained(job, run)
        part = part or task_of(trained.recipe).main_part
        own = trained.part(part)
        _check_layers(own, form, target)
        model = in_float32(own) if form.is_float32 else own
        if model is not own:
            job.log(
                "This run computes in 16 bits and the format in float32, so the file is compared "
                "with the run's network in float32."
            )
        probes = _probes(trained, part, Predictor(model))
        contents = Contents(trained.classes, trained.recipe, answer=probes.answer)
        export = Export(model, contents, probes, job.is_cancelled)
    with job.phase(Phase.EXPORTING):
        return certified(job, form, export, target)


def _check_layers(model: keras.Model, form: ExportFormat, target: Path) -> None:
    """Refuse a format of Keras for a network that holds a SavedModel.

    Raises:
        InputError: that.
    """
    if form.needs_layers and any(isinstance(layer, FrozenGraph) for layer in model.layers):
        raise InputError(
            "{file}: found the ending {ending}; the backbone of this run is a SavedModel, which "
            "plain Keras has no layer for. Allowed: a new folder's name without an ending (a "
            "SavedModel again), or .tflite.",
            file=str(target),
            ending=form.ending,
        )


def _probes(trained: TrainedModel, part: str, predictor: Predictor) -> Probes:
    recipe = trained.recipe
    answer = engine_task(recipe.task).answer(recipe, part)
    inputs: NDArray[Any] = load_probe_images(trained, PROBES)
    if answer in ("image", "drawing"):
        inputs = engine_task(recipe.task).codes(trained, inputs)

    def predict(given: NDArray[Any]) -> NDArray[np.float32]:
        return predictor.predict(given, np.arange(len(given)))

    expected = predict(inputs)
    scale = 1.0 if answer in PROBABILITIES else max(1.0, float(np.abs(expected).max()))
    return Probes(inputs, expected, predict, recipe.data.color, recipe.seed, answer, scale)
