"""What a person sees, in a form that can be compared: words and places first, then pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import press
from PySide6.QtCore import QPoint, QRect, Qt
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
from studio.ui.widgets.tile_view import TileView

Key = tuple[str, ...]
"""Class path of a widget, from its window down."""

Words = dict[Key, tuple[Any, ...]]


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
    for key, widget in _shown(program):
        if widget.isWindow():
            found[key] = (widget.windowTitle(), widget.size().toTuple())
        else:
            found[key] = (*_said(widget), widget.isEnabled(), widget.geometry().getRect())
    for one in QApplication.topLevelWidgets():
        if one.isVisible() and isinstance(one, QLabel):
            found[("tip",)] = (one.text(),)
    return found


def key_of(wanted: QWidget, program: Program) -> Key:
    """Return the key of a widget that can be seen, () for another."""
    return next((key for key, widget in _shown(program) if widget is wanted), ())


def differs(before: Screen, after: Words, program: Program, moving: set[Key]) -> bool:
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


def keep(program: Program, name: str) -> None:
    """Keep a picture of every window where somebody wants to see them."""
    if press.PICTURES:
        for at, window in enumerate(program.windows()):
            window.grab().save(str(Path(press.PICTURES) / f"{name}-{at}.png"))


def _shown(program: Program) -> Iterator[tuple[Key, QWidget]]:
    for at, window in enumerate(program.windows()):
        key = (f"{type(window).__name__}{at}",)
        yield key, window
        yield from _below(window, key)


def _below(parent: QWidget, path: Key) -> Iterator[tuple[Key, QWidget]]:
    counts: dict[str, int] = {}
    for child in parent.children():
        if not isinstance(child, QWidget) or child.isWindow() or not child.isVisible():
            continue
        kind = type(child).__name__
        counts[kind] = counts.get(kind, 0) + 1
        key = (*path, f"{kind}{counts[kind]}")
        yield key, child
        yield from _below(child, key)


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
        case TileView():
            return (widget.accessibleName(), widget.accessibleDescription(), widget.grid)
        case QAbstractItemView():
            return _rows_said(widget)
        case _:
            return (widget.accessibleName(), widget.accessibleDescription())


def _rows_said(view: QAbstractItemView) -> tuple[Any, ...]:
    model, chosen = view.model(), view.selectionModel()
    if model is None:
        return ()
    rows = model.rowCount()
    shown = tuple(
        (str(index.data()), index.data(Qt.ItemDataRole.CheckStateRole))
        for index in (model.index(row, 0) for row in range(min(rows, 40)))
    )
    selected = (
        tuple((i.row(), i.parent().row()) for i in chosen.selectedIndexes()) if chosen else ()
    )
    return (rows, shown, selected)


def _pixels(window: QWidget) -> npt.NDArray[np.uint8]:
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8)
    return data.reshape(image.height(), image.width(), 4)[:, :, :3].copy()
