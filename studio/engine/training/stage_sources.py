"""Where the rows of a stage's steps come from: pixels, or kept outputs of the frozen part."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from studio.engine.data.pixel_source import PixelSource
from studio.engine.data.source import Source
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.frozen import FrozenPart
from studio.engine.training.kept_outputs import KeptOutputs, OutputSource, Wanted
from studio.engine.training.prepared_run import PreparedRun
from studio.engine.training.steps import Steps


@dataclass(frozen=True)
class StageSources:
    """Sources of a stage.

    Attributes:
        train: of training, one of several views of each image where the recipe asks for them.
        evaluation: of images as they are.
        kept: the outputs behind the sources, none where they are pixels.
    """

    train: Source
    evaluation: Source
    kept: tuple[KeptOutputs, ...] = ()

    @property
    def front_seconds(self) -> float:
        """Time per image that keeping outputs saves in each epoch; NaN while it is unknown."""
        return self.kept[0].seconds_per_row if self.kept else 0.0

    @property
    def front_pass_seconds(self) -> float:
        """Seconds that were spent on the frozen part so far."""
        return sum(kept.seconds for kept in self.kept)

    def seconds_to_fill(self, most: int) -> float:
        """Return the seconds that missing outputs will take; `most` of each kind are asked for."""
        rows = sum(min(kept.missing, most) for kept in self.kept)
        return rows * self.front_seconds if rows and not math.isnan(self.front_seconds) else 0.0


def stage_sources(prepared: PreparedRun, frozen: FrozenPart, plan: Steps) -> StageSources | None:
    """Return the sources of a plan, or None where there is no room for what it wants kept."""
    pixels, labels = prepared.pixels, prepared.labels
    if plan.front_pass is None:
        source = PixelSource(pixels, labels)
        return StageSources(source, source)
    as_they_are = Wanted(plan.front_pass, prepared.used)
    plain = frozen.outputs(as_they_are)
    if plain is None:
        return None
    evaluation = OutputSource(plain, labels, as_they_are)
    if plan.augment is None:
        return StageSources(evaluation, evaluation, (plain,))
    images = np.sort(prepared.parts.train)
    front_pass = FrontPass(plan.front_pass.front, plan.augment)
    views = Wanted(front_pass, images, plan.views, prepared.recipe.seed)
    changed = frozen.outputs(views)
    if changed is None:
        return None
    return StageSources(OutputSource(changed, labels, views), evaluation, (changed, plain))
