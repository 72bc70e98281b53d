"""A titled surface: what pages are made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import CARD_PADDING, GAP, GRID
from studio.ui.widgets.label import Label


class Card(QFrame):
    """A surface with an optional title, actions at the title's right, and a body below.

    Put widgets into `body`. Never put a card into a card.
    """

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card")
        self._title = Label(theme, title, Role.HEADING)
        self._header = QWidget()
        self._added: list[QWidget] = []
        self._actions = QHBoxLayout(self._header)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(GRID)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(GAP)
        self._facts.addWidget(self._title)
        self._actions.addLayout(self._facts)
        self._actions.addStretch(1)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        column.setSpacing(12)
        column.addWidget(self._header, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._content, 1)
        self.set_title(title)

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title; without one, and without actions, there is no header."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
        self._header.setVisible(bool(title) or self._actions.count() + self._facts.count() > 3)

    def add_action(self, widget: QWidget) -> None:
        """Put `widget` at the right of the title."""
        if widget not in self._added:
            self._added.append(widget)
        self._actions.addWidget(widget)
        self._header.setVisible(True)

    def add_to_header(self, widget: QWidget) -> None:
        """Put `widget` beside the title, at its left end: a legend, facts."""
        self._facts.addWidget(widget)
        self._header.setVisible(True)
