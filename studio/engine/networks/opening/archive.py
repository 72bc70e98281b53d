"""A .keras file: a zip archive of three members, looked at before anything is unpacked.

Keras unpacks the whole archive into a folder once it has more members, so only those three are
ever handed on.
"""

import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from studio.core.base.errors import InputError
from studio.core.exports.carried import FILES
from studio.engine.networks.opening.hdf5 import damaged

SIGNATURE = b"PK\x03\x04"

CONFIG = "config.json"
METADATA = "metadata.json"
WEIGHTS = "model.weights.h5"

LARGEST_TEXT = 64 * 1024**2
"""Bytes; the description of the largest network of keras.applications takes 2 MB."""

LARGEST = 4 * 1024**3
"""Bytes of weights; ConvNeXtXLarge, the largest of keras.applications, has 1.4 GB."""

_EXPANSION = 100
_SMALL = 1024**2

_DAMAGE = (
    OSError,
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


class Archive:
    """The members of a .keras file that matter.

    Args:
        path: the file.
        file: what a person knows it by.

    Raises:
        InputError: no zip archive, damaged, with other members, or one that unpacks to more than
            is sensible.
    """

    def __init__(self, path: Path, file: str) -> None:
        self._path = path
        self._file = file
        try:
            with zipfile.ZipFile(path) as archive:
                members = archive.infolist()
        except _DAMAGE as error:
            raise damaged(file, error) from error
        for member in members:
            self._check(member)
        names = [member.filename for member in members]
        twice = [name for name in names if names.count(name) > 1] if len(names) < 100 else names
        if twice:
            raise InputError(
                "{file} holds the member {name} more than once; such files are not opened.",
                file=file,
                name=twice[0],
            )
        for needed in (CONFIG, WEIGHTS):
            if needed not in names:
                raise InputError(
                    "{file} is not a Keras model: it has no {name} in it.", file=file, name=needed
                )

    def config(self) -> bytes:
        """Return the description of the layers, JSON.

        Raises:
            InputError: damaged.
        """
        try:
            with zipfile.ZipFile(self._path) as archive:
                return archive.read(CONFIG)
        except _DAMAGE as error:
            raise damaged(self._file, error) from error

    def text(self, name: str) -> bytes | None:
        """Return a further member, None where there is none or it is damaged."""
        try:
            with zipfile.ZipFile(self._path) as archive:
                return archive.read(name)
        except _DAMAGE:
            return None

    def unpack_weights(self, target: Path) -> None:
        """Write the HDF5 file of the weights to `target`.

        Raises:
            InputError: damaged.
        """
        try:
            with (
                zipfile.ZipFile(self._path) as archive,
                archive.open(WEIGHTS) as source,
                target.open("wb") as out,
            ):
                shutil.copyfileobj(source, out, 1 << 20)
        except _DAMAGE as error:
            raise damaged(self._file, error) from error

    def _check(self, member: zipfile.ZipInfo) -> None:
        name = "".join(sign if sign.isprintable() else "?" for sign in member.orig_filename[:200])
        parts = PurePosixPath(member.filename.replace("\\", "/")).parts
        if ".." in parts or (parts and (parts[0] == "/" or ":" in parts[0])):
            raise InputError(
                "{file} holds a member whose name leads out of it ({name}); such files are not "
                "opened.",
                file=self._file,
                name=name,
            )
        if member.filename not in (CONFIG, METADATA, WEIGHTS, *FILES):
            raise InputError(
                "{file} contains files of its own ({name}) for its layers to read; such "
                "models are not opened.",
                file=self._file,
                name=name,
            )
        largest = LARGEST if member.filename == WEIGHTS else LARGEST_TEXT
        is_bomb = member.file_size > max(_EXPANSION * member.compress_size, _SMALL)
        if member.file_size > largest or is_bomb:
            raise InputError(
                "{file} holds {name}, which unpacks from {packed} to {size} bytes; it was made to "
                "use up the memory.",
                file=self._file,
                name=name,
                packed=member.compress_size,
                size=member.file_size,
            )
