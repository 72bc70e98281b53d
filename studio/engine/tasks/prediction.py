"""Opening the model of a run, to ask it or to write it elsewhere."""

from __future__ import annotations

import math
from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.base.own_files import is_own
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.look.view import Checkpoint
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.networks.opening.opened import opened_model
from studio.engine.networks.predictor import Predictor
from studio.engine.networks.saving import read_model
from studio.engine.tasks.model_so_far import network_so_far, set_so_far
from studio.engine.tasks.task import engine_task


class TrainedModel:
    """A run's model with what it needs to be asked.

    Args:
        path: of the run's folder.
        checkpoint: which weights; of a run that has not ended, those of its checkpoints.

    Raises:
        InputError: no run, nothing is learned yet, or its model is missing or damaged.
    """

    def __init__(self, path: Path, checkpoint: Checkpoint = "best") -> None:
        self.folder: RunFolder = run_folders.open_run(path)
        self.recipe: Recipe = self.folder.recipe()
        self.dataset, self.parts = self.folder.dataset()
        self.network: Network | None = None
        folder, classes = self.folder, self.dataset.classes
        file = folder.last_model_file if checkpoint == "last" else folder.model_file
        is_of_checkpoints = checkpoint == "start" or isinstance(checkpoint, int)
        if not is_of_checkpoints and (folder.has_report or not folder.checkpoint_files()):
            self.model = load_model(file)
        else:
            self.network = network_so_far(folder, self.recipe, classes, checkpoint)
            self.model = self.network.model
        engine_task(self.recipe.task).check_model(self.model, self.recipe, self.dataset, file)
        self.predictor = Predictor(self.model)

    def turn_to(self, checkpoint: Checkpoint) -> None:
        """Take other weights of the run; one that was opened from its checkpoints can do that.

        Raises:
            InputError: the run has not kept them, or they are damaged.
        """
        assert self.network is not None, "a model file has its own weights"
        set_so_far(self.network, self.folder, self.recipe, checkpoint)

    def part(self, name: str) -> keras.Model:
        """Return a network of the task's parts by its name, the whole one for "".

        Raises:
            InputError: the task has no such part, or its file is missing or damaged.
        """
        if not name:
            return self.model
        known = task_of(self.recipe).parts
        if name not in known:
            raise InputError(
                'The network of {run} has no part called {part}; its task is "{task}". '
                "Parts: {known}.",
                run=str(self.folder.path),
                part=name,
                task=self.recipe.task,
                known=", ".join(known) or "none",
            )
        if self.network is not None:
            return self.network.parts[name]
        file = self.folder.part_file(name)
        model = load_model(file)
        task = engine_task(self.recipe.task)
        task.check_model(model, self.recipe, self.dataset, file, name)
        return model

    def learner(self) -> keras.Model:
        """Return the network that trained, of a run that keeps the mean of its weights.

        Of a run that has ended it is read from the last checkpoint: no model file has it.

        Raises:
            InputError: the run keeps no mean, or no checkpoint is whole.
        """
        network = self.network
        if network is None:
            network = network_so_far(self.folder, self.recipe, self.dataset.classes, "last")
        if network.learner is None:
            raise InputError("The network is no mean of weights: it is as it was trained.")
        return network.learner

    @property
    def bytes(self) -> int:
        """What its variables take in memory."""
        return sum(
            math.prod(variable.shape) * int(variable.value.dtype.size)
            for variable in self.model.variables
        )

    @property
    def classes(self) -> tuple[str, ...]:
        """Names, in the order of the model's outputs."""
        return self.dataset.classes


def open_trained(job: Job, path: Path, checkpoint: Checkpoint = "best") -> TrainedModel:
    """Open a run's model; where the run has not ended, say so.

    Raises:
        InputError: as `TrainedModel`.
    """
    trained = TrainedModel(path, checkpoint)
    if not trained.folder.has_report and checkpoint == "best":
        job.log("The run has not ended; its best epoch so far is used.")
    return trained


def load_model(path: Path) -> keras.Model:
    """Return the model of a run; one that this program did not write here is opened with care.

    Raises:
        InputError: missing, damaged, or with something in it that no run writes.
    """
    if not path.exists():
        raise InputError(
            "{file} is missing: the run has not ended, or its folder was changed.", file=str(path)
        )
    if not is_own(path):
        return opened_model(path)
    try:
        return read_model(path)
    except (OSError, ValueError, TypeError, KeyError) as error:
        reason = str(error).split("\n")[0][:200]
        raise InputError("{file} is damaged: {reason}.", file=str(path), reason=reason) from error


def load_probe_images(
    trained: TrainedModel, count: int, color: Color | None = None
) -> NDArray[np.uint8]:
    """Return at most `count` images of the run's data, of the test part first, as pixels.

    In the run's own colours unless others are asked for.

    Where the image folder is gone, noise from the recipe's seed takes its place: it tells two
    networks apart as well.
    """
    data = trained.recipe.data
    color = color or data.color
    order = np.concatenate([trained.parts.test, trained.parts.validation, trained.parts.train])
    pixels: list[NDArray[np.uint8]] = []
    for index in order:
        if len(pixels) == count:
            break
        image = trained.dataset.images[int(index)]
        try:
            pixels.append(load_pixels(trained.dataset.file(image), data.image_size, color))
        except UnreadableImage:
            continue
    if pixels:
        return np.stack(pixels)
    shape = (count, *data.image_size, 1 if color == "gray" else 3)
    return np.random.default_rng(trained.recipe.seed).integers(0, 256, shape, np.uint8)
