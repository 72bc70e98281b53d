"""On or off."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme import Theme, mix

WIDTH, HEIGHT = 36, 20
RING = 3


class SwitchEditor(QAbstractButton):
    """A switch that slides; Space and a click turn it.

    Signals:
        value_changed(object): the person set this bool.
    """

    value_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(110)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(0.0)
        self._at = 0.0
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._slide.valueChanged.connect(self._on_slide_moved)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.update)

    def value(self) -> bool:
        """Return whether it is on."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Turn it without a signal and without sliding."""
        self._slide.stop()
        self.setChecked(value)
        self._at = float(value)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the switch with room for its focus ring."""
        return QSize(WIDTH + 2 * RING, HEIGHT + 2 * RING)

    @Slot(bool)
    def _on_clicked(self, is_on: bool) -> None:
        if self._theme.reduces_motion:
            self.set_value(is_on)
        else:
            self._slide.setStartValue(self._at)
            self._slide.setEndValue(float(is_on))
            self._slide.start()
        self.value_changed.emit(is_on)

    @Slot(object)
    def _on_slide_moved(self, at: float) -> None:
        self._at = at
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove and the knob."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        groove = QRectF(RING, RING, WIDTH, HEIGHT)
        on, off = tokens.accent, tokens.edge
        if not self.isEnabled():
            on = off = tokens.line
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(off, on, self._at)))
        painter.drawRoundedRect(groove, HEIGHT / 2, HEIGHT / 2)
        radius = HEIGHT / 2 - 3
        left, right = groove.left() + HEIGHT / 2, groove.right() - HEIGHT / 2
        painter.setBrush(QColor(tokens.surface if tokens.is_dark else "#FFFFFF"))
        painter.drawEllipse(
            QPointF(left + (right - left) * self._at, groove.center().y()), radius, radius
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
