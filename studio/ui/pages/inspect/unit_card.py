"""How one value of a map comes about: patch × kernel, summed, and the activation function."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.unit import Unit, UnitFacts
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.inspect.mode import SeenPart
from studio.ui.pages.inspect.seen_card import SeenCard
from studio.ui.texts.format import figure_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label
from studio.ui.widgets.matrix_product import Factor, MatrixProduct

MOST = 64
"""Input channels that are offered, those that contribute most."""


class UnitCard(SeenCard):
    """The path of one unit, with its numbers.

    Signals:
        closed(): the person wants to see it no longer.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("One value"))
        self._where = Label(theme, "", Role.CAPTION, wraps=True)
        self._channel = ChoiceEditor(theme, self.tr("Input channel"))
        self._product = MatrixProduct(theme)
        self._sum = KeyValueRow(theme, self.tr("Sum + bias"))
        self._value = KeyValueRow(theme, self.tr("= value"))
        self._activation = KeyValueRow(theme, "")
        close = IconButton(theme, "close", self.tr("Close"), small=True)
        self.offer(self._product, self._product.picture, self._is_empty)
        self.add_action(close)
        for widget in (self._where, self._channel, self._product):
            self.body.addWidget(widget)
        for row in (self._sum, self._value, self._activation):
            self.body.addWidget(row)
        self.body.addStretch(1)
        close.clicked.connect(self.closed)
        self._channel.value_changed.connect(self._on_channel_changed)

    def show_unit(self, view: Unit, seen: SeenPart) -> None:
        """Show the path of the unit that `view` names."""
        facts, arrays = seen.facts, seen.arrays
        assert isinstance(facts, UnitFacts)
        self._seen = seen
        self._where.setText(
            self.tr("Map {map}, row {row}, column {column}, made of {source}").format(
                map=view.filter, row=view.row, column=view.column, source=facts.source
            )
        )
        parts = arrays["product"].sum(axis=(0, 1))
        order = np.argsort(-np.abs(parts), kind="stable")[:MOST].tolist()
        numbers = arrays["inputs"].tolist()
        text = self.tr("Input channel {number}: {value}")
        self._channel.set_choices(
            [
                Choice(str(at), text.format(number=numbers[at], value=figure_text(parts[at])))
                for at in order
            ]
        )
        if order:
            self._channel.set_value(str(order[0]))
        self._channel.setVisible(len(order) > 1)
        parts_text = (figure_text(float(parts.sum())), figure_text(float(arrays["bias"])))
        self._sum.set_value(" + ".join(parts_text))
        self._value.set_value(figure_text(float(arrays["value"])))
        self._activation.set_key(self.tr("after {function}").format(function=facts.function))
        self._activation.set_value(figure_text(float(arrays["activation"])))
        self._activation.setVisible(facts.function != "linear")
        self._show_channel()

    def _show_channel(self) -> None:
        if self._seen is None or not self._channel.value():
            return
        at, arrays = int(self._channel.value()), self._seen.arrays
        self._product.set_factors(
            Factor(self.tr("Patch"), arrays["patch"][..., at]),
            Factor(self.tr("Kernel"), arrays["kernel"][..., at]),
            Factor(self.tr("Product"), arrays["product"][..., at]),
        )

    @Slot(object)
    def _on_channel_changed(self, _value: object) -> None:
        self._show_channel()

    def _is_empty(self) -> bool:
        return self._seen is None

    def file_stem(self) -> str:
        """Return the suggested name of a file."""
        facts = None if self._seen is None else self._seen.facts
        return f"{facts.layer}-unit" if isinstance(facts, UnitFacts) else "unit"

    def about(self) -> str:
        """Return where the value stands, and how it comes about."""
        rows = (self._sum, self._value, self._activation)
        said = (row.accessibleName() for row in rows if not row.isHidden())
        return ", ".join((self._where.text(), self._channel.currentText(), *said))
