"""Inventing images, as the shared training sees it."""

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
from studio.core.tasks.gan import Invented
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.networks.network import Network
from studio.engine.tasks.gan.after_epoch import DrawingsAfterEpoch
from studio.engine.tasks.gan.latents import with_classes
from studio.engine.tasks.gan.network import GENERATOR, build_gan
from studio.engine.tasks.gan.plan import GanPlan, plan_gan
from studio.engine.tasks.gan.result import invented
from studio.engine.tasks.model_shapes import check_shapes
from studio.engine.tasks.saving_proof import is_tested_keras
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.stage_sources import StageSources
from studio.engine.training.steps import Steps

if TYPE_CHECKING:
    from studio.engine.tasks.prediction import TrainedModel


class Invent:
    """A generator and a discriminator; classes matter only where images are asked for by class."""

    def absolute(self, recipe: Recipe, _base: Path) -> Recipe:
        """Return the recipe: its own table holds no path."""
        return recipe

    def network_at_hand(self, recipe: Recipe, classes: tuple[str, ...]) -> Network | None:
        """Build both networks, unless they hang on classes that are still to be found."""
        if recipe.gan.needs_classes and len(classes) < 2:
            return None
        return self.bare_network(recipe, len(classes))

    def network(self, job: Job, recipe: Recipe, classes: tuple[str, ...]) -> Network:
        """Build both networks."""
        with job.phase(Phase.BUILDING):
            return self.bare_network(recipe, len(classes))

    def bare_network(self, recipe: Recipe, classes: int) -> Network:
        """Build both networks; of classes that are not known there are two."""
        data = recipe.data
        return build_gan(recipe.gan, data.image_size, data.color, max(classes, 2), recipe.seed)

    def fits(self, network: Network, dataset: Dataset) -> bool:
        """Whether a network that draws by class knows those of the data."""
        return network.classes in (1, len(dataset.classes))

    def is_known(self, _recipe: Recipe) -> bool:
        """Whether this is the Keras that was tested."""
        return is_tested_keras()

    def plan(
        self, prepared: PreparedRun, index: int, *, may_cache: bool = True, jit: bool = False
    ) -> GanPlan:
        """Return turns of both networks."""
        del may_cache  # nothing is frozen, so nothing is kept
        return plan_gan(prepared, index, jit=jit)

    def epoch_end(self, job: Job, prepared: PreparedRun, folder: RunFolder) -> DrawingsAfterEpoch:
        """Keep drawings from the same latent vectors, and compare them with real images."""
        return DrawingsAfterEpoch(job, prepared, folder)

    def result(
        self,
        job: Job,
        prepared: PreparedRun,
        plan: Steps,
        sources: StageSources,
        _folder: RunFolder,
    ) -> Invented:
        """Judge both networks, and look for training images that are repeated."""
        return invented(job, prepared, plan, sources)

    def answer(self, _recipe: Recipe, part: str) -> Answer:
        """Return a drawing of random numbers, or how real an image is."""
        return "drawing" if part == GENERATOR else "realness"

    def codes(self, trained: TrainedModel, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return random numbers, which ask for each class in turn where one can be asked for."""
        settings, labels = trained.recipe.gan, np.arange(len(images), dtype=np.int32)
        random = np.random.default_rng(trained.recipe.seed)
        vectors = random.standard_normal((len(images), settings.latent), np.float32)
        size = int(trained.part(GENERATOR).input_shape[-1])
        return with_classes(vectors, labels % max(1, size - settings.latent), size)

    def check_model(
        self, model: keras.Model, recipe: Recipe, dataset: Dataset, file: Path, part: str = ""
    ) -> None:
        """Refuse a model that takes or gives other images or numbers than the run's."""
        data, classes = recipe.data, len(dataset.classes) if recipe.gan.needs_classes else 0
        images = (None, *PixelForm(data.image_size, data.color).row_shape)
        scores = (None, max(classes, 1))
        latents = (None, recipe.gan.latent + classes)
        given, made = (latents, images) if part == GENERATOR else (images, scores)
        check_shapes(model, file, given, made)


TASK = Invent()
