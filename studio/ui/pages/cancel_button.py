"""The button that gives up what is asked of the engine."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.ui.engine.request_slot import RequestSlot
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button, Variant


class CancelButton(Button):
    """Cancels the request of a slot, and says so until the engine has given it up.

    The engine may need a while for that: it looks between two steps.
    """

    def __init__(
        self,
        theme: Theme,
        slot: RequestSlot,
        variant: Variant = Variant.SECONDARY,
        *,
        small: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", variant, small=small, parent=parent)
        self._slot = slot
        self.clicked.connect(self._on_clicked)
        for signal in (slot.started, slot.answered, slot.failed, slot.cancelled):
            signal.connect(self._offer)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        self.setText(self.tr("Cancel"))
        self.setEnabled(True)

    @Slot()
    def _on_clicked(self) -> None:
        self._slot.cancel()
        if self._slot.is_active:
            self.setText(self.tr("Cancelling…"))
            self.setEnabled(False)
