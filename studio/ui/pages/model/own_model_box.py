"""What a model of one's own brings: how much of it is used, and what it told apart before."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.networks.feature_layers import candidates, dropped, features_of
from studio.core.networks.layers import PROGRAM_KIND
from studio.core.recipes.place import Place
from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.models.field_edit import set_field
from studio.ui.pages.page import PageContext
from studio.ui.theme import Role
from studio.ui.widgets.label import Label

_FEATURES = "model.features"
_MOST_NAMES = 4


class OwnModelBox(QWidget):
    """Says what of the model is left out, and lets layers at its end be dropped or taken back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = context.project
        self._network = context.network
        self._text = Label(context.theme, "", Role.CAPTION, wraps=True)
        self.drop = IntegerEditor(context.theme, self.tr("Layers dropped"), Range(lowest=0))
        self._row = FormRow(
            context.theme,
            self.tr("Layers dropped"),
            self.drop,
            self.tr(
                "How many layers at the end of your model are left out. Its own classifier is, "
                "unless you want the head to read its answers; the head's list of layers says "
                "where the features come from."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addWidget(self._row)
        self.drop.value_changed.connect(self._on_drop_changed)

    def show_network(self) -> None:
        """Show the network as it was described last."""
        layers, left_out = self._network.layers, self._network.left_out
        found = candidates(layers, left_out, is_own=True)
        self._row.setVisible(len(found) > 1)
        self.drop.set_limits(Range(lowest=0, highest=max(len(found) - 1, 0)))
        self.drop.set_value(dropped(found, features_of(layers)))
        self._text.setText(self._said())
        self._text.setVisible(bool(self._text.text()))

    def _said(self) -> str:
        layers, left_out = self._network.layers, self._network.left_out
        classes = self._network.file_classes
        said = []
        if any(row.kind == PROGRAM_KIND for row in layers):
            said.append(self.tr("A SavedModel: one block that computes and never trains."))
        if left_out:
            names = _shortened([row.name for row in left_out])
            said.append(self.tr("Left out: {names}.").format(names=names))
        elif layers:
            said.append(self.tr("All of its layers are used."))
        if classes:
            text = self.tr("It told %n class(es) apart: {names}.", "", len(classes))
            said.append(text.format(names=_shortened(classes)))
        return " ".join(said)

    @Slot(object)
    def _on_drop_changed(self, count: int) -> None:
        layers, left_out = self._network.layers, self._network.left_out
        found = candidates(layers, left_out, is_own=True)
        if found:
            name = found[max(len(found) - 1 - count, 0)].name
            set_field(self._project, Place(_FEATURES), name)


def _shortened(names: tuple[str, ...] | list[str]) -> str:
    """Return the first few names, and how many more there are."""
    shown, more = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    return f"{shown} (+{more})" if more > 0 else shown
