"""The drawing of networks by the shapes inside."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from studio.core.networks.layers import Layer
from studio.ui.theme import Theme
from studio.ui.widgets.network_shapes import NetworkShapes, ShapeRow, shapes_of


def layer(name: str, kind: str, *shape: int) -> Layer:
    return Layer(name, kind, "block", shape, 0, 0, None)


LAYERS = (
    layer("discriminator_conv_1", "Conv2D", 14, 14, 64),
    layer("discriminator_flatten", "Flatten", 12544),
    layer("discriminator_logits", "Dense", 1),
    layer("generator_dense", "Dense", 6272),
    layer("generator_reshape", "Reshape", 7, 7, 128),
    layer("generator_norm_2", "BatchNormalization", 7, 7, 128),
    layer("generator_conv_1", "Conv2DTranspose", 14, 14, 64),
    layer("generator_conv_0", "Conv2DTranspose", 28, 28, 1),
    layer("generator_tanh", "Activation", 28, 28, 1),
)


def test_shapes_are_those_that_change_and_no_map_laid_in_a_row() -> None:
    assert shapes_of(LAYERS, "generator_") == ((7, 7, 128), (14, 14, 64), (28, 28, 1))
    assert shapes_of(LAYERS, "discriminator_") == ((14, 14, 64), (1,))
    assert shapes_of(LAYERS, "encoder_") == ()


def test_the_drawing_says_itself_in_words(qtbot: QtBot, theme: Theme) -> None:
    drawing = NetworkShapes(theme)
    qtbot.addWidget(drawing)
    drawing.set_rows([ShapeRow("Generator", ((100,), (7, 7, 128))), ShapeRow("Nothing", ())])
    assert drawing.accessibleName() == "Generator: 100 → 7×7×128"
    assert [row.name for row in drawing.rows()] == ["Generator"]
    assert drawing.sizeHint().height() > 0
    assert not drawing.grab().isNull()
