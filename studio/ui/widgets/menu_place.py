"""Where a menu opens that was asked for with the mouse or with a key."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget


def is_by_mouse(event: QContextMenuEvent) -> bool:
    """Whether the pointer says what the menu is about; else it is what is chosen."""
    return event.reason() == QContextMenuEvent.Reason.Mouse


def menu_place(event: QContextMenuEvent, within: QWidget, chosen: QPoint) -> QPoint:
    """Return the place on the screen.

    Args:
        event: that asks for the menu.
        within: the widget, or its viewport, that `chosen` counts in.
        chosen: the middle of what is chosen there, for a menu asked for with a key.
    """
    return event.globalPos() if is_by_mouse(event) else within.mapToGlobal(chosen)
