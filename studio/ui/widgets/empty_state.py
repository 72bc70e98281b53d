"""What a page shows while there is nothing: why, and the button that changes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.icon_label import IconLabel
from studio.ui.widgets.label import Label

NARROWEST = 160
"""Pixels below which the words would take more lines than there is room for."""


class EmptyState(QWidget):
    """An icon, a sentence, an explanation, a button; centred in the room it gets.

    Signals:
        action_chosen(): the button was pressed.
    """

    action_chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        explanation: str = "",
        action: str = "",
        *,
        is_primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, icon, "edge", 40)
        self._text = Label(theme, text, Role.STRONG, wraps=True)
        self._explanation = Label(theme, explanation, Role.DIM, wraps=True)
        variant = Variant.PRIMARY if is_primary else Variant.SECONDARY
        self._action = Button(theme, action, variant)
        middle = QWidget()
        middle.setMaximumWidth(360)
        for label in (self._text, self._explanation):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GRID)
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(4)
        inner.addWidget(self._text)
        inner.addWidget(self._explanation)
        inner.addSpacing(4)
        inner.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.setMinimumWidth(NARROWEST)
        # Centred by stretches: an alignment would take the height that the text has unwrapped.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(across)
        column.addStretch(1)
        self._action.clicked.connect(self.action_chosen)
        self.set_texts(text, explanation, action)

    def set_texts(self, text: str, explanation: str = "", action: str = "") -> None:
        """Say something else; "" leaves a part out."""
        self._text.setText(text)
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
