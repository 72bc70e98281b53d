"""Exporting a run: written under a temporary name, proved, then given its own."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk, remove_abandoned_beside, temp_sibling
from studio.core.exports.formats import (
    ExportFormat,
    by_key,
    endings,
    files_written,
    format_of,
    with_format,
)
from studio.core.exports.snippet import PROBABILITIES, rebuild_lines, snippet
from studio.core.recipes.recipe import needs_classes, task_of
from studio.core.wire.messages import Certificate, Phase
from studio.engine.export.certificate import NotReopenedError, Probes, Proof, proof_of
from studio.engine.export.contents import Contents
from studio.engine.export.format import reader_of, write
from studio.engine.export.place import check_unnamed, place_of, put
from studio.engine.job import Job
from studio.engine.networks.frozen_graph import FrozenGraph
from studio.engine.networks.full_precision import in_float32
from studio.engine.tasks.classify.judgement import Predictor
from studio.engine.tasks.prediction import TrainedModel, load_probe_images, open_trained
from studio.engine.tasks.task import engine_task

PROBES = 16


class _Export(msgspec.Struct, frozen=True):
    """What is written, whatever the format."""

    model: keras.Model
    contents: Contents
    probes: Probes
    is_cancelled: Callable[[], bool]

    def program(self, file: Path, form: ExportFormat) -> str:
        """Return the snippet for `file`."""
        data = self.contents.recipe.data
        answer = self.probes.answer
        given = (0, 0)
        if answer in ("image", "drawing"):
            asked = len(self.contents.classes) if needs_classes(self.contents.recipe) else 0
            given = (int(self.model.input_shape[-1]) - asked, asked)
        classes = self.contents.classes
        return snippet(file, form, classes, data.image_size, data.color, answer, given)


class _Written(msgspec.Struct, frozen=True):
    path: Path
    form: ExportFormat
    companions: tuple[Path, ...]
    proof: Proof
    rebuild: str
    program: str


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
        export = _Export(
            model,
            Contents(trained.classes, trained.recipe),
            _probes(trained, part, Predictor(model)),
            job.is_cancelled,
        )
    with job.phase(Phase.EXPORTING):
        try:
            written = _write(form, export, target)
        except NotReopenedError:
            if not form.instead:
                raise
            job.log("Keras cannot reload this network's .h5; writing .keras and .weights.h5.")
            written = _write_instead(form, export, target)
    proof, tolerance = written.proof, written.form.tolerance
    is_program_right = proof.program_difference <= tolerance
    return Certificate(
        file=str(written.path),
        images=len(export.probes.inputs),
        largest_difference=proof.difference,
        agrees=proof.difference <= tolerance,
        tolerance=tolerance,
        opened_with=reader_of(written.form),
        size=_size(written.path),
        companions=tuple(str(path) for path in written.companions),
        rebuild=written.rebuild,
        program=written.program if is_program_right else "",
        program_files=proof.program_files,
        program_difference=proof.program_difference,
        answer=export.probes.answer,
        single_class=trained.classes[1] if export.probes.answer == "probability" else "",
    )


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


def format_for(target: Path) -> ExportFormat:
    """Return the format that the name of `target` asks for, where nothing is in the way.

    Raises:
        InputError: an ending that no format has, or a target that is in the way.
    """
    form = format_of(target)
    is_known = target.name.endswith(form.ending)  # Keras opens no ".H5"
    if not is_known or (form.ending == "" and target.suffix and not target.is_dir()):
        raise InputError(
            "{file}: found the ending {ending}, allowed: {endings}, or a new folder's name "
            "without one.",
            file=str(target),
            ending=target.suffix or target.name,
            endings=endings(),
        )
    if form.ending == "":
        if target.is_file() or (target.is_dir() and any(target.iterdir())):
            raise InputError(
                "{folder} already exists and is not empty. Name a new folder.", folder=str(target)
            )
    elif target.is_dir():
        raise InputError("{file} is a folder; a file's name is needed.", file=str(target))
    return form


def _write(form: ExportFormat, export: _Export, target: Path) -> _Written:
    """Write into a temporary neighbour folder, prove, then move everything to its place."""
    try:
        place = place_of(target)
        remove_abandoned_beside(place)
        with temp_sibling(place) as temporary:
            temporary.mkdir(parents=True)
            _check_room(export.model, temporary)
            part = temporary / target.name
            write(form, export.model, part, export.contents)
            program = export.program(part, form)
            proof = proof_of(part, form, program, export.probes, export.is_cancelled)
            moved = put(part, form.companions_of(part), target)
    except OSError as error:
        raise failure_of_disk(error, target) from error
    program = export.program(target, form)
    return _Written(
        target, form, moved, proof, rebuild_lines(target, form, export.probes.answer), program
    )


def _write_instead(form: ExportFormat, export: _Export, target: Path) -> _Written:
    """Write the formats that stand in for `form`; the first one is what is shown."""
    others = [by_key(key) for key in form.instead]
    files = [with_format(target, other) for other in others]
    check_unnamed([path for file in reversed(files) for path in files_written(file)])
    made = [_write(other, export, file) for other, file in zip(others, files, strict=True)]
    further = [path for each in made for path in (each.path, *each.companions)][1:]
    return msgspec.structs.replace(
        made[0],
        companions=tuple(further),
        proof=max((each.proof for each in made), key=lambda proof: proof.difference),
        rebuild="\n".join(each.rebuild for each in made if each.rebuild),
    )


def _check_room(model: keras.Model, folder: Path) -> None:
    """Notice a full disk before the libraries do, which print what they think of it.

    Raises:
        OSError: the weights alone do not fit.
    """
    needed = sum(int(np.prod(weight.shape)) for weight in model.weights) * 4
    if shutil.disk_usage(folder).free < needed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
