"""A button with an icon only; its words are in the tooltip and for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from studio.ui.theme import Theme


class IconButton(QToolButton):
    """A square button; `text` says what it does, in the tooltip and to a screen reader."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        *,
        checkable: bool = False,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("small", small)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(14, 14) if small else QSize(18, 18))
        self.set_icon(icon)
        self.set_label(text)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self.setIcon(self._theme.icon(icon, "dim", "accent"))

    def set_label(self, text: str) -> None:
        """Say what it does."""
        self.setToolTip(text)
        self.setAccessibleName(text)
