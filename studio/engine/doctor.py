"""What TensorFlow sees on this computer, how fast it is, and what to do where it falls short."""

from __future__ import annotations

import os
import shutil
import sys

import psutil
import tensorflow as tf

from studio.core.base import paths
from studio.core.base.sentences import Sentence, say
from studio.core.projects.chosen_folder import projects_folder
from studio.core.wire.messages import Device, DeviceKind
from studio.engine.device import prove_device, proven_devices, title_of, versions

_SLOW_GIGAFLOPS = 20.0
_LITTLE_MEMORY = 4 * 1024**3
_LITTLE_DISK = 5 * 1024**3


def examine() -> tuple[tuple[Sentence, ...], Device]:
    """Return the lines to show, each a fact or an advice, and the device they are about."""
    device = prove_device()
    lines = [*_versions(), *_device(device), *_machine(), *_folders()]
    return tuple(lines), device


def _versions() -> list[Sentence]:
    found = versions()
    return [
        say(
            "Afina Studio {studio}, TensorFlow {tensorflow}, Keras {keras}, Python {python}.",
            **{name: found[name] for name in ("studio", "tensorflow", "keras", "python")},
        )
    ]


def _device(device: Device) -> list[Sentence]:
    lines = [
        say(
            "Computes on: {device}, measured {speed} GFLOP/s with float32 matrices.",
            device=device.name,
            speed=round(device.gigaflops),
        )
    ]
    if device.count > 1:
        names = proven_devices(0)
        lines.append(
            say(
                "{devices} can share each batch: set devices = {count} in a recipe.",
                devices=title_of(names),
                count=len(names),
            )
        )
    if device.remark is not None:
        lines.append(device.remark)
    if device.kind is DeviceKind.GPU:
        details = tf.sysconfig.get_build_info()
        lines.append(
            say("Built for CUDA {cuda}.", cuda=str(details.get("cuda_version", "unknown")))
        )
    else:
        lines.append(_why_no_gpu())
    if device.gigaflops < _SLOW_GIGAFLOPS:
        lines.append(
            say("This is slow. Choose small images and a small backbone such as MobileNetV2.")
        )
    return lines


def _why_no_gpu() -> Sentence:
    if sys.platform == "win32":
        return say(
            "TensorFlow cannot use a GPU on native Windows. Run Afina Studio inside WSL2 for "
            "an NVIDIA GPU."
        )
    if sys.platform == "darwin":
        return say("TensorFlow 2.21 does not use a GPU on macOS; training runs on the CPU.")
    if not os.path.exists("/proc/driver/nvidia"):  # noqa: PTH110  # a kernel file, not a path of ours
        return say(
            "No NVIDIA driver was found. With an NVIDIA GPU, install its driver and then "
            'pip install "afina-studio[gpu]".'
        )
    if not tf.test.is_built_with_cuda():
        return say("This TensorFlow was built without CUDA: pip install tensorflow[and-cuda].")
    return say(
        "An NVIDIA driver is installed but TensorFlow finds no GPU: pip install "
        '"afina-studio[gpu]" installs the CUDA libraries.'
    )


def _machine() -> list[Sentence]:
    memory = psutil.virtual_memory()
    lines = [
        say(
            "Processor cores: {cores}. Memory: {free} of {total} GB free.",
            cores=os.cpu_count() or 1,
            free=_gigabytes(memory.available),
            total=_gigabytes(memory.total),
        )
    ]
    if memory.available < _LITTLE_MEMORY:
        lines.append(say("Little memory is available. Close other programs before training."))
    return lines


def _folders() -> list[Sentence]:
    lines = []
    for folder in (projects_folder(), paths.cache()):
        there = next(parent for parent in (folder, *folder.parents) if parent.exists())
        free = shutil.disk_usage(there).free
        lines.append(
            say("{folder}: {free} GB free on its disk.", folder=str(folder), free=_gigabytes(free))
        )
        if not os.access(there, os.W_OK):
            lines.append(say("{folder} cannot be written.", folder=str(folder)))
        if free < _LITTLE_DISK:
            lines.append(say("Little space is left on the disk of {folder}.", folder=str(folder)))
    return lines


def _gigabytes(size: int) -> float:
    return round(size / 1024**3, 1)
