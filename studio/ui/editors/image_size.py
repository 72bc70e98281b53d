"""Height and width of a picture in pixels."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.editors.integer import IntegerEditor
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label


class ImageSizeEditor(QWidget):
    """Height and width, each from `lowest` to `highest` pixels.

    Signals:
        value_changed(object): the person set this (height, width).
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        lowest: int = 8,
        highest: int = 2048,
        *,
        step: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        height_name = self.tr("{name}: height").format(name=name)
        width_name = self.tr("{name}: width").format(name=name)
        self._height = IntegerEditor(theme, height_name, lowest, highest, step=step)
        self._width = IntegerEditor(theme, width_name, lowest, highest, step=step)
        self._height.setToolTip(self.tr("Height in pixels"))
        self._width.setToolTip(self.tr("Width in pixels"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for editor in (self._height, self._width):
            editor.setMinimumWidth(64)
        row.addWidget(self._height, 1)
        row.addWidget(Label(theme, "\N{MULTIPLICATION SIGN}", Role.DIM))
        row.addWidget(self._width, 1)
        self.setFocusProxy(self._height)
        self.setAccessibleName(name)
        self._height.value_changed.connect(self._on_side_changed)
        self._width.value_changed.connect(self._on_side_changed)

    def value(self) -> tuple[int, int]:
        """Return (height, width)."""
        return self._height.value(), self._width.value()

    def set_value(self, value: tuple[int, int]) -> None:
        """Show (height, width) without a signal."""
        self._height.set_value(value[0])
        self._width.set_value(value[1])

    @Slot()
    def _on_side_changed(self) -> None:
        self.value_changed.emit(self.value())
