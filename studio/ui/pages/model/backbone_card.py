"""The chosen backbone: what it is, its weights, and the images it is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.networks.backbone_row import Backbone
from studio.core.plan.backbone_change import with_backbone, with_model_file
from studio.core.recipes.fields import field_at
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import (
    Choice,
    FieldMark,
    FieldRows,
    VaryMenu,
    choices_of,
    explain_field,
)
from studio.ui.models.field_edit import set_field, set_with_field, vary_field
from studio.ui.models.search_offers import offered_to_search
from studio.ui.models.situation import backbone_of
from studio.ui.pages.model.backbone_gallery import BackboneGallery
from studio.ui.pages.model.backbone_text import (
    description_text,
    origin_text,
    published_text,
)
from studio.ui.pages.model.backbone_tile import BackboneTile
from studio.ui.pages.model.own_model_box import OwnModelBox
from studio.ui.pages.model.own_model_menu import usable_runs
from studio.ui.pages.model.weights_box import WeightsBox
from studio.ui.pages.page import PageContext
from studio.ui.texts.fields import value_text
from studio.ui.texts.format import parameters_text
from studio.ui.texts.network_text import backbone_name
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.label import Label

BACKBONE = "model.backbone"
WEIGHTS = "model.weights"
_VALUES = "model.pixels"
_BLOCKS = ("model.blocks", "model.block_dropout")
"""Of the one backbone that is sized by the person."""
_PIXELS = ("data.image_size", "data.color")
"""What the images are brought to for it; the page Data has these too."""

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
        explain_field(self._change, BACKBONE)
        self._change.setObjectName(BACKBONE)  # the field is edited here
        self.mark = FieldMark(theme, field_at(BACKBONE), self)
        VaryMenu(self._change, self.mark)
        self._tile = BackboneTile(theme)
        self._name = ElidedLabel(theme, "", Role.STRONG)
        self._year = ElidedLabel(theme, "", Role.DIM)
        self._description = Label(theme, "", Role.CAPTION, wraps=True)
        self._rows = FieldRows(theme, map(field_at, (*_BLOCKS, WEIGHTS, _VALUES, *_PIXELS)), self)
        self._box = WeightsBox(theme, context.client, "weights of the model")
        self.own = OwnModelBox(context)
        self._lay_out()
        self._change.clicked.connect(self._on_change_clicked)
        self._rows.edited.connect(self._on_field_edited)
        for mark, path in ((self.mark, BACKBONE), (self._rows.mark(WEIGHTS), WEIGHTS)):
            mark.offer(partial(offered_to_search, context, path))
        for one in (self._rows.varied, self.mark.edited):
            one.connect(partial(vary_field, self._project))
        self._box.weights_arrived.connect(self.weights_arrived)
        self._box.failure_changed.connect(self.weights_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._year)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._tile)
        top.addLayout(column, 1)
        self.add_action(self.mark.button)
        self.add_action(self._change)
        self.body.addLayout(top)
        self.body.addWidget(self.mark.line)
        self.body.addWidget(self._description)
        for path in _BLOCKS:
            self.body.addWidget(self._rows.row(path))
        self.body.addWidget(self.own)
        self.body.addWidget(self._rows.row(WEIGHTS))
        self.body.addWidget(self._rows.row(_VALUES))
        self.body.addWidget(self._box)
        for path in _PIXELS:
            self.body.addWidget(self._rows.row(path))

    def choose_weights_file(self) -> None:
        """Let the person pick a weights file."""
        self._box.choose_file()

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe, backbone = self._project.recipe, backbone_of(self._context)
        name = backbone_name(recipe)
        self._tile.set_family(backbone.family if backbone else name)
        self._name.setText(name)
        self.set_summary(name)
        self._name.setToolTip("" if backbone else recipe.model.backbone)
        self._year.setText(self._facts_of(backbone))
        self._year.setToolTip(origin_text(backbone) if backbone else "")
        self._description.setText(description_text(backbone) if backbone else "")
        self._description.setVisible(backbone is not None)
        self._rows.editor(WEIGHTS).set_choices(self._weight_choices(recipe, backbone))
        self._rows.show_recipe(recipe)
        self.mark.show_recipe(recipe)
        self._rows.row(_VALUES).setVisible(backbone is None)
        self.own.setVisible(backbone is None)
        self.own.show_network()
        wants_file = backbone is not None and recipe.model.weights == "imagenet"
        self._box.set_backbone(backbone if wants_file else None)

    def _facts_of(self, backbone: Backbone | None) -> str:
        if backbone is None:
            return self.tr("own model")
        fact = published_text(backbone)
        if not fact:
            text = self.tr("{count} parameters")
            fact = text.format(count=parameters_text(backbone.parameters))
        return f"{backbone.year} · {fact}"

    def _weight_choices(self, recipe: Recipe, backbone: Backbone | None) -> list[Choice]:
        known = {choice.value: choice for choice in choices_of(field_at(WEIGHTS))}
        choices = []
        if backbone is not None and backbone.weight_file is not None:
            choices.append(known["imagenet"])
        own = Choice("random", self.tr("From the file"))
        choices.append(known["random"] if backbone is not None else own)
        weights = recipe.model.weights
        if weights not in {choice.value for choice in choices}:
            choices.append(Choice(weights, value_text(field_at(WEIGHTS), weights)))
        choices.append(Choice(FROM_FILE, self.tr("From a file…")))
        return choices

    def choose(self, backbone: Backbone) -> None:
        """Take `backbone` from the gallery into the recipe."""
        changed = with_backbone(self._project.recipe, backbone, backbone_of(self._context))
        self._take(changed)

    @Slot(str)
    def choose_model_file(self, file: str) -> None:
        """Take a model of one's own in place of a backbone into the recipe: a file or folder."""
        self._take(with_model_file(self._project.recipe, Path(file)))

    def _take(self, changed: Recipe) -> None:
        recipe = with_own_names(changed, self._project.recipe)
        set_with_field(self._project, Place(BACKBONE), recipe)
        self.backbone_chosen.emit()

    @Slot()
    def _on_change_clicked(self) -> None:
        runs = usable_runs(self._project.project)
        backbone = self._project.recipe.model.backbone
        gallery = BackboneGallery(self._context.theme, backbone, runs, self)
        gallery.backbone_chosen.connect(self.choose)
        gallery.file_chosen.connect(self.choose_model_file)
        gallery.open()

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        if (path, value) == (WEIGHTS, FROM_FILE):
            value, _ = QFileDialog.getOpenFileName(
                self, self.tr("Choose a weights file"), "", self.tr("Weights (*.h5 *.keras)")
            )
            if not value:
                self.show_recipe()
                return
        set_field(self._project, Place(path), value)
