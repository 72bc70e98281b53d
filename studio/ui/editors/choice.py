"""One of several."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from studio.ui.editors.typed import WIDTH
from studio.ui.theme import Role, Theme
from studio.ui.widgets.calm_wheel import CalmWheel
from studio.ui.widgets.plain_tip import plain_tip

_HELP = Qt.ItemDataRole.UserRole + 1

_EDGE = 2
"""Pixels of the field that the style keeps free, one at either side."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its value in the recipe, its words, its explanation."""

    value: str
    label: str
    help: str = ""


class ChoiceEditor(CalmWheel, QComboBox):
    """A list that opens; each line may explain itself in its tooltip.

    What is chosen is shortened where the page is narrow, and then whole in the tooltip; the list is
    as wide as its longest line.

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
                self.setItemData(at, choice.help, _HELP)
                self.setItemData(at, plain_tip(choice.help), Qt.ItemDataRole.ToolTipRole)
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

    def sizeHint(self) -> QSize:
        """Return room for the longest line: Qt's own, with the style sheet, falls short of it."""
        hint = super().sizeHint()
        hint.setWidth(hint.width() + 2 * _EDGE)
        return hint

    def shown_text(self) -> str:
        """Return what is on the screen at the present width."""
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            self._option(),
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        width = room.width() - _EDGE
        return self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, max(width, 0)
        )

    def showPopup(self) -> None:
        """Open the list, wide enough for each of its lines where the screen is."""
        view = self.view()
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(wanted, self.screen().availableGeometry().width() - 16))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is chosen, shortened where it must be: Qt would cut it off."""
        option = self._option()
        option.currentText = self.shown_text()
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Check again whether what is chosen fits."""
        super().resizeEvent(event)
        self._update_tooltip()

    def showEvent(self, event: QShowEvent) -> None:
        """Check it in the style that is in force now."""
        super().showEvent(event)
        self._update_tooltip()

    def changeEvent(self, event: QEvent) -> None:
        """A new font or style makes another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._update_tooltip()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _remember(self) -> None:
        self._last = self.value()
        self._update_tooltip()

    def _update_tooltip(self) -> None:
        """Say what is shortened, and what explains it."""
        whole = self.currentText()
        lines = [] if self.shown_text() == whole else [whole]
        explained = str(self.currentData(_HELP) or "")
        self.setToolTip(plain_tip("\n".join(filter(None, [*lines, explained]))))

    @Slot(int)
    def _on_item_activated(self, _index: int) -> None:
        if self.value() != self._last:
            self._remember()
            self.value_changed.emit(self.value())
