"""One backbone in the gallery."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QVBoxLayout, QWidget

from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.ui.pages.model.backbone_text import (
    description_text,
    origin_text,
    published_text,
    weights_text,
)
from studio.ui.pages.model.backbone_tile import BackboneTile
from studio.ui.texts.format import parameters_text
from studio.ui.theme import ColorName, Role, Theme
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label

WIDTH, HEIGHT = 284, 188


class BackboneButton(QAbstractButton):
    """A card that is pressed: name, year, parameters, input size, accuracy, weights."""

    def __init__(self, theme: Theme, backbone: Backbone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backbone = backbone
        self._theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(WIDTH, HEIGHT)
        self.setToolTip(origin_text(backbone))
        facts = self.tr("{count} parameters, images {height} × {width}").format(
            count=parameters_text(backbone.parameters),
            height=backbone.input_size[0],
            width=backbone.input_size[1],
        )
        year = [text for text in (str(backbone.year), published_text(backbone)) if text]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(BackboneTile(theme, backbone.family, 40), 0, 0, 2, 1)
        grid.addWidget(ElidedLabel(theme, backbone.name, Role.STRONG), 0, 1)
        grid.addWidget(ElidedLabel(theme, " · ".join(year), Role.DIM), 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addWidget(Label(theme, description_text(backbone), Role.CAPTION, wraps=True))
        column.addStretch(1)
        column.addWidget(ElidedLabel(theme, facts, Role.CAPTION))
        column.addWidget(self._weights_label(theme))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{backbone.name}, {', '.join(year)}, {facts}")

    def _weights_label(self, theme: Theme) -> ElidedLabel:
        label = ElidedLabel(theme, weights_text(self.backbone), Role.CAPTION)
        if weight_files.is_here(self.backbone):
            label.set_tone("good")
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface; its border says hovered, focused or chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        width = 2 if marked else 1
        name: ColorName = "accent" if marked or self.underMouse() else "edge"
        painter.setPen(QPen(self._theme.color(name), width))
        painter.setBrush(self._theme.color("accent_ground" if self.isDown() else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 12, 12)
