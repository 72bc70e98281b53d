"""Importing TensorFlow without its greetings."""

import gc
import logging
import os
import sys
import tempfile
from pathlib import Path

_GREETINGS = ("I0000", "WARNING: All log messages", "To enable the following", "I ")


def import_tensorflow_quietly() -> list[str]:
    """Import TensorFlow and Keras; return what they printed to descriptor 2 that is no greeting.

    The lines come from C++ before any log level is read. A command line promises one line on
    stderr for a failure, and a log that opens with six lines on instruction sets is not read.
    What goes wrong in the import is still raised.

    The half a million objects that the import made stay for good, so Python's collector is told
    to pass them by: a look at each of them took a third of the time of building a network.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    with tempfile.TemporaryDirectory(prefix="studio-") as folder:
        said = Path(folder, "stderr")
        with said.open("wb") as file:
            os.dup2(file.fileno(), 2)
        try:
            import keras  # noqa: F401
            import tensorflow as tf

            tf.config.list_physical_devices()
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        lines = said.read_text(errors="replace").splitlines()
    gc.freeze()
    logging.getLogger("absl").setLevel(logging.ERROR)  # Keras calls .h5 legacy at each save
    return [line for line in lines if line and not line.startswith(_GREETINGS)]
