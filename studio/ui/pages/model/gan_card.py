"""The GAN: what its two networks invent, how large they are, and how they learn."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.ui.pages.model.fields_card import FieldsCard
from studio.ui.pages.page import PageContext
from studio.ui.texts.network_text import network_name
from studio.ui.theme import Role
from studio.ui.widgets.label import Label
from studio.ui.widgets.network_shapes import NetworkShapes, Shape, ShapeRow, shapes_of

GENERATOR, DISCRIMINATOR = "generator", "discriminator"
"""What the names of their layers begin with."""


class GanCard(FieldsCard):
    """The fields of the GAN, and a drawing of both networks with the sizes inside."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, fields_of(Form.GAN), parent)
        self.set_title(self.tr("GAN"))
        self._network = context.network
        self._images = context.images
        self.shapes = NetworkShapes(context.theme)
        self._caption = Label(context.theme, "", Role.CAPTION, wraps=True)
        self.body.addSpacing(8)
        self.body.addWidget(self.shapes)
        self.body.addWidget(self._caption)
        context.network.layers_changed.connect(self._show_shapes)
        context.images.dataset_changed.connect(self._show_shapes)

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe = self._project.recipe
        self._rows.show_recipe(recipe)
        self.set_summary(network_name(recipe))
        self._show_shapes()

    @Slot()
    def _show_shapes(self) -> None:
        recipe = self._project.recipe
        layers = self._network.layers if recipe.task == "gan" else ()
        drawing = shapes_of(layers, f"{GENERATOR}_")
        judging = shapes_of(layers, f"{DISCRIMINATOR}_")
        self.shapes.setVisible(bool(drawing))
        self._caption.setVisible(bool(drawing))
        if not drawing:
            return
        dataset = self._images.dataset
        names = len(dataset.classes) if recipe.gan.needs_classes and dataset is not None else 0
        latent: Shape = (recipe.gan.latent + names,)
        image: Shape = drawing[-1]
        self.shapes.set_rows(
            (
                ShapeRow(self.tr("Generator"), (latent, *drawing)),
                ShapeRow(self.tr("Discriminator"), (image, *judging)),
            )
        )
        self._caption.setText(self.tr("Height × width of the maps, and below how many there are."))
