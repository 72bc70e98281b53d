"""The network of a recipe, its weights found, fetched or refused."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.networks import catalogue, weight_files
from studio.core.networks.model_folder import is_model_folder
from studio.core.recipes.recipe import Model, Recipe
from studio.core.wire.messages import Phase
from studio.engine.job import Job
from studio.engine.networks.build import build_network
from studio.engine.networks.foreign import is_model_file
from studio.engine.networks.network import Network

_WORDS = ("random", "imagenet", "studio")


def network_of(recipe: Recipe, classes: tuple[str, ...], weights: Path | None) -> Network:
    """Build the recipe's network with the weights that `weights_of` found.

    Raises:
        InputError: something in the model table is wrong.
    """
    return build_network(
        recipe.model, recipe.data.image_size, recipe.data.color, classes, weights, recipe.seed
    )


def weights_of(job: Job, model: Model) -> Path | None:
    """Return the weights file of a model table; ImageNet's are fetched where they are missing.

    Raises:
        InputError: a set of weights that does not exist.
        WorkError: they cannot be fetched; the sentence says which file to put where.
        Cancelled: the request was given up while fetching.
    """
    if model.weights == "random":
        return None
    if model.weights == "imagenet":
        row = catalogue.backbone(model.backbone)
        if row.weight_file is None:
            return None  # build_network says so in its sentence
        found = weight_files.find(row)
        if found is None:
            with job.phase(Phase.FETCHING) as progress:
                found = weight_files.fetch(row, progress, job.is_cancelled)
        return found
    if model.weights == "studio":
        raise InputError(
            "model.weights: found studio; this version brings no weights of its own for "
            "{backbone}. Allowed: random, imagenet, or the path of a weights file.",
            backbone=model.backbone,
        )
    return Path(model.weights)


class FoundWeights(msgspec.Struct, frozen=True):
    """Weights that need no fetching.

    Attributes:
        path: None where the network begins with random ones.
    """

    path: Path | None


def weights_at_hand(model: Model) -> FoundWeights | None:
    """Return the weights of a model table where they are on this computer, else None.

    None too where `weights_of` has a sentence to say.
    """
    if model.weights == "random":
        return FoundWeights(None)
    if model.weights == "imagenet":
        row = None if is_model_file(model.backbone) else catalogue.backbone(model.backbone)
        found = weight_files.find(row) if row and row.weight_file else None
        return FoundWeights(found) if found else None
    return None if model.weights in _WORDS else FoundWeights(Path(model.weights))


def absolute_model(model: Model, base: Path) -> Model:
    """Return the table with the paths in it taken relative to `base`."""
    backbone, weights = model.backbone, model.weights
    is_folder = not catalogue.is_known(backbone) and is_model_folder(base / backbone)
    if is_model_file(backbone) or is_folder:
        backbone = str(paths.resolved(base / paths.expanded(backbone)))
    if weights not in _WORDS:
        weights = str(paths.resolved(base / paths.expanded(weights)))
    return msgspec.structs.replace(model, backbone=backbone, weights=weights)
