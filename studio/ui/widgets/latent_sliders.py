"""A slider for each number of a code, those that vary most first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.texts.format import count_text, decimal_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.label import Label
from studio.ui.widgets.value_slider import CalmSlider

Vector = NDArray[np.float32]
"""(numbers,)"""

STEPS = 200
"""Of a slider, from the lowest to the highest value."""

AT_ONCE = 24
"""Sliders that are built; those of further numbers come when they are asked for."""

Draw = Callable[[np.random.Generator], Vector]


class LatentSliders(QWidget):
    """Shows and changes one code; it keeps numbers that no slider shows, and those out of range.

    Signals:
        changed(object): the code, float32 (numbers,), each time the person changes it; while a
            slider is dragged, at each of its moves.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._low = self._high = self._middle = self._values = np.zeros(0, np.float32)
        self._order: tuple[int, ...] = ()
        self._names: tuple[str, ...] = ()
        self._rows: list[_Row] = []
        self._draw: Draw | None = None
        self._random = np.random.default_rng()
        self.setAccessibleName(name)
        self.reset_button = Button(theme, self.tr("Reset"), icon="undo", small=True)
        self.reset_button.setToolTip(self.tr("Puts every slider back to the average code."))
        self.random_button = Button(theme, self.tr("Randomise"), icon="refresh", small=True)
        self.more_button = Button(theme, "", small=True)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.more_button)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.random_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self._scroll, 1)
        self.reset_button.clicked.connect(self.reset)
        self.random_button.clicked.connect(self.randomise)
        self.more_button.clicked.connect(self._on_more_clicked)
        self.set_dimensions(*(np.zeros(0, np.float32),) * 3, ())

    def set_dimensions(
        self,
        low: Vector,
        high: Vector,
        middle: Vector,
        order: Sequence[int],
        *,
        names: Sequence[str] = (),
        draw: Draw | None = None,
    ) -> None:
        """Offer sliders for other numbers, and begin with the middle.

        Args:
            low: of each number, what its slider begins with; `high` what it ends with.
            middle: what `reset` goes back to.
            order: which number comes first, second, ...
            names: of the numbers; "1", "2", ... without.
            draw: gives a random code; without it there is no button for one.
        """
        self._low, self._high = low.astype(np.float32), high.astype(np.float32)
        self._middle = middle.astype(np.float32)
        self._values = self._middle.copy()
        self._order = tuple(order)
        self._names = tuple(names) or tuple(count_text(at + 1) for at in range(len(low)))
        self._draw = draw
        self.random_button.setVisible(draw is not None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        self._build(AT_ONCE)

    def dimensions(self) -> int:
        """Return how many numbers the code has."""
        return len(self._values)

    def values(self) -> Vector:
        """Return the code."""
        return self._values.copy()

    def set_values(self, values: Vector) -> None:
        """Show a code without a signal; one out of a slider's range is kept all the same."""
        self._values = values.astype(np.float32)
        for row in self._rows:
            row.show_value(float(self._values[row.number]))

    def slider(self, number: int) -> CalmSlider:
        """Return the slider of a number; KeyError where it is not built."""
        return {row.number: row.slider for row in self._rows}[number]

    @Slot()
    def reset(self) -> None:
        """Go back to the middle."""
        self._take(self._middle)

    @Slot()
    def randomise(self) -> None:
        """Draw a code."""
        if self._draw is not None:
            self._take(self._draw(self._random))

    def _take(self, values: Vector) -> None:
        self.set_values(values)
        self.changed.emit(self.values())

    def _build(self, count: int) -> None:
        """Build sliders of the next numbers."""
        first = len(self._rows)
        longest = max((len(name) for name in self._names), default=1)
        for number in self._order[first : first + count]:
            low, high = float(self._low[number]), float(self._high[number])
            row = _Row(self._theme, number, self._names[number], longest, low, high)
            row.show_value(float(self._values[number]))
            row.slider.valueChanged.connect(partial(self._on_slider_moved, row))
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        left = len(self._order) - len(self._rows)
        self.more_button.setVisible(left > 0)
        self.more_button.setText(
            self.tr("Show {count} more").format(count=count_text(min(left, AT_ONCE)))
        )

    @Slot()
    def _on_more_clicked(self) -> None:
        self._build(AT_ONCE)

    def _on_slider_moved(self, row: _Row, _step: int) -> None:
        self._values[row.number] = row.value()
        row.show_text(row.value())
        self.changed.emit(self.values())


class _Row(QWidget):
    """One number: its name, its slider, its value."""

    def __init__(
        self, theme: Theme, number: int, name: str, longest: int, low: float, high: float
    ) -> None:
        super().__init__()
        self.number = number
        self._low, self._high = low, max(high, low + 1e-6)
        self.slider = CalmSlider()
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.slider.setAccessibleName(name)
        label = Label(theme, name, Role.DIM)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("0" * longest))
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._text = Label(theme, "", Role.CAPTION)
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        widest = max((decimal_text(end) for end in (low, high)), key=len)
        self._text.setMinimumWidth(self._text.fontMetrics().horizontalAdvance(widest))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.slider, 1)
        row.addWidget(self._text)

    def value(self) -> float:
        """Return what the slider says."""
        return self._low + (self._high - self._low) * self.slider.value() / STEPS

    def show_value(self, value: float) -> None:
        """Move the slider as near as it goes, without a signal; the text says the true value."""
        share = (value - self._low) / (self._high - self._low)
        self.slider.blockSignals(True)  # Qt's own
        self.slider.setValue(round(STEPS * min(max(share, 0.0), 1.0)))
        self.slider.blockSignals(False)
        self.show_text(value)

    def show_text(self, value: float) -> None:
        """Say a value."""
        self._text.setText(decimal_text(value))
