"""How long an epoch will take, from the rows of the network and the measured speed.

A rough forecast: multiplications are counted from weights and output sizes, each weight of a
convolution being used once at each output place. The share of the measured matrix speed that
a network reaches, and the cost of starting a layer, were measured on two CPU cores (README,
"Measured"); the figure is meant for "seconds, minutes or hours", not to the second.
"""

from collections.abc import Sequence

import msgspec

from studio.core.layers import Layer
from studio.core.recipe import Recipe, Stage
from studio.core.selection import trainable_names

EFFICIENCY = 0.3
"""Share of the matrix speed that convolutions reach."""

LAYER_SECONDS = 40e-6
"""Starting one layer once, forward; a batch pays it for every layer."""

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
    first = next(at for at, layer in enumerate(layers) if layer.name in chosen)
    front, tail = layers[:first], layers[first:]
    training, validation = images[0], images[1]
    is_cached = recipe.augment is None or not recipe.augment.is_active
    batch = recipe.data.batch_size
    front_pass = _pass(front, training + validation, batch, gigaflops)
    tail_pass = _pass(tail, training, batch, gigaflops) * (1 + BACKWARD)
    tail_pass += _pass(tail, validation, batch, gigaflops)
    once = front_pass if is_cached else 0.0
    epoch = tail_pass + (0.0 if is_cached else front_pass)
    return StageForecast(once, epoch, once + epoch * stage.epochs)


def _pass(layers: Sequence[Layer], images: int, batch: int, gigaflops: float) -> float:
    """Return the seconds of one forward pass of `layers` over a number of images."""
    arithmetic = images * sum(operations(layer) for layer in layers)
    batches = -(-images // batch)
    return arithmetic / (gigaflops * 1e9 * EFFICIENCY) + batches * len(layers) * LAYER_SECONDS
