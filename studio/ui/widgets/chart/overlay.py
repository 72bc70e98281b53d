"""What lies over a chart: a text while it is empty, and the button that resets the zoom."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from studio.ui.widgets.chart.colors import ChartColors

_RIGHT, _TOP = 16, 12


class ChartOverlay(QObject):
    """Keeps both in their place over `chart`.

    Signals:
        reset_chosen(): everything is to be shown again.
    """

    reset_chosen = Signal()

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._chart = chart
        self._empty = QLabel(chart)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._reset = QPushButton(chart)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._reset.setProperty("variant", "chip")
        self._reset.setProperty("small", True)
        self._reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reset.hide()
        self._reset.clicked.connect(self.reset_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the button in the person's language."""
        self._reset.setText(self.tr("Reset zoom"))
        self.place()

    def set_colors(self, colors: ChartColors) -> None:
        """Write in another scheme."""
        self._empty.setStyleSheet(f"color: {colors.dim}; background: transparent;")

    def show_empty(self, text: str) -> None:
        """Say why there is nothing to see; "" where there is."""
        self._empty.setText(text)
        self._empty.setVisible(bool(text))

    def offer_reset(self, *, is_offered: bool) -> None:
        """Show the button, or hide it."""
        self._reset.setVisible(is_offered)
        self.place()

    def place(self) -> None:
        """Follow the chart's size."""
        self._empty.setGeometry(self._chart.rect())
        self._reset.adjustSize()
        self._reset.move(self._chart.width() - self._reset.width() - _RIGHT, _TOP)
        self._reset.raise_()
