"""A list to look something up in: names at the left, what belongs to them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.clipboard import copy_text
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label
from studio.ui.widgets.toast import Toast


@dataclass(frozen=True)
class Section:
    """Rows of (name, value) under a heading; "" has none."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class ReferenceDialog(QDialog):
    """Title, a sentence, sections of rows; all of it can be copied. It is gone when closed."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        sections: Sequence[Section],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._sections = tuple(sections)
        self.copy = Button(theme, self.tr("Copy"), icon="copy")
        self.close_button = Button(theme, self.tr("Close"), Variant.PRIMARY)
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.setSpacing(4)
        for section in self._sections:
            if section.heading:
                inner.addSpacing(8)
                inner.addWidget(Label(theme, section.heading, Role.HEADING))
            for name, value in section.rows:
                inner.addWidget(KeyValueRow(theme, name, value))
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(rows)
        area.setAccessibleName(title)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, title, Role.TITLE))
        if text:
            column.addWidget(Label(theme, text, Role.DIM, wraps=True))
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self.resize(520, 560)
        self.toast = Toast(theme, self)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.close_button.clicked.connect(self.accept)

    def text(self) -> str:
        """Return the list as plain text."""
        lines = []
        for section in self._sections:
            lines += [section.heading] if section.heading else []
            lines += [f"{name}: {value}" for name, value in section.rows]
        return "\n".join(lines) + "\n"

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_text(self, self.text())
