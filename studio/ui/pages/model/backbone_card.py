"""The chosen backbone: what it is, its weights, and the images it is shown."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.networks.catalogue import Backbone
from studio.core.plan.backbone_change import with_backbone, with_model_file
from studio.core.recipes.recipe import Color, Recipe
from studio.core.recipes.recipe_ranges import range_of
from studio.ui.editors import Choice, ChoiceEditor, FormRow, ImageSizeEditor
from studio.ui.models.situation import backbone_of
from studio.ui.pages.model.backbone_gallery import BackboneGallery
from studio.ui.pages.model.backbone_tile import BackboneTile
from studio.ui.pages.model.backbone_words import description_words
from studio.ui.pages.model.weights_box import WeightsBox
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import parameters_text, percent_text
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.label import Label

FROM_FILE = "file"
"""Stands in the list of weights for a file that is still to be picked."""


class BackboneCard(FoldableCard):
    """Shows the recipe's backbone and lets it be changed.

    Signals:
        backbone_chosen(): another backbone was taken from the gallery.
        weights_failed(object): `messages.Failed`, why weights could not be brought; None when
            another try begins.
        weights_arrived(str): weights of this backbone are on this computer now.
    """

    backbone_chosen = Signal()
    weights_failed = Signal(object)
    weights_arrived = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("Backbone"))
        self.body.setSpacing(6)
        self._context = context
        self._project = context.project
        theme = context.theme
        self._change = Button(theme, self.tr("Change…"), Variant.QUIET, small=True)
        self._tile = BackboneTile(theme)
        self._name = ElidedLabel(theme, "", Role.STRONG)
        self._year = ElidedLabel(theme, "", Role.DIM)
        self._description = Label(theme, "", Role.CAPTION, wraps=True)
        self._weights = ChoiceEditor(theme, self.tr("Weights"))
        self._size = ImageSizeEditor(theme, self.tr("Image size"), range_of("data.image_size"))
        self._color = ChoiceEditor(
            theme,
            self.tr("Colour"),
            (Choice("rgb", self.tr("Colour")), Choice("gray", self.tr("Grey"))),
        )
        self._box = WeightsBox(theme, context.client)
        self._lay_out()
        self._change.clicked.connect(self._on_change_clicked)
        self._weights.value_changed.connect(self._on_weights_changed)
        self._size.value_changed.connect(self._on_size_changed)
        self._color.value_changed.connect(self._on_color_changed)
        self._box.weights_arrived.connect(self.weights_arrived)
        self._box.failure_changed.connect(self.weights_failed)

    def _lay_out(self) -> None:
        theme = self._context.theme
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._year)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._tile)
        top.addLayout(words, 1)
        self.add_action(self._change)
        self.body.addLayout(top)
        self.body.addWidget(self._description)
        self.body.addWidget(
            FormRow(
                theme,
                self.tr("Weights"),
                self._weights,
                self.tr(
                    "What the backbone starts from. ImageNet: it already tells a thousand kinds "
                    "of things apart. Random: it learns everything from your images."
                ),
            )
        )
        self.body.addWidget(self._box)
        self.body.addWidget(
            FormRow(
                theme,
                self.tr("Image size"),
                self._size,
                self.tr(
                    "Height × width in pixels that every image is brought to. Larger shows finer "
                    "things and takes longer."
                ),
            )
        )
        self.body.addWidget(FormRow(theme, self.tr("Pixels"), self._color))

    def choose_weights_file(self) -> None:
        """Let the person pick a weights file."""
        self._box.choose_file()

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe, backbone = self._project.recipe, backbone_of(self._project)
        self._tile.set_family(backbone.family if backbone else recipe.model.backbone)
        name = recipe.model.backbone
        self._name.setText(name if backbone else Path(name).name)
        self.set_summary(self._name.text())
        self._name.setToolTip("" if backbone else name)
        self._year.setText(self._facts_of(backbone))
        self._description.setText(description_words(backbone) if backbone else "")
        self._description.setVisible(backbone is not None)
        self._weights.set_choices(self._weight_choices(recipe, backbone))
        self._weights.set_value(recipe.model.weights)
        self._size.set_value(recipe.data.image_size)
        self._color.set_value(recipe.data.color)
        wants_file = backbone is not None and recipe.model.weights == "imagenet"
        self._box.set_backbone(backbone if wants_file else None)

    def _facts_of(self, backbone: Backbone | None) -> str:
        if backbone is None:
            return self.tr("own model")
        if backbone.accuracy is None:
            words = self.tr("{count} parameters")
            fact = words.format(count=parameters_text(backbone.parameters))
        else:
            words = self.tr("{share} on ImageNet")
            fact = words.format(share=percent_text(backbone.accuracy, 1))
        return f"{backbone.year} · {fact}"

    def _weight_choices(self, recipe: Recipe, backbone: Backbone | None) -> list[Choice]:
        choices = []
        if backbone is not None and backbone.weight_file is not None:
            choices.append(Choice("imagenet", self.tr("ImageNet")))
        random = self.tr("Random") if backbone is not None else self.tr("Of the file")
        choices.append(Choice("random", random))
        if recipe.model.weights not in {choice.value for choice in choices}:
            choices.append(Choice(recipe.model.weights, Path(recipe.model.weights).name))
        choices.append(Choice(FROM_FILE, self.tr("From a file…")))
        return choices

    def choose(self, backbone: Backbone) -> None:
        """Take `backbone` from the gallery into the recipe."""
        changed = with_backbone(self._project.recipe, backbone, backbone_of(self._project))
        self._take(changed)

    @Slot(str)
    def choose_model_file(self, file: str) -> None:
        """Take a model file in place of a backbone into the recipe."""
        self._take(with_model_file(self._project.recipe, Path(file)))

    def _take(self, changed: Recipe) -> None:
        recipe = with_own_names(changed, self._project.recipe)
        self._project.set_recipe(recipe, self.tr("backbone"))
        self.backbone_chosen.emit()

    @Slot()
    def _on_change_clicked(self) -> None:
        gallery = BackboneGallery(self._context.theme, self._project.recipe.model.backbone, self)
        gallery.backbone_chosen.connect(self.choose)
        gallery.file_chosen.connect(self.choose_model_file)
        gallery.open()

    @Slot(object)
    def _on_weights_changed(self, weights: str) -> None:
        recipe = self._project.recipe
        if weights == FROM_FILE:
            weights, _ = QFileDialog.getOpenFileName(
                self, self.tr("Choose a weights file"), "", self.tr("Weights (*.h5 *.keras)")
            )
        if not weights:
            self.show_recipe()
            return
        model = replace(recipe.model, weights=weights)
        self._project.set_recipe(replace(recipe, model=model), self.tr("weights"))

    @Slot(object)
    def _on_size_changed(self, size: tuple[int, int]) -> None:
        recipe = self._project.recipe
        data = replace(recipe.data, image_size=size)
        self._project.set_recipe(replace(recipe, data=data), self.tr("image size"))

    @Slot(object)
    def _on_color_changed(self, color: Color) -> None:
        recipe = self._project.recipe
        data = replace(recipe.data, color=color)
        self._project.set_recipe(replace(recipe, data=data), self.tr("colour"))
