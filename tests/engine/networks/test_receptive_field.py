from collections.abc import Callable

import keras
import numpy as np
import pytest
import tensorflow as tf

from studio.core.recipes.recipe import Model
from studio.engine.networks.build import build_network
from studio.engine.networks.receptive_field import Box, ReceptiveFields

pytestmark = pytest.mark.engine


def fields_of(name: str, side: int) -> ReceptiveFields:
    return ReceptiveFields(
        build_network(Model(backbone=name), (side, side), "rgb", 2, None, 7).model
    )


@pytest.mark.parametrize(
    ("name", "layer", "side", "size", "stride"),
    [
        # Published by Araujo, Norris, Sim 2019.
        ("VGG16", "block5_pool", 64, 212, 32),
        ("ResNet50", "conv5_block3_out", 64, 483, 32),
        ("InceptionV3", "mixed10", 139, 1311, 32),
        ("MobileNet", "conv_pw_13_relu", 64, 315, 32),
    ],
)
def test_published_sizes(name: str, layer: str, side: int, size: int, stride: int) -> None:
    fields = fields_of(name, side)
    assert fields.size(layer) == size
    first = fields.box(layer, 0, 0, clipped=False)
    second = fields.box(layer, 1, 1, clipped=False)
    assert first is not None
    assert second is not None
    assert first.height == first.width == size
    assert second.top - first.top == second.left - first.left == stride


def test_vgg_padding_is_the_published_one() -> None:
    box = fields_of("VGG16", 64).box("block5_pool", 0, 0, clipped=False)
    assert box is not None
    assert box.top == box.left == -90


def test_squeeze_and_excitation_sees_the_whole_image() -> None:
    fields = fields_of("EfficientNetB0", 32)
    assert fields.size("block1a_activation") == 7
    assert fields.size("block1a_se_excite") is None
    assert fields.box("block2a_activation", 0, 0) is None


Body = Callable[[keras.KerasTensor], keras.KerasTensor]
layers = keras.layers


def same_even(x: keras.KerasTensor) -> keras.KerasTensor:
    x = layers.Conv2D(2, 4, strides=3, padding="same")(x)
    return layers.Conv2D(2, (3, 2), padding="same", name="unit")(x)


def padded_pool(x: keras.KerasTensor) -> keras.KerasTensor:
    x = layers.ZeroPadding2D(((0, 1), (2, 0)))(x)
    x = layers.DepthwiseConv2D(3, strides=2)(x)
    x = layers.AveragePooling2D(2, strides=1, padding="same")(x)
    return layers.Cropping2D(((1, 0), (0, 1)), name="unit")(x)


def misaligned(x: keras.KerasTensor) -> keras.KerasTensor:
    left = layers.Conv2D(2, 5, padding="same")(x)
    right = layers.Cropping2D(((2, 0), (2, 0)))(layers.ZeroPadding2D(((0, 2), (0, 2)))(x))
    x = layers.Concatenate()([left, layers.Conv2D(2, 1)(right)])
    x = layers.SeparableConv2D(2, 3, strides=2, padding="same")(x)
    return layers.Add(name="unit")([x, layers.LayerNormalization()(x)])


def up_and_down(x: keras.KerasTensor) -> keras.KerasTensor:
    x = layers.Conv2D(2, 3, strides=2, padding="same")(x)
    x = layers.Conv2DTranspose(2, 3, strides=2, padding="same")(x)
    x = layers.UpSampling2D(2)(x)
    return layers.Conv2DTranspose(2, 2, strides=3, padding="valid", name="unit")(x)


@pytest.mark.parametrize("body", [same_even, padded_pool, misaligned, up_and_down])
@pytest.mark.parametrize("shape", [(17, 14), (12, 19)])
def test_box_is_exactly_what_the_gradient_sees(body: Body, shape: tuple[int, int]) -> None:
    keras.utils.set_random_seed(1)
    image = keras.Input((*shape, 1))
    model = keras.Model(image, body(image))
    for layer in model.layers:  # all weights positive: no gradient cancels another
        layer.set_weights([np.abs(array) + 0.1 for array in layer.get_weights()])
    fields = ReceptiveFields(model)
    pixels = tf.Variable(np.random.default_rng(1).normal(size=(1, *shape, 1)).astype("float32"))
    _, height, width, _ = model.output.shape
    for y, x in {(0, 0), (height - 1, width - 1), (height // 2, width // 2), (1, width - 2)}:
        with tf.GradientTape() as tape:
            unit = model(pixels)[0, y, x, 0]
        seen = np.argwhere(np.abs(tape.gradient(unit, pixels).numpy()[0, :, :, 0]) > 0)
        box = fields.box("unit", y, x)
        assert box is not None
        if len(seen) == 0:
            assert box.height * box.width == 0
            continue
        (top, left), (bottom, right) = seen.min(axis=0), seen.max(axis=0)
        assert box == Box(top, left, bottom + 1, right + 1)


def test_box_of_a_dilated_kernel_holds_what_the_gradient_sees() -> None:
    image = keras.Input((15, 15, 1))
    x = layers.Conv2D(1, 3, dilation_rate=2, padding="same", kernel_initializer="ones")(image)
    model = keras.Model(image, layers.Conv2D(1, 2, kernel_initializer="ones", name="unit")(x))
    fields = ReceptiveFields(model)
    assert fields.size("unit") == 6
    assert fields.box("unit", 7, 7) == Box(5, 5, 11, 11)
    assert fields.box("unit", 0, 0) == Box(0, 0, 4, 4)
    assert fields.box("unit", 0, 0, clipped=False) == Box(-2, -2, 4, 4)


def test_clipped_box_lies_inside_the_unclipped_one() -> None:
    fields = fields_of("ResNet50", 96)
    for y, x in ((0, 0), (2, 1)):
        inside = fields.box("conv4_block6_out", y, x)
        whole = fields.box("conv4_block6_out", y, x, clipped=False)
        assert inside is not None
        assert whole is not None
        assert whole.top <= inside.top
        assert inside.bottom <= min(whole.bottom, 96)
        assert inside.top >= 0
