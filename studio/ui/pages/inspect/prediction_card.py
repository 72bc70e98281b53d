"""What the network says of the image, and the class that is to be explained."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.pages.inspect.subject import PREDICTED
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.class_row import ClassRow
from studio.ui.widgets.class_shares import MOST, ClassShare, ClassShares
from studio.ui.widgets.list_popup import ListPopup


class PredictionCard(Card):
    """The strongest classes as bars; one of them, or any other, is explained.

    Signals:
        class_chosen(int): number of the class that the person wants explained.
    """

    class_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Prediction"))
        self._classes: tuple[str, ...] = ()
        self._probabilities = np.zeros(0, np.float32)
        self._label = PREDICTED
        self._shares = ClassShares(theme, is_choice=True)
        self._other = Button(theme, self.tr("Other class…"), small=True)
        self._other.setToolTip(self.tr("Choose any class to see what speaks for it in the image."))
        self._popup = ListPopup(theme, self.tr("Search classes"), self)
        self.body.addWidget(self._shares)
        self.add_action(self._other)
        self._other.hide()
        self._shares.class_chosen.connect(self._choose)
        self._other.clicked.connect(self._on_other_clicked)
        self._popup.choice_chosen.connect(self._on_other_chosen)

    def rows(self) -> list[ClassRow]:
        """Return the rows that are seen, the strongest class first."""
        return self._shares.rows()

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
        order = np.argsort(-probabilities, kind="stable")[:MOST].tolist()
        if self._label != PREDICTED and self._label not in order:
            order[-1] = self._label
        self._shares.show_shares(
            [
                ClassShare(number, self._classes[number], float(probabilities[number]))
                for number in order
            ],
            order[0] if self._label == PREDICTED else self._label,
        )
        self._other.setVisible(len(self._classes) > MOST)

    def strongest(self) -> tuple[int, ...]:
        """Return the numbers of the classes that are shown, the most probable first."""
        order = np.argsort(-self._probabilities, kind="stable")[:MOST]
        return tuple(order.tolist())

    def forget(self) -> None:
        """Show nothing: another network is asked."""
        self._classes, self._probabilities = (), np.zeros(0, np.float32)
        self._label = PREDICTED
        self._shares.show_shares(())
        self._other.hide()

    @Slot()
    def _on_other_clicked(self) -> None:
        self._popup.open_at(self._other.mapToGlobal(QPoint(0, self._other.height())))

    @Slot(str)
    def _on_other_chosen(self, key: str) -> None:
        self._choose(int(key))

    @Slot(int)
    def _choose(self, number: int) -> None:
        label = PREDICTED if number == self.predicted() else number
        if label != self._label:
            self._label = label
            self.show_prediction(self._probabilities, self._classes)
            self.class_chosen.emit(label)
