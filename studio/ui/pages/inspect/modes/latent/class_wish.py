"""Which class the invented images shall be of, where a network can be asked for one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.theme import Theme

ANY = -1
"""All classes in turn."""


class ClassWish(ChoiceEditor):
    """To ask for a 7, say; hidden where there is no choice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Class"), parent=parent)
        self._classes: tuple[str, ...] = ()
        self.setMinimumWidth(112)
        self.hide()

    def offer(self, classes: Sequence[str]) -> None:
        """Offer these classes, and all of them in turn; none hides the choice."""
        if tuple(classes) == self._classes:
            return
        self._classes = tuple(classes)
        named = enumerate(classes)
        self.set_choices(
            [
                Choice(str(ANY), self.tr("All classes")),
                *(Choice(str(number), name) for number, name in named),
            ]
        )
        self.set_value(str(ANY))
        self.setVisible(bool(classes))

    def label(self) -> int:
        """Return the number of the class that is wished for, `ANY` for all in turn."""
        return int(self.value()) if self._classes else ANY
