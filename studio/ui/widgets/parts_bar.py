"""How the images are divided: training, validation, test."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import ColorName, Role, Theme

BAR_HEIGHT = 10
USUAL = 3
"""Rows that are there from the beginning: training, validation, test."""


@dataclass(frozen=True)
class Part:
    """One part: its key in the data, its words, its images, its colour."""

    key: str
    label: str
    count: int
    color: ColorName


class PartsBar(QWidget):
    """A stacked bar and a row for every part; a row can be pressed.

    Signals:
        part_chosen(str): the person wants to see the images of this part (its key).
    """

    part_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._bar = _StackedBar(theme)
        self._rows: list[_PartRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar)
        self._column.addSpacing(6)
        for _ in range(USUAL):
            self._add_row()

    def parts(self) -> tuple[Part, ...]:
        """Return what is shown."""
        return self._parts

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts."""
        self._parts = tuple(parts)
        self._bar.parts = self._parts
        self._bar.update()
        total = sum(part.count for part in parts) or 1
        while len(self._rows) < len(parts):
            self._add_row()
        for row, part in zip(self._rows, parts, strict=False):
            row.show_part(part, part.count / total)
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(parts))

    def rows(self) -> list[QAbstractButton]:
        """Return the rows, to press one."""
        return list(self._rows[: len(self._parts)])

    def _add_row(self) -> None:
        """Add a row, hidden; rows stay, so that the keyboard keeps its place and its order."""
        row = _PartRow(self._theme)
        row.hide()
        self._rows.append(row)
        self._column.addWidget(row)
        row.clicked.connect(self._on_row_clicked)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _PartRow):
            self.part_chosen.emit(row.part.key)


class _StackedBar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.fillPath(shape, self._theme.color("track"))
        total = sum(part.count for part in self.parts)
        left = 0.0
        for part in self.parts:
            width = self.width() * part.count / total if total else 0.0
            piece = QPainterPath()
            piece.addRect(QRectF(left, 0, width, BAR_HEIGHT))
            painter.fillPath(shape.intersected(piece), self._theme.color(part.color))
            left += width


class _PartRow(QAbstractButton):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.part = Part("", "", 0, "training")
        self._value = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: Part, share: float) -> None:
        self.part = part
        self._value = f"{count_text(part.count)} · {percent_text(share)}"
        self.setText(part.label)
        self.setAccessibleName(f"{part.label}: {self._value}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("text", 0.04))
            painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self.part.color))
        painter.drawRoundedRect(QRectF(4, (self.height() - 8) / 2, 8, 8), 2.5, 2.5)
        painter.setFont(self._theme.font_of(Role.BODY))
        painter.setPen(self._theme.color("dim"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(20, 0, -4, 0), middle, self.text())
        painter.setPen(self._theme.color("text"))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(20, 0, -4, 0), right, self._value)
