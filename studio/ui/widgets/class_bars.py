"""The classes of a data set with their counts and how even they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.ui.texts.format import count_text
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.bar import THICKNESS, draw_bar
from studio.ui.widgets.menu_place import is_by_mouse, menu_place
from studio.ui.widgets.plain_tip import plain_tip

ROW_HEIGHT = 41
EDGE = 6
_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ClassCount:
    """One class: its name, its images, and whether it has too few of them."""

    name: str
    count: int
    is_low: bool = False


class ClassBars(QListView):
    """A row a class; draws only what is in view, so a thousand classes are as quick as five.

    Signals:
        class_chosen(str): the person wants to see the images of this class.
        leaving_chosen(str): the person wants to leave this class out.
    """

    class_chosen = Signal(str)
    leaving_chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _ClassModel(self)
        self._theme = theme
        self._most_rows = 12
        self._may_leave_out = False
        self.setModel(self._rows)
        self.setItemDelegate(_ClassDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        self.clicked.connect(self._on_row_activated)
        self.activated.connect(self._on_row_activated)
        theme.changed.connect(self.viewport().update)

    def set_classes(self, classes: Sequence[ClassCount]) -> None:
        """Show these, in this order."""
        self._rows.set_classes(classes)
        self.updateGeometry()

    def classes(self) -> tuple[ClassCount, ...]:
        """Return what is shown."""
        return self._rows.classes

    def set_current(self, name: str | None) -> None:
        """Mark a class, or none, without a signal."""
        names = [row.name for row in self._rows.classes]
        at = names.index(name) if name in names else -1
        self.setCurrentIndex(self._rows.index(at, 0) if at >= 0 else QModelIndex())
        if at < 0:
            self.clearSelection()

    def set_most_rows(self, rows: int) -> None:
        """Scroll from this many rows on."""
        self._most_rows = rows
        self.updateGeometry()

    def set_may_leave_out(self, may_leave_out: bool) -> None:
        """Offer to leave classes out, by the menu of a row and by Delete."""
        self._may_leave_out = may_leave_out

    def make_menu(self, index: QModelIndex) -> QMenu:
        """Return the menu of a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCurrentIndex(index)
        show = menu.addAction(self._theme.icon("eye"), self.tr("Show images"))
        show.triggered.connect(self._on_show_chosen)
        leave = menu.addAction(self._theme.icon("minus"), self.tr("Exclude class from the project"))
        leave.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        leave.setEnabled(self._may_leave_out)
        leave.triggered.connect(self._on_leaving_chosen)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the class under the mouse, or the present one."""
        place = self.viewport().mapFromGlobal(event.globalPos())
        index = self.indexAt(place) if is_by_mouse(event) else self.currentIndex()
        if index.isValid():
            middle = self.visualRect(index).center()
            self.make_menu(index).popup(menu_place(event, self.viewport(), middle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the present class out with Delete."""
        if event.matches(QKeySequence.StandardKey.Delete) and self._may_leave_out:
            self._on_leaving_chosen()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_show_chosen(self) -> None:
        self._on_row_activated(self.currentIndex())

    @Slot()
    def _on_leaving_chosen(self) -> None:
        if self.currentIndex().isValid():
            self.leaving_chosen.emit(self._rows.classes[self.currentIndex().row()].name)

    def sizeHint(self) -> QSize:
        """Return the height of all rows, or of as many as are shown at once."""
        shown = min(max(1, len(self._rows.classes)), self._most_rows)
        return QSize(200, shown * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the height of three rows."""
        shown = min(max(1, len(self._rows.classes)), 3)
        return QSize(120, shown * ROW_HEIGHT)

    @Slot(QModelIndex)
    def _on_row_activated(self, index: QModelIndex) -> None:
        self.class_chosen.emit(self._rows.classes[index.row()].name)


class _ClassModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.classes: tuple[ClassCount, ...] = ()
        self.largest = 1

    def set_classes(self, classes: Iterable[ClassCount]) -> None:
        self.beginResetModel()
        self.classes = tuple(classes)
        self.largest = max((row.count for row in self.classes), default=1) or 1
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.classes)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.classes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                text = self.tr("%Ln image(s)", "", row.count)
                few = self.tr("far fewer than the other classes")
                return plain_tip(f"{row.name}\n{text}" + (f"\n{few}" if row.is_low else ""))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.name}: {count_text(row.count)}"
        return None


class _ClassDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        model = index.model()
        assert isinstance(model, _ClassModel)
        row = model.classes[index.row()]
        rect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, QRectF(rect), state)
        inner = rect.adjusted(EDGE, 0, -EDGE, 0)
        room = inner.adjusted(0, 6, 0, 0)
        room.setHeight(20)
        painter.setFont(self._theme.font_of(Role.STRONG if row.is_low else Role.BODY))
        painter.setPen(self._theme.color("text"))
        count = count_text(row.count)
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        room.setWidth(room.width() - width - 12)
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        bar = QRectF(inner.left(), inner.top() + 29, inner.width(), THICKNESS)
        color: ColorName = "warning" if row.is_low else "training"
        draw_bar(painter, self._theme, bar, row.count / model.largest, color)
        painter.restore()

    def _draw_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_under:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = self._theme.color("accent_ground") if is_chosen else None
            painter.setBrush(ground or self._theme.color("text", 0.04))
            painter.drawRoundedRect(rect, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
