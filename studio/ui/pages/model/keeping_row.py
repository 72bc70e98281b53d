"""How many epochs of a run are kept to be looked at, and what they take on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.core.networks.layers import Layer
from studio.core.plan.kept_size import kept_bytes
from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.recipe import Recipe
from studio.ui.editors import FieldRows
from studio.ui.pages.model.stage_form import COLUMNS
from studio.ui.texts.format import bytes_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel


class KeepingRow(QWidget):
    """The field, and beside it the room that the kept epochs need.

    Signals:
        edited(str, object): the person gave the field of this path this value.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = FieldRows(theme, fields_of(Form.KEEPING), self)
        self._room = ElidedLabel(theme, "", Role.CAPTION)
        grid = QGridLayout(self)  # its columns are those of the stage's form above it
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * GRID)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for at, each in enumerate(self._rows.rows()):
            grid.addWidget(each, at, 0)
        grid.addWidget(self._room, 0, 1, 1, COLUMNS - 1)
        self._rows.edited.connect(self.edited)

    def editor(self, path: str) -> Any:  # noqa: ANN401  # what its kind asks for
        """Return the editor of a field."""
        return self._rows.editor(path)

    def show_recipe(self, recipe: Recipe, layers: Sequence[Layer], answers: int) -> None:
        """Show what the recipe says, and what that takes.

        Args:
            recipe: of the project.
            layers: of its network.
            answers: numbers that are kept of the validation images after each kept epoch.
        """
        self._rows.show_recipe(recipe)
        size = kept_bytes(layers, recipe, answers)
        text = self.tr("up to {size} for each run").format(size=bytes_text(size))
        self._room.setText(text if size else "")

    def text(self) -> str:
        """Return what is said of the room, "" where it is not known."""
        return self._room.text()
