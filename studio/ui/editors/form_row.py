"""A setting's line: label, explanation behind the label, editor at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.help_tip import HelpTip, explain
from studio.ui.widgets.label import Label


class FormRow(QWidget):
    """One setting; `wide` gives the editor all the room there is."""

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
        self.editor = editor
        self._label.setBuddy(editor)
        if help:
            explain(editor, label, help)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(GRID)
        row.addWidget(self._label)
        if wide:
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(editor, 1)
        else:
            row.addStretch(1)
            row.addWidget(editor, 0, Qt.AlignmentFlag.AlignRight)
        if not editor.accessibleName():
            editor.setAccessibleName(label)

    def set_label(self, label: str) -> None:
        """Change the words."""
        self._label.setText(label)
