"""Buttons with words."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.label import set_property
from studio.ui.widgets.plain_tip import plain_tip


class Variant(StrEnum):
    """How loud a button is; at most one PRIMARY a page."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_ICON_COLOR: dict[Variant, ColorName] = {
    Variant.PRIMARY: "on_accent",
    Variant.SECONDARY: "text",
    Variant.QUIET: "dim",
    Variant.DANGER: "error",
}


class Button(QPushButton):
    """A button of one of four variants, with an icon if it helps.

    It is reached with Tab but a click leaves the focus where it is, so that the ring is seen by
    those who need it and by nobody else.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        variant: Variant = Variant.SECONDARY,
        *,
        icon: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setProperty("small", small)
        self.setFont(theme.font_of(Role.CAPTION if small else Role.BODY))
        self.setIconSize(QSize(17, 14) if small else QSize(20, 16))
        self.set_variant(variant)

    def set_variant(self, variant: Variant) -> None:
        """Change how loud it is."""
        set_property(self, "variant", variant.value)
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, _ICON_COLOR[variant]))

    def set_obstacle(self, reason: str) -> None:
        """Switch the button off and say why, to the pointer and to a screen reader; "": on."""
        self.setEnabled(not reason)
        self.setToolTip(plain_tip(reason))
        self.setAccessibleDescription(reason)
