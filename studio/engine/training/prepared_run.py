"""What a training works with: all that is fixed before its first step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import Pixels, open_pixels
from studio.core.dataset.split import Split
from studio.core.networks.selection import factors, trainable_names
from studio.core.recipes.recipe import Recipe
from studio.engine.data.feed import batch_count
from studio.engine.data.order import epoch_order
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.training.data_parallel import ONE_DEVICE, Devices, devices_for
from studio.engine.training.precision import use_precision

if TYPE_CHECKING:
    from studio.engine.tasks.task import EngineTask


class Followed(NamedTuple):
    """An image whose answer is kept after each epoch, and what it is called."""

    path: Path
    name: str


class Pinned(NamedTuple):
    """What is followed through a run.

    Attributes:
        images: whose answers are kept after each epoch.
        layer: whose maps of them are kept; "" for the first convolution.
    """

    images: tuple[Followed, ...] = ()
    layer: str = ""


@dataclass(frozen=True)
class PreparedRun:
    """Recipe, images and network, found good together.

    Attributes:
        task: of the recipe.
        recipe: its paths absolute.
        dataset: every image of the folder.
        parts: which of them train, validate, test.
        labels: int32, of every image.
        pixels: of every image, decoded when they are needed.
        network: the whole graph.
        chosen: names of the layers that train, for each stage.
        devices: that share each batch.
        pinned: what is followed, of a run that begins; None for one that goes on with its own.
    """

    task: EngineTask
    recipe: Recipe
    dataset: Dataset
    parts: Split
    labels: NDArray[np.int32]
    pixels: Pixels
    network: Network
    chosen: tuple[frozenset[str], ...]
    devices: Devices = ONE_DEVICE
    pinned: Pinned | None = None

    @property
    def graphs(self) -> tuple[keras.Model, ...]:
        """What is trained; checkpoints hold its variables in this order."""
        return self.network.graphs

    @property
    def batches(self) -> int:
        """Training batches in an epoch."""
        return batch_count(len(self.parts.train), self.recipe.data.batch_size)

    @property
    def used(self) -> NDArray[np.int64]:
        """Indices of the images of all three parts, ascending."""
        parts = (self.parts.train, self.parts.validation, self.parts.test)
        return np.sort(np.concatenate(parts))

    @property
    def ever_trained(self) -> frozenset[str]:
        """Names of the layers that train in some stage."""
        return frozenset().union(*self.chosen)

    def rate_factors(self, stage: int) -> dict[str, float]:
        """Return by layer the factors of the learning rate in `stage` (from 0) that are not 1."""
        given = self.recipe.stage[stage].multipliers
        return factors(self.network.layers, given, f"stage[{stage}].multipliers")

    def pixels_fingerprint(self) -> str:
        """Return what tells these pixels from others."""
        data = self.recipe.data
        return f"{fingerprint(self.dataset)} {data.image_size} {data.color}"

    def changed_variables(self, stage: int) -> list[int]:
        """Return which variables can differ from the run's beginning once `stage` (from 0) trains.

        Those of layers that train then or trained before, and the seeds of random layers.

        Returns:
            Indices into the variables of `graphs`.
        """
        trained = frozenset().union(*self.chosen[: stage + 1])
        mutable = {
            id(variable)
            for graph in self.graphs
            for layer in graph.layers
            if layer.name in trained or not layer.weights
            for variable in layer.variables
        }
        variables = (variable for graph in self.graphs for variable in graph.variables)
        return [place for place, item in enumerate(variables) if id(item) in mutable]


def expected_pixels(
    recipe: Recipe, dataset: Dataset, parts: Split, stage: int = 0, epoch: int = 0, batch: int = 0
) -> Pixels:
    """Open the pixels of a run and begin to decode them in the order of its next epoch.

    Args:
        stage: that the run goes on with, from 0; likewise `epoch` in it and `batch` in that.

    Raises:
        InputError: images are still to be decoded, and their folder is gone.
        WorkError: there is no room for the pixels.
    """
    data = recipe.data
    order = epoch_order(parts.train, recipe.seed, stage, epoch)
    done = batch * data.batch_size
    now, later = order[done:], np.concatenate([parts.validation, parts.test, order[:done]])
    pixels = open_pixels(dataset, PixelForm(data.image_size, data.color))
    try:
        pixels.check_reachable(np.concatenate([now, later]))
        pixels.expect(now, later)
    except BaseException:
        pixels.close()
        raise
    return pixels


def prepare(
    job: Job,
    task: EngineTask,
    recipe: Recipe,
    dataset: Dataset,
    parts: Split,
    pixels: Pixels,
    network: Network | None = None,
    pinned: Pinned | None = None,
) -> PreparedRun:
    """Build the network, check every stage's choice of layers.

    Args:
        task: of the recipe.
        pixels: of the images of `dataset`; who opened them closes them.
        network: of the recipe, where it has been built already.
        pinned: as in `PreparedRun`.

    Raises:
        InputError: something in the recipe is wrong.
        WorkError: weights cannot be fetched.
        Cancelled: given up.
    """
    if network is None or not task.fits(network, dataset):
        use_precision(recipe.precision)
        network = task.network(job, recipe, dataset.classes)
    chosen = tuple(
        trainable_names(network.layers, stage.train, f"stage[{index}].train")
        for index, stage in enumerate(recipe.stage)
    )
    labels = dataset.labels().astype(np.int32)
    devices = devices_for(recipe.devices)
    run = PreparedRun(
        task, recipe, dataset, parts, labels, pixels, network, chosen, devices, pinned
    )
    for index in range(len(recipe.stage)):
        run.rate_factors(index)  # raises where a pattern selects nothing
    return run
