"""What computes: a GPU that works, else the CPU; proved by a timed step, never by a list."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from functools import cache

import keras
import tensorflow as tf

from studio.core.base.sentences import Sentence, say
from studio.core.wire.messages import Device, DeviceKind

_MOST_DEVICES = 64
_SIDE = 1024
_PRODUCTS = 8


@cache
def prove_device() -> Device:
    """Choose the device for this process and measure it.

    A GPU that TensorFlow lists but that cannot multiply two matrices is hidden, so that nothing
    is placed on it later, and the reason is kept as the remark.
    """
    gpus = tf.config.list_physical_devices("GPU")
    if not gpus:
        return Device("CPU", DeviceKind.CPU, _measure("/CPU:0"), count=len(_logical("CPU")))
    try:
        for gpu in gpus:
            tf.config.experimental.set_memory_growth(gpu, True)
        speed = _measure("/GPU:0")
    except (tf.errors.OpError, RuntimeError) as error:
        return _without_gpu(
            say("A GPU was found but does not work: {reason}.", reason=str(error).split("\n")[0])
        )
    name, count = _gpu_name(0), len(_logical("GPU"))
    return Device(name, DeviceKind.GPU, speed, _gpu_memory(), count=count)


@cache
def proven_devices(wanted: int) -> tuple[str, ...]:
    """Return TensorFlow's names of devices that compute together, that of `prove_device` first.

    Each has multiplied two matrices: one that fails is passed over.

    Args:
        wanted: how many; 0 for all of the kind that computes.
    """
    kind = prove_device().kind.name
    first, *others = _logical(kind)
    proven = [first]
    for name in others:
        if len(proven) == (wanted or _MOST_DEVICES):
            break
        try:
            _measure(name)
        except (tf.errors.OpError, RuntimeError):
            continue
        proven.append(name)
    return tuple(proven)


def title_of(names: Sequence[str]) -> str:
    """Return what a person calls these devices, such as "2 × NVIDIA H200".

    Args:
        names: TensorFlow's.
    """
    kinds = Counter(_person_name(name) for name in names)
    return ", ".join(f"{count} × {kind}" if count > 1 else kind for kind, count in kinds.items())


def _logical(kind: str) -> tuple[str, ...]:
    return tuple(device.name for device in tf.config.list_logical_devices(kind))


def _person_name(name: str) -> str:
    kind, _, index = name.rpartition(":")
    return _gpu_name(int(index)) if kind.endswith("GPU") else "CPU"


def _gpu_name(index: int) -> str:
    gpus = tf.config.list_physical_devices("GPU")
    if index >= len(gpus):  # one card that was divided
        return "GPU"
    return str(tf.config.experimental.get_device_details(gpus[index]).get("device_name", "GPU"))


def _without_gpu(remark: Sentence) -> Device:
    speed = _measure("/CPU:0")
    return Device("CPU", DeviceKind.CPU, speed, 0, remark, len(_logical("CPU")))


def _measure(device: str) -> float:
    """Return the speed of float32 matrix products on `device` in 1e9 operations a second."""
    with tf.device(device):
        left = tf.random.stateless_uniform((_SIDE, _SIDE), (1, 2))
        right = tf.random.stateless_uniform((_SIDE, _SIDE), (3, 4))
        tf.matmul(left, right).numpy()
        began = time.perf_counter()
        product = left
        for _ in range(_PRODUCTS):
            product = tf.matmul(product, right) / _SIDE
        product.numpy()
        seconds = time.perf_counter() - began
    return 2.0 * _SIDE**3 * _PRODUCTS / seconds / 1e9


def _gpu_memory() -> int:
    try:
        return int(tf.config.experimental.get_memory_info("GPU:0").get("limit", 0))
    except (ValueError, RuntimeError, AttributeError):
        return 0


def versions() -> dict[str, str]:
    """Return the versions that a report names."""
    import platform

    import numpy

    import studio

    return {
        "studio": studio.__version__,
        "tensorflow": str(tf.__version__),
        "keras": str(keras.__version__),
        "numpy": numpy.__version__,
        "python": platform.python_version(),
    }
