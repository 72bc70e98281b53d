"""The small card beside the crosshair: where it is and what each line says there."""

from html import escape

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.core.metrics import MetricName, Place
from studio.ui.widgets.curves.colors import CurveColors
from studio.ui.widgets.curves.line import LinePoint
from studio.ui.widgets.curves.summary import full_name
from studio.ui.widgets.curves.ticks import number
from studio.ui.widgets.curves.values import value_text

_DISTANCE = 14


class Readout(QLabel):
    """A card that keeps to the side of the crosshair where there is room."""

    def __init__(self, colors: CurveColors, parent: QWidget) -> None:
        super().__init__(parent)
        self._plot = parent
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colors = colors
        self.set_colors(colors)
        self.hide()

    def set_colors(self, colors: CurveColors) -> None:
        """Draw in another scheme."""
        self._colors = colors
        self.setStyleSheet(
            f"QLabel {{ background: {colors.surface}; color: {colors.text};"
            f" border: 1px solid {colors.line}; border-radius: 8px; padding: 6px 8px;"
            " font-size: 12px; }"
        )

    def show_points(
        self, metric: MetricName, points: list[tuple[LinePoint, str]], at: QPoint
    ) -> None:
        """Show the points with their lines' colours beside `at`, in the parent's pixels."""
        first = points[0][0]
        rows = "".join(self._row(metric, point, color, first.place) for point, color in points)
        head = f'<div style="color:{self._colors.dim}">{escape(place_text(first.place))}</div>'
        self.setText(f"{head}<table cellspacing='0' cellpadding='0'>{rows}</table>")
        self.adjustSize()
        area = self._plot.rect()
        left = at.x() + _DISTANCE
        if left + self.width() > area.right():
            left = at.x() - _DISTANCE - self.width()
        top = min(max(at.y() - self.height() // 2, 4), area.bottom() - self.height() - 4)
        self.move(max(left, 0), max(top, 0))
        self.show()
        self.raise_()

    def _row(self, metric: MetricName, point: LinePoint, color: str, head: Place) -> str:
        recorded = QCoreApplication.translate("Curves", "recorded %1").replace(
            "%1", value_text(metric, point.recorded)
        )
        where = ""
        if point.place.ordinal != head.ordinal:
            said = QCoreApplication.translate("Curves", "epoch %1")
            where = f" · {said.replace('%1', str(point.place.ordinal))}"
        return (
            f'<tr><td style="color:{color}; padding-right:6px">\N{BLACK CIRCLE}</td>'
            f'<td style="padding-right:10px">{escape(full_name(point.name, point.split))}</td>'
            f'<td align="right" style="padding-right:10px"><b>'
            f"{value_text(metric, point.smoothed)}</b></td>"
            f'<td style="color:{self._colors.dim}">{recorded}{where}</td></tr>'
        )


def place_text(place: Place) -> str:
    """Return stage, epoch and batch in words; the epoch counted through all stages."""
    if place.batch == 0:
        said = QCoreApplication.translate("Curves", "stage %1 · epoch %2")
    else:
        said = QCoreApplication.translate("Curves", "stage %1 · epoch %2 · batch %3")
    return (
        said.replace("%1", str(place.stage))
        .replace("%2", str(place.ordinal))
        .replace("%3", number(place.batch, 0))
    )
