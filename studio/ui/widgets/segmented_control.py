"""A few choices side by side, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.flow_layout import FlowLayout


class SegmentedControl(QWidget):
    """Choose one of a few; arrow keys move, Tab enters and leaves.

    Args:
        name: for a screen reader.
        choices: keys and texts.
        wraps: whether what does not fit into one line goes into the next.

    Signals:
        choice_chosen(str): the person chose; not emitted by `set_choice`.
    """

    choice_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = FlowLayout(self, 4) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key, text in choices:
            button = QPushButton(text)
            button.setProperty("variant", "segment")
            button.setProperty("key", key)
            button.setFont(theme.font_of(Role.CAPTION))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self.set_choice(choices[0][0])

    def choice(self) -> str:
        """Return the key of what is chosen, "" for nothing."""
        chosen = self._group.checkedButton()
        return "" if chosen is None else str(chosen.property("key"))

    def text(self) -> str:
        """Return the words of what is chosen."""
        chosen = self._group.checkedButton()
        return "" if chosen is None else chosen.text()

    def set_choice(self, key: str) -> None:
        """Choose `key`; KeyError where there is none."""
        self._buttons[key].setChecked(True)

    def clear_choice(self) -> None:
        """Choose nothing: what is in force is none of these."""
        self._group.setExclusive(False)  # or Qt keeps the last one checked
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_tip(self, key: str, text: str) -> None:
        """Explain one choice in its tooltip."""
        self._buttons[key].setToolTip(text)

    def set_shown(self, key: str, is_shown: bool) -> None:
        """Show or hide a choice; the first takes the place of a chosen one that is hidden."""
        self._buttons[key].setVisible(is_shown)
        if not is_shown and self.choice() == key:
            self.set_choice(next(iter(self._buttons)))

    def is_shown(self, key: str) -> bool:
        """Whether a choice can be chosen."""
        return not self._buttons[key].isHidden()

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        self.choice_chosen.emit(str(button.property("key")))
