"""The files that are left out, each with its reason."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.dataset.images import Refused
from studio.ui.dialogs.text_dialog import TextDialog
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label

FIRST = 4


class RefusedCard(Card):
    """The first few, and all of them in a window from which they can be copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._refused: tuple[Refused, ...] = ()
        self._lines = Label(theme, "", Role.CAPTION, wraps=True, selectable=True)
        self.show_all = Button(theme, self.tr("Show all"), small=True)
        self.body.addWidget(self._lines)
        self.add_action(self.show_all)
        self.show_all.clicked.connect(self._on_show_all_clicked)
        self.set_refused(())

    def text(self) -> str:
        """Return the lines that are shown."""
        return self._lines.text()

    def set_refused(self, refused: tuple[Refused, ...]) -> None:
        """Show these; nothing is shown where there are none."""
        self._refused = refused
        title = self.tr("Skipped files: {count}")
        self.set_title(title.format(count=count_text(len(refused))))
        self._lines.setText("\n".join(_line(one) for one in refused[:FIRST]))
        self.setVisible(bool(refused))

    @Slot()
    def _on_show_all_clicked(self) -> None:
        text = "\n".join(_line(one) for one in self._refused)
        TextDialog(self._theme, self.title(), text, self.window()).open()


def _line(refused: Refused) -> str:
    return f"{refused.path}: {translated(refused.reason)}"
