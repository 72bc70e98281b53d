"""What is seen while the folder is looked through, or the images of a sample are written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.wire.messages import Phase
from studio.ui.texts.format import count_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.bar import Bar
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label


class ScanningPanel(QWidget):
    """Phase, folder, how far, and a way to stop it.

    Signals:
        cancel_chosen: the person wants it to stop.
    """

    cancel_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = Label(theme, "", Role.STRONG)
        self._folder = ElidedLabel(theme, "", Role.DIM)
        self._bar = Bar(theme, thickness=6)
        self._count = Label(theme, "", Role.CAPTION)
        self.cancel = Button(theme, self.tr("Cancel"))
        card = Card(theme)
        card.setFixedWidth(420)
        for widget in (self._phase, self._folder, self._bar, self._count):
            card.body.addWidget(widget)
        card.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.cancel.clicked.connect(self.cancel_chosen)

    def show_phase(self, phase: Phase, folder: str) -> None:
        """Say what is going on, before it is known how far it is."""
        text = phase_text(phase) if phase is Phase.SCANNING else self.tr("Writing the images")
        self._phase.setText(text)
        self._folder.setText(folder)
        self.show_progress(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is; `total` 0 where that is not known."""
        self._bar.set_share(done / total if total else 0.0)
        text = self.tr("{done} of {total} files")
        self._count.setText(
            text.format(done=count_text(done), total=count_text(total)) if total else ""
        )
