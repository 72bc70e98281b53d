"""What a training works with: all that is fixed before its first step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import Dataset
from studio.core.dataset.pixels import pixel_array
from studio.core.dataset.split import Split
from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Recipe
from studio.core.wire.messages import Phase
from studio.engine.data.feed import batch_count
from studio.engine.job import Job
from studio.engine.networks.from_recipe import network_of, weights_of
from studio.engine.networks.network import Network
from studio.engine.training.precision import use_precision


@dataclass(frozen=True)
class Material:
    """Recipe, images and network, found good together.

    Attributes:
        recipe: its paths absolute.
        dataset: every image of the folder.
        parts: which of them train, validate, test.
        labels: int32, of every image.
        pixels: uint8 (images, height, width, channels), of every image.
        network: the whole graph.
        chosen: names of the layers that train, for each stage.
    """

    recipe: Recipe
    dataset: Dataset
    parts: Split
    labels: NDArray[np.int32]
    pixels: NDArray[np.uint8]
    network: Network
    chosen: tuple[frozenset[str], ...]

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

    def pixels_fingerprint(self) -> str:
        """Return what tells these pixels from others."""
        data = self.recipe.data
        return f"{fingerprint(self.dataset)} {data.image_size} {data.color}"

    def changed_variables(self, stage: int) -> list[int]:
        """Return which variables can differ from the run's beginning once `stage` (from 0) trains.

        Those of layers that train then or trained before, and the seeds of random layers.

        Returns:
            Indices into `network.logits.variables`.
        """
        trained = frozenset().union(*self.chosen[: stage + 1])
        model = self.network.logits
        mutable = {
            id(variable)
            for layer in model.layers
            if layer.name in trained or not layer.weights
            for variable in layer.variables
        }
        return [place for place, item in enumerate(model.variables) if id(item) in mutable]


def prepare(
    job: Job, recipe: Recipe, dataset: Dataset, parts: Split, network: Network | None = None
) -> Material:
    """Decode the images, build the network, check every stage's choice of layers.

    Args:
        network: of the recipe, where it has been built already.

    Raises:
        InputError: something in the recipe is wrong, or images are not what they were.
        WorkError: weights cannot be fetched, or there is no room for the pixels.
        Cancelled: given up.
    """
    if network is None or network.classes != len(dataset.classes):
        weights = weights_of(job, recipe.model)
        with job.phase(Phase.BUILDING):
            use_precision(recipe.precision)
            network = network_of(recipe, dataset.classes, weights)
    chosen = tuple(
        trainable_names(network.layers, stage.train, f"stage[{index}].train")
        for index, stage in enumerate(recipe.stage)
    )
    with job.phase(Phase.READING) as progress:
        pixels = pixel_array(
            dataset,
            recipe.data.image_size,
            recipe.data.color,
            progress=progress,
            cancelled=job.is_cancelled,
        )
    labels = dataset.labels().astype(np.int32)
    return Material(recipe, dataset, parts, labels, pixels, network, chosen)
