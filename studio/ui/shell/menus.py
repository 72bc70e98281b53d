"""Menus and keys made from the tables of actions and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu

from studio.ui.pages.table import PAGES, PageSpec
from studio.ui.shell.actions import ACTIONS, EDIT, VIEW, ActionSpec
from studio.ui.theme import Theme
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.toast import announce


class Menus(QObject):
    """The menu bar; built again when the language changes.

    Signals:
        page_chosen: key of a page of the menu View.
    """

    page_chosen = Signal(str)

    def __init__(
        self, theme: Theme, window: QMainWindow, slots: QObject, undo_stack: QUndoStack
    ) -> None:
        super().__init__(window)
        self._slots = slots
        self._theme = theme
        self._window = window
        self._undo_stack = undo_stack
        self._actions: dict[str, QAction] = {}

    def action(self, key: str) -> QAction:
        """Return an action by its key; pages have "page:" before theirs."""
        return self._actions[key]

    def build(
        self, specs: Sequence[ActionSpec] = ACTIONS, pages: Sequence[PageSpec] = PAGES
    ) -> None:
        """Fill the menu bar, in place of what was there."""
        bar = self._window.menuBar()
        bar.clear()
        for action in self._actions.values():
            action.deleteLater()
        self._actions = {}
        menus: dict[str, QMenu] = {}
        for spec in specs:
            if spec.menu not in menus:
                menus[spec.menu] = bar.addMenu(spec.menu_label())
                menus[spec.menu].setToolTipsVisible(True)
                if spec.menu == EDIT:
                    self._add_undo(menus[spec.menu])
                elif spec.menu == VIEW:
                    self._add_pages(menus[spec.menu], pages)
            self._add(menus[spec.menu], spec)

    def show_obstacle(self, key: str, reason: str) -> None:
        """Switch an action off and say why; "" switches it on."""
        action = self._actions[key]
        action.setEnabled(not reason)
        action.setStatusTip(reason)
        action.setToolTip(plain_tip(reason) or action.text().replace("&", ""))

    def _add(self, menu: QMenu, spec: ActionSpec) -> None:
        if spec.starts_group:
            menu.addSeparator()
        action = QAction(spec.label(), self._window)
        if spec.shortcut:
            action.setShortcuts(QKeySequence.listFromString(spec.shortcut))
        if spec.icon:
            action.setIcon(self._theme.icon(spec.icon))
        slot: Callable[..., object] = getattr(self._slots, spec.slot)
        action.triggered.connect(partial(slot, spec.task) if spec.task else slot)
        self._keep(spec.key, menu, action)

    def _add_undo(self, menu: QMenu) -> None:
        undo = self._undo_stack.createUndoAction(self._window, self.tr("&Undo"))
        redo = self._undo_stack.createRedoAction(self._window, self.tr("&Redo"))
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        undo.setIcon(self._theme.icon("undo"))
        redo.setIcon(self._theme.icon("redo"))
        # What is undone may be on another page; Qt's own slot has done it when these are called.
        undo.triggered.connect(self._on_undone)
        redo.triggered.connect(self._on_redone)
        self._keep("undo", menu, undo)
        self._keep("redo", menu, redo)

    def _add_pages(self, menu: QMenu, pages: Sequence[PageSpec]) -> None:
        for page in pages:
            action = QAction(page.label(), self._window)
            action.setShortcut(QKeySequence(page.shortcut))
            action.setIcon(self._theme.icon(page.icon))
            action.setData(page.key)
            action.triggered.connect(self._on_page_triggered)
            self._keep(f"page:{page.key}", menu, action)

    def _keep(self, key: str, menu: QMenu, action: QAction) -> None:
        menu.addAction(action)
        self._actions[key] = action

    @Slot()
    def _on_undone(self) -> None:
        text = self.tr("Undone: {what}").format(what=self._undo_stack.redoText())
        announce(self._window, text)

    @Slot()
    def _on_redone(self) -> None:
        text = self.tr("Redone: {what}").format(what=self._undo_stack.undoText())
        announce(self._window, text)

    @Slot()
    def _on_page_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.page_chosen.emit(str(action.data()))
