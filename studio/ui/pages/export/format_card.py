"""In which form to take the model away."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from studio.core.exports.formats import FORMATS, ExportFormat
from studio.ui.pages.export.format_button import FormatButton
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card


class FormatCard(Card):
    """One of the formats is chosen.

    Signals:
        format_chosen(object): the `ExportFormat` the person chose.
    """

    format_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Format"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, FormatButton] = {}
        for at, row in enumerate(FORMATS):
            badge = self.tr("recommended") if at == 0 else ""
            button = FormatButton(theme, row, badge)
            self._group.addButton(button)
            self._buttons[row.key] = button
            self.body.addWidget(button)
        self._group.buttonClicked.connect(self._on_button_clicked)
        self._buttons[FORMATS[0].key].setChecked(True)

    def format(self) -> ExportFormat:
        """Return the format that is chosen."""
        button = self._group.checkedButton()
        assert isinstance(button, FormatButton)
        return button.format

    def set_format(self, wanted: ExportFormat) -> None:
        """Choose a format without a signal."""
        self._buttons[wanted.key].setChecked(True)

    def set_is_of_layers(self, is_of_layers: bool, backbone: str) -> None:
        """Say whether the run's network is made of Keras' own layers; else choose a SavedModel."""
        for button in self._buttons.values():
            blocked = button.format.needs_layers and not is_of_layers
            text = self.tr("{backbone} is a SavedModel, which plain Keras has no layer for.")
            button.set_obstacle(text.format(backbone=backbone) if blocked else "")
        if not is_of_layers and self.format().needs_layers:
            self.set_format(next(row for row in FORMATS if not row.needs_layers))

    @Slot(QAbstractButton)
    def _on_button_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, FormatButton):
            self.format_chosen.emit(button.format)
