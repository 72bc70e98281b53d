"""Which part of a network is exported, where it has several."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.tasks.table import Task
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.segmented_control import SegmentedControl

WHOLE = ""


class PartCard(Card):
    """The whole network or one of its parts; hidden where it has none.

    Signals:
        part_chosen(str): the part the person chose, `WHOLE` for all of it.
    """

    part_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Part"))
        self._task = ""
        self._names = {
            WHOLE: self.tr("Whole network"),
            "encoder": self.tr("Encoder"),
            "decoder": self.tr("Decoder"),
            "generator": self.tr("Generator"),
            "discriminator": self.tr("Discriminator"),
        }
        self._meanings = {
            WHOLE: self.tr("Takes an image and gives the restored image."),
            "encoder": self.tr("Takes an image and gives its code."),
            "decoder": self.tr("Takes a code and gives an image."),
            "generator": self.tr(
                "Takes random numbers, with a class if it was trained so, and gives an image."
            ),
            "discriminator": self.tr("Takes an image and says how real it looks, 0 to 1."),
        }
        self._control = SegmentedControl(theme, self.tr("Part"), list(self._names.items()))
        self._meaning = Label(theme, "", Role.DIM, wraps=True)
        self.body.addWidget(self._control)
        self.body.addWidget(self._meaning)
        self._control.choice_chosen.connect(self._on_choice_chosen)
        self.set_part(WHOLE)

    def part(self) -> str:
        """Return what is chosen, `WHOLE` for all of it."""
        return self._control.choice()

    def set_part(self, part: str) -> None:
        """Choose a part without a signal."""
        self._control.set_choice(part)
        self._meaning.setText(self._meanings[part])

    def show_task(self, about: Task) -> None:
        """Offer the parts of a task's network, and the whole where it is of use by itself."""
        self.setVisible(bool(about.parts))
        offered = about.parts if about.main_part else (WHOLE, *about.parts)
        for part in self._names:
            self._control.set_shown(part, part in offered)
        if about.key != self._task or self.part() not in offered:
            self._task = about.key
            self.set_part(about.main_part)

    @Slot(str)
    def _on_choice_chosen(self, part: str) -> None:
        self._meaning.setText(self._meanings[part])
        self.part_chosen.emit(part)
