"""A fresh interpreter that opens a foreign file, watched from outside until it has ended.

The engine itself never reads such a file first: what hangs, eats memory or crashes there takes
only that process along.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from studio.core.base.errors import InputError
from studio.core.base.scratch_folder import scratch_folder
from studio.engine.job import raise_if_given_up
from studio.engine.networks.opening.limits import Limits, limits_for
from studio.engine.networks.opening.saved_folder import size_of
from studio.engine.networks.opening.task import (
    Task,
    encode_task,
    read_answer,
    too_long,
    too_much_memory,
)

_log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-s", "-P", "-m", "studio.engine.networks.opening.child")
"""-P: a keras.py that lies beside the file is not imported."""

_TIME_SIGNALS = [getattr(signal, name) for name in ("SIGALRM", "SIGXCPU") if hasattr(signal, name)]
"""By which the process is ended where it notices first."""

_LOOK_SECONDS = 0.05
_NOWHERE = "http://127.0.0.1:9"
_SURROUNDINGS = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONDONTWRITEBYTECODE": "1",
    # Each thread takes memory of its own, so many cores would need other limits.
    "TF_NUM_INTRAOP_THREADS": "2",
    "TF_NUM_INTEROP_THREADS": "2",
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "2",
    "http_proxy": _NOWHERE,
    "https_proxy": _NOWHERE,
    "all_proxy": _NOWHERE,
    "no_proxy": "",
}


def open_apart(
    file: Path,
    copy: Path | None,
    limits: Limits | None = None,
    command: Sequence[str] = COMMAND,
) -> None:
    """Let a process of its own open `file`.

    Args:
        file: the foreign file, or SavedModel folder.
        copy: folder for the clean copy of a model, there and empty; None to look at weights.
        limits: of the process; None for what suits the file's size.
        command: what is started; gets the path of the task behind it.

    Raises:
        InputError: the file is not opened, and why.
        Cancelled: as the job at work was.
    """
    limits = limits or limits_for(_size(file))
    with scratch_folder("opening") as folder:
        task = Task(str(file), str(folder), str(copy) if copy else "", limits)
        task_file = folder / "task.json"
        task_file.write_bytes(encode_task(task))
        text = _watch([*command, str(task_file)], task)
        answer = read_answer(task)
    if answer is None:
        _log.warning("Opening %s came to grief: %s", file, text)
        raise InputError(
            "{file} is not opened: reading it crashes the process that tried.", file=task.file
        )
    if answer.refused is not None:
        raise InputError(answer.refused)


def _size(file: Path) -> int:
    if file.is_dir():
        return size_of(file, str(file))
    return file.stat().st_size if file.is_file() else 0


def _watch(command: Sequence[str], task: Task) -> str:
    """Run the command to its end; return its last words.

    Raises:
        InputError: it took too long or too much memory and was ended.
        Cancelled: as the job at work was.
    """
    log = Path(task.folder, "log.txt")
    deadline = time.monotonic() + task.limits.seconds
    with log.open("wb") as text:
        process = subprocess.Popen(  # our own interpreter and module
            command,
            stdin=subprocess.PIPE,  # held open: it does not outlive us
            stdout=text,
            stderr=text,
            cwd=task.folder,
            env=os.environ | _SURROUNDINGS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            while not _has_ended(process):
                raise_if_given_up()
                if time.monotonic() > deadline:
                    raise too_long(task)
                if _memory(process) > task.limits.memory:
                    raise too_much_memory(task)
        finally:
            if process.stdin is not None:
                process.stdin.close()
            if process.poll() is None:
                process.kill()
            process.wait()
    if -process.returncode in _TIME_SIGNALS:
        raise too_long(task)
    return log.read_text(errors="replace")[-2000:]


def _has_ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _memory(process: subprocess.Popen[bytes]) -> int:
    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0
