"""What the network says of the image, and the class that is to be explained."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from studio.ui.pages.inspect.subject import PREDICTED
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.class_choice import ClassChoice
from studio.ui.widgets.list_popup import ListPopup

SHOWN = 5


class PredictionCard(Card):
    """The strongest classes as bars; one of them, or any other, is explained.

    Signals:
        class_chosen(int): number of the class that the person wants explained.
    """

    class_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Prediction"))
        self.body.setSpacing(2)
        self._classes: tuple[str, ...] = ()
        self._probabilities = np.zeros(0, np.float32)
        self._label = PREDICTED
        self._rows = [ClassChoice(theme) for _ in range(SHOWN)]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._other = Button(theme, self.tr("Other class…"), small=True)
        self._other.setToolTip(self.tr("Choose any class to see what speaks for it in the image."))
        self._popup = ListPopup(theme, self.tr("Search classes"), self)
        for row in self._rows:
            self._group.addButton(row)
            self.body.addWidget(row)
            row.hide()
        self.add_action(self._other)
        self._other.hide()
        self._group.buttonClicked.connect(self._on_row_clicked)
        self._other.clicked.connect(self._on_other_clicked)
        self._popup.choice_chosen.connect(self._on_other_chosen)

    def rows(self) -> list[ClassChoice]:
        """Return the rows that are seen, the strongest class first."""
        return [row for row in self._rows if not row.isHidden()]

    def label(self) -> int:
        """Return the class that is explained: a number, or `PREDICTED`."""
        return self._label

    def predicted(self) -> int:
        """Return the most probable class, `PREDICTED` before it is known."""
        return int(self._probabilities.argmax()) if self._probabilities.size else PREDICTED

    def show_prediction(self, probabilities: NDArray[np.float32], classes: Sequence[str]) -> None:
        """Show the strongest classes, and the one that is explained where it is none of them.

        Args:
            probabilities: (classes,), 0..1.
            classes: their names.
        """
        if tuple(classes) != self._classes:
            self._classes = tuple(classes)
            self._label = PREDICTED
            self._popup.set_choices([(str(at), name) for at, name in enumerate(classes)])
        self._probabilities = probabilities
        order = np.argsort(-probabilities, kind="stable")[:SHOWN].tolist()
        if self._label != PREDICTED and self._label not in order:
            order[-1] = self._label
        for row, number in zip(self._rows, order, strict=False):
            row.set_class(number, self._classes[number], float(probabilities[number]))
            row.setChecked(number == (order[0] if self._label == PREDICTED else self._label))
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(order))
        self._other.setVisible(len(self._classes) > SHOWN)

    def strongest(self) -> tuple[int, ...]:
        """Return the numbers of the classes that are shown, the most probable first."""
        order = np.argsort(-self._probabilities, kind="stable")[:SHOWN]
        return tuple(order.tolist())

    def forget(self) -> None:
        """Show nothing: another network is asked."""
        self._classes, self._probabilities = (), np.zeros(0, np.float32)
        self._label = PREDICTED
        for row in self._rows:
            row.hide()
        self._other.hide()

    @Slot(object)
    def _on_row_clicked(self, row: ClassChoice) -> None:
        self._choose(row.number)

    @Slot()
    def _on_other_clicked(self) -> None:
        self._popup.open_at(self._other.mapToGlobal(QPoint(0, self._other.height())))

    @Slot(str)
    def _on_other_chosen(self, key: str) -> None:
        self._choose(int(key))

    def _choose(self, number: int) -> None:
        label = PREDICTED if number == self.predicted() else number
        if label != self._label:
            self._label = label
            self.show_prediction(self._probabilities, self._classes)
            self.class_chosen.emit(label)
