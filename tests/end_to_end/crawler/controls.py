"""Finds everything that can be pressed in a window, and knows how each kind is pressed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QMenu,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from studio.ui.widgets.button import Button
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.help_tip import HelpTip
from studio.ui.widgets.label import Label
from studio.ui.widgets.stage_timeline import StageTimeline

MOST_ALIKE = 4
"""Of more siblings of one class and parent, such as tiles, the first two and the last are
pressed; plain buttons do different things and are all pressed."""

Gesture = Callable[[], None]


@dataclass(frozen=True)
class Control:
    """Something to press.

    Attributes:
        key: names it within its window and lasts when the widget is built again.
        press: does it, as a person would.
        widget: what is pressed, None for an action of the menu bar.
        is_chosen: whether it is already what pressing it would make it.
    """

    key: str
    press: Gesture
    widget: QWidget | None = None
    is_chosen: bool = False


def find(window: QWidget) -> list[Control]:
    """Return everything in `window` that can be seen, is enabled, and can be pressed."""
    if isinstance(window, QMenu):
        return _numbered(_menu_rows(window))
    found: list[tuple[QWidget, Control]] = []
    for widget in _reading_order(window):
        if widget.isEnabled() and not _is_part_of_another(widget):
            found += [(widget, one) for one in _of_widget(widget)]
    kept = _without_repeats(found)
    if isinstance(window, QMainWindow):
        kept += _menu_bar(window)
    return _numbered(kept)


def bring_into_view(widget: QWidget) -> None:
    """Scroll to it, as a person would before pressing it."""
    inner = widget
    parent = widget.parentWidget()
    while parent is not None and not inner.isWindow():
        if isinstance(parent, QScrollArea) and parent.isAncestorOf(widget):
            parent.ensureWidgetVisible(widget)
        inner, parent = parent, parent.parentWidget()


def _reading_order(window: QWidget) -> list[QWidget]:
    shown = [one for one in window.findChildren(QWidget) if _can_be_seen(one, window)]
    return [window, *shown]


def _can_be_seen(widget: QWidget, window: QWidget) -> bool:
    return widget.isVisible() and widget.window() is window and not widget.size().isEmpty()


def _is_part_of_another(widget: QWidget) -> bool:
    """Whether it is a piece of a control that is pressed as a whole, or only shown."""
    parent = widget.parentWidget()
    if isinstance(widget, QScrollBar):
        return True
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return True  # it shows something, such as a class with its bar; nobody can press it
    if isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox):
        return True
    # Buttons within a line edit and a view's corner are Qt's own.
    return isinstance(parent, QLineEdit | QAbstractItemView | QTabBar) and isinstance(
        widget, QAbstractButton
    )


def _without_repeats(found: list[tuple[QWidget, Control]]) -> list[Control]:
    alike = Counter((type(w), id(w.parentWidget())) for w, _ in found)
    place: Counter[tuple[type[QWidget], int]] = Counter()
    kept = []
    for widget, control in found:
        kind = (type(widget), id(widget.parentWidget()))
        place[kind] += 1
        is_edge = place[kind] in (1, 2, alike[kind])
        is_one_of_many = isinstance(widget, QAbstractButton) and alike[kind] > MOST_ALIKE
        if is_edge or not is_one_of_many or type(widget) is Button:
            kept.append(control)
    return kept


def _numbered(controls: list[Control]) -> list[Control]:
    """Tell controls of the same name apart."""
    seen: Counter[str] = Counter()
    numbered = []
    for one in controls:
        seen[one.key] += 1
        at = seen[one.key]
        key = one.key if at == 1 else f"{one.key} ({at})"
        numbered.append(Control(key, one.press, one.widget, one.is_chosen))
    return numbered


def name_of(widget: QWidget) -> str:
    """Return what a person would call it; figures, which may change by themselves, as #."""
    words = ""
    if isinstance(widget, QAbstractButton):
        words = widget.text()
    words = words or widget.accessibleName() or widget.toolTip() or widget.objectName()
    return re.sub(r"[\d.,]*\d", "#", words.replace("\n", " "))[:60]


def _of_widget(widget: QWidget) -> Iterator[Control]:
    kind = type(widget).__name__
    name = f"{kind} {name_of(widget)}".strip()
    match widget:
        case QAbstractButton():
            yield Control(name, lambda: click(widget), widget, _is_chosen(widget))
        case QComboBox() if widget.count() > 1:
            yield Control(name, lambda: _choose_another(widget), widget)
        case QAbstractSpinBox() if not widget.isReadOnly():
            yield Control(name, lambda: _step(widget), widget)
        case QLineEdit() if not widget.isReadOnly():
            yield Control(name, lambda: _type(widget), widget)
        case QTabBar():
            for at in range(widget.count()):
                is_chosen = at == widget.currentIndex()
                label = f"tab {widget.tabText(at)}"
                yield Control(label, _at_tab(widget, at), widget, is_chosen)
        case QAbstractSlider():
            yield Control(name, lambda: _slide(widget), widget)
        case QHeaderView() if widget.sectionsClickable() and widget.orientation() is _ACROSS:
            yield from _header(name, widget)
        case QHeaderView():
            return  # titles of a table that is only read
        case QAbstractItemView():
            yield from _rows(name, widget)
        case HelpTip() if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            yield Control(name, lambda: _key(widget, Qt.Key.Key_Space), widget)
        case Chart():
            yield Control(f"menu of {name}", lambda: _menu_by_key(widget), widget)
        case StageTimeline() if widget.count() > 1:
            yield Control(name, lambda: _other_stage(widget), widget)
        case Label() | QWidget():
            return


_ACROSS = Qt.Orientation.Horizontal


def _is_chosen(button: QAbstractButton) -> bool:
    group = button.group()
    is_exclusive = button.autoExclusive() or (group is not None and group.exclusive())
    is_exclusive = is_exclusive or button.property("variant") == "segment"
    return button.isCheckable() and button.isChecked() and is_exclusive


def _middle(widget: QWidget) -> QPoint:
    """Return its middle; of what is wider than what it says, its box."""
    place = widget.visibleRegion().boundingRect().center()
    if isinstance(widget, QCheckBox | QRadioButton):
        return QPoint(min(place.x(), widget.height() // 2), place.y())
    return place


def click(widget: QWidget, at: QPoint | None = None) -> None:
    bring_into_view(widget)
    place = at if at is not None else _middle(widget)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=place)
    if isValid(widget):  # QTest does not look: a press that ends an edit may build the page anew
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place)


def _key(widget: QWidget, key: Qt.Key) -> None:
    bring_into_view(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, key)


def _choose_another(combo: QComboBox) -> None:
    is_last = combo.currentIndex() == combo.count() - 1
    _key(combo, Qt.Key.Key_Up if is_last else Qt.Key.Key_Down)


def _step(spin: QAbstractSpinBox) -> None:
    enabled = spin.stepEnabled()
    up = QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
    _key(spin, Qt.Key.Key_Up if enabled & up else Qt.Key.Key_Down)
    QTest.keyClick(spin, Qt.Key.Key_Return)


def _type(field: QLineEdit) -> None:
    bring_into_view(field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, "48" if field.text() != "48" else "64")
    QTest.keyClick(field, Qt.Key.Key_Return)


def _slide(slider: QAbstractSlider) -> None:
    is_full = slider.value() == slider.maximum()
    _key(slider, Qt.Key.Key_Left if is_full else Qt.Key.Key_Right)


def _at_tab(bar: QTabBar, at: int) -> Gesture:
    return lambda: click(bar, bar.tabRect(at).center())


def _header(name: str, header: QHeaderView) -> Iterator[Control]:
    model = header.model()
    for section in range(header.count()):
        if header.isSectionHidden(section) or not header.sectionSize(section):
            continue
        title = str(model.headerData(section, _ACROSS) or section)
        yield Control(f"{name} {title}", _at_section(header, section), header)


def _at_section(header: QHeaderView, section: int) -> Gesture:
    def press() -> None:
        at = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
        click(header.viewport(), QPoint(at, header.height() // 2))

    return press


def _rows(name: str, view: QAbstractItemView) -> Iterator[Control]:
    model = view.model()
    if model is None or not model.rowCount():
        return
    edges = {0: "first", model.rowCount() - 1: "last"}
    if view.selectionMode() is QAbstractItemView.SelectionMode.NoSelection:
        edges = {}  # it is only read
    for row, word in edges.items():
        index = model.index(row, 0)
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            continue
        chosen = view.selectionModel()
        is_chosen = chosen is not None and chosen.isSelected(index)
        yield Control(f"{word} row of {name}", _at_row(view, row), view, is_chosen)
    yield Control(f"context menu of {name}", _menu_at_row(view), view)
    first = model.index(0, 0)
    has_box = first.data(Qt.ItemDataRole.CheckStateRole) is not None
    if has_box and first.flags() & Qt.ItemFlag.ItemIsUserCheckable:
        yield Control(f"check box of {name}", _check_row(view), view)


def _row(view: QAbstractItemView, row: int) -> QModelIndex:
    index = view.model().index(row, 0)
    view.scrollTo(index)
    return index


def _at_row(view: QAbstractItemView, row: int) -> Gesture:
    def press() -> None:
        bring_into_view(view)
        index = _row(view, row)
        click(view.viewport(), view.visualRect(index).center())

    return press


def _menu_at_row(view: QAbstractItemView) -> Gesture:
    def press() -> None:
        bring_into_view(view)
        at = view.visualRect(_row(view, 0)).center()
        _context_menu(view.viewport(), at)

    return press


def _check_row(view: QAbstractItemView) -> Gesture:
    def press() -> None:
        bring_into_view(view)
        index = _row(view, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        view.selectionModel().setCurrentIndex(index, flags)
        _key(view, Qt.Key.Key_Space)

    return press


def _context_menu(widget: QWidget, at: QPoint | None = None) -> None:
    bring_into_view(widget)
    place = at if at is not None else widget.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    assert event.type() is QEvent.Type.ContextMenu
    QApplication.sendEvent(widget, event)


def _menu_by_key(widget: QWidget) -> None:
    bring_into_view(widget)
    place = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def _other_stage(timeline: StageTimeline) -> None:
    _key(timeline, Qt.Key.Key_Left if timeline.current() else Qt.Key.Key_Right)


def _menu_rows(menu: QMenu) -> list[Control]:
    return [
        Control(f"menu item {action.text()}", _at_action(menu, action), menu, _is_on(action))
        for action in menu.actions()
        if action.isEnabled() and action.isVisible() and not action.isSeparator()
    ]


def _is_on(action: QAction) -> bool:
    group = action.actionGroup()
    return action.isChecked() and group is not None and group.isExclusive()


def _at_action(menu: QMenu, action: QAction) -> Gesture:
    def press() -> None:
        if isValid(action):  # a list that comes late may have taken its place
            click(menu, menu.actionGeometry(action).center())

    return press


def _menu_bar(window: QMainWindow) -> list[Control]:
    found = []
    for top in window.menuBar().actions():
        menu = top.menu()
        if not isinstance(menu, QMenu):
            continue
        menu.aboutToShow.emit()
        for action in menu.actions():
            if action.isEnabled() and action.isVisible() and not action.isSeparator():
                key = f"menu {top.text()} → {action.text()}".replace("&", "")
                found.append(Control(key, action.trigger, None, _is_on(action)))
    return found
