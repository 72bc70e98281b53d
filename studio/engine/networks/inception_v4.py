"""Inception v4 (Szegedy, Ioffe, Vanhoucke, Alemi 2016, figures 3 to 9), as a backbone.

Every convolution is followed by batch normalisation and has no bias. Sides that are not padded in
the paper (marked "V") are not padded here, so 299 x 299 pixels give 8 x 8 x 1536 maps.
"""

from collections.abc import Sequence
from pathlib import Path

import keras

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.recipe import Model
from studio.engine.networks.layer_outputs import layer_outputs
from studio.engine.networks.normalised import normalised_convolution
from studio.engine.networks.preprocessing import preprocessed

_EPSILON = 1e-3

Size = int | tuple[int, int]
Step = tuple[int, Size]
"""Maps and window of one convolution."""


def body(
    backbone: Backbone,
    pixels: keras.KerasTensor,
    model: Model,
    _weights: Path | None,
    _seed: int,
) -> dict[str, keras.KerasTensor]:
    """Return the outputs of all layers behind `pixels` (n, h, w, 1 or 3 in 0..255) by name."""
    make = _Maker(model.initializer)
    x = preprocessed(backbone.preprocessing, pixels)
    x = _stem(make, x)
    for number in range(1, 5):
        x = _block_a(make, x, f"inception_a{number}")
    x = _reduction_a(make, x)
    for number in range(1, 8):
        x = _block_b(make, x, f"inception_b{number}")
    x = _reduction_b(make, x)
    for number in range(1, 4):
        x = _block_c(make, x, f"inception_c{number}")
    return layer_outputs(pixels, x)


class _Maker:
    """Makes the layers that all blocks are of."""

    def __init__(self, initializer: str) -> None:
        self._initializer = initializer

    def convolution(
        self,
        x: keras.KerasTensor,
        maps: int,
        size: Size,
        name: str,
        strides: int = 1,
        padding: str = "same",
    ) -> keras.KerasTensor:
        """Return convolved, normalised and rectified maps."""
        x = normalised_convolution(
            x,
            maps,
            size,
            strides,
            padding,
            initializer=self._initializer,
            epsilon=_EPSILON,
            name=name,
        )
        return keras.layers.ReLU(name=f"{name}_relu")(x)

    def chain(self, x: keras.KerasTensor, steps: Sequence[Step], name: str) -> keras.KerasTensor:
        """Return what padded convolutions, one behind the other, make of `x`."""
        for number, (maps, size) in enumerate(steps, 1):
            x = self.convolution(x, maps, size, f"{name}_{number}")
        return x

    def halved(self, x: keras.KerasTensor, maps: int, name: str) -> keras.KerasTensor:
        """Return a 3 x 3 convolution of stride 2, not padded."""
        return self.convolution(x, maps, 3, name, 2, "valid")

    def pooled(self, x: keras.KerasTensor, maps: int, name: str) -> keras.KerasTensor:
        """Return an average over 3 x 3, projected to `maps`."""
        x = keras.layers.AveragePooling2D(3, 1, "same", name=f"{name}_pool")(x)
        return self.convolution(x, maps, 1, f"{name}_pool_proj")


def _halved_maximum(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    return keras.layers.MaxPooling2D(3, 2, name=f"{name}_pool")(x)


def _joined(sides: Sequence[keras.KerasTensor], name: str) -> keras.KerasTensor:
    return keras.layers.Concatenate(name=f"{name}_concat")(list(sides))


def _stem(make: _Maker, x: keras.KerasTensor) -> keras.KerasTensor:
    """Figure 3: to 35 x 35 x 384."""
    x = make.halved(x, 32, "stem_1")
    x = make.convolution(x, 32, 3, "stem_2", padding="valid")
    x = make.convolution(x, 64, 3, "stem_3")
    x = _joined([_halved_maximum(x, "stem_4"), make.halved(x, 96, "stem_4")], "stem_4")
    plain = make.chain(x, [(64, 1)], "stem_5a")
    wide = make.chain(x, [(64, 1), (64, (1, 7)), (64, (7, 1))], "stem_5b")
    x = _joined(
        [
            make.convolution(plain, 96, 3, "stem_5a_2", padding="valid"),
            make.convolution(wide, 96, 3, "stem_5b_4", padding="valid"),
        ],
        "stem_5",
    )
    return _joined([make.halved(x, 192, "stem_6"), _halved_maximum(x, "stem_6")], "stem_6")


def _block_a(make: _Maker, x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Figure 4: 35 x 35 x 384 again."""
    return _joined(
        [
            make.pooled(x, 96, name),
            make.chain(x, [(96, 1)], f"{name}_1x1"),
            make.chain(x, [(64, 1), (96, 3)], f"{name}_3x3"),
            make.chain(x, [(64, 1), (96, 3), (96, 3)], f"{name}_5x5"),
        ],
        name,
    )


def _reduction_a(make: _Maker, x: keras.KerasTensor) -> keras.KerasTensor:
    """Figure 7 with k = 192, l = 224, m = 256, n = 384: to 17 x 17 x 1024."""
    name = "reduction_a"
    long = make.chain(x, [(192, 1), (224, 3)], f"{name}_5x5")
    return _joined(
        [
            _halved_maximum(x, name),
            make.halved(x, 384, f"{name}_3x3"),
            make.halved(long, 256, f"{name}_5x5_3"),
        ],
        name,
    )


def _block_b(make: _Maker, x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Figure 5: 17 x 17 x 1024 again."""
    twice: list[Step] = [(192, 1), (192, (1, 7)), (224, (7, 1)), (224, (1, 7)), (256, (7, 1))]
    return _joined(
        [
            make.pooled(x, 128, name),
            make.chain(x, [(384, 1)], f"{name}_1x1"),
            make.chain(x, [(192, 1), (224, (1, 7)), (256, (7, 1))], f"{name}_7x7"),
            make.chain(x, twice, f"{name}_13x13"),
        ],
        name,
    )


def _reduction_b(make: _Maker, x: keras.KerasTensor) -> keras.KerasTensor:
    """Figure 8: to 8 x 8 x 1536."""
    name = "reduction_b"
    short = make.chain(x, [(192, 1)], f"{name}_3x3")
    long = make.chain(x, [(256, 1), (256, (1, 7)), (320, (7, 1))], f"{name}_7x7")
    return _joined(
        [
            _halved_maximum(x, name),
            make.halved(short, 192, f"{name}_3x3_2"),
            make.halved(long, 320, f"{name}_7x7_4"),
        ],
        name,
    )


def _block_c(make: _Maker, x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Figure 6: 8 x 8 x 1536 again."""
    short = make.chain(x, [(384, 1)], f"{name}_3x3")
    long = make.chain(x, [(384, 1), (448, (1, 3)), (512, (3, 1))], f"{name}_5x5")
    return _joined(
        [
            make.pooled(x, 256, name),
            make.chain(x, [(256, 1)], f"{name}_1x1"),
            *_split(make, short, f"{name}_3x3"),
            *_split(make, long, f"{name}_5x5"),
        ],
        name,
    )


def _split(make: _Maker, x: keras.KerasTensor, name: str) -> list[keras.KerasTensor]:
    windows: tuple[tuple[int, int], ...] = ((1, 3), (3, 1))
    return [
        make.convolution(x, 256, (height, width), f"{name}_{height}x{width}")
        for height, width in windows
    ]
