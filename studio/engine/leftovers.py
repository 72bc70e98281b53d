"""What a run leaves behind in its process, given up before the next piece of work."""

from __future__ import annotations

import ctypes
import gc
import sys

import keras
from tensorflow.python.framework import ops

_OWN_GRADIENT = "CustomGradient-"
"""How TensorFlow names gradients that a function brings itself; a number follows."""


def clear_leftovers() -> None:
    """Set Keras back to how a fresh process has it and hand memory back to the system.

    Keras counts the layers that it names, and keeps the dtype policy that was set last: both would
    reach into the next network. TensorFlow keeps compiled kernels. Functions and variables hang
    together in circles, which only a collection ends; what malloc has then gathered stays with the
    process unless it is trimmed (60 to 130 MB after a training of MobileNetV2, measured).

    Models that are still referred to go on working.
    """
    keras.backend.clear_session(free_memory=False)
    _forget_gradients()
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)


def _forget_gradients() -> None:
    """Take the gradients of single graphs out of the process's table.

    `tf.custom_gradient` enters one for each call that is traced, with the graph around it, and
    never takes it out. Keras' optimizers call it, so each training step would stay (100 MB of
    MobileNetV2). No graph that was traced before is differentiated any more.
    """
    table = ops.gradient_registry._registry
    for name in [name for name in table if name.startswith(_OWN_GRADIENT)]:
        del table[name]
