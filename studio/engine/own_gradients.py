"""Gradients that functions bring themselves, which TensorFlow never forgets.

`tf.custom_gradient` enters one into the process's table for each call that is traced, with the
graph around it, and never takes it out. Keras' optimizers call it, and activation functions such
as SiLU do, so each training step and each traced look would stay (100 MB of MobileNetV2).
"""

from __future__ import annotations

from collections.abc import Collection

from tensorflow.python.framework import ops

_OWN_GRADIENT = "CustomGradient-"
"""How TensorFlow names them; a number follows."""


def own_gradients() -> frozenset[str]:
    """Return the names of those that are in the table now."""
    return frozenset(name for name in _table() if name.startswith(_OWN_GRADIENT))


def forget_own_gradients(but: Collection[str] = ()) -> None:
    """Take them out of the table, all but those named.

    No graph that was traced with them may be differentiated any more.
    """
    table = _table()
    for name in own_gradients().difference(but):
        del table[name]


def _table() -> dict[str, object]:
    found: dict[str, object] = ops.gradient_registry._registry
    return found
