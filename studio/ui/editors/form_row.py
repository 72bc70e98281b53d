"""A setting's line: label, explanation behind the label, editor at the right, and its mark."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.editors.drop import DropEditor
from studio.ui.editors.image_size import ImageSizeEditor
from studio.ui.editors.typed import TypedEditor
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.help_tip import HelpTip, explain
from studio.ui.widgets.label import Label


class FormRow(QWidget):
    """One setting, and below it why what was typed is not taken.

    `wide` gives the editor all the room there is. `add_mark` puts a button behind the label, and a
    line below.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: QWidget,
        help: str = "",
        *,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = HelpTip(theme, label, help) if help else Label(theme, label, Role.DIM)
        self._problem = Label(theme, "", Role.CAPTION, tone="error", wraps=True)
        self._problem.hide()
        self.editor = editor
        self._label.setBuddy(editor)
        if help:
            explain(editor, label, help)
        self._lay_out(wide)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        if isinstance(editor, TypedEditor | ImageSizeEditor | DropEditor):
            editor.problem_changed.connect(self._on_problem_changed)

    def _lay_out(self, wide: bool) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(GRID // 2)
        self._head.addWidget(self._label)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addLayout(self._head)
        if wide:
            self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(self.editor, 1)
        else:
            row.addWidget(self.editor, 1, Qt.AlignmentFlag.AlignRight)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._problem)

    def add_mark(self, button: QWidget, line: QWidget) -> None:
        """Put a small button close behind the label, and a line below the editor."""
        self._head.addWidget(button)
        self._column.insertWidget(1, line)

    def set_label(self, label: str) -> None:
        """Change the words."""
        self._label.setText(label)

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
