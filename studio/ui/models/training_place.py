"""Where whole runs are trained that need not be watched: here, or on a cluster."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from studio.ui.models.settings import Settings


class TrainingPlace(QObject):
    """The cluster of the settings, unless a person chose this computer for now.

    The choice is not remembered: another address in the settings takes it back.

    Signals:
        changed(): `address`, `is_here` or `cluster` is another.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._known = settings.value.cluster
        self._is_here = False
        settings.changed.connect(self._on_settings_changed)

    @property
    def address(self) -> str:
        """Address of the cluster that the settings name, "" for none."""
        return self._settings.value.cluster

    @property
    def is_here(self) -> bool:
        """Whether what begins next is trained on this computer."""
        return self._is_here or not self.address

    @property
    def cluster(self) -> str:
        """Address of the cluster that trains what begins next, "" for this computer."""
        return "" if self.is_here else self.address

    def choose(self, *, is_here: bool) -> None:
        """Train what begins next on this computer, or on the cluster where there is one."""
        if is_here is not self._is_here:
            self._is_here = is_here
            self.changed.emit()

    @Slot()
    def _on_settings_changed(self) -> None:
        if self._known != self.address:
            self._known, self._is_here = self.address, False
            self.changed.emit()
