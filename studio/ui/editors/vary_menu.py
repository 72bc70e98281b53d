"""The menu of a field's editor, with a line that lets a search vary the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from studio.ui.editors.field_mark import FieldMark


class VaryMenu(QObject):
    """Adds to the menu of an editor, by a right click, the menu key or Shift+F10."""

    def __init__(self, editor: QWidget, mark: FieldMark) -> None:
        super().__init__(editor)
        self._mark = mark
        for widget in (editor, *editor.findChildren(QLineEdit)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu: a line's own entries, then ours."""
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, QWidget):
            return False
        if isinstance(watched, QLineEdit):
            menu = watched.createStandardContextMenu()
            menu.addSeparator()
        else:
            menu = QMenu(watched)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(event.globalPos())
        return True

    def fill(self, menu: QMenu) -> None:
        """Add what can be done with the mark now."""
        mark = self._mark
        if not mark.path:
            menu.addAction(self.tr("Vary in a search…")).triggered.connect(mark.open)
            return
        menu.addAction(self.tr("What a search tries…")).triggered.connect(mark.open)
        menu.addAction(self.tr("Do not vary")).triggered.connect(mark.drop)
