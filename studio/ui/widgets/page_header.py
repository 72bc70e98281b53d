"""The head of a page: its question, its facts, and the one next action."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.button import Button
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label


class PageHeader(QWidget):
    """A title as a question, dim facts beside it, secondary buttons, at most one primary.

    The facts give way first when the window is narrow; then the secondary buttons take a line of
    their own, so that the words of none are cut.
    """

    def __init__(
        self, theme: Theme, title: str, facts: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Label(theme, title, Role.TITLE)
        self._facts = ElidedLabel(theme, facts, Role.DIM, mode=Qt.TextElideMode.ElideRight)
        self._facts.setContentsMargins(0, 5, 0, 0)  # the two base lines meet
        self._primary: Button | None = None
        self._secondary: list[QWidget] = []
        self._has_two_lines = False
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._row.addWidget(self._title)
        self._row.addWidget(self._facts, 1)
        self._below = QHBoxLayout()
        self._below.setSpacing(GRID)
        self._below.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(self._row)
        lines.addLayout(self._below)
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
        self._secondary.append(widget)
        self._place(widget)

    def remove_secondary(self, widget: QWidget) -> None:
        """Take a secondary button away again and delete it."""
        self._secondary.remove(widget)
        for line in (self._row, self._below):
            line.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _place(self, widget: QWidget) -> None:
        if self._has_two_lines:
            self._below.addWidget(widget)
        else:
            self._row.insertWidget(self._row.count() - (1 if self._primary else 0), widget)

    def set_primary(self, button: Button | None) -> None:
        """Make `button` the one next action, at the far right; a former one is deleted."""
        if self._primary is not None:
            self._row.removeWidget(self._primary)
            self._primary.hide()
            self._primary.deleteLater()
        self._primary = button
        if button is not None:
            self._row.addWidget(button)

    def _widths(self) -> tuple[int, int]:
        """Return the width of title, facts and primary button, and that of the other buttons.

        Of the facts the least that stays of them.
        """
        shown = [one.sizeHint().width() for one in self._secondary if not one.isHidden()]
        primary = self._primary.sizeHint().width() + GRID if self._primary is not None else 0
        words = self._title.sizeHint().width() + self._facts.minimumSizeHint().width()
        return words + primary, sum(shown) + GRID * len(shown)

    def _arrange(self) -> None:
        """Take a second line where one is too narrow for the title and all buttons."""
        is_narrow = sum(self._widths()) + GRID > self.contentsRect().width()
        if is_narrow is self._has_two_lines:
            return
        self._has_two_lines = is_narrow
        for widget in self._secondary:
            (self._row if is_narrow else self._below).removeWidget(widget)
            self._place(widget)
        self._below.setContentsMargins(0, GRID if is_narrow else 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider of two lines."""
        margins = self.contentsMargins()
        width = max(self._widths()) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether one line has room for everything."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Look again when buttons come, go or change their words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)
