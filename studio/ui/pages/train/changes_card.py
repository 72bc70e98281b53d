"""How far each layer's weights have moved."""

import math

from PySide6.QtWidgets import QWidget

from studio.core.plan.block_rows import change_rows, span_text
from studio.core.wire.messages import Changed
from studio.ui.texts.format import figure_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.labelled_bar import LabelledBar

SEVERAL = 10.0
"""From this relative change on it is told in times and not in percent."""


class ChangesCard(Card):
    """A bar for each block; bars grow with the square root, so that small steps are seen too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("What has changed"))
        self.body.setSpacing(4)
        self._theme = theme
        self._rows: list[LabelledBar] = []
        self._note = Label(theme, "", Role.CAPTION, wraps=True)
        self.body.addWidget(self._note)
        self.show_change(None)

    def show_change(self, changed: Changed | None) -> None:
        """Show the newest figures; None before the end of the first epoch.

        The run itself says which layers make a block: the project may have another network by now.
        """
        distances = dict(zip(changed.layers, changed.distance, strict=True)) if changed else {}
        blocks = dict(zip(changed.layers, changed.blocks, strict=False)) if changed else {}
        rows = change_rows(distances, blocks)
        self._resize(len(rows))
        for bar, row in zip(self._rows, rows, strict=True):
            bar.set_label(span_text(row.first, row.last))
            bar.set_value(self._text(row.distance), _share(row.distance), "third")
        self._note.setText(
            self.tr("How far the weights moved from where the run began. Frozen layers stay at 0.")
            if rows
            else self.tr("Shown after the first epoch.")
        )

    def _text(self, distance: float) -> str:
        if distance == 0:
            return self.tr("frozen")
        if not math.isfinite(distance):
            return self.tr("not finite")
        if distance >= SEVERAL:
            return self.tr("{times}×").format(times=figure_text(distance))
        return percent_text(distance, 1)

    def _resize(self, count: int) -> None:
        while len(self._rows) < count:
            bar = LabelledBar(self._theme, "")
            self.body.insertWidget(len(self._rows), bar)
            self._rows.append(bar)
        while len(self._rows) > count:
            gone = self._rows.pop()
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()


def _share(distance: float) -> float:
    """Return how much of its bar a distance fills, all of it where it is not a number."""
    return math.sqrt(min(distance, 1.0)) if math.isfinite(distance) else 1.0
