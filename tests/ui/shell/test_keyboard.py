"""Every page with the keyboard alone: controls can be reached, have names, show their focus."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from fake_engine import FakeEngine
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shown_window import is_activated

from studio.app import Studio
from studio.ui.editors.vary_mark import TriedLine, VaryMark
from studio.ui.pages.page import Page
from studio.ui.pages.table import PAGES
from studio.ui.threads.background import Background

KEYS = [spec.key for spec in PAGES]
MOST_STOPS = 50
"""Of Tab on one page; a person who goes on by Tab alone gives up before."""


@pytest.fixture
def opened(studio: Studio, engine: FakeEngine, images_folder: Path, qtbot: QtBot) -> Studio:
    """The window with a project and a training that has ended, so that every page is full."""
    studio.window.resize(1280, 720)
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=20_000)
    project = studio.project.project
    assert project is not None
    studio.run.train(studio.project.recipe, project)
    engine.begin_run(project.runs / "one")
    engine.train_epoch(1)
    engine.end_run(project.runs / "one")
    return studio


def page_of(studio: Studio, key: str, qtbot: QtBot) -> Page:
    if key == "start":
        studio.project.close()
    studio.window.show_page(key)
    page = studio.window.pages.page(key)
    assert page is not None
    assert studio.window.pages.current_key == key
    before: list[QWidget] = []
    while before != (now := stops(page)) or not now or not is_at_rest(studio):
        before = now
        qtbot.wait(300)
    return page


def is_at_rest(studio: Studio) -> bool:
    """Whether nothing is done beside the window, such as reading what fills a list."""
    parts = (one for one in vars(studio).values() if isinstance(one, QObject))
    work = [one for part in parts for one in part.findChildren(Background)]
    assert work
    return not any(one.is_busy for one in work)


def stops(page: Page) -> list[QWidget]:
    """Return what Tab goes through on the page, in its order."""
    return [
        one
        for one in focus_chain(page)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() in (None, one)
        and page.isAncestorOf(one)
        and one.isVisible()
        and one.isEnabled()
    ]


def focus_chain(page: Page) -> Iterator[QWidget]:
    """Yield every widget of the window behind `page`."""
    widget: QWidget | None = page.nextInFocusChain()
    while widget is not None and widget is not page:
        yield widget
        widget = widget.nextInFocusChain()


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


@pytest.mark.parametrize("key", KEYS)
def test_a_page_can_be_used_with_the_keyboard(opened: Studio, key: str, qtbot: QtBot) -> None:
    page = page_of(opened, key, qtbot)
    found = stops(page)
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert found
    assert len(found) <= MOST_STOPS
    assert nameless([*found, *buttons]) == []
    assert unreached(buttons, found) == []
    qtbot.waitUntil(lambda: is_activated(opened.window), timeout=10_000)
    assert without_focus_ring(page, found, qtbot) == []


def nameless(controls: Sequence[QWidget]) -> list[str]:
    """Return the controls that a screen reader has no word for."""
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in controls
        if not name_of(one).strip() and not isinstance(one, QScrollArea)
    ]


def unreached(buttons: Sequence[QAbstractButton], found: Sequence[QWidget]) -> list[str]:
    """Return the buttons that can be pressed with the mouse only."""
    return [
        button.text() or button.accessibleName()
        for button in buttons
        if button.isEnabled() and button not in found and not _is_reached_otherwise(button)
    ]


def _is_reached_otherwise(button: QAbstractButton) -> bool:
    """Whether arrow keys, a key of its own, or its owner stand for it."""
    group = button.group()
    if group is not None and group.exclusive():
        return True  # one stop; the arrow keys go on
    if isinstance(button, VaryMark | TriedLine):
        return True  # the menu of the field's editor does the same, see test_vary
    owner = button.parentWidget()
    return isinstance(owner, QLineEdit | QAbstractItemView)


def without_focus_ring(page: Page, found: Sequence[QWidget], qtbot: QtBot) -> list[str]:
    """Return the controls that look the same with and without the focus."""
    unseen = []
    for widget in found:
        for area in page.findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        qtbot.waitUntil(lambda: is_activated(page.window()), timeout=10_000)
        page.setFocus()
        qtbot.wait(1)
        before = _picture(page, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not _looks_otherwise(page, widget, before, qtbot):
            unseen.append(f"{type(widget).__name__} {name_of(widget)}")
    return unseen


def _looks_otherwise(page: Page, widget: QWidget, before: QImage, qtbot: QtBot) -> bool:
    """Return whether the focus is seen soon; a page may have to scroll to the control first."""
    for _ in range(40):
        qtbot.wait(5)
        if not widget.hasFocus() or _picture(page, widget) != before:
            return True
    return False


def _picture(page: Page, widget: QWidget) -> QImage:
    """Return the control with a little around it, where a ring may be."""
    corner = widget.mapTo(page, QPoint(0, 0))
    around = widget.rect().translated(corner).adjusted(-3, -3, 3, 3)
    return page.grab(around).toImage()
