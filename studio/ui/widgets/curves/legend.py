"""What each line of a plot is, and its newest value."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from studio.ui.widgets.curves.colors import LIGHT_COLORS, CurveColors
from studio.ui.widgets.curves.summary import line_name
from studio.ui.widgets.flow_layout import FlowLayout

HEIGHT = 24
"""Of an entry in pixels; title and controls beside it are as high."""

_OWN = ("training", "validation")


class LineSample(QWidget):
    """A short piece of line, solid or dashed."""

    def __init__(self, is_dashed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_dashed = is_dashed
        self._color = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_color(self, color: str) -> None:
        """Draw in this colour, "#RRGGBB"."""
        self._color = QColor(color)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the piece."""
        return QSize(18, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the piece."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._color, 2.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._is_dashed:
            pen.setDashPattern((2.0, 1.2))
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))


class _Entry(QWidget):
    """A piece of line, its name and its value."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._sample = LineSample(is_dashed=key == "validation")
        self._name = QLabel()
        self._value = QLabel()
        self._value.setFont(_tabular(self.font()))
        self.setFixedHeight(HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for widget in (self._sample, self._name, self._value):
            layout.addWidget(widget)
        self.retranslate()

    def set_value(self, text: str) -> None:
        self._value.setText(text)
        self.setAccessibleName(f"{self._name.text()} {text}")

    def set_colors(self, color: str, colors: CurveColors) -> None:
        self._sample.set_color(color)
        self._name.setStyleSheet(f"color: {colors.dim}; background: transparent;")
        self._value.setStyleSheet(f"color: {colors.text}; background: transparent;")

    def retranslate(self) -> None:
        self._name.setText(line_name(self._key))


class Legend(QWidget):
    """One entry a line: training, validation, then the runs laid over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = LIGHT_COLORS
        self._entries: dict[str, _Entry] = {}
        self._layout = FlowLayout(self, spacing=10)

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show these lines with their values, in this order."""
        if list(values) != list(self._entries):
            self._rebuild(list(values))
        for key, text in values.items():
            self._entries[key].set_value(text)

    def set_colors(self, colors: CurveColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        others = [key for key in self._entries if key not in _OWN]
        for key, entry in self._entries.items():
            entry.set_colors(colors.of_line(key, others), colors)

    def texts(self) -> list[str]:
        """Return what is written, entry by entry."""
        return [entry.accessibleName() for entry in self._entries.values()]

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for entry in self._entries.values():
                entry.retranslate()

    def _rebuild(self, keys: list[str]) -> None:
        for entry in self._entries.values():
            self._layout.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._entries = {key: _Entry(key) for key in keys}
        for entry in self._entries.values():
            self._layout.addWidget(entry)
            entry.show()  # at once: the panel asks for the new width before the event loop does it
        self.set_colors(self._colors)


def _tabular(font: QFont) -> QFont:
    """Return `font` with figures of one width, so that a live value does not jitter."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
