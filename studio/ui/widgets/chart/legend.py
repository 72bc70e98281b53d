"""What each series of a chart is, and its value."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.plain_tip import plain_tip

HEIGHT = 24
"""Of an entry in pixels; title and controls beside it are as high."""

Stroke = Literal["line", "dashed", "reference", "dots", "area"]

REFERENCE_DASHES = (4.0, 3.0)
"""Of a level line that curves are held against, in widths of the line."""


@dataclass(frozen=True)
class LegendEntry:
    """One series.

    Attributes:
        key: tells it from the others while the program runs.
        name: as a person reads it.
        value: its newest or typical value as text, "" where it has none.
        color: "#RRGGBB"; "" makes it a note about all series, in the picture of a chart.
        stroke: how it is drawn.
        help: said while it is pointed at, "" for nothing.
    """

    key: str
    name: str
    value: str = ""
    color: str = ""
    stroke: Stroke = "line"
    help: str = ""

    @property
    def text(self) -> str:
        """Name and value."""
        return f"{self.name} {self.value}".rstrip()


def draw_sample(painter: QPainter, rect: QRectF, color: str, stroke: Stroke) -> None:
    """Draw a piece of a series, as wide as `rect` and half way up."""
    middle = rect.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    match stroke:
        case "area":
            painter.drawRect(QRectF(rect.left() + 3, middle - 5, 10, 10))
        case "dots":
            painter.drawEllipse(QPointF(rect.center().x(), middle), 3.5, 3.5)
        case "line" | "dashed" | "reference":
            pen = QPen(QColor(color), 1.5 if stroke == "reference" else 2.5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if stroke == "dashed":
                pen.setDashPattern((2.0, 1.2))
            elif stroke == "reference":
                pen.setDashPattern(REFERENCE_DASHES)
            painter.setPen(pen)
            painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
    painter.setBrush(Qt.BrushStyle.NoBrush)


class _Sample(QWidget):
    """A short piece of a series."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = LegendEntry("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_entry(self, entry: LegendEntry) -> None:
        self._entry = entry
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(18, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        draw_sample(painter, rect, self._entry.color, self._entry.stroke)


class _EntryRow(QWidget):
    """A piece of the series, its name and its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample = _Sample()
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)  # the name of a run may be anything
        self._value = QLabel()
        self._value.setFont(_tabular(self.font()))
        self.setFixedHeight(HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for widget in (self._sample, self._name, self._value):
            layout.addWidget(widget)

    def set_entry(self, entry: LegendEntry) -> None:
        self._sample.set_entry(entry)
        self._name.setText(entry.name)
        self._value.setText(entry.value)
        self._value.setVisible(bool(entry.value))
        self.setAccessibleName(entry.text)
        self.setAccessibleDescription(entry.help)
        self.setToolTip(plain_tip(entry.help))

    def set_colors(self, colors: ChartColors) -> None:
        self._name.setStyleSheet(f"color: {colors.dim}; background: transparent;")
        self._value.setStyleSheet(f"color: {colors.text}; background: transparent;")


class Legend(QWidget):
    """One entry a series, in the order in which they are given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = LIGHT_COLORS
        self._rows: dict[str, _EntryRow] = {}
        self._layout = FlowLayout(self, spacing=10, line_spacing=0)

    def set_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show these."""
        if [entry.key for entry in entries] != list(self._rows):
            self._rebuild(entries)
            return
        for entry in entries:
            self._rows[entry.key].set_entry(entry)

    def set_colors(self, colors: ChartColors) -> None:
        """Write in another scheme; each entry brings the colour of its series."""
        self._colors = colors
        for row in self._rows.values():
            row.set_colors(colors)

    def texts(self) -> list[str]:
        """Return what is written, entry by entry."""
        return [row.accessibleName() for row in self._rows.values()]

    def _rebuild(self, entries: Sequence[LegendEntry]) -> None:
        for row in self._rows.values():
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {entry.key: _EntryRow() for entry in entries}
        for row, entry in zip(self._rows.values(), entries, strict=True):
            row.set_entry(entry)
            self._layout.addWidget(row)
            row.show()  # at once: the panel asks for the new width before the event loop does it
        self.set_colors(self._colors)


def _tabular(font: QFont) -> QFont:
    """Return `font` with figures of one width, so that a live value does not jitter."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
