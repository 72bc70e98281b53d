"""Restoring images from a small code, as the shared training sees it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import keras
import numpy as np
from numpy.typing import NDArray

from studio.core.dataset.images import Dataset
from studio.core.dataset.pixel_form import PixelForm
from studio.core.exports.snippet import Answer
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.autoencode import Autoencoded
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.networks.predictor import Predictor
from studio.engine.tasks.autoencode.draws import draws_of
from studio.engine.tasks.autoencode.linear_reference import LinearReference
from studio.engine.tasks.autoencode.network import DECODER, ENCODER, build_autoencoder
from studio.engine.tasks.autoencode.objective import Restoration, Variation
from studio.engine.tasks.autoencode.pictures import PicturesAfterEpoch
from studio.engine.tasks.autoencode.result import autoencoded
from studio.engine.tasks.model_shapes import check_shapes
from studio.engine.tasks.saving_proof import is_tested_keras
from studio.engine.training.epoch_end import InTurn
from studio.engine.training.objective import Objective
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_plan import StagePlan, plan_stage
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps

if TYPE_CHECKING:
    from studio.engine.tasks.prediction import TrainedModel


class Autoencode:
    """An encoder and its mirror; classes do not matter."""

    def absolute(self, recipe: Recipe, _base: Path) -> Recipe:
        """Return the recipe: its own table holds no path."""
        return recipe

    def network_at_hand(self, recipe: Recipe, _classes: tuple[str, ...]) -> Network:
        """Build the network, whose weights are always random."""
        return self.bare_network(recipe, 0)

    def network(self, job: Job, recipe: Recipe, _classes: tuple[str, ...]) -> Network:
        """Build the network."""
        with job.phase(Phase.BUILDING):
            return self.bare_network(recipe, 0)

    def bare_network(self, recipe: Recipe, _classes: int) -> Network:
        """Build the network."""
        data = recipe.data
        return build_autoencoder(recipe.autoencoder, data.image_size, data.color, recipe.seed)

    def fits(self, _network: Network, _dataset: Dataset) -> bool:
        """Return True: nothing in it hangs on the data."""
        return True

    def is_known(self, _recipe: Recipe) -> bool:
        """Whether this is the Keras that was tested."""
        return is_tested_keras()

    def plan(
        self, prepared: PreparedRun, index: int, *, may_cache: bool = True, jit: bool = False
    ) -> StagePlan:
        """Return steps that minimise the recipe's loss."""
        objective = self.objective(prepared.recipe)
        return plan_stage(prepared, index, objective, may_cache=may_cache, jit=jit)

    def objective(self, recipe: Recipe) -> Objective:
        """Return the recipe's loss, and the error."""
        draws, table = draws_of(recipe), recipe.autoencoder
        if table.is_variational:
            assert draws is not None, "codes are drawn"
            return Variation(table, draws)
        return Restoration(table.loss, draws)

    def epoch_end(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> InTurn:
        """Keep pictures of what it restores; once, say what principal components reach."""
        return InTurn(PicturesAfterEpoch(job, prepared, folder), LinearReference(job, prepared))

    def result(
        self,
        job: Job,
        prepared: PreparedRun,
        plan: Steps,
        sources: StageSources,
        folder: RunFolder,
    ) -> Autoencoded:
        """Judge every part that has images, beside principal components."""
        return autoencoded(job, prepared, plan, sources, folder)

    def answer(self, _recipe: Recipe, part: str) -> Answer:
        """Return the image again, its code, or the image of a code."""
        answers: dict[str, Answer] = {ENCODER: "code", DECODER: "image"}
        return answers.get(part, "restored")

    def codes(self, trained: TrainedModel, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return what the encoder makes of images."""
        encoder = Predictor(trained.part(ENCODER))
        return encoder.predict(images, np.arange(len(images)))

    def check_model(
        self, model: keras.Model, recipe: Recipe, _dataset: Dataset, file: Path, part: str = ""
    ) -> None:
        """Refuse a model that takes or gives images or codes of other sizes than the run's."""
        data = recipe.data
        images = (None, *PixelForm(data.image_size, data.color).row_shape)
        code = (None, recipe.autoencoder.code)
        given = code if part == DECODER else images
        made = code if part == ENCODER else images
        check_shapes(model, file, given, made)


TASK = Autoencode()
