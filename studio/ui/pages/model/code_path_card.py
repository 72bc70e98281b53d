"""The way from an image to its code and back, layer by layer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studio.core.networks.layers import Layer
from studio.core.recipes.recipe import task_of
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import count_text
from studio.ui.theme import Role
from studio.ui.widgets.bottleneck import Bottleneck, BottleneckLayer, Kind
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.label import Label

_TIMES = " \N{MULTIPLICATION SIGN} "


class CodePathCard(FoldableCard):
    """How many numbers each layer has; the code is where they are fewest."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("From image to code to image"))
        self._context = context
        self.diagram = Bottleneck(context.theme, self.title())
        self._note = Label(context.theme, "", Role.CAPTION, wraps=True)
        self.body.addWidget(self.diagram)
        self.body.addWidget(self._note)

    def show_recipe(self) -> None:
        """Draw the network as it is now; nothing while it is not built."""
        recipe = self._context.project.recipe
        code = task_of(recipe).code
        data = recipe.data
        image = (*data.image_size, 1 if data.color == "gray" else 3)
        layers = self._path(self._context.network.layers, code, image)
        self.diagram.set_layers(layers)
        self.diagram.setVisible(bool(layers))
        self._note.setText(
            self.tr("Height: how many numbers a layer has, on a logarithmic scale.")
            if layers
            else self.tr("Drawn as soon as the network is built.")
        )
        shapes = [layer.shape for layer in layers if layer.kind != "layer"]
        self.set_summary(" \N{RIGHTWARDS ARROW} ".join(shapes))

    def _path(
        self, layers: Sequence[Layer], code: str, image: tuple[int, ...]
    ) -> list[BottleneckLayer]:
        """Return the layers that have weights or make maps smaller or larger, in order."""
        if not any(layer.name == code for layer in layers):
            return []
        first = BottleneckLayer(self.tr("Image"), _shape(image), math.prod(image), "image")
        last = BottleneckLayer(self.tr("Restored image"), _shape(image), math.prod(image), "image")
        between = []
        read = {name for layer in layers for name in layer.inputs}
        for layer in layers:
            if layer.name not in read and layer.output_shape != image:
                continue  # beside the path, such as the variance of a variational code
            shape = tuple(side for side in layer.output_shape if side is not None)
            is_resized = "pool" in layer.name or "_up" in layer.name
            if layer.name != code and not (layer.parameters or is_resized):
                continue
            text = _shape(shape)
            kind: Kind = "code" if layer.name == code else "layer"
            between.append(BottleneckLayer(layer.name, text, math.prod(shape), kind))
        return [first, *between, last]


def _shape(sides: Sequence[int]) -> str:
    return _TIMES.join(count_text(side) for side in sides)
