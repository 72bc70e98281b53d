"""Smoothing, axis and scale: the row of controls above curves."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from studio.core.metrics import Axis
from studio.core.tasks.figure import Figure
from studio.ui.widgets.curves.settings import CurveSettings
from studio.ui.widgets.curves.smoothing_slider import SmoothingSlider


class CurveControls(QWidget):
    """Shows the shared settings and changes them.

    Args:
        settings: of the page's panels.
        figure: of the panel, whose scale holds until one is chosen.
    """

    def __init__(
        self, settings: CurveSettings, figure: Figure, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._figure = figure
        self._smoothing = SmoothingSlider()
        self._epochs = _segment()
        self._batches = _segment()
        self._log = _segment()
        self._axes = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._smoothing)
        layout.addSpacing(4)
        for button in (self._epochs, self._batches):
            self._axes.addButton(button)
            layout.addWidget(button)
        layout.addSpacing(4)
        layout.addWidget(self._log)
        self._connect()
        self._show_settings()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _connect(self) -> None:
        self._smoothing.strength_changed.connect(self._settings.set_smoothing)
        self._axes.buttonClicked.connect(self._on_axes_button_clicked)
        self._log.toggled.connect(self._settings.set_log)
        self._settings.smoothing_changed.connect(self._smoothing.set_value)
        self._settings.axis_changed.connect(self._show_settings)
        self._settings.log_changed.connect(self._show_settings)

    def _retranslate(self) -> None:
        self._epochs.setText(self.tr("Epochs"))
        self._batches.setText(self.tr("Batches"))
        self._log.setText(self.tr("log"))
        self._epochs.setToolTip(self.tr("Show epochs: every epoch has the same width."))
        self._batches.setToolTip(self.tr("Draw over batches: every training step is equally wide."))
        self._log.setToolTip(
            self.tr("Logarithmic scale: shows small differences when the loss is small.")
        )
        self._log.setAccessibleName(self.tr("Logarithmic scale"))

    @Slot()
    def _show_settings(self) -> None:
        settings = self._settings
        with QSignalBlocker(self._log):
            self._log.setChecked(settings.is_log(self._figure))
        chosen = self._epochs if settings.axis == "epochs" else self._batches
        chosen.setChecked(True)
        if self._smoothing.value() != settings.smoothing:
            self._smoothing.set_value(settings.smoothing)

    @Slot()
    def _on_axes_button_clicked(self) -> None:
        axis: Axis = "epochs" if self._epochs.isChecked() else "batches"
        self._settings.set_axis(axis)


def _segment() -> QPushButton:
    button = QPushButton()
    button.setCheckable(True)
    button.setProperty("variant", "segment")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
