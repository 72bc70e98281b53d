"""Sorting images into classes, as the shared training sees it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import keras
import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_form import PixelForm
from studio.core.exports.snippet import Answer
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.solvers import is_solved
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.classify import Classified
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.networks.build import build_network
from studio.engine.networks.from_recipe import (
    absolute_model,
    network_of,
    weights_at_hand,
    weights_of,
)
from studio.engine.networks.head import outputs_of
from studio.engine.networks.network import Network
from studio.engine.tasks.classify.epoch_answers import AnswersAfterEpoch
from studio.engine.tasks.classify.objective import CrossEntropy, balanced_weights
from studio.engine.tasks.classify.probing import ProbesAfterEpoch
from studio.engine.tasks.classify.result import classified
from studio.engine.tasks.model_shapes import check_shapes
from studio.engine.tasks.saving_proof import is_known
from studio.engine.training.epoch_end import InTurn
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.solved_plan import plan_solved
from studio.engine.training.stage_plan import StagePlan, plan_stage
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps

if TYPE_CHECKING:
    from studio.engine.tasks.prediction import TrainedModel


class Classify:
    """A backbone with a head of one output per class."""

    def absolute(self, recipe: Recipe, base: Path) -> Recipe:
        """Return the recipe with the paths of its model table taken relative to `base`."""
        return msgspec.structs.replace(recipe, model=absolute_model(recipe.model, base))

    def network_at_hand(self, recipe: Recipe, classes: tuple[str, ...]) -> Network | None:
        """Build the network, unless its weights or its classes are still to be found."""
        weights = weights_at_hand(recipe.model)
        if len(classes) < 2 or weights is None:
            return None
        return network_of(recipe, classes, weights.path)

    def network(self, job: Job, recipe: Recipe, classes: tuple[str, ...]) -> Network:
        """Build the network with the weights that the recipe names."""
        weights = weights_of(job, recipe.model)
        with job.phase(Phase.BUILDING):
            return network_of(recipe, classes, weights)

    def bare_network(self, recipe: Recipe, classes: int) -> Network:
        """Build the network with random weights; of classes that are not known it has two."""
        model = msgspec.structs.replace(recipe.model, weights="random")
        data = recipe.data
        count = max(classes, 2)
        return build_network(
            model, data.image_size, data.color, count, None, recipe.seed, tells_rest=True
        )

    def fits(self, network: Network, dataset: Dataset) -> bool:
        """Whether it has an output for each class."""
        classes = 2 if network.classes == 1 else network.classes  # of a single sigmoid unit
        return classes == len(dataset.classes)

    def epoch_end(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> InTurn:
        """Keep what the network says of the validation images and of the pinned ones."""
        return InTurn(
            AnswersAfterEpoch(job, prepared, folder), ProbesAfterEpoch(job, prepared, folder)
        )

    def is_known(self, recipe: Recipe) -> bool:
        """Whether its backbone is one of the catalogue, of the version that was tested."""
        return is_known(recipe.model)

    def plan(
        self, prepared: PreparedRun, index: int, *, may_cache: bool = True, jit: bool = False
    ) -> StagePlan:
        """Return steps that minimise cross-entropy; it is judged without weights and smoothing."""
        if is_solved(prepared.recipe.stage[index]):
            objective = CrossEntropy()
            return plan_solved(prepared, index, objective, may_cache=may_cache, keeps_outputs=True)
        model = prepared.recipe.model
        weights = None
        if model.class_weights == "balanced":
            labels = prepared.labels[prepared.parts.train]
            weights = balanced_weights(labels, len(prepared.dataset.classes))
        learned = CrossEntropy(model.label_smoothing, weights)
        return plan_stage(
            prepared,
            index,
            CrossEntropy(),
            learned,
            may_cache=may_cache,
            jit=jit,
            keeps_outputs=True,
        )

    def result(
        self,
        job: Job,
        prepared: PreparedRun,
        plan: Steps,
        sources: StageSources,
        folder: RunFolder,
    ) -> Classified:
        """Judge every part that has images."""
        assert isinstance(plan, StagePlan), "its own `plan` makes no other"
        return classified(job, prepared, plan, sources, folder)

    def answer(self, recipe: Recipe, _part: str) -> Answer:
        """Return class probabilities, or that of the second: there is but one network."""
        return "probabilities" if recipe.model.output == "softmax" else "probability"

    def codes(self, _trained: TrainedModel, _images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return none: no part of the network makes images."""
        return np.zeros((0, 0), np.float32)

    def check_model(
        self, model: keras.Model, recipe: Recipe, dataset: Dataset, file: Path, _part: str = ""
    ) -> None:
        """Refuse a model that reads other images, or tells other classes apart."""
        data = recipe.data
        images = (None, *PixelForm(data.image_size, data.color).row_shape)
        outputs = (None, outputs_of(recipe.model, len(dataset.classes)))
        check_shapes(model, file, images, outputs)


TASK = Classify()
