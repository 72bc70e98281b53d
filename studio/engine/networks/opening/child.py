"""Run by a fresh interpreter within limits: opens a foreign file and leaves what is harmless.

    python -s -P -m studio.engine.networks.opening.child TASK.json

The answer is a file, not an exit status: a sentence that says what is wrong, or nothing. Without
an answer the process came to grief. It ends with its stdin, which whoever started it holds open.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.base.errors import InputError, StudioError
from studio.core.base.files import failure_of_disk, write_whole
from studio.core.base.sentences import Sentence
from studio.core.networks.model_folder import is_saved_model
from studio.engine.networks.opening import hdf5
from studio.engine.networks.opening.class_names import (
    keep_names,
    names_in_archive,
    names_in_folder,
    names_in_hdf5,
)
from studio.engine.networks.opening.limits import (
    bind,
    end_after,
    forbid_network_and_programs,
    seconds_to_look,
)
from studio.engine.networks.opening.model_file import (
    Inspected,
    copied,
    inspect_model,
    inspect_weights,
)
from studio.engine.networks.opening.saved_folder import copy_of
from studio.engine.networks.opening.stored_numbers import count_numbers
from studio.engine.networks.opening.task import (
    ANSWER,
    Answer,
    Task,
    encode_answer,
    read_task,
    too_much_memory,
)
from studio.engine.out_of_memory import is_out_of_memory

if TYPE_CHECKING:
    import keras


def main(task_file: Path) -> None:
    """Do the task and write the answer."""
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    task = read_task(task_file)
    bind(task.limits)
    write_whole(Path(task.folder, ANSWER), encode_answer(Answer(refusal(task))))


def _end_with_stdin() -> None:
    """End when whoever wants the answer is gone."""
    os.read(0, 1)  # sys.stdin's own lock would be held at the end of the interpreter
    os._exit(1)


def refusal(task: Task) -> Sentence | None:
    """Do the task; return why the file is not opened, None where the copy was made."""
    try:
        _open(task)
    except StudioError as error:
        return error.sentence
    except MemoryError:
        return too_much_memory(task).sentence
    except OSError as error:  # of what is written; reading has sentences of its own
        return failure_of_disk(error, Path(task.folder)).sentence
    return None


def _open(task: Task) -> None:
    folder = Path(task.folder)
    file = Path(task.file)
    if is_saved_model(file) and not task.weights_only:
        end_after(task.limits.seconds)
        own = folder / "foreign"
        copy_of(file, own, task.file)
        keep_names(names_in_folder(own), Path(task.copy))
        _copy_model(task, lambda: _program(own, task))
        return
    if file.is_file():
        end_after(min(seconds_to_look(file.stat().st_size), task.limits.seconds))
    own = folder / ("foreign.keras" if task.file.lower().endswith(".keras") else "foreign.h5")
    copied(file, own, task.file)
    inspect = inspect_weights if task.weights_only else inspect_model
    inspected = inspect(own, folder, task.file)
    with hdf5.open_hdf5(inspected.weights, task.file) as content:
        held = count_numbers(content, task.file)
        if not task.weights_only:
            names = names_in_archive(own, task.file) if inspected.is_zip else names_in_hdf5(content)
            keep_names(names, Path(task.copy))
    end_after(task.limits.seconds)
    if inspected.config is not None:
        _copy_model(task, lambda: _described(inspected, held, task))


def _described(inspected: Inspected, held: int, task: Task) -> keras.Model:
    from studio.engine.networks.opening.described import model_as_described

    assert inspected.config is not None
    return model_as_described(
        inspected.config, inspected.weights, held, is_zip=inspected.is_zip, file=task.file
    )


def _program(folder: Path, task: Task) -> keras.Model:
    from studio.engine.networks.opening.saved_model import model_of_saved_model

    return model_of_saved_model(folder, task.file)


def _copy_model(task: Task, opened: Callable[[], keras.Model]) -> None:
    import keras

    from studio.engine.networks.opening.clean_copy import write_clean_copy
    from studio.engine.networks.opening.probe import record_probe

    keras.ops.zeros((1,))  # brings TensorFlow's last modules in
    forbid_network_and_programs()
    try:
        model = opened()
        record_probe(model, Path(task.copy), task.file)
    except (StudioError, MemoryError):
        raise
    except Exception as error:  # a description that makes no sense can fail anywhere in Keras
        if is_out_of_memory(error):
            raise too_much_memory(task) from error
        raise InputError(
            "{file} cannot be opened as a Keras model: {reason}",
            file=task.file,
            reason=(str(error).strip().splitlines() or [type(error).__name__])[0][:300],
        ) from error
    write_clean_copy(model, Path(task.copy))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
