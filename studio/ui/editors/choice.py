"""One of several."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from studio.ui.editors.typed import WIDTH
from studio.ui.theme import Role, Theme
from studio.ui.widgets.calm_wheel import CalmWheel


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its value in the recipe, its words, its explanation."""

    value: str
    label: str
    help: str = ""


class ChoiceEditor(CalmWheel, QComboBox):
    """A list that opens; each line may explain itself in its tooltip.

    Signals:
        value_changed(object): the person chose this value, a str.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[Choice] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.calm_wheel()
        self.setFont(theme.font_of(Role.BODY))
        self.setAccessibleName(name)
        self.setMinimumWidth(WIDTH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(16)
        # The combo box's own delegate draws without the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.activated.connect(self._on_item_activated)
        self._last = ""
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays if it is among them, else the first is chosen."""
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            for at, choice in enumerate(choices):
                self.addItem(choice.label, choice.value)
                self.setItemData(at, choice.help, Qt.ItemDataRole.ToolTipRole)
        if any(choice.value == before for choice in choices):
            self.set_value(before)
        else:
            self._remember()

    def value(self) -> str:
        """Return the value of what is chosen, "" where there is nothing to choose."""
        data = self.currentData()
        return "" if data is None else str(data)

    def set_value(self, value: str) -> None:
        """Choose `value` without a signal.

        Raises:
            KeyError: it is not among the choices.
        """
        at = self.findData(value)
        if at < 0:
            raise KeyError(value)
        with QSignalBlocker(self):
            self.setCurrentIndex(at)
        self._remember()

    def _remember(self) -> None:
        self._last = self.value()
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.ToolTipRole) or ""))

    @Slot(int)
    def _on_item_activated(self, _index: int) -> None:
        if self.value() != self._last:
            self._remember()
            self.value_changed.emit(self.value())
