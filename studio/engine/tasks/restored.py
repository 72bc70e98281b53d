"""A run that goes on: its network is set to where it stood before anything is tried out."""

from __future__ import annotations

from contextlib import closing
from typing import NamedTuple

from studio.core.base.plain_arrays import Arrays
from studio.core.runs.run_folder import RunFolder
from studio.engine.job import Job
from studio.engine.training.checkpoints import Checkpoints
from studio.engine.training.movement import Movement
from studio.engine.training.position import Position
from studio.engine.training.prepared_run import PreparedRun


class Restored(NamedTuple):
    """What a session goes on from.

    Attributes:
        position: where the run stands.
        arrays: of its checkpoint, for the optimizers; empty where they begin with nothing.
        movement: remembers the weights that the run began with.
    """

    position: Position
    arrays: Arrays
    movement: Movement


def restored(
    job: Job,
    prepared: PreparedRun,
    folder: RunFolder,
    position: Position,
    arrays: Arrays,
    *,
    is_from_best: bool = False,
) -> Restored:
    """Set the network to a checkpoint.

    Args:
        position: the checkpoint's, with what was changed of it.
        arrays: the checkpoint's.
        is_from_best: whether its weights give way to those of the best epoch, and its optimizer
            starts over.

    Raises:
        InputError: the checkpoint does not fit the network, or the best epoch's is damaged.
    """
    graphs = prepared.graphs
    with closing(Checkpoints(folder.checkpoints, lambda _position: None)) as checkpoints:
        checkpoints.restore(graphs, {})
        movement = movement_of(prepared, folder)
        checkpoints.restore(graphs, arrays)
        if not is_from_best:
            return Restored(position, arrays, movement)
        best = position.best
        assert best is not None
        checkpoints.load_best(graphs, best)
    job.log(
        "The run diverged, so it continues with the weights of its best epoch, {epoch} of "
        "stage {stage}.",
        epoch=best.epoch,
        stage=best.stage,
    )
    return Restored(position, {}, movement)


def movement_of(prepared: PreparedRun, folder: RunFolder) -> Movement:
    """Remember the weights as they are now, which are those that the run begins with."""
    blocks = {row.name: row.block for row in prepared.network.layers}
    return Movement(prepared.graphs, prepared.ever_trained, blocks, folder.path)
