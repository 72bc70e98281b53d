"""The head: what turns the backbone's features into classes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from studio.core.networks.catalogue import is_known
from studio.core.networks.feature_layers import candidates
from studio.core.recipes.fields import Form, field_at, fields_of
from studio.core.recipes.place import Place
from studio.ui.editors import Choice
from studio.ui.models.search_offers import offered_to_search
from studio.ui.pages.model.fields_card import FieldsCard
from studio.ui.pages.page import PageContext
from studio.ui.texts.fields import lowest_text, value_text_at

FEATURES = "model.features"
LAST = ""
"""Stands in a list for the recipe's None: the backbone's last layer."""

_FEATURES_WIDTH = 150
"""Pixels; names of layers may be long."""

_SUMMARY = ("model.pooling", "model.dense", "model.dropout")
"""What the title of the folded card says."""


class HeadCard(FieldsCard):
    """The fields of the head; which layer feeds it is chosen among those of the network."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, fields_of(Form.HEAD), parent)
        self.set_title(self.tr("Head"))
        self._network = context.network
        self.editor(FEATURES).setMaximumWidth(_FEATURES_WIDTH)
        self._rows.mark(FEATURES).offer(partial(offered_to_search, context, FEATURES))

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe = self._project.recipe
        self._offer_layers(recipe.model.features)
        self._rows.show_recipe(recipe)
        facts = (value_text_at(recipe, Place(path)) for path in _SUMMARY)
        self.set_summary(" · ".join(facts))

    def _offer_layers(self, chosen: str | None) -> None:
        is_own = not is_known(self._project.recipe.model.backbone)
        found = candidates(self._network.layers, self._network.left_out, is_own=is_own)
        names = [layer.name for layer in found]
        choices = [Choice(LAST, lowest_text(field_at(FEATURES)))]
        choices += [Choice(name, name) for name in reversed(names)]
        if chosen and chosen not in names:
            choices.append(Choice(chosen, chosen))
        self.editor(FEATURES).set_choices(choices)
