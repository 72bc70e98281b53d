"""Layouts that have found their places before anything is painted."""

from PySide6.QtCore import QCoreApplication, QEvent

MOST_LEVELS = 16
"""Of layouts within each other, from a label up to the window."""


def settle_layouts() -> None:
    """Let every change of size reach the window at once.

    Qt passes what a widget needs to the layout around it by an event, so each level takes a turn of
    the event loop, and with a turn between two levels a page is painted with its cards squeezed
    into the height that they had before; on a busy computer for a second.
    """
    for _ in range(MOST_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
