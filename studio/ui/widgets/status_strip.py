"""The strip below every page: engine, device, what is going on, how far, how long still."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import GAP, GRID
from studio.ui.widgets.bar import Bar
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.status_dot import StatusDot

HEIGHT = 32
RIGHT_WIDTH = 320


class StatusStrip(QWidget):
    """Left: the engine's light and words, device, phase. Right: progress, cancel, time left.

    Signals:
        cancel_chosen(): the person wants what is running to stop.
    """

    cancel_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dot = StatusDot(theme)
        self._engine = Label(theme, "", Role.CAPTION)
        self._device = ElidedLabel(theme, "", Role.CAPTION, mode=Qt.TextElideMode.ElideRight)
        self._phase = ElidedLabel(theme, "", Role.CAPTION, mode=Qt.TextElideMode.ElideRight)
        self._bar = Bar(theme, thickness=4)
        self._bar.setFixedWidth(120)
        self._cancel = IconButton(theme, "close", self.tr("Cancel"), small=True)
        self._right = ElidedLabel(theme, "", Role.CAPTION)
        self._right.setMaximumWidth(RIGHT_WIDTH)  # a long folder name leaves room for the phase
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 1)
        row.setSpacing(GAP)
        engine = QHBoxLayout()
        engine.setSpacing(GRID - 2)
        engine.addWidget(self._dot)
        engine.addWidget(self._engine)
        row.addLayout(engine)
        row.addWidget(self._device)
        row.addWidget(self._phase, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addWidget(self._right)
        self.setFixedHeight(HEIGHT)
        self._cancel.clicked.connect(self.cancel_chosen)
        theme.changed.connect(self.update)
        self.set_progress(None)
        self.set_device("")
        self.set_phase("")

    def set_engine(self, text: str, color: ColorName = "edge") -> None:
        """Say how the engine is: "Engine ready", good."""
        self._engine.setText(text)
        self._dot.set_color(color)

    def set_device(self, text: str) -> None:
        """Say what it computes on."""
        self._device.setText(text)
        self._device.setVisible(bool(text))

    def set_phase(self, text: str) -> None:
        """Say what is going on, or what was done last."""
        self._phase.setText(text)

    def set_progress(self, share: float | None, *, can_cancel: bool = False) -> None:
        """Show how far it is (0..1), or nothing (None)."""
        self._bar.setVisible(share is not None)
        self._cancel.setVisible(can_cancel)
        if share is not None:
            self._bar.set_share(share)
            self._bar.setAccessibleName(f"{share:.0%}")

    def set_right(self, text: str) -> None:
        """Show the words at the right: time left, a forecast, where the data lies."""
        self._right.setText(text)

    def texts(self) -> tuple[str, str, str, str]:
        """Return (engine, device, phase, right) as shown."""
        return (
            self._engine.text(),
            self._device.text(),
            self._phase.text(),
            self._right.text(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and the line above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
