"""Whether a run's network holds a graph of TensorFlow in place of layers."""

import zipfile
import zlib
from pathlib import Path

from studio.core.base.errors import InputError
from studio.core.base.plain_arrays import LARGEST
from studio.core.base.regular_file import open_regular
from studio.core.networks.layers import PROGRAM_KIND

_CONFIG = "config.json"
_LARGEST_CONFIG = 256 * 1024**2
_MARK = f'"{PROGRAM_KIND}"'.encode()


def has_program(file: Path) -> bool:
    """Return whether a .keras file holds a SavedModel as one of its layers.

    Plain Keras knows no such layer: what is exported of it is a SavedModel again, or for TensorFlow
    Lite. A file that cannot be read holds none here; whoever opens it says why.
    """
    try:
        with (
            open_regular(file, LARGEST) as opened,
            zipfile.ZipFile(opened) as archive,
            archive.open(_CONFIG) as config,
        ):
            return _MARK in config.read(_LARGEST_CONFIG)
    except (
        OSError,
        InputError,
        KeyError,
        ValueError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return False
