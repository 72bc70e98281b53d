"""Whether every word on the screen can be read: nothing cut, or cut with the whole in a tooltip."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from html import unescape

from press import Wait
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from crawler.program import Program, is_of_qt
from crawler.states import pause
from studio.ui.widgets.elided_label import ElidedLabel

SLACK = 1
"""Pixels by which rounding may fall short."""

PATIENCE_SECONDS = 3.0
"""A page that shows what just came is laid out several times, slowly where much else computes."""


def unreadable(program: Program) -> Generator[Wait, None, list[str]]:
    """Return a sentence for each text that is cut off and stays so when all has its place.

    Of the main window and of the dialog before it; Qt's own dialogs are Qt's business.
    """
    found = _clipped_now(program)
    end = time.monotonic() + PATIENCE_SECONDS
    while found and time.monotonic() < end:
        yield from pause(0.3)
        found = [one for one in _clipped_now(program) if one in found]
    return found


def _clipped_now(program: Program) -> list[str]:
    front = program.front()
    found = clipped(program.window)
    if front is not program.window and not is_of_qt(front):
        name = type(front).__name__
        found += [f"in {name}: {one}" for one in clipped(front)]
    return found


def clipped(window: QWidget) -> list[str]:
    """Return a sentence for each text of `window` that is cut off at this moment."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window:
            found += list(_cut_in(widget))
            if _has_words(widget):
                found += list(_cut_by_parents(widget, window))
    return found


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text())
    return isinstance(widget, QComboBox | QLineEdit)


def _cut_in(widget: QWidget) -> Iterator[str]:
    match widget:
        case ElidedLabel():
            is_whole = widget.shown_text().split() == widget.text().split()
            if not is_whole and not _in_tip(widget, widget.text()):
                yield f"“{widget.text()}” is shortened and has no tooltip"
        case QLabel():
            yield from _label(widget)
        case QToolButton():  # as large as its icon or sign
            yield from _needs(
                widget, widget.text(), widget.fontMetrics().horizontalAdvance(widget.text())
            )
        case QAbstractButton():
            yield from _needs(widget, widget.text(), widget.sizeHint().width())
        case QComboBox():
            yield from _combo(widget)
        case QLineEdit():
            placeholder = "" if widget.text() else widget.placeholderText()
            needed = widget.fontMetrics().horizontalAdvance(placeholder)
            room = widget.contentsRect().width() - 4 if placeholder else 0
            if placeholder and needed > room:
                yield f"“{placeholder}” needs {needed} px, has {room}"
        case QHeaderView():
            yield from _header(widget)
        case QTabBar():
            for at in range(widget.count()):
                needed = widget.fontMetrics().horizontalAdvance(widget.tabText(at))
                if needed > widget.tabRect(at).width():
                    yield f"tab “{widget.tabText(at)}” is cut"


def _in_tip(widget: QWidget, text: str) -> bool:
    """Whether the tooltip says `text`, which may be written there as HTML."""
    return text in unescape(widget.toolTip())


def _needs(widget: QWidget, text: str, needed: int) -> Iterator[str]:
    room = widget.width()
    if text and needed > room + SLACK and not _in_tip(widget, text):
        yield f"{type(widget).__name__} “{text}” needs {needed} px, has {room}"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or _in_tip(label, text):
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"“{text}” needs {needed} px of height, has {label.height()}"
        return
    needed = label.minimumSizeHint().width() if not label.buddy() else label.sizeHint().width()
    if needed > label.width() + SLACK:
        yield f"{type(label).__name__} “{text}” needs {needed} px, has {label.width()}"
    high = label.fontMetrics().height()
    if high > label.height() + SLACK:
        yield f"{type(label).__name__} “{text}” needs {high} px of height, has {label.height()}"


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    text = combo.currentText()
    needed = combo.fontMetrics().horizontalAdvance(text)
    if needed > field.width() + SLACK and not _in_tip(combo, text):
        yield f"choice “{text}” needs {needed} px, has {field.width()}"


def _header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return
    for section in range(header.count()):
        title = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        needed = header.fontMetrics().horizontalAdvance(title)
        room = header.sectionSize(section)
        if title and not header.isSectionHidden(section) and needed > room:
            yield f"column “{title}” needs {needed} px, has {room}"


def _cut_by_parents(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Whether part of it lies outside a parent that does not scroll that way."""
    child, parent = widget, widget.parentWidget()
    while parent is not None and child is not window:
        place = QRect(widget.mapTo(parent, QPoint()), widget.size())
        area = _scrolled_by(parent)
        inside = parent.rect()
        cut_across = place.left() < -SLACK or place.right() > inside.right() + SLACK
        cut_down = place.top() < -SLACK or place.bottom() > inside.bottom() + SLACK
        if cut_across and not _scrolls(area, Qt.Orientation.Horizontal):
            yield f"{_words(widget)} goes beyond the side of {type(parent).__name__}"
            return
        if cut_down and not _scrolls(area, Qt.Orientation.Vertical):
            yield f"{_words(widget)} goes beyond the height of {type(parent).__name__}"
            return
        if area is not None:
            return  # what is scrolled away can be scrolled back
        child, parent = parent, parent.parentWidget()


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName()}”"


def _scrolled_by(viewport: QWidget) -> QAbstractScrollArea | None:
    area = viewport.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is viewport:
        return area
    return None


def _scrolls(area: QAbstractScrollArea | None, way: Qt.Orientation) -> bool:
    if area is None:
        return False
    if way is Qt.Orientation.Vertical:
        return area.verticalScrollBar().maximum() > 0
    bar = area.horizontalScrollBar()
    return bar.maximum() > 0 and (isinstance(area, QScrollArea) or not bar.isHidden())
