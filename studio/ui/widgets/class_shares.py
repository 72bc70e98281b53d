"""Classes with their probabilities as bars, the likeliest first; one of them can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.class_row import ClassRow

MOST = 5
"""Classes that are shown."""


class ClassShare(NamedTuple):
    """One class of an answer.

    Attributes:
        number: of the class.
        name: of the class.
        share: its probability, 0..1.
        is_true: whether the image is known to be of it.
    """

    number: int
    name: str
    share: float
    is_true: bool = False


class ClassShares(QWidget):
    """A row for each of at most five classes; the true one, where it is known, in green.

    Args:
        theme: for the colours.
        is_choice: whether one of the rows can be chosen.

    Signals:
        class_chosen(int): number of the class that the person chose.
    """

    class_chosen = Signal(int)

    def __init__(
        self, theme: Theme, *, is_choice: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = [ClassRow(theme, is_choice=is_choice) for _ in range(MOST)]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for row in self._rows:
            self._group.addButton(row)
            column.addWidget(row)
        self._group.buttonClicked.connect(self._on_row_clicked)
        self.show_shares(())

    def rows(self) -> list[ClassRow]:
        """Return the rows that are seen."""
        return [row for row in self._rows if not row.isHidden()]

    def show_shares(self, shares: Sequence[ClassShare], chosen: int | None = None) -> None:
        """Show these classes, at most five; the row of class `chosen` stays down."""
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(shares))
            if at < len(shares):
                number, name, share, is_true = shares[at]
                row.set_class(number, name, share, "good" if is_true else "accent")
                row.setChecked(number == chosen)

    def texts(self) -> list[str]:
        """Return what is shown, a line a class."""
        return [row.accessibleName() for row in self.rows()]

    @Slot(QAbstractButton)
    def _on_row_clicked(self, row: QAbstractButton) -> None:
        assert isinstance(row, ClassRow)
        self.class_chosen.emit(row.number)
