"""What a task is to the engine, and where each one is found."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import Dataset
from studio.core.exports.snippet import Answer
from studio.core.metrics.report import Result
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.table import task
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.training.epoch_end import EpochEnd
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps

if TYPE_CHECKING:
    from studio.engine.tasks.prediction import TrainedModel


class EngineTask(Protocol):
    """What the shared training asks of a task.

    Order, groups of batches, pause, patience, divergence, a full disk, checkpoints, exact resume,
    metrics and pace are the same for all tasks, and not here.
    """

    def absolute(self, recipe: Recipe, base: Path) -> Recipe:
        """Return the recipe with the paths in the task's own tables taken relative to `base`."""
        ...

    def network_at_hand(self, recipe: Recipe, classes: tuple[str, ...]) -> Network | None:
        """Build the network while the images are looked at; None where that has to wait.

        Raises:
            InputError: something in the recipe is wrong.
        """
        ...

    def network(self, job: Job, recipe: Recipe, classes: tuple[str, ...]) -> Network:
        """Build the network; weights that are missing are fetched.

        Raises:
            InputError: something in the recipe is wrong.
            WorkError: weights cannot be fetched.
            Cancelled: given up.
        """
        ...

    def bare_network(self, recipe: Recipe, classes: int) -> Network:
        """Build the network for its layers, or to take weights from a checkpoint.

        Raises:
            InputError: something in the recipe is wrong.
        """
        ...

    def fits(self, network: Network, dataset: Dataset) -> bool:
        """Whether a network that was built early is the one for the data set."""
        ...

    def is_known(self, recipe: Recipe) -> bool:
        """Whether the tests have shown that networks of this recipe load again."""
        ...

    def plan(
        self, prepared: PreparedRun, index: int, *, may_cache: bool = True, jit: bool = False
    ) -> Steps:
        """Set up the steps of stage `index`, from 0; see `plan_stage`.

        Args:
            prepared: the run.
            index: of the stage.
            may_cache: False where there is no room for outputs of a frozen part.
            jit: whether XLA is to compile the training step.
        """
        ...

    def epoch_end(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> EpochEnd:
        """Return what is done after each epoch."""
        ...

    def result(
        self,
        job: Job,
        prepared: PreparedRun,
        plan: Steps,
        sources: StageSources,
        folder: RunFolder,
    ) -> Result:
        """Judge the network as it is on all parts.

        Args:
            folder: of the run, for what is kept of single images.
            plan: of the last stage; its kept outputs, `sources`, serve again where they still hold.

        Raises:
            Cancelled: the run shall wait; judging it is the first thing when it is resumed.
        """
        ...

    def answer(self, recipe: Recipe, part: str) -> Answer:
        """Return what a network of the run gives: a part of it, or the whole one for ""."""
        ...

    def codes(self, trained: TrainedModel, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return what a part of the network that makes images is proved on, float32 (n, size).

        Args:
            trained: the run.
            images: some of its images, uint8 (n, height, width, channels).
        """
        ...

    def check_model(
        self, model: keras.Model, recipe: Recipe, dataset: Dataset, file: Path, part: str = ""
    ) -> None:
        """Hold a model file of a run, or of a part of it, against the run's recipe and data.

        Raises:
            InputError: it is another model.
        """
        ...


def engine_task(key: str) -> EngineTask:
    """Return the `TASK` of the module `<key>.task`, imported when it is first needed.

    Raises:
        KeyError: there is no such task.
    """
    found: EngineTask = import_module(f"{__package__}.{task(key).key}.task").TASK
    return found
