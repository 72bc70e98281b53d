"""The autoencoder: how images become a small code, and images again."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import FieldRows
from studio.ui.models.field_edit import set_field, vary_field
from studio.ui.pages.model.noise_card import NOISE_FIELDS
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import count_text, decimal_text
from studio.ui.texts.network_text import network_name
from studio.ui.theme import Role
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.label import Label


class AutoencoderCard(FoldableCard):
    """The fields of the autoencoder, and how much smaller its code is than an image."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("Autoencoder"))
        self.body.setSpacing(4)
        self._project = context.project
        fields = [one for one in fields_of(Form.AUTOENCODER) if one.path not in NOISE_FIELDS]
        self._rows = FieldRows(context.theme, fields, self)
        for row in self._rows.rows():
            self.body.addWidget(row)
        self._ratio = Label(context.theme, "", Role.DIM, wraps=True)
        self.body.addSpacing(4)
        self.body.addWidget(self._ratio)
        self._rows.edited.connect(self._on_field_edited)
        self._rows.varied.connect(partial(vary_field, self._project))

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe = self._project.recipe
        self._rows.show_recipe(recipe)
        self._ratio.setText(self._ratio_text(recipe))
        self.set_summary(network_name(recipe))

    def _ratio_text(self, recipe: Recipe) -> str:
        height, width = recipe.data.image_size
        values = height * width * (1 if recipe.data.color == "gray" else 3)
        code = recipe.autoencoder.code
        if code >= values:
            text = self.tr(
                "{values} values per image → {code} numbers. The code is no smaller than the "
                "image, so nothing has to be learned to restore it."
            )
        else:
            text = self.tr("{values} values per image → {code} numbers: {times} times smaller.")
        return text.format(
            values=count_text(values), code=count_text(code), times=_times_text(values / code)
        )

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        set_field(self._project, Place(path), value)


def _times_text(times: float) -> str:
    """Write how many times smaller a code is, without decimals that say nothing."""
    return count_text(round(times)) if times >= 10 else decimal_text(times, 1)
