"""The autoencoder: how images become a small code, and images again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.recipe import Recipe
from studio.ui.pages.model.fields_card import FieldsCard
from studio.ui.pages.model.noise_card import NOISE_FIELDS
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import count_text, decimal_text
from studio.ui.texts.network_text import network_name
from studio.ui.theme import Role
from studio.ui.widgets.label import Label


class AutoencoderCard(FieldsCard):
    """The fields of the autoencoder, and how much smaller its code is than an image."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        fields = [one for one in fields_of(Form.AUTOENCODER) if one.path not in NOISE_FIELDS]
        super().__init__(context, fields, parent)
        self.set_title(self.tr("Autoencoder"))
        self._ratio = Label(context.theme, "", Role.DIM, wraps=True)
        self.body.addSpacing(4)
        self.body.addWidget(self._ratio)

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


def _times_text(times: float) -> str:
    """Write how many times smaller a code is, without decimals that say nothing."""
    return count_text(round(times)) if times >= 10 else decimal_text(times, 1)
