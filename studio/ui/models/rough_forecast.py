"""How long a training other than the open project's will take, by what is known of that one."""

from __future__ import annotations

import math

from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.networks import catalogue
from studio.core.plan.forecast import StageForecast, forecast
from studio.core.recipes.recipe import Recipe, task_of
from studio.core.wire.messages import Device, DeviceKind
from studio.ui.models.situation import image_counts
from studio.ui.models.workspace import Workspace

_UNKNOWN_WEIGHTS = 10_000_000
"""Of a model of one's own."""


def rough_forecast(
    at: Workspace, recipe: Recipe, device: Device | None
) -> tuple[StageForecast, ...]:
    """Return a forecast for each stage of a recipe, empty where nobody knows.

    The layers are those of the project's own network. For another backbone the time goes by the
    number of weights, for another image size by the area.
    """
    images, layers, own = image_counts(at), at.network.layers, at.project.recipe
    if device is None or device.kind is not DeviceKind.CPU or images is None or not layers:
        return ()
    factor = math.prod(recipe.data.image_size) / math.prod(own.data.image_size)
    if recipe.model.backbone != own.model.backbone and task_of(own).chooses_layers:
        factor *= _weights(recipe) / _weights(own)
        recipe = replace(recipe, model=own.model)
    try:
        found = forecast(layers, recipe, images, device.gigaflops)
    except InputError:  # stages of another network
        return ()
    return tuple(
        StageForecast(one.once * factor, one.epoch * factor, one.total * factor) for one in found
    )


def _weights(recipe: Recipe) -> int:
    name = recipe.model.backbone
    return catalogue.backbone(name).parameters if catalogue.is_known(name) else _UNKNOWN_WEIGHTS
