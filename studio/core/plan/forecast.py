"""How long an epoch will take, from the rows of the network and the measured speed.

A rough forecast: operations are counted from weights and output sizes, each weight of a
convolution being used once at each output place; outputs are written and read once. The constants
were fitted on two CPU cores to epochs of MobileNetV2 at 96 pixels and VGG16 at 64, whole and cut
at the head, and hit those within a third. It is meant for "seconds, minutes or hours".
"""

from collections.abc import Sequence

import msgspec

from studio.core.networks.layers import Layer
from studio.core.networks.selection import trainable_names
from studio.core.plan.frozen_part import frozen_names, is_worth_keeping, keeps_outputs, views
from studio.core.recipes.recipe import Recipe, Stage

EFFICIENCY = 1.5
"""Speed of convolutions against that of the engine's matrix product."""

BYTES_A_SECOND = 15e9
"""Memory traffic of layers that compute little, such as batch normalisation."""

LAYER_SECONDS = 40e-6
"""Starting one layer once; a batch pays it for every layer."""

BACKWARD = 2.0
"""The backward pass through a layer costs this many times its forward pass."""


class StageForecast(msgspec.Struct, frozen=True):
    """Seconds of one stage.

    Attributes:
        once: running the frozen part over every image, once.
        epoch: one epoch after that.
        total: of the stage.
    """

    once: float
    epoch: float
    total: float


def forecast(
    layers: Sequence[Layer], recipe: Recipe, images: tuple[int, int, int], gigaflops: float
) -> tuple[StageForecast, ...]:
    """Return a forecast for each stage; empty where the speed or the network is not known.

    Args:
        layers: rows of the network in the graph's order.
        images: number of images for training, validation and test.
        gigaflops: measured speed of a float32 matrix product, 1e9 operations a second.

    Raises:
        InputError: a stage names layers that the network does not have.
    """
    if gigaflops <= 0 or not layers:
        return ()
    return tuple(_stage(layers, recipe, stage, images, gigaflops) for stage in recipe.stage)


def operations(layer: Layer) -> float:
    """Return the floating-point operations of one forward pass for one image."""
    places = 1
    if len(layer.output_shape) == 3:
        height, width = layer.output_shape[0], layer.output_shape[1]
        places = (height or 1) * (width or 1)
    return 2.0 * layer.parameters * places


def _stage(
    layers: Sequence[Layer],
    recipe: Recipe,
    stage: Stage,
    images: tuple[int, int, int],
    gigaflops: float,
) -> StageForecast:
    chosen = trainable_names(layers, stage.train, "stage.train")
    frozen = frozen_names(layers, chosen)
    front = [layer for layer in layers if layer.name in frozen]
    tail = [layer for layer in layers if layer.name not in frozen]
    training, validation = images[0], images[1]
    batch = recipe.data.batch_size
    tail_pass = _pass(tail, training, batch, gigaflops) * (1 + BACKWARD)
    tail_pass += _pass(tail, validation, batch, gigaflops)
    if keeps_outputs(recipe) and is_worth_keeping(layers, frozen):
        rows = training * (1 + views(recipe)) + validation
        once, epoch = _pass(front, rows, batch, gigaflops), tail_pass
    else:
        once, epoch = 0.0, tail_pass + _pass(front, training + validation, batch, gigaflops)
    return StageForecast(once, epoch, once + epoch * stage.epochs)


def _pass(layers: Sequence[Layer], images: int, batch: int, gigaflops: float) -> float:
    """Return the seconds of one forward pass of `layers` over a number of images."""
    arithmetic = sum(operations(layer) for layer in layers) / (gigaflops * 1e9 * EFFICIENCY)
    traffic = sum(_values(layer) for layer in layers) * 8.0 / BYTES_A_SECOND
    batches = -(-images // batch)
    return images * (arithmetic + traffic) + batches * len(layers) * LAYER_SECONDS


def _values(layer: Layer) -> int:
    """Return how many numbers the layer puts out for one image."""
    count = 1
    for side in layer.output_shape:
        count *= side or 1
    return count
