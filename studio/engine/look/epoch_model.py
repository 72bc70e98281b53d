"""The network of a run as it was after an epoch that was kept.

It shares the graph of the network that the run began with; what was learned stands for its
variables (`Values`), so stepping from epoch to epoch reads a file and builds nothing.
"""

from __future__ import annotations

import tensorflow as tf

from studio.core.base.plain_arrays import read_arrays
from studio.core.runs.kept_epochs import epoch_file
from studio.core.runs.run_folder import RunFolder
from studio.engine.look.living_model import LivingModel
from studio.engine.training.checkpoints import variable_index


def model_after(epoch: int, begun: LivingModel, folder: RunFolder, weights: str) -> LivingModel:
    """Return the network after an epoch, from 1 through all stages.

    Args:
        epoch: one that is kept.
        begun: the network that the run began with.
        folder: of the run.
        weights: another text as soon as the weights are others.

    Raises:
        InputError: the file is missing or damaged, or does not fit the network.
    """
    arrays = read_arrays(epoch_file(folder.checkpoints, epoch))
    variables = begun.variables
    values = {
        id(variables[variable_index(name, value, variables, folder.checkpoints)]): tf.constant(
            value
        )
        for name, value in arrays.items()
    }
    return begun.with_values(values, weights)
