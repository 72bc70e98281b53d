"""What a person sees, in a form that can be compared: words and places first, then pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from crawler.program import Program

Words = dict[tuple[str, ...], tuple[Any, ...]]


@dataclass(frozen=True)
class Screen:
    """What is shown at one moment.

    Attributes:
        words: class path of each widget that can be seen, to its text, value and place.
        pixels: the main window.
        opened: what the desktop was asked to open.
    """

    words: Words
    pixels: npt.NDArray[np.uint8]
    opened: int


def look(program: Program) -> Screen:
    return Screen(words(program), _pixels(program.window), len(program.opened.urls))


def words(program: Program) -> Words:
    """Return everything that can be read off, without drawing it."""
    found: Words = {}
    for at, window in enumerate(program.windows()):
        name = f"{type(window).__name__}{at}"
        found[(name,)] = (window.windowTitle(), window.size().toTuple())
        _read(window, (name,), found)
    for one in QApplication.topLevelWidgets():
        if one.isVisible() and isinstance(one, QLabel):
            found[("tip",)] = (one.text(),)
    return found


def differs(before: Screen, after: Words, program: Program, moving: set[tuple[str, ...]]) -> bool:
    """Whether words, values or places differ, or something was opened outside."""
    if len(program.opened.urls) != before.opened:
        return True
    keys = (before.words.keys() | after.keys()) - moving
    return any(before.words.get(key) != after.get(key) for key in keys)


def pixels_differ(before: Screen, program: Program, without: QRect) -> bool:
    """Whether the main window looks otherwise, but for the place of what was pressed."""
    after = _pixels(program.window)
    if after.shape != before.pixels.shape:
        return True
    changed = np.any(after != before.pixels, axis=2)
    grown = without.adjusted(-6, -6, 6, 6)
    changed[max(grown.top(), 0) : grown.bottom() + 1, max(grown.left(), 0) : grown.right() + 1] = 0
    return int(changed.sum()) > 12  # a caret is no answer


def place_of(widget: QWidget | None, window: QWidget) -> QRect:
    if widget is None or widget.window() is not window:
        return QRect()
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _read(parent: QWidget, path: tuple[str, ...], found: Words) -> None:
    counts: dict[str, int] = {}
    for child in parent.children():
        if not isinstance(child, QWidget) or child.isWindow() or not child.isVisible():
            continue
        kind = type(child).__name__
        counts[kind] = counts.get(kind, 0) + 1
        key = (*path, f"{kind}{counts[kind]}")
        found[key] = (*_said(child), child.isEnabled(), child.geometry().getRect())
        _read(child, key, found)


def _said(widget: QWidget) -> tuple[Any, ...]:
    match widget:
        case QAbstractButton():
            return (widget.text(), widget.isChecked(), widget.toolTip())
        case QLabel():
            return (widget.text(), widget.toolTip())
        case QLineEdit():
            return (widget.text(),)
        case QAbstractSpinBox():
            return (widget.text(),)
        case QComboBox():
            return (widget.currentText(), widget.count())
        case QAbstractSlider():
            return (widget.value(), widget.maximum())
        case QPlainTextEdit():
            return (widget.toPlainText(),)
        case QMenu():
            return tuple(action.text() for action in widget.actions())
        case QHeaderView():
            return (widget.sortIndicatorSection(), widget.sortIndicatorOrder())
        case QAbstractItemView():
            return _rows_said(widget)
        case _:
            return (widget.accessibleName(), widget.accessibleDescription())


def _rows_said(view: QAbstractItemView) -> tuple[Any, ...]:
    model, chosen = view.model(), view.selectionModel()
    if model is None:
        return ()
    rows = model.rowCount()
    shown = tuple(str(model.index(row, 0).data()) for row in range(min(rows, 40)))
    selected = (
        tuple((i.row(), i.parent().row()) for i in chosen.selectedIndexes()) if chosen else ()
    )
    return (rows, shown, selected)


def _pixels(window: QWidget) -> npt.NDArray[np.uint8]:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.width(), 4)[:, :, :3].copy()
