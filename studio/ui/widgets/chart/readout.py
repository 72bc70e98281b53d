"""The small card beside the crosshair: where it is and what each series says there."""

from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.reading import Reading, ReadingRow

_DISTANCE = 14


class Readout(QLabel):
    """A card that keeps to the side of the crosshair where there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart = parent
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colors = LIGHT_COLORS
        self.set_colors(LIGHT_COLORS)
        self.hide()

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        self.setStyleSheet(
            f"QLabel {{ background: {colors.surface}; color: {colors.text};"
            f" border: 1px solid {colors.line}; border-radius: 8px; padding: 6px 8px;"
            " font-size: 12px; }"
        )

    def show_reading(self, reading: Reading, at: QPoint) -> None:
        """Show a reading beside `at`, in the parent's pixels."""
        rows = "".join(self._row(row) for row in reading.rows)
        head = f'<div style="color:{self._colors.dim}">{escape(reading.head)}</div>'
        self.setText(f"{head}<table cellspacing='0' cellpadding='0'>{rows}</table>")
        self.adjustSize()
        area = self._chart.rect()
        left = at.x() + _DISTANCE
        if left + self.width() > area.right():
            left = at.x() - _DISTANCE - self.width()
        top = min(max(at.y() - self.height() // 2, 4), area.bottom() - self.height() - 4)
        self.move(max(left, 0), max(top, 0))
        self.show()
        self.raise_()

    def _row(self, row: ReadingRow) -> str:
        return (
            f'<tr><td style="color:{row.color}; padding-right:6px">\N{BLACK CIRCLE}</td>'
            f'<td style="padding-right:10px">{escape(row.name)}</td>'
            f'<td align="right" style="padding-right:10px"><b>{escape(row.value)}</b></td>'
            f'<td style="color:{self._colors.dim}">{escape(row.note)}</td></tr>'
        )
