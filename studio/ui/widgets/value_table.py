"""A table of texts that is only read: settings side by side, figures, matrices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from studio.ui.theme import ColorName, Role, Theme, mix
from studio.ui.widgets.chart.content import Table
from studio.ui.widgets.chart.values_file import write_table
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.row_table import cell_alignment
from studio.ui.widgets.saving import CSV, Saver

ROW_HEIGHT = 32
DOT = 14
"""Pixels of a dot, with the room around it."""

STRONGEST = 0.55
"""How far the ground of a cell goes towards the accent at most: its text stays readable."""


@dataclass(frozen=True)
class ValueCell:
    """One cell.

    Attributes:
        text: what is written.
        tip: what the pointer is told.
        color: of the text.
        is_strong: whether the text stands out.
        ground: 0..1, how far the ground goes from that of the table to the accent.
    """

    text: str
    tip: str = ""
    color: ColorName = "text"
    is_strong: bool = False
    ground: float = 0.0


@dataclass(frozen=True)
class ValueColumn:
    """One column: its title, whether it stands at the right, and the colour of a dot beside it."""

    title: str
    is_number: bool = False
    color: str = ""


class ValueTable(QTableWidget):
    """Rows of `ValueCell`; the menu saves them as CSV.

    Args:
        theme: colours and fonts.
        name: for a screen reader.
        stem: suggested name of a saved file.
        is_whole: whether it is as high as its rows and never scrolls down.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        stem: str,
        *,
        is_whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stem = stem
        self._columns: tuple[ValueColumn, ...] = ()
        self._cells: tuple[tuple[ValueCell, ...], ...] = ()
        self._is_whole = is_whole
        self._saver = Saver(self)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        if is_whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fill)

    @property
    def cells(self) -> tuple[tuple[ValueCell, ...], ...]:
        """What is shown, row by row."""
        return self._cells

    def set_table(
        self, columns: Sequence[ValueColumn], rows: Sequence[Sequence[ValueCell]]
    ) -> None:
        """Show other rows; each has a cell for each column."""
        self._columns = tuple(columns)
        self._cells = tuple(tuple(row) for row in rows)
        self._fill()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if columns:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows, where it is to be whole."""
        hint = super().sizeHint()
        if self._is_whole:
            bar = self.horizontalScrollBar()
            below = bar.sizeHint().height() if bar.maximum() > 0 else 0
            rows = max(len(self._cells), 1) * ROW_HEIGHT
            hint.setHeight(self.horizontalHeader().sizeHint().height() + rows + below + 4)
        return hint

    @Slot()
    def _fill(self) -> None:
        self.setColumnCount(len(self._columns))
        self.setRowCount(len(self._cells))
        for at, column in enumerate(self._columns):
            title = QTableWidgetItem(column.title)
            title.setFont(self._theme.font_of(Role.CAPTION))
            title.setTextAlignment(cell_alignment(is_number=column.is_number))
            if column.color:
                title.setIcon(_dot(column.color, self.devicePixelRatioF()))
            self.setHorizontalHeaderItem(at, title)
        for row, cells in enumerate(self._cells):
            for at, cell in enumerate(cells):
                self.setItem(row, at, self._item(cell, self._columns[at]))

    def _item(self, cell: ValueCell, column: ValueColumn) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.text)
        item.setToolTip(plain_tip(cell.tip or cell.text))
        item.setFont(self._theme.font_of(Role.STRONG if cell.is_strong else Role.BODY))
        item.setForeground(QBrush(self._theme.color(cell.color)))
        item.setTextAlignment(cell_alignment(is_number=column.is_number))
        if cell.ground > 0:
            tokens = self._theme.tokens
            share = STRONGEST * min(cell.ground, 1.0)
            item.setBackground(QBrush(QColor(mix(tokens.surface, tokens.accent, share))))
        return item

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self)
        action = menu.addAction(self._theme.icon("save"), CSV.label())
        action.triggered.connect(self.save)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    @Slot()
    def save(self) -> None:
        """Ask for a file and write the texts as CSV."""
        path = self._saver.ask(CSV, self._stem)
        if path is not None:
            self._saver.save(path, partial(write_table, table=self.table()))

    def table(self) -> Table:
        """Return the texts."""
        rows = [tuple(cell.text for cell in row) for row in self._cells]
        return Table(tuple(column.title for column in self._columns), rows)


def _dot(color: str, ratio: float) -> QIcon:
    """Return a dot, in the colour that something has in a chart."""
    pixmap = QPixmap(round(DOT * ratio), round(DOT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(2, 2, DOT - 4, DOT - 4)
    painter.end()
    return QIcon(pixmap)
