"""Sentences above every page that wait until somebody has seen them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner, Kind


class Notices(QWidget):
    """A column of banners, at most one a subject."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 0)
        self._column.setSpacing(8)
        self.setVisible(False)

    def notify(
        self,
        subject: str,
        kind: Kind,
        text: str,
        *,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        details: str = "",
    ) -> None:
        """Show a sentence about `subject`, in place of an earlier one about it."""
        self.dismiss(subject)
        banner = Banner(
            self._theme, kind, text, action=action, details=details, closable=True, parent=self
        )
        banner.setObjectName(subject)
        if on_action is not None:
            banner.action_chosen.connect(on_action)
        banner.closed.connect(self._on_banner_closed)
        self._banners[subject] = banner
        self._column.addWidget(banner)
        self.setVisible(True)

    def dismiss(self, subject: str) -> None:
        """Take the sentence about `subject` away, if there is one."""
        banner = self._banners.pop(subject, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._banners))

    def banner(self, subject: str) -> Banner | None:
        """Return what is shown about `subject`."""
        return self._banners.get(subject)

    def _on_banner_closed(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            self.dismiss(banner.objectName())
