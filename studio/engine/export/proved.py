"""Writing a model in a format: under a temporary name, proved, then given its own."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import keras
import msgspec
import numpy as np

from studio.core.base.files import failure_of_disk, remove_abandoned_beside, temp_sibling
from studio.core.exports.formats import ExportFormat, by_key, files_written, with_format
from studio.core.exports.snippet import rebuild_lines, snippet
from studio.core.recipes.recipe import needs_classes
from studio.core.wire.messages import Certificate
from studio.engine.export.certificate import NotReopenedError, Probes, Proof, proof_of
from studio.engine.export.contents import Contents
from studio.engine.export.format import reader_of, write
from studio.engine.export.place import check_unnamed, place_of, put
from studio.engine.job import Job


class Export(msgspec.Struct, frozen=True):
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


def certified(job: Job, form: ExportFormat, export: Export, target: Path) -> Certificate:
    """Write `export` to `target` and return what a fresh process found when it opened it.

    Where that cannot open it, the formats that stand in for `form` are written instead.

    Raises:
        InputError: the target cannot be.
        WorkError: the disk is full or read-only, or the written file does not prove itself.
        Cancelled: as asked; nothing is left of the export.
    """
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
        single_class=export.contents.single_class,
    )


def _write(form: ExportFormat, export: Export, target: Path) -> _Written:
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


def _write_instead(form: ExportFormat, export: Export, target: Path) -> _Written:
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
