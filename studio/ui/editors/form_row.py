"""A setting's line: label, explanation behind the label, editor at the right."""

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

    `wide` gives the editor all the room there is.
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
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._label)
        if wide:
            self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(self.editor, 1)
        else:
            row.addWidget(self.editor, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._problem)

    def set_label(self, label: str) -> None:
        """Change the words."""
        self._label.setText(label)

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
