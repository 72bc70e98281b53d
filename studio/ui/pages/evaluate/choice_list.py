"""A few things to choose from, each with a figure and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.label import Label


class ListEntry(NamedTuple):
    """One of them."""

    key: str
    title: str
    figure: str
    label: str


class ChoiceList(QWidget):
    """Titles with a figure at the right and a sentence below; one of them is chosen.

    Signals:
        choice_chosen(str): the person chose.
    """

    choice_chosen = Signal(str)

    def __init__(self, theme: Theme, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._rows = {key: _Row(theme, key) for key in keys}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for row in self._rows.values():
            self._group.addButton(row.button)
            column.addWidget(row)
            row.button.clicked.connect(self._on_clicked)
        next(iter(self._rows.values())).button.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def choice(self) -> str:
        """Return the key of what is chosen."""
        return next(key for key, row in self._rows.items() if row.button.isChecked())

    def set_choice(self, key: str) -> None:
        """Choose `key` without a signal; KeyError where there is none."""
        self._rows[key].button.setChecked(True)

    def set_choices(self, choices: Sequence[ListEntry]) -> None:
        """Name what there is to choose from; the keys are those that were given first."""
        for choice in choices:
            self._rows[choice.key].show_choice(choice)

    @Slot()
    def _on_clicked(self) -> None:
        self.choice_chosen.emit(self.choice())


class _Row(QWidget):
    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self.key = key
        self.button = Button(theme, "", small=True)
        self.button.setProperty("variant", "segment")
        self.button.setCheckable(True)
        self._figure = Label(theme, "", Role.STRONG)
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        head = QHBoxLayout()
        head.addWidget(self.button)
        head.addStretch(1)
        head.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._text)

    def show_choice(self, choice: ListEntry) -> None:
        self.button.setText(choice.title)
        self.button.setAccessibleDescription(f"{choice.figure} {choice.label}")
        self._figure.setText(choice.figure)
        self._text.setText(choice.label)
