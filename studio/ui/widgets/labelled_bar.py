"""A share with its words: label left, value right, bar below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.bar import Bar
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label


class LabelledBar(QWidget):
    """Progress or a share: "Fine-tuning … epoch 14, 61 %" over a thin bar."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        value: str = "",
        share: float = 0.0,
        color: ColorName = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(theme, label, Role.DIM)
        self._value = Label(theme, value)
        self._bar = Bar(theme, color)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        row.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.set_value(value, share)

    def set_label(self, label: str) -> None:
        """Name something else."""
        self._label.setText(label)

    def share(self) -> float:
        """Return the filled share, 0..1."""
        return self._bar.share()

    def value(self) -> str:
        """Return the words at the right."""
        return self._value.text()

    def set_value(self, value: str, share: float, color: ColorName | None = None) -> None:
        """Show `value` and fill to `share` (0..1)."""
        self._value.setText(value)
        self._bar.set_share(share, color)
        self.setAccessibleName(f"{self._label.text()}: {value}")
