"""A model file or a file of weights, looked at from the outside: its kind, size and content."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import h5py
import msgspec

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.base.regular_file import check_regular, open_regular
from studio.core.networks.model_folder import is_saved_model
from studio.engine.networks.opening import archive, hdf5, saved_folder
from studio.engine.networks.opening.architecture import checked_architecture
from studio.engine.networks.opening.archive import Archive

ZIP_ENDING = ".keras"


class Inspected(msgspec.Struct, frozen=True):
    """A file that was found harmless.

    Attributes:
        weights: HDF5 file that holds the weights: the file itself, or what was unpacked of it.
        config: description of the layers without what is about training; None for weights alone.
        is_zip: whether it is a .keras file.
    """

    weights: Path
    config: dict[str, Any] | None
    is_zip: bool


def inspect_model(path: Path, folder: Path, file: str) -> Inspected:
    """Look at a model file; `folder` takes what is unpacked, `file` names it in sentences.

    Raises:
        InputError: it is not opened, and why.
    """
    inspected = inspect_weights(path, folder, file)
    if inspected.is_zip:
        config = checked_architecture(Archive(path, file).config(), file)
    else:
        with hdf5.open_hdf5(path, file) as content:
            config = checked_architecture(_model_config(content, file), file)
    return msgspec.structs.replace(inspected, config=config)


def inspect_weights(path: Path, folder: Path, file: str) -> Inspected:
    """As `inspect_model`, for files of which the weights alone are wanted."""
    is_zip = _kind(path, file)
    weights = path
    if is_zip:
        weights = folder / "unpacked.weights.h5"
        Archive(path, file).unpack_weights(weights)
    with hdf5.open_hdf5(weights, file):
        return Inspected(weights, None, is_zip)


def check_openable(path: Path, file: str) -> None:
    """Refuse what is not even looked into; `file` names it in sentences.

    Raises:
        InputError: missing, another folder, a device or pipe, too large, unreadable.
    """
    if is_saved_model(path):
        saved_folder.files_of(path, file)
        return
    if paths.is_file(path / "saved_model.pbtxt"):
        raise InputError(
            "{file} is a SavedModel written as text (saved_model.pbtxt), which is not read; save "
            "it in the usual form.",
            file=file,
        )
    if paths.is_folder(path):
        raise InputError(
            "{file} is a folder; a .keras or .h5 file, a SavedModel folder or a run is needed.",
            file=file,
        )
    check_regular(path, archive.LARGEST)


def copied(path: Path, target: Path, file: str) -> None:
    """Copy the file, so that what was looked at is what is opened.

    Raises:
        InputError: as `check_openable`, or it cannot be read.
    """
    check_openable(path, file)
    try:
        with open_regular(path, archive.LARGEST) as source, target.open("wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)
    except OSError as error:
        raise InputError(
            "{file} cannot be read: {reason}.", file=file, reason=error.strerror or str(error)
        ) from error


def _kind(path: Path, file: str) -> bool:
    """Return whether it is a zip archive; else it is HDF5."""
    with path.open("rb") as stream:
        start = stream.read(8)
    if not start:
        raise InputError("{file} is empty.", file=file)
    is_zip = start.startswith(archive.SIGNATURE)
    if not is_zip and start != hdf5.SIGNATURE:
        raise InputError(
            "{file} is neither a .keras nor an .h5 file, whatever its name says.", file=file
        )
    is_named_zip = file.lower().endswith(ZIP_ENDING)
    if is_zip != is_named_zip:
        raise InputError(
            "{file} is a {found} file by its content. Rename it so that it ends with {found}.",
            file=file,
            found=ZIP_ENDING if is_zip else ".h5",
        )
    return is_zip


def _model_config(content: h5py.File, file: str) -> str | bytes:
    text = content.attrs.get("model_config")
    if text is None:
        raise InputError(
            "{file} holds weights but no architecture; it can be given as model.weights of the "
            "backbone it was made with.",
            file=file,
        )
    return text if isinstance(text, str | bytes) else bytes(text)
