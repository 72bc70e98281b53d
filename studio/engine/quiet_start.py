"""Importing TensorFlow without its greetings."""

import faulthandler
import gc
import logging
import os
import platform
import sys
from pathlib import Path

from studio.core.base.errors import WorkError
from studio.core.base.scratch_folder import scratch_folder

_GREETINGS = ("I0000", "WARNING: All log messages", "To enable the following", "I ")


def import_tensorflow_quietly() -> list[str]:
    """Import TensorFlow and Keras; return what they printed to descriptor 2 that is no greeting.

    The lines come from C++ before any log level is read. A command line promises one line on
    stderr for a failure, and a log that opens with six lines on instruction sets is not read.
    What goes wrong in the import is still raised.

    The half a million objects that the import made stay for good, so Python's collector is told
    to pass them by: a look at each of them took a third of the time of building a network.

    Raises:
        WorkError: the processor is too old for TensorFlow.
    """
    check_processor()
    choose_kernels()
    sys.stderr.flush()
    kept = os.dup(2)
    has_handler = faulthandler.is_enabled()
    if not has_handler:
        faulthandler.enable(kept)  # where it aborts, this at least is not lost
    with scratch_folder("start") as folder:
        said = folder / "stderr"
        with said.open("wb") as file:
            os.dup2(file.fileno(), 2)
        try:
            import keras  # noqa: F401  # what it prints while it is imported counts
            import tensorflow as tf

            tf.config.list_physical_devices()
        except BaseException:
            os.write(kept, said.read_bytes())
            raise
        finally:
            os.dup2(kept, 2)
            if not has_handler:
                faulthandler.disable()
            os.close(kept)
        lines = said.read_text(errors="replace").splitlines()
    gc.freeze()
    logging.getLogger("absl").setLevel(logging.ERROR)  # Keras calls .h5 legacy at each save
    return [line for line in lines if line and not line.startswith(_GREETINGS)]


def choose_kernels() -> None:
    """Let TensorFlow compute with oneDNN; call it before TensorFlow is imported.

    On processors without AVX-512 or VNNI TensorFlow would take Eigen's kernels, whose sums depend
    on where in a batch an image lies: the last bits of a kept row would tell in whose company it
    was computed. A person's own setting of the variable is left as it is.
    """
    if _is_x86():
        os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")


def check_processor(processors: Path = Path("/proc/cpuinfo")) -> None:
    """Say so where TensorFlow's packages would abort: they need AVX (since TensorFlow 1.6).

    Args:
        processors: what Linux tells of them; elsewhere there is no such file, and no check.

    Raises:
        WorkError: there is no AVX.
    """
    if not _is_x86():
        return
    try:
        lines = processors.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    flags = next((line.split() for line in lines if line.startswith("flags")), None)
    if flags is not None and "avx" not in flags:
        raise WorkError(
            "TensorFlow cannot start: this computer's processor has no AVX instructions, "
            "which TensorFlow's packages need."
        )


def _is_x86() -> bool:
    return platform.machine().lower() in ("x86_64", "amd64")
