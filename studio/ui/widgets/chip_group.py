"""Filter chips: one of many, in one line that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.list_popup import ListPopup

MOST = 40
MOST_WIDTH = 200
"""Of the words on a chip, in pixels."""


class Chip(QPushButton):
    """A round small button that stays down."""

    def __init__(self, theme: Theme, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("variant", "chip")
        self.setFont(theme.font_of(Role.CAPTION))
        self.show_text(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_text(self, text: str) -> None:
        """Show `label` as they are, the middle of long ones left out and said in the tooltip."""
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, MOST_WIDTH)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(text if shown != text else "")
        self.setAccessibleName(text)


class ChipGroup(QWidget):
    """Chips of which at most one is chosen.

    Where they do not fit, two small buttons (and the wheel, and the arrow keys) move the line.
    Beyond MOST chips the rest is behind a last one, "+960", in a list with search.

    Signals:
        choice_chosen(str): the person chose; not emitted by `set_choice`.
    """

    choice_chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: dict[str, str] = {}
        self._chips: dict[str, Chip] = {}
        self._more = Chip(theme, "", "")
        self._more.setCheckable(False)
        self._popup = ListPopup(theme, self.tr("Search"), self)
        self._group = QButtonGroup(self)
        self._reveal = QTimer(self)  # a new chip has no place until the layout has run
        self._reveal.setSingleShot(True)
        self._line = QWidget()
        self._row = QHBoxLayout(self._line)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._area = _ChipArea(self._line)
        self._back = IconButton(theme, "chevron-left", self.tr("Earlier choices"), small=True)
        self._on = IconButton(theme, "chevron-right", self.tr("Further choices"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._back)
        row.addWidget(self._area, 1)
        row.addWidget(self._on)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._reveal.timeout.connect(self._on_reveal_due)
        self._more.clicked.connect(self._on_more_clicked)
        self._popup.choice_chosen.connect(self._on_popup_chosen)
        self._group.buttonClicked.connect(self._on_chip_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._on.clicked.connect(self._on_on_clicked)
        bar = self._area.horizontalScrollBar()
        bar.rangeChanged.connect(self._update_arrows)
        bar.valueChanged.connect(self._update_arrows)
        self._more.hide()
        self._update_arrows()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show a chip for each (key, words); what was chosen stays if it is still there."""
        if dict(choices) == self._choices and list(self._choices) == [key for key, _ in choices]:
            return
        chosen = self.choice()
        self._choices = dict(choices)
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key in list(self._choices)[:MOST]:
            self._add_chip(key)
        left_over = len(self._choices) - len(self._chips)
        self._more.setText(f"+{count_text(left_over)}")
        self._more.setToolTip(self.tr("Search in all"))
        self._more.setVisible(left_over > 0)
        self._popup.set_choices(list(self._choices.items()) if left_over else ())
        self.set_choice(chosen if chosen in self._choices else None)
        self._order_for_keyboard()
        self._area.updateGeometry()
        self.updateGeometry()

    def _order_for_keyboard(self) -> None:
        """Let Tab go from left to right; Qt puts what is made later behind the whole page."""
        before: QWidget = self._back
        for widget in (*self._chips.values(), self._more, self._on):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _add_chip(self, key: str) -> None:
        chip = Chip(self._theme, key, self._choices[key])
        self._chips[key] = chip
        self._group.addButton(chip)
        self._row.insertWidget(self._row.count() - 2, chip)
        chip.show()

    def keys(self) -> list[str]:
        """Return the keys, in the order given."""
        return list(self._choices)

    def popup(self) -> ListPopup:
        """Return the list with all choices, where there are more than chips."""
        return self._popup

    def choice(self) -> str | None:
        """Return the key of the chosen chip, None where none is."""
        chip = self._group.checkedButton()
        return chip.key if isinstance(chip, Chip) else None

    def set_choice(self, key: str | None) -> None:
        """Choose `key` and bring it into view, or choose none; KeyError for an unknown one."""
        if key is None:
            self._group.setExclusive(False)
            for chip in self._chips.values():
                chip.setChecked(False)
            self._group.setExclusive(True)
            return
        if key not in self._chips:
            self._add_chip(key)
        self._chips[key].setChecked(True)
        self._reveal.start()

    @Slot(QAbstractButton)
    def _on_chip_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, Chip):
            self._reveal.start()
            self.choice_chosen.emit(button.key)

    @Slot()
    def _on_reveal_due(self) -> None:
        chip = self._group.checkedButton()
        if chip is not None:
            self._area.ensureWidgetVisible(chip, 24, 0)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._popup.open_at(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    @Slot(str)
    def _on_popup_chosen(self, key: str) -> None:
        self.set_choice(key)
        self.choice_chosen.emit(key)

    @Slot()
    def _on_back_clicked(self) -> None:
        self._area.move_by(-self._area.viewport().width() * 2 // 3)

    @Slot()
    def _on_on_clicked(self) -> None:
        self._area.move_by(self._area.viewport().width() * 2 // 3)

    @Slot()
    def _update_arrows(self) -> None:
        bar = self._area.horizontalScrollBar()
        fits = bar.maximum() <= 0
        self._back.setVisible(not fits)
        self._on.setVisible(not fits)
        self._back.setEnabled(bar.value() > 0)
        self._on.setEnabled(bar.value() < bar.maximum())


class _ChipArea(QScrollArea):
    """A scroll area one chip high without scroll bars."""

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        self._line = line
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def move_by(self, pixels: int) -> None:
        """Move the line."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + pixels)

    def sizeHint(self) -> QSize:
        """Return the size of the whole line."""
        return self._line.sizeHint().expandedTo(QSize(0, 24))

    def minimumSizeHint(self) -> QSize:
        """Return room for one short chip."""
        return QSize(min(80, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line as high as it is."""
        super().resizeEvent(event)
        self._line.setFixedHeight(self.viewport().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the line's new size into the layout around."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move sideways; leave the wheel to the page where there is nothing to move."""
        if self.horizontalScrollBar().maximum() <= 0:
            event.ignore()
            return
        turn = event.angleDelta()
        self.move_by(-(turn.x() or turn.y()) // 2)
        event.accept()
