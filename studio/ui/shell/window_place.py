"""Where the window stands and how large it is, from one start of the program to the next."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

from studio.ui.models.settings import Settings

FIRST_SIZE = QSize(1280, 800)
SMALLEST = QSize(960, 640)
MUST_BE_SEEN = 32
"""Pixels of a title bar that a window put back where it was has to show at least."""


def restore_place(window: QWidget, settings: Settings) -> None:
    """Make `window` as large as it was, no larger than the screen, and put it where it was."""
    remembered = settings.value
    wanted = QSize(*remembered.window) if remembered.window else FIRST_SIZE
    room = _room_on_screen(window)
    window.setMinimumSize(SMALLEST.boundedTo(room))
    window.resize(wanted.boundedTo(room).expandedTo(window.minimumSize()))
    if remembered.place is not None:
        _move(window, QPoint(*remembered.place))
    if remembered.is_maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def remember_place(window: QWidget, settings: Settings) -> None:
    """Keep size and place for the next start; of a maximised window those that it had before."""
    is_maximized = window.isMaximized()
    is_normal = not (is_maximized or window.isFullScreen())
    size = window.size() if is_normal else window.normalGeometry().size()
    settings.change(
        window=(size.width(), size.height()),
        place=(window.x(), window.y()) if is_normal else settings.value.place,
        is_maximized=is_maximized,
    )


def _move(window: QWidget, place: QPoint) -> None:
    """Go where the window was left, if its title bar can still be taken hold of there."""
    title = QRect(place, QSize(window.width(), MUST_BE_SEEN))
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(title)
        if seen.width() >= MUST_BE_SEEN and seen.height() == MUST_BE_SEEN:
            window.move(place)
            return


def _room_on_screen(window: QWidget) -> QSize:
    """Return what is left for the window below its title bar, whose frame counts as well."""
    title_bar = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    return window.screen().availableSize() - QSize(0, max(title_bar, 0))
