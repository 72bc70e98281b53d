"""A slider with its name and its value beside it."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from studio.ui.texts.format import decimal_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.calm_wheel import CalmWheel
from studio.ui.widgets.label import Label


class CalmSlider(CalmWheel, QSlider):
    """A horizontal slider that leaves the wheel to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.calm_wheel()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Return a short slider."""
        return QSize(96, 20)

    def minimumSizeHint(self) -> QSize:
        """Return the shortest slider that can be set with a mouse."""
        return QSize(64, 20)


class ValueSlider(QWidget):
    """A number from `lowest` to `highest` in steps of `step`.

    Signals:
        value_changed(float): the person moved it; not emitted by `set_value`.
    """

    value_changed = Signal(float)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: float,
        highest: float,
        step: float,
        *,
        digits: int = 2,
        shows_value: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest, self._step, self._digits = lowest, step, digits
        self._name = Label(theme, name, Role.DIM)
        self._slider = CalmSlider()
        self._slider.setRange(0, round((highest - lowest) / step))
        self._slider.setPageStep(max(1, self._slider.maximum() // 10))
        self._slider.setAccessibleName(name)
        self._value = Label(theme)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        widest = max((decimal_text(end, digits) for end in (lowest, highest)), key=len)
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(widest))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._name)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self._value.setVisible(shows_value)
        self.setFocusProxy(self._slider)
        self._slider.valueChanged.connect(self._on_slider_changed)
        self._show_value()

    def value(self) -> float:
        """Return the number."""
        return round(self._lowest + self._slider.value() * self._step, 9)

    def set_value(self, value: float) -> None:
        """Move to `value`, clipped and rounded to a step, without a signal."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(round((value - self._lowest) / self._step))
        self._show_value()

    def _show_value(self) -> None:
        self._value.setText(decimal_text(self.value(), self._digits))

    @Slot()
    def _on_slider_changed(self) -> None:
        self._show_value()
        self.value_changed.emit(self.value())
