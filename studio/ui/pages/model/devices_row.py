"""On how many devices of this computer a run trains, and what each gets of a batch."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.plan.shares import share_sizes
from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import FieldRows
from studio.ui.pages.model.stage_form import COLUMNS
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel


class DevicesRow(QWidget):
    """The field, and beside it how a batch is shared.

    It is hidden where the computer has one device and the recipe asks for no more.

    Signals:
        edited(str, object): the person gave the field of this path this value.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FieldRows(theme, fields_of(Form.COMPUTING), self)
        self._shares = ElidedLabel(theme, "", Role.CAPTION)
        grid = QGridLayout(self)  # its columns are those of the stage's form above it
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, each in enumerate(self._rows.rows()):
            grid.addWidget(each, at, 0)
        grid.addWidget(self._shares, 0, 1, 1, COLUMNS - 1)
        self._rows.edited.connect(self.edited)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def show_recipe(self, recipe: Recipe, here: int) -> None:
        """Show what the recipe says, and what that means on a computer with `here` devices.

        Args:
            recipe: what it says.
            here: 0 while that is not known.
        """
        self._rows.show_recipe(recipe)
        self.setVisible(here > 1 or recipe.devices != 1)
        sizes = share_sizes(recipe, here)
        if not sizes:
            self._shares.setText("")
        elif len(sizes) == 1:
            self._shares.setText(self.tr("One device trains alone"))
        else:
            shares = " + ".join(count_text(size) for size in sizes)
            self._shares.setText(self.tr("{shares} images of each batch").format(shares=shares))

    def text(self) -> str:
        """Return what is said of the shares, "" where it is not known."""
        return self._shares.text()
