"""Checkpoints: what a resumed run needs to end with the same weights as one that was never cut.

    checkpoints/base.npz                  every variable as the run began
    checkpoints/at-<stage>-<epoch>-<batch>.npz   position, optimizer, variables that can differ
    checkpoints/best-<stage>-<epoch>.npz  variables of the best epoch so far
    checkpoints/epoch-<number>.npz        variables after an epoch, kept to be looked at

Files are zip archives of plain arrays (no pickle) whose members carry a CRC-32, so a damaged
one is known and the one before is taken. The host copy is made on the training thread, the
writing happens beside it. Order of a save: the epoch to look at, the best weights, the checkpoint
that names them, then the removal of what nobody names any more; a cut between any two leaves a
whole state.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import keras
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError, WorkError
from studio.core.base.files import whole_file
from studio.core.base.json_file import decoded
from studio.core.base.plain_arrays import Arrays, read_arrays
from studio.core.metrics.report import BestEpoch
from studio.core.recipes.recipe import Recipe
from studio.core.runs.kept_epochs import epoch_files, is_kept
from studio.engine.networks.derived_state import derive_state
from studio.engine.training.epoch_end import Writes
from studio.engine.training.host_copy import host_copy
from studio.engine.training.optimizers import state_of
from studio.engine.training.position import Position, StoredPosition

_log = logging.getLogger(__name__)

Graphs = Sequence[keras.Model]
"""What a run trains; most tasks have one graph."""

KEPT = 2
"""Newest checkpoints that stay: one is whole while another is written."""


class Checkpoints:
    """The checkpoints of one run.

    Args:
        folder: made where it is missing.
        on_saved: called from the writing thread with the position once it is on the disk.
        keep: about how many epochs are kept to be looked at.
    """

    def __init__(
        self, folder: Path, on_saved: Callable[[Position], None], *, keep: int = 0
    ) -> None:
        self._folder = folder
        self._on_saved = on_saved
        self._keep = keep
        self._writer = ThreadPoolExecutor(1, "checkpoints")
        self._pending: Future[None] | None = None
        self._unwritten: _Save | None = None

    def save_base(self, graphs: Graphs) -> None:
        """Write every variable as the run begins.

        Raises:
            WorkError: the disk is full, or the place cannot be written.
        """
        variables = variables_of(graphs)
        _write(self._folder / "base.npz", _variables(variables, range(len(variables))))

    def save(
        self,
        position: Position,
        graphs: Graphs,
        changed: Sequence[int],
        optimizers: Sequence[keras.Optimizer],
        *,
        is_epoch: bool = False,
        is_best: bool = False,
        before: Writes | None = None,
    ) -> None:
        """Take a copy of the state and write it beside the training.

        Args:
            changed: indices into `variables_of(graphs)` that may differ from the base.
            optimizers: of the stage, always in the same order.
            is_epoch: whether these are the weights after a whole epoch.
            is_best: whether these are the best weights so far.
            before: writes what has to be on the disk before the checkpoint is.

        Raises:
            WorkError: the checkpoint before this one could not be written.
        """
        arrays = _variables(variables_of(graphs), changed)
        weights = dict(arrays)
        for index, variable in enumerate(_states_of(optimizers)):
            arrays[f"optimizer/{index}"] = host_copy(variable)
        arrays["position"] = np.frombuffer(msgspec.json.encode(position), np.uint8)
        self.wait()
        self._unwritten = _Save(position, arrays, weights, is_epoch, is_best, before)
        self._pending = self._writer.submit(self._write_all, self._unwritten)

    def wait(self) -> None:
        """Return once the last save is on the disk; one that failed is tried again.

        Raises:
            WorkError: it could not be written; calling again tries again.
        """
        if self._unwritten is None:
            return
        if self._pending is None:
            self._pending = self._writer.submit(self._write_all, self._unwritten)
        pending, self._pending = self._pending, None
        pending.result()
        self._unwritten = None

    def close(self) -> None:
        """Finish writing and end the thread.

        Raises:
            WorkError: the last save could not be written.
        """
        try:
            if self._pending is not None:
                self.wait()
        finally:
            self._writer.shutdown()

    def restore(self, graphs: Graphs, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Set the graphs to the base and then to what the checkpoint holds.

        Raises:
            InputError: the base is missing or damaged, or does not fit the graphs.
        """
        base = _read(self._folder / "base.npz")
        if base is None:
            raise InputError(
                "{folder}: the first checkpoint is missing or damaged, so the run cannot "
                "continue. Its metrics and best weights are untouched.",
                folder=str(self._folder),
            )
        variables = variables_of(graphs)
        if len(base) != len(variables):
            raise _unfit(self._folder)
        _assign(variables, base, self._folder)
        _assign(variables, arrays, self._folder)
        for graph in graphs:
            for layer in graph.layers:
                derive_state(layer)

    def restore_optimizers(
        self, optimizers: Sequence[keras.Optimizer], arrays: Mapping[str, NDArray[Any]]
    ) -> None:
        """Set the built optimizers to what the checkpoint holds.

        Raises:
            InputError: it does not fit.
        """
        held = {
            name.replace("optimizer/", "model/"): value
            for name, value in arrays.items()
            if name.startswith("optimizer/")
        }
        state = _states_of(optimizers)
        if held and len(held) != len(state):
            raise _unfit(self._folder)
        _assign(state, held, self._folder)

    def load_best(self, graphs: Graphs, best: BestEpoch) -> None:
        """Set the graphs to the weights of the best epoch.

        Raises:
            InputError: they are missing or damaged.
        """
        arrays = _read(self._folder / _best_name(best))
        if arrays is None:
            raise InputError(
                "{file} is missing or damaged.", file=str(self._folder / _best_name(best))
            )
        self.restore(graphs, arrays)

    def forget_epochs(self, after: int) -> None:
        """Keep no epoch behind epoch `after`: the run trains them again."""
        epoch_files(self._folder).forget(after)

    def _write_all(self, save: _Save) -> None:
        position = save.position
        self._check_there()
        if save.before is not None:
            save.before()
        if save.is_epoch and self._keep:
            _write(epoch_files(self._folder).file(position.epochs_done), save.weights)
        if save.is_best and position.best is not None:
            _write(self._folder / _best_name(position.best), save.weights)
        name = f"at-{position.stage:03d}-{position.epoch:06d}-{position.batch:08d}.npz"
        _write(self._folder / name, save.arrays)
        self._prune(position)
        self._on_saved(position)

    def _check_there(self) -> None:
        """Make no second folder with the rest of a run whose own one was renamed meanwhile.

        Raises:
            WorkError: so it is.
        """
        run = self._folder.parent
        if not run.is_dir():
            raise WorkError(
                "The run's folder {run} is gone: it was renamed, moved or deleted while the run "
                "was trained. What was saved before is in it, and can be resumed there.",
                run=str(run),
            )

    def _prune(self, position: Position) -> None:
        kept = _best_name(position.best) if position.best else ""
        files = [path for path in self._folder.glob("*.npz") if path.is_file()]
        old = sorted(path for path in files if path.name.startswith("at-"))[:-KEPT]
        old += [path for path in files if path.name.startswith("best-") and path.name != kept]
        for path in old:
            with suppress(OSError):  # somebody looks at it; the next save tries again
                path.unlink(missing_ok=True)
        newest, best = position.epochs_done, position.best_number
        epoch_files(self._folder).keep(lambda epoch: is_kept(epoch, newest, best, self._keep))


class _Save(NamedTuple):
    """What is to be written.

    Attributes:
        arrays: of the checkpoint.
        weights: those of them that are variables of the network.
        is_epoch: see `Checkpoints.save`; likewise `is_best` and `before`.
    """

    position: Position
    arrays: Arrays
    weights: Arrays
    is_epoch: bool
    is_best: bool
    before: Writes | None


def newest_checkpoint(folder: Path, recipe: Recipe) -> tuple[Position, Arrays] | None:
    """Return the newest whole checkpoint in a run's checkpoints folder; damaged ones are passed."""
    for file in sorted(folder.glob("at-*.npz"), reverse=True):
        arrays = _read(file)
        if arrays is None or "position" not in arrays:
            continue
        try:
            stored = decoded(arrays.pop("position").tobytes(), StoredPosition)
        except msgspec.DecodeError:
            continue
        position = stored.position()
        if position.is_within(recipe):
            return position, arrays
    return None


def restore_best(folder: Path, position: Position, arrays: Arrays) -> bool:
    """Give lost weights of the best epoch back, where the checkpoint is of that very epoch.

    Returns whether they are whole, or there is no best epoch.

    Args:
        folder: of the run's checkpoints.
        position: of a checkpoint.
        arrays: its own.

    Raises:
        WorkError: they cannot be written.
    """
    if position.best is None:
        return True
    file = folder / _best_name(position.best)
    if _read(file) is not None:
        return True
    if position.is_best:
        _write(file, {name: array for name, array in arrays.items() if name.startswith("model/")})
    return position.is_best


def begun_value(folder: Path, variables: Sequence[Any], index: int) -> NDArray[Any] | None:
    """Return the value that a variable had when the run began; None where that is not known.

    Args:
        folder: of the run's checkpoints.
        variables: those of the run, in their order.
        index: which of them.
    """
    name = f"model/{index}"
    try:
        found = read_arrays(folder / "base.npz", (name,)).get(name)
    except InputError:
        return None
    is_its = found is not None and found.shape == tuple(variables[index].shape)
    return found if is_its else None


def variables_of(graphs: Graphs) -> list[Any]:
    """Return every variable of the graphs that a run trains, in the order of its checkpoints."""
    return [variable for graph in graphs for variable in graph.variables]


def _states_of(optimizers: Sequence[keras.Optimizer]) -> list[Any]:
    return [variable for optimizer in optimizers for variable in state_of(optimizer)]


def _best_name(best: BestEpoch) -> str:
    return f"best-{best.stage:03d}-{best.epoch:06d}.npz"


def _variables(variables: Sequence[Any], chosen: Sequence[int]) -> Arrays:
    return {f"model/{index}": host_copy(variables[index]) for index in chosen}


def _assign(variables: Sequence[Any], arrays: Mapping[str, NDArray[Any]], folder: Path) -> None:
    for name, value in arrays.items():
        if not name.startswith("model/"):
            continue
        variables[variable_index(name, value, variables, folder)].assign(value)


def variable_index(name: str, value: NDArray[Any], variables: Sequence[Any], folder: Path) -> int:
    """Return the place of the variable that the array `name` of a checkpoint is of.

    Args:
        name: such as "model/12".
        value: the array.
        variables: those of the network, in their order.
        folder: of the checkpoints, for the sentence.

    Raises:
        InputError: there is no such variable, or it has another shape.
    """
    found = re.fullmatch(r"model/([0-9]{1,9})", name)
    index = int(found[1]) if found else len(variables)
    if index >= len(variables) or tuple(variables[index].shape) != value.shape:
        raise _unfit(folder)
    return index


def _unfit(folder: Path) -> InputError:
    return InputError(
        "{folder}: a checkpoint does not fit the recipe's network; the run's folder was changed.",
        folder=str(folder),
    )


def _write(path: Path, arrays: Arrays) -> None:
    with whole_file(path) as file:
        np.savez(file, allow_pickle=False, **arrays)


def _read(path: Path) -> Arrays | None:
    """Return the arrays of a checkpoint, or None where it is missing or damaged."""
    try:
        return read_arrays(path)
    except InputError as error:
        _log.info("%s", error)
        return None
