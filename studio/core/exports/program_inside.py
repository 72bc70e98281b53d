"""Whether a run's network holds a graph of TensorFlow in place of layers."""

import zipfile
import zlib
from pathlib import Path

from studio.core.networks.layers import PROGRAM_KIND

_CONFIG = "config.json"
_MARK = f'"{PROGRAM_KIND}"'.encode()


def has_program(file: Path) -> bool:
    """Return whether a .keras file holds a SavedModel as one of its layers.

    Plain Keras knows no such layer: what is exported of it is a SavedModel again, or for TensorFlow
    Lite. A file that cannot be read holds none here; whoever opens it says why.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _MARK in archive.read(_CONFIG)
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
