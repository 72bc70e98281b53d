"""The head of a page: its question, its facts, and the one next action."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label


class PageHeader(QWidget):
    """A title as a question, dim facts beside it, secondary buttons, at most one primary.

    The facts give way first when the window is narrow.
    """

    def __init__(
        self, theme: Theme, title: str, facts: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label(theme, title, Role.TITLE)
        self._facts = ElidedLabel(theme, facts, Role.DIM, mode=Qt.TextElideMode.ElideRight)
        self._facts.setContentsMargins(0, 5, 0, 0)  # the two base lines meet
        self._primary: Button | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._title)
        self._row.addWidget(self._facts, 1)
        self.setMinimumHeight(32)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the question."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_facts(self, facts: str) -> None:
        """Change what is known, in one short line."""
        self._facts.setText(facts)

    def facts(self) -> str:
        """Return what is known."""
        return self._facts.text()

    def add_secondary(self, widget: QWidget) -> None:
        """Put a secondary button (or another control) before the primary one."""
        at = self._row.count() - (1 if self._primary else 0)
        self._row.insertWidget(at, widget)

    def set_primary(self, button: Button | None) -> None:
        """Make `button` the one next action, at the far right; a former one is deleted."""
        if self._primary is not None:
            self._row.removeWidget(self._primary)
            self._primary.hide()
            self._primary.deleteLater()
        self._primary = button
        if button is not None:
            self._row.addWidget(button)
