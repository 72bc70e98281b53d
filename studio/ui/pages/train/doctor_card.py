"""What the curves and the predictions of a run say, once it has ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.core.advice import Advice
from studio.ui.pages.advice_list import AdviceList
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card


class DoctorCard(Card):
    """Each finding with its numbers, and a button where something helps; no card without any.

    Signals:
        fix_chosen(object): the `Advice` whose button was pressed.
    """

    fix_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("What stands out"))
        self.list = AdviceList(theme)
        self.body.addWidget(self.list)
        self.list.fix_chosen.connect(self.fix_chosen)
        self.hide()

    def show_advice(self, advice: Sequence[Advice]) -> None:
        """Show these, the graver matter first."""
        self.list.set_advice(advice)
        self.setVisible(bool(advice))

    def text(self) -> str:
        """Return all sentences, in English."""
        return "\n".join(str(one.sentence) for one in self.list.advice())
