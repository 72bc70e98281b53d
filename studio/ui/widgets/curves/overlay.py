"""What lies over a plot: words while it is empty, and the button that shows everything again."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from studio.ui.widgets.curves.colors import CurveColors

_RIGHT, _TOP = 16, 12


class PlotOverlay(QObject):
    """Keeps both in their place over `plot`.

    Signals:
        reset_chosen(): everything is to be shown again.
    """

    reset_chosen = Signal()

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self._empty = QLabel(plot)
        self._reset = QPushButton(plot)
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
        """Write the words in the person's language."""
        self._empty.setText(self.tr("The curve starts with the first batch"))
        self._reset.setText(self.tr("Reset zoom"))
        self.place()

    def set_colors(self, colors: CurveColors) -> None:
        """Write in another scheme."""
        self._empty.setStyleSheet(f"color: {colors.dim}; background: transparent;")

    def show_empty(self, *, is_empty: bool) -> None:
        """Say that nothing is recorded yet, or say nothing."""
        self._empty.setVisible(is_empty)

    def offer_reset(self, *, is_offered: bool) -> None:
        """Show the button, or hide it."""
        self._reset.setVisible(is_offered)
        self.place()

    def place(self) -> None:
        """Follow the plot's size."""
        self._empty.setGeometry(self._plot.rect())
        self._reset.adjustSize()
        self._reset.move(self._plot.width() - self._reset.width() - _RIGHT, _TOP)
        self._reset.raise_()
