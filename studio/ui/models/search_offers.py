"""What a search may try of fields whose values hang on the network and on this computer."""

from __future__ import annotations

from studio.core.networks import weight_files
from studio.core.networks.catalogue import BACKBONES, is_known
from studio.core.networks.feature_layers import candidates
from studio.core.networks.image_fit import is_buildable
from studio.core.recipes.fields import Kind, field_at
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import Choice
from studio.ui.models.situation import backbone_of
from studio.ui.models.workspace import Workspace
from studio.ui.texts.fields import value_text


def offered_to_search(at: Workspace, path: str) -> tuple[Choice, ...]:
    """Return what may be tried of a field, () where its own row says it.

    Args:
        at: the open project.
        path: of the field, such as "model.backbone".
    """
    match field_at(path).kind:
        case Kind.BACKBONE:
            values = _backbones(at.project.recipe)
        case Kind.WEIGHTS:
            values = _weights(at)
        case Kind.LAYER:
            values = _layers(at)
        case _:
            return ()
    field = field_at(path)
    return tuple(Choice(value, value_text(field, value)) for value in values)


def _backbones(recipe: Recipe) -> list[str]:
    """Return networks that take the images of the recipe and, where it asks, have weights here."""
    needs_weights = recipe.model.weights == "imagenet"
    return [
        row.name
        for row in BACKBONES
        if is_buildable(row, recipe.data.image_size)
        and (not needs_weights or (row.weight_file is not None and weight_files.is_here(row)))
    ]


def _weights(at: Workspace) -> list[str]:
    backbone, chosen = backbone_of(at), at.project.recipe.model.weights
    found = ["random"]
    if backbone is not None and backbone.weight_file is not None:
        found.append("imagenet")
    return list(dict.fromkeys((*found, chosen)))


def _layers(at: Workspace) -> list[str]:
    """Return layers that can feed the head, the last one first."""
    is_own = not is_known(at.project.recipe.model.backbone)
    found = candidates(at.network.layers, at.network.left_out, is_own=is_own)
    return [layer.name for layer in reversed(found)]
