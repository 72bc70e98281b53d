"""Searches of small trainings."""

from __future__ import annotations

from pathlib import Path

import tiny_images

from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.search_table import Search
from studio.core.search.trial import Trial
from studio.core.wire.messages import AnyEvent


class Silent:
    """Hears of trials and says nothing."""

    def began(self, trial: Trial) -> None:
        pass

    def happened(self, trial: Trial, event: AnyEvent) -> None:
        pass

    def ended(self, trial: Trial) -> None:
        pass


def searched(images: Path, search: Search, epochs: int) -> Recipe:
    """Return a recipe of LeNet-5 whose fields a search varies."""
    return tiny_images.lenet_recipe(images, search=search, stage=(Stage(epochs=epochs),))
