"""Where the rows of a stage's steps come from: pixels, or kept outputs of the frozen part."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from studio.engine.data.source import Source
from studio.engine.training.front_pass import FrontPass
from studio.engine.training.frozen import FrozenPart, Wanted
from studio.engine.training.material import Material
from studio.engine.training.stage_plan import StagePlan


@dataclass(frozen=True)
class StageSources:
    """Sources of a stage.

    Attributes:
        train: of training, one of several views of each image where the recipe asks for them.
        evaluation: of images as they are.
        front_seconds: time per image that keeping outputs saves in each epoch; NaN where it is
            unknown because they were found.
    """

    train: Source
    evaluation: Source
    front_seconds: float = 0.0


def stage_sources(material: Material, frozen: FrozenPart, plan: StagePlan) -> StageSources | None:
    """Return the sources of a plan, or None where there is no room for what it wants kept.

    Raises:
        Cancelled: the training shall end.
    """
    if plan.front_pass is None:
        pixels = Source((material.pixels,), material.labels)
        return StageSources(pixels, pixels)
    plain = frozen.outputs(Wanted(plan.front_pass, material.used))
    if plain is None:
        return None
    seconds = plain.seconds_per_image or math.nan
    if plan.augment is None:
        return StageSources(plain.source, plain.source, seconds)
    images = np.sort(material.parts.train)
    seed = material.recipe.seed
    changing = FrontPass(plan.front_pass.front, plan.augment)
    changed = frozen.outputs(Wanted(changing, images, plan.views, seed))
    return None if changed is None else StageSources(changed.source, plain.source, seconds)
