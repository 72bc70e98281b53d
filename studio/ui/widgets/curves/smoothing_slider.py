"""The slider for the strength of the smoothing."""

import math

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from studio.core.metrics.smoothing import HIGHEST
from studio.ui.widgets.chart.ticks import number

_STEPS = 100


class SmoothingSlider(QWidget):
    """From no smoothing to an average over a thousand values, each step the same factor more.

    A linear slider would keep everything of interest in its last tenth: 0.9 averages over about
    10 values, 0.99 over 100, 0.999 over 1000.

    Signals:
        strength_changed: the person moved it; 0..HIGHEST.
    """

    strength_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength = 0.0
        self._label = QLabel()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _STEPS)
        self._slider.setPageStep(10)
        self._slider.setFixedWidth(64)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label)
        layout.addWidget(self._slider)
        self._label.setProperty("role", "dim")
        self._slider.valueChanged.connect(self._on_slider_value_changed)
        self._retranslate()

    def value(self) -> float:
        """Return the strength, 0..HIGHEST."""
        return self._strength

    @Slot(float)
    def set_value(self, strength: float) -> None:
        """Show this strength; it stays exact though the slider has steps."""
        self._strength = strength
        self._slider.blockSignals(True)
        self._slider.setValue(position_of(strength))
        self._slider.blockSignals(False)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._slider.setAccessibleName(self.tr("Smoothing"))
        self.setToolTip(
            self.tr(
                "<p>Each point is an average of all values before it, in which every value "
                "counts β times what the next one counts:</p>"
                "<p>s<sub>t</sub> = β s<sub>t-1</sub> + (1 - β) x<sub>t</sub>, shown as "
                "s<sub>t</sub> / (1 - β<sup>t</sup>)</p>"
                "<p>About the last 1 / (1 - β) values count. Points already drawn never "
                "move. Values measured further apart than batches, such as one validation an "
                "epoch, are averaged over the same stretch of training.</p>"
            )
        )
        self._show()

    def _show(self) -> None:
        text = number(self._strength, 2 if self._strength <= 0.99 else 3)
        self._label.setText(self.tr("Smoothing %1").replace("%1", text))
        self._slider.setAccessibleDescription(text)

    @Slot(int)
    def _on_slider_value_changed(self, position: int) -> None:
        self._strength = strength_at(position)
        self._show()
        self.strength_changed.emit(self._strength)


def strength_at(position: int) -> float:
    """Return the strength at a position 0..100: 1 - 1000^(-position / 100), rounded."""
    exact = 1.0 - math.pow(1000.0, -position / _STEPS)
    return min(round(exact, 2 if exact < 0.985 else 3), HIGHEST)


def position_of(strength: float) -> int:
    """Return the position 0..100 that lies nearest to a strength."""
    return round(-_STEPS * math.log(1.0 - min(strength, HIGHEST)) / math.log(1000.0))
