"""Keeping TensorFlow's greetings off the terminal."""

import logging
import os
import sys


def import_tensorflow_quietly() -> None:
    """Import TensorFlow and Keras without the lines that its libraries print to descriptor 2.

    They come from C++ before any log level is read, and a command line promises one line on
    stderr for a failure. What goes wrong in the import is still raised.
    """
    sys.stderr.flush()
    kept = os.dup(2)
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        import keras  # noqa: F401
        import tensorflow as tf

        tf.config.list_physical_devices()
        tf.zeros(1)
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)
    logging.getLogger("absl").setLevel(logging.ERROR)  # Keras calls .h5 legacy at each save
