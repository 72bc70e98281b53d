"""The GAN: what its two networks invent, how large they are, and how they learn."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.place import Place
from studio.ui.editors import FieldRows
from studio.ui.models.field_edit import set_field, vary_field
from studio.ui.pages.page import PageContext
from studio.ui.texts.network_text import network_name
from studio.ui.theme import Role
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.label import Label
from studio.ui.widgets.network_shapes import NetworkShapes, Shape, ShapeRow, shapes_of

GENERATOR, DISCRIMINATOR = "generator", "discriminator"
"""What the names of their layers begin with."""


class GanCard(FoldableCard):
    """The fields of the GAN, and a drawing of both networks with the sizes inside."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("GAN"))
        self.body.setSpacing(4)
        self._project = context.project
        self._network = context.network
        self._images = context.images
        self._rows = FieldRows(context.theme, fields_of(Form.GAN), self)
        for row in self._rows.rows():
            self.body.addWidget(row)
        self.shapes = NetworkShapes(context.theme)
        self._caption = Label(context.theme, "", Role.CAPTION, wraps=True)
        self.body.addSpacing(8)
        self.body.addWidget(self.shapes)
        self.body.addWidget(self._caption)
        self._rows.edited.connect(self._on_field_edited)
        self._rows.varied.connect(partial(vary_field, self._project))
        context.network.layers_changed.connect(self._show_shapes)
        context.images.dataset_changed.connect(self._show_shapes)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

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

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        set_field(self._project, Place(path), value)
