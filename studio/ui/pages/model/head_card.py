"""The head: what turns the backbone's features into classes."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.networks.layers import PREPROCESS_PREFIX, Layer
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_ranges import range_of
from studio.ui.editors import (
    Choice,
    ChoiceEditor,
    FormRow,
    IntegerListEditor,
    PercentEditor,
    SwitchEditor,
)
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import count_text, percent_text
from studio.ui.widgets.foldable_card import FoldableCard

LAST = ""
"""Stands for the recipe's None: the backbone's last layer."""


class HeadCard(FoldableCard):
    """Editors of pooling, dense layers, dropout, batch normalisation, initializer, features."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("Head"))
        self.body.setSpacing(4)
        self._context = context
        self._project = context.project
        theme = context.theme
        self._pooling = ChoiceEditor(theme, self.tr("Pooling"), self._pooling_choices())
        self._dense = IntegerListEditor(
            theme, self.tr("Dense layers"), range_of("model.dense"), placeholder=self.tr("none")
        )
        self._dropout = PercentEditor(theme, self.tr("Dropout"), range_of("model.dropout"))
        self._batch_norm = SwitchEditor(theme, self.tr("Batch normalisation"))
        self._initializer = ChoiceEditor(theme, self.tr("Initializer"), self._initializers())
        self._features = ChoiceEditor(theme, self.tr("Features from"))
        self._features.setMaximumWidth(150)
        self._lay_out()
        self._pooling.value_changed.connect(self._on_pooling_changed)
        self._dense.value_changed.connect(self._on_dense_changed)
        self._dropout.value_changed.connect(self._on_dropout_changed)
        self._batch_norm.value_changed.connect(self._on_batch_norm_changed)
        self._initializer.value_changed.connect(self._on_initializer_changed)
        self._features.value_changed.connect(self._on_features_changed)

    def _lay_out(self) -> None:
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (
                self.tr("Features from"),
                self._features,
                self.tr(
                    "The layer whose output the head reads. An earlier one knows simpler things "
                    "and is faster."
                ),
            ),
            (
                self.tr("Pooling"),
                self._pooling,
                self.tr(
                    "How the feature maps become one line of numbers: their average, their "
                    "maximum, or all of them (many more weights)."
                ),
            ),
            (
                self.tr("Dense layers"),
                self._dense,
                self.tr(
                    "Units of hidden layers before the classes, such as 256, 128. May be none."
                ),
            ),
            (
                self.tr("Dropout"),
                self._dropout,
                self.tr(
                    "Share of units that are switched off at random in each training step, "
                    "against learning by heart."
                ),
            ),
            (
                self.tr("Batch normalisation"),
                self._batch_norm,
                self.tr("Brings each dense layer's outputs to a common scale."),
            ),
            (
                self.tr("Initializer"),
                self._initializer,
                self.tr("How the random start of the head's weights is drawn."),
            ),
        )
        for label, editor, help_text in rows:
            self.body.addWidget(FormRow(self._context.theme, label, editor, help_text))

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        model = self._project.recipe.model
        self._pooling.set_value(model.pooling)
        self._dense.set_value(model.dense)
        self._dropout.set_value(model.dropout)
        units = (*map(count_text, model.dense), percent_text(model.dropout))
        self.set_summary(" · ".join((self._pooling.currentText(), *units)))
        self._batch_norm.set_value(model.batch_norm)
        self._initializer.set_value(model.initializer)
        self._show_features()

    def _show_features(self) -> None:
        chosen = self._project.recipe.model.features
        names = [layer.name for layer in self._project.layers if _can_feed(layer)]
        choices = [Choice(LAST, self.tr("Last layer"))]
        choices += [Choice(name, name) for name in reversed(names)]
        if chosen and chosen not in names:
            choices.append(Choice(chosen, chosen))
        self._features.set_choices(choices)
        self._features.set_value(chosen or LAST)

    def _pooling_choices(self) -> tuple[Choice, ...]:
        return (
            Choice("average", self.tr("Average")),
            Choice("max", self.tr("Maximum")),
            Choice("flatten", self.tr("Flatten")),
        )

    def _initializers(self) -> tuple[Choice, ...]:
        return (
            Choice("glorot_uniform", "Glorot uniform"),
            Choice("glorot_normal", "Glorot normal"),
            Choice("he_uniform", "He uniform"),
            Choice("he_normal", "He normal"),
            Choice("lecun_uniform", "LeCun uniform"),
            Choice("lecun_normal", "LeCun normal"),
        )

    def _set(self, what: str, **changes: Any) -> None:  # noqa: ANN401  # fields of Model
        recipe: Recipe = self._project.recipe
        model = replace(recipe.model, **changes)
        self._project.set_recipe(replace(recipe, model=model), what)

    @Slot(object)
    def _on_pooling_changed(self, value: str) -> None:
        self._set(self.tr("pooling"), pooling=value)

    @Slot(object)
    def _on_dense_changed(self, value: tuple[int, ...]) -> None:
        self._set(self.tr("dense layers"), dense=value)

    @Slot(object)
    def _on_dropout_changed(self, value: float) -> None:
        self._set(self.tr("dropout"), dropout=value)

    @Slot(object)
    def _on_batch_norm_changed(self, value: bool) -> None:
        self._set(self.tr("batch normalisation"), batch_norm=value)

    @Slot(object)
    def _on_initializer_changed(self, value: str) -> None:
        self._set(self.tr("initializer"), initializer=value)

    @Slot(object)
    def _on_features_changed(self, value: str) -> None:
        self._set(self.tr("features"), features=value or None)


def _can_feed(layer: Layer) -> bool:
    """Whether a head can read it: a feature map of the backbone."""
    if layer.is_head or layer.name.startswith(PREPROCESS_PREFIX):
        return False
    return len(layer.output_shape) == 3 and layer.kind != "InputLayer"
