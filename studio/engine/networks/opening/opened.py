"""Foreign models that were opened once: their clean copies are kept on this computer."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import keras

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.files import failure_of_disk, put_in_place, temp_sibling
from studio.core.base.regular_file import open_regular
from studio.core.networks.model_folder import is_saved_model
from studio.engine.networks.opening.apart import open_apart
from studio.engine.networks.opening.archive import LARGEST
from studio.engine.networks.opening.class_names import kept_names
from studio.engine.networks.opening.clean_copy import load_clean_copy
from studio.engine.networks.opening.model_file import check_openable
from studio.engine.networks.opening.probe import check_probe
from studio.engine.networks.opening.saved_folder import files_of

_FORM = 3
"""Goes up when clean copies look different or the checks become stricter."""

_KEPT = 4


def opened_model(file: Path) -> keras.Model:
    """Return the model of a .keras or .h5 file, or of a SavedModel folder, not compiled.

    Raises:
        InputError: it is not opened, and why.
        WorkError: the copy cannot be written.
    """
    check_openable(file, str(file))
    copy = _clean_copy(file)
    try:
        return load_clean_copy(copy, str(file))
    except InputError:  # the copy is damaged
        shutil.rmtree(copy, ignore_errors=True)
        return load_clean_copy(_clean_copy(file), str(file))


def class_names(file: Path) -> tuple[str, ...]:
    """Return the class names that a file carries which was opened; none where it has none.

    Raises:
        InputError, WorkError: as `opened_model`.
    """
    return kept_names(_clean_copy(file))


def _clean_copy(file: Path) -> Path:
    folder = paths.cache() / "opened"
    place = folder / _digest(file)
    try:
        if place.is_dir():
            os.utime(place)
            return place
        with temp_sibling(place) as part:
            part.mkdir(parents=True)
            open_apart(file, part)
            _check_same(part, file)
            _put_in_place(part, place)
    except OSError as error:
        raise failure_of_disk(error, place) from error
    _tidy(folder, place)
    return place


def _check_same(copy: Path, file: Path) -> None:
    """Keep a copy only if the engine computes with it what plain Keras did.

    Raises:
        InputError: it computes something else.
    """
    try:
        check_probe(load_clean_copy(copy, str(file)), copy, str(file))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise InputError(
            "{file} cannot be rebuilt from single layers: {reason}",
            file=str(file),
            reason=(str(error).strip().splitlines() or [type(error).__name__])[0][:300],
        ) from error


def _put_in_place(part: Path, place: Path) -> None:
    try:
        put_in_place(part, place)
    except OSError:
        if not place.is_dir():  # else another engine was faster
            raise


def _digest(file: Path) -> str:
    """Return a name for the content, read as bytes; one that cannot be read is refused later."""
    content = hashlib.sha256()
    try:
        parts = files_of(file, str(file)) if is_saved_model(file) else {"": file}
        for place, part in parts.items():
            with open_regular(part, LARGEST) as stream:
                found = hashlib.file_digest(stream, "sha256")
            if place:
                content.update(f"{place} {found.hexdigest()} ".encode())
            else:
                content = found
    except (OSError, InputError):
        content = hashlib.sha256()
    content.update(f"{_FORM} {keras.__version__} {file.suffix}".encode())
    return content.hexdigest()[:40]


def _tidy(folder: Path, place: Path) -> None:
    """Keep the copies that were used last."""
    try:
        copies = [item for item in folder.iterdir() if not item.name.startswith(".")]
        copies.sort(key=lambda item: item.stat().st_mtime, reverse=True)
    except OSError:  # another engine tidies, too
        return
    for copy in copies[_KEPT:]:
        if copy != place:
            shutil.rmtree(copy, ignore_errors=True)
